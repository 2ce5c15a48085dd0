"""A question that cannot be asked: 400, with the form still usable and the value still in it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from timeline.search.facets import facets
from timeline.search.known import settled
from timeline.search.query import BadQuery, Query
from timeline.views.form import form
from timeline.views.rendering import render_page


def refuse(request: HttpRequest, bad: BadQuery) -> HttpResponse:
    """Names every parameter at fault; shows no incident, as "everything" would be a false answer."""
    errors, rest = _all_errors(request.GET, bad)
    filled = form(rest, facets(rest), request.GET)
    context = {
        "form": replace(filled, values=filled.values | _as_sent(request.GET), errors=errors),
        "errors": errors,
        "repaired": rest,
        "heading": "That question cannot be asked",
        "canonical": request.build_absolute_uri(reverse("timeline")),
    }
    return render_page(request, "timeline/timeline.html", context, query=rest, status=400)


def _all_errors(given: QueryDict, bad: BadQuery) -> tuple[dict[str, str], Query]:
    """Parameter -> what is wrong with it, and the question that is left without them."""
    rest, errors = given.copy(), {}
    while True:
        errors[bad.parameter] = bad.message
        rest.pop(bad.parameter, None)
        try:
            return errors, settled(Query.parse(rest))
        except BadQuery as next_bad:
            bad = next_bad


def _as_sent(given: QueryDict) -> dict[str, str]:
    return {
        name: given.get(name, "") for name in ("q", "from", "to", "killed_min") if name in given
    }
