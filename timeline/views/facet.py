"""All choices of one filter, with what each would give: for the lists too long for the form."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from timeline.search.answers import Option
from timeline.search.found import Found
from timeline.search.query import BadQuery
from timeline.search.values import BadValue, whole_number
from timeline.search.words import LONGEST
from timeline.views.addresses import Beside, facet_address
from timeline.views.form import MOST_SHOWN, choices_of, offered
from timeline.views.pages import asking
from timeline.views.phrases import heading, period
from timeline.views.rendering import render_page
from timeline.views.terms import CHOICES, TITLES, shape_of

T = TypeVar("T")


@asking("find", "start")
def facet(request: HttpRequest, found: Found, name: str) -> HttpResponse:
    """Those that the words to `find` begin, from number `start` on; each is a link that adds it to the
    question or takes it off."""
    if name not in TITLES:
        raise Http404("No such filter")
    words = _own(request.GET, "find", _words, "")
    start = _own(request.GET, "start", whole_number, "0")
    context = _choices(found, name, words, start) | {
        "name": name,
        "called": CHOICES[name],
        "words": words,
        "said": found.query.but().pairs(),
        "back": Beside(found.query).but(),
    }
    options = offered(found)
    context["heading"] = heading(found.query, options)
    context["period"] = period(found.query, found.tally())
    return render_page(request, "timeline/facet.html", context, query=found.query)


def _own(given: QueryDict, name: str, read: Callable[[str], T], unsaid: str) -> T:
    """A parameter that is the page's own."""
    said = {value.strip() for value in given.getlist(name)} - {""}
    if len(said) > 1:
        raise BadQuery(name, "it is given twice, with different values")
    try:
        return read(said.pop() if said else unsaid)
    except BadValue as bad:
        raise BadQuery(name, str(bad)) from None


def _words(value: str) -> str:
    if len(value) > LONGEST:
        raise BadValue(f"the text has {len(value)} characters; {LONGEST} are the most")
    return " ".join(value.split())


def _choices(found: Found, name: str, words: str, start: int) -> dict[str, Any]:
    options, here = (
        found.options(name, first=MOST_SHOWN, find=words, start=start),
        Beside(found.query),
    )
    listed = max(0, min(MOST_SHOWN, options.total - start))  # what is chosen elsewhere comes after
    return {
        "total": options.total,
        "numbers": (start + 1, start + listed),
        "first": facet_address(found.query, name, words),
        "choices": [
            (
                choice,
                shape_of(name, choice.value),
                here.but(**{name: _toggled(getattr(found.query, name), choice)}),
            )
            for choice in choices_of(name, options.options[:listed])
        ],
        "earlier": start and facet_address(found.query, name, words, max(0, start - MOST_SHOWN)),
        "later": start + listed < options.total
        and facet_address(found.query, name, words, start + MOST_SHOWN),
    }


def _toggled(values: tuple[str, ...], choice: Option) -> tuple[str, ...]:
    return tuple(sorted({*values} ^ {choice.value}))
