"""A question that cannot be asked: 400, with the form still usable and the value still in it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy

from timeline.search.found import Found, search
from timeline.search.query import BadQuery, Query, encoded
from timeline.views.addresses import Beside
from timeline.views.form import WRITTEN, form, offered
from timeline.views.rendering import is_swap, is_typing, render_page, write_address

REFUSED = gettext_lazy("That question cannot be asked")


def refuse(request: HttpRequest, given: QueryDict, bad: BadQuery) -> HttpResponse:
    """Names every parameter at fault; shows no incident, as "everything" would be a false answer.

    Words that cannot be asked yet, as they are still typed, leave what is shown alone.
    """
    if bad.parameter == "q" and is_typing(request):
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
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
    response = render_page(request, "timeline/timeline.html", context, query=rest.query, status=400)
    if is_swap(request):
        said = ((name, value) for name in given for value in given.getlist(name) if value)
        write_address(request, response, f"{request.path}?{encoded(said)}")
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
