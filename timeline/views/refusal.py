"""A question that cannot be asked: 400, with the form still usable and the value still in it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy

from timeline.search.found import Found, search
from timeline.search.query import BadQuery, Query
from timeline.views.addresses import Beside
from timeline.views.form import WRITTEN, form, offered
from timeline.views.rendering import VARIES, render_page

REFUSED = gettext_lazy("That question cannot be asked")


def refuse(request: HttpRequest, given: QueryDict, bad: BadQuery) -> HttpResponse:
    """Names every parameter at fault; shows no incident, as "everything" would be a false answer."""
    errors, rest = _all_errors(given, bad)
    filled = form(rest.query, offered(rest), given)
    context = {
        "form": replace(
            filled, values=filled.values | _as_sent(given), errors=filled.errors | errors
        ),
        "errors": errors,
        "repaired": Beside(rest.query).but(),
        "heading": REFUSED,
        "name": REFUSED,
        "canonical": request.build_absolute_uri(reverse("timeline")),
    }
    return render_page(request, "timeline/timeline.html", context, query=rest.query, status=400)


def problem(request: HttpRequest, given: QueryDict, bad: BadQuery) -> HttpResponse:
    """The same for programs (RFC 9457): what is wrong with the first parameter at fault."""
    response = JsonResponse(
        {
            "title": str(REFUSED),
            "status": 400,
            "detail": f"{bad.parameter}: {bad.message}.",
            "parameter": bad.parameter,
        },
        status=400,
        content_type="application/problem+json",
    )
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-store"
    return response


def _all_errors(given: QueryDict, bad: BadQuery) -> tuple[dict[str, str], Found]:
    """Parameter -> what is wrong with it, and what the question that is left without them finds."""
    rest, errors = given.copy(), {}
    while True:
        errors[bad.parameter] = bad.message
        rest.pop(bad.parameter, None)
        try:
            return errors, search(Query.parse(rest))
        except BadQuery as next_bad:
            bad = next_bad


def _as_sent(given: QueryDict) -> dict[str, str]:
    return {name: str(given[name]) for name in WRITTEN if name in given}
