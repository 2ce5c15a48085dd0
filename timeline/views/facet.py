"""All choices of one filter, with what each would give: for the lists too long for the form."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from timeline.search.answers import Option
from timeline.search.found import Found
from timeline.views.addresses import Beside, facet_address
from timeline.views.form import MOST_SHOWN, choices_of, offered
from timeline.views.pages import asking
from timeline.views.phrases import heading, period
from timeline.views.rendering import render_page
from timeline.views.since import since_of_view
from timeline.views.stretch import Stretch
from timeline.views.terms import CHOICES, TITLES, shape_of


@asking("find", "start")
def facet(request: HttpRequest, found: Found, name: str) -> HttpResponse:
    """A stretch of them; each is a link that adds it to the question or takes it off."""
    if name not in TITLES:
        raise Http404("No such filter")
    stretch = Stretch.asked(request.GET, MOST_SHOWN)
    context = _choices(found, name, stretch) | {
        "name": name,
        "called": CHOICES[name],
        "words": stretch.words,
        "since": since_of_view(found),
        "said": found.query.but().pairs(),
        "canonical": request.build_absolute_uri(
            facet_address(found.query, name, stretch.words, stretch.start)
        ),
        "back": Beside(found.query).but(),
    }
    options = offered(found)
    context["heading"] = heading(found.query, options)
    context["period"] = period(found.query, found.tally())
    return render_page(request, "timeline/facet.html", context, query=found.query)


def _choices(found: Found, name: str, stretch: Stretch) -> dict[str, Any]:
    options = found.options(name, first=stretch.most, find=stretch.words, start=stretch.start)
    here, total = Beside(found.query), options.total
    shown = options.options[: stretch.shown(total)]  # what is chosen elsewhere comes after
    return {
        "total": total,
        "numbers": stretch.numbers(total),
        "choices": [
            (
                choice,
                shape_of(name, choice.value),
                here.but(**{name: _toggled(getattr(found.query, name), choice)}),
            )
            for choice in choices_of(name, shown)
        ],
        **stretch.addresses(
            total, lambda words, start: facet_address(found.query, name, words, start)
        ),
    }


def _toggled(values: tuple[str, ...], choice: Option) -> tuple[str, ...]:
    return tuple(sorted({*values} ^ {choice.value}))
