"""How many incidents each further choice would give.

Facets are disjunctive: what is chosen within one facet does not narrow that facet's own counts, so
that a second choice beside the first can be weighed.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from timeline.models.terms import SUB_EVENT_TYPES, Grading, term_slug
from timeline.search import traits
from timeline.search.answers import Option, Options
from timeline.search.countries import country_labels
from timeline.search.matching import Matching
from timeline.search.named import actors, places, places_counted
from timeline.search.names import folded, holds

REVIEWED = {True: _("Checked by an analyst"), False: _("Not yet reviewed")}


def options(matching: Matching, name: str, *, first: int | None, start: int, find: str) -> Options:
    """The options of the facet `name`; see `found.Found.options`."""
    if name in MANY:
        return MANY[name](matching, first=first, start=start, find=find)
    listed = FEW[name](matching)
    if find:
        words = folded(find)
        listed = [option for option in listed if holds(folded(option.label), words)]
    shown = listed[start:][:first]
    chosen = [option for option in listed if option.chosen and option not in shown]
    return Options(shown + chosen, len(listed))


def _types(matching: Matching) -> list[Option]:
    """Types in the code list's order, each followed by its sub-types; empty ones only when chosen."""
    counts: dict[str, int] = {}
    for (kind, sub), number in zip(traits.KINDS, _along("type", matching), strict=True):
        counts[kind] = counts.get(kind, 0) + number
        counts[sub] = counts.get(sub, 0) + number
    chosen, options = matching.query.type, []
    for kind, names in SUB_EVENT_TYPES.items():
        for term in (kind.value, *names):
            slug, count = term_slug(term), counts.get(term, 0)
            parent = "" if term == kind else term_slug(kind)
            if count or slug in chosen:
                options.append(Option(slug, term, count, slug in chosen, parent))
    return options


def _gradings(matching: Matching) -> list[Option]:
    counts = dict(zip(traits.GRADINGS, _along("grading", matching), strict=True))
    chosen = matching.query.grading
    return [
        Option(value, str(label), counts[value], value in chosen)
        for value, label in Grading.choices
        if counts[value] or value in chosen
    ]


def _reviewed(matching: Matching) -> list[Option]:
    counts = dict(zip(traits.REVIEWED, _along("reviewed", matching), strict=True))
    return [
        Option(str(int(value)), str(label), counts[value], matching.query.reviewed is value)
        for value, label in REVIEWED.items()
    ]


def _datasets(matching: Matching) -> list[Option]:
    slugs, chosen = matching.moment.datasets, matching.query.dataset
    names = matching.state.book.dataset_names
    return _ranked(
        Option(slug, names.get(slug, slug), count, slug in chosen)
        for slug, count in zip(slugs, _along("dataset", matching), strict=True)
        if slug and (count or slug in chosen)
    )


def _countries(matching: Matching) -> list[Option]:
    chosen = matching.query.country
    counts = matching.moment.places.by_tag(places_counted(matching, apart="country"))
    labels = country_labels()
    return _ranked(
        Option(code, labels.get(code, code), counts.get(code, 0), code in chosen)
        for code in {*counts, *chosen}
    )


def _along(axis: str, matching: Matching) -> list[int]:
    counts = matching.rows(apart="traits").counts("traits")
    told = traits.along(axis, counts, matching.query, matching.moment.datasets)
    numbers: list[int] = told.tolist()
    return numbers


def _ranked(options: Iterable[Option]) -> list[Option]:
    """Most incidents first, then by name."""
    return sorted(options, key=lambda option: (-option.count, _alphabetical(option.label)))


@lru_cache(maxsize=5_000)
def _alphabetical(label: str) -> tuple[str, str]:
    """A place among names, accents aside; asked for by every page, of every country."""
    return folded(label), label


FEW: dict[str, Callable[[Matching], list[Option]]] = {
    "type": _types,
    "country": _countries,
    "grading": _gradings,
    "reviewed": _reviewed,
    "dataset": _datasets,
}
MANY: dict[str, Callable[..., Options]] = {"actor": actors, "location": places}
