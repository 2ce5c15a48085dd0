"""All actors, and all places, that the public record names: found by words, by count or by name."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.search.answers import Option
from timeline.search.found import Found
from timeline.search.query import Query, encoded
from timeline.search.values import one_of
from timeline.views.addresses import path_of
from timeline.views.form import offered
from timeline.views.pages import asking
from timeline.views.phrases import chips
from timeline.views.rendering import is_form_as_sent, is_swap, render_page
from timeline.views.since import since_of_view
from timeline.views.stretch import Stretch, own
from timeline.views.told import told

MOST_SHOWN = 60
SORTS = ("count", "name")
KINDS = {"actors": "actor", "locations": "location"}

by = one_of(lambda: SORTS, gettext_lazy("“%s” is not an order of names; say count or name"))


@asking("find", "start", "sort")
def index(request: HttpRequest, found: Found, page: str) -> HttpResponse:
    """`page` is "actors" or "locations"; of the incidents that answer the question, in which no one
    of them is chosen."""
    name = KINDS[page]
    found = found.but(**{name: ()})
    stretch, sort = Stretch.asked(request.GET, MOST_SHOWN), own(request.GET, "sort", by, "count")
    here = _address(page, found.query, stretch.words, stretch.start, sort)
    if is_form_as_sent(request):
        return redirect(here)
    context = {
        "page": page,
        "name": name,
        "sort": sort,
        "words": stretch.words,
        "since": since_of_view(found),
        **_listed(found, page, stretch, sort),
        **_asked(found, lambda query: _address(page, query, stretch.words, 0, sort)),
        "whole": _address(page, found.query.standpoint(), "", 0, sort),
        "canonical": request.build_absolute_uri(here),
    }
    response = render_page(request, "timeline/index.html", context, query=found.query)
    if is_swap(request):
        response["HX-Replace-Url"] = here
    return response


def _address(page: str, query: Query, words: str, start: int, sort: str) -> str:
    own_pairs = [("find", words)] * bool(words) + [("start", str(start))] * bool(start)
    own_pairs += [("sort", sort)] * (sort != "count")
    asked = encoded(sorted(query.but().pairs() + own_pairs))
    return f"{path_of(page)}?{asked}" if asked else path_of(page)


def _listed(found: Found, page: str, stretch: Stretch, sort: str) -> dict[str, Any]:
    listing = found.listing(KINDS[page], find=stretch.words)
    by_name, words, query = sort == "name", stretch.words, found.query
    options = listing.options(first=stretch.most, start=stretch.start, by_name=by_name)
    about = told(found, KINDS[page], [option.value for option in options.options])
    trail = query.but().urlencode()
    return {
        "rows": [(option, about[option.value]) for option in options.options],
        "total": listing.total,
        "numbers": stretch.numbers(listing.total),
        "trail": f"?{trail}" if trail else "",
        "sorts": [
            (label, _address(page, query, words, 0, value), value == sort)
            for value, label in (("count", _("Most entries first")), ("name", _("By name")))
        ],
        "initials": [
            (letter, _address(page, query, words, start, sort))
            for letter, start in (listing.initials() if by_name else [])
        ],
        **stretch.addresses(
            listing.total, lambda words, start: _address(page, query, words, start, sort)
        ),
    }


def _asked(found: Found, at: Callable[[Query], str]) -> dict[str, Any]:
    """What narrows the list, each to be taken off, and what the form carries along; `at` says where
    the list answers another question."""
    query = found.query
    narrowed = query.filters != Query()
    one_country = len(query.country) < 2  # a list to choose from holds no more
    return {
        "chips": [
            (chip, at(query.but(**chip.wider)))
            for chip in (chips(query, offered(found)) if narrowed else [])
        ],
        "clear": at(query.unfiltered()),
        "said": [
            pair for pair in query.but().pairs() if not (one_country and pair[0] == "country")
        ],
        "countries": _countries(found) if one_country else [],
    }


def _countries(found: Found) -> list[Option]:
    return sorted(found.options("country").options, key=lambda option: option.label)
