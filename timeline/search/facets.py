"""How many incidents each further choice would give.

Facets are disjunctive: what is chosen within one facet does not narrow that facet's own counts, so
that a second choice beside the first can be weighed.
"""

from dataclasses import dataclass

from django.db.models import Count, Max

from timeline.models import RevisionActor, RevisionPlace
from timeline.models.revision import RevisionQuerySet
from timeline.models.terms import SUB_EVENT_TYPES, Grading, term_slug
from timeline.search.countries import country_name
from timeline.search.find import matching
from timeline.search.query import Query


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: `value` in addresses, `label` for readers, how many it would give."""

    value: str
    label: str
    count: int
    chosen: bool
    parent: str = ""  # of a sub-type: the type's value


Facets = dict[str, list[Option]]


def facets(query: Query) -> Facets:
    """Options by parameter name; one query each, whatever the number of incidents."""
    return {
        "type": _types(query),
        "country": _countries(query),
        "actor": _actors(query),
        "location": _places(query),
        "grading": _gradings(query),
        "reviewed": _reviewed(query),
        "dataset": _datasets(query),
    }


def _apart_from(query: Query, *names: str) -> RevisionQuerySet:
    for name in names:
        query = query.without(name)
    return matching(query).order_by()


def _types(query: Query) -> list[Option]:
    """Types in the code list's order, each followed by its sub-types; empty ones only when chosen."""
    rows = _apart_from(query, "type").values_list("event_type", "sub_event_type")
    counts: dict[str, int] = {}
    for kind, sub, number in rows.annotate(number=Count("pk")):
        counts[kind] = counts.get(kind, 0) + number
        counts[sub] = counts.get(sub, 0) + number
    options = []
    for kind, names in SUB_EVENT_TYPES.items():
        for term in (kind.value, *names):
            slug, count = term_slug(term), counts.get(term, 0)
            parent = "" if term == kind else term_slug(kind)
            if count or slug in query.type:
                options.append(Option(slug, term, count, slug in query.type, parent))
    return options


def _countries(query: Query) -> list[Option]:
    rows = (
        RevisionPlace.objects.filter(revision__in=_apart_from(query, "country"))
        .exclude(country="")
        .values_list("country")
        .annotate(number=Count("revision", distinct=True))
    )
    counted = [(code, country_name(code), number) for code, number in rows]
    return _ranked(counted, {code: country_name(code) for code in query.country})


def _actors(query: Query) -> list[Option]:
    """Counted in the role asked for; an actor's most recent spelling is its label."""
    found = RevisionActor.objects.filter(revision__in=_apart_from(query, "actor"))
    if query.role:
        found = found.filter(role__in=query.role)
    rows = found.values_list("slug").annotate(
        name=Max("name"), number=Count("revision", distinct=True)
    )
    named = RevisionActor.objects.filter(slug__in=query.actor).values_list("slug", "name")
    return _ranked(list(rows), dict(named))


def _places(query: Query) -> list[Option]:
    """Countries have a facet of their own, and stand here only when chosen."""
    found = RevisionPlace.objects.filter(revision__in=_apart_from(query, "location"))
    rows = found.values_list("slug", "country").annotate(
        name=Max("name"), number=Count("revision", distinct=True)
    )
    counted = [
        (slug, name, number)
        for slug, country, name, number in rows
        if name != country_name(country) or slug in query.location
    ]
    named = RevisionPlace.objects.filter(slug__in=query.location).values_list("slug", "name")
    return _ranked(counted, dict(named))


def _gradings(query: Query) -> list[Option]:
    rows = _apart_from(query, "grading").exclude(grading="").values_list("grading")
    counts = dict(rows.annotate(number=Count("pk")))
    return [
        Option(value, str(label), counts.get(value, 0), value in query.grading)
        for value, label in Grading.choices
        if value in counts or value in query.grading
    ]


def _reviewed(query: Query) -> list[Option]:
    rows = _apart_from(query, "reviewed").values_list("reviewed")
    counts = dict(rows.annotate(number=Count("pk")))
    labels = {True: "Checked by an analyst", False: "Not yet reviewed"}
    return [
        Option(str(int(value)), label, counts.get(value, 0), query.reviewed is value)
        for value, label in labels.items()
    ]


def _datasets(query: Query) -> list[Option]:
    rows = _apart_from(query, "dataset").exclude(dataset="").values_list("dataset")
    counts = rows.annotate(number=Count("pk"))
    return _ranked(
        [(slug, slug, number) for slug, number in counts], {slug: slug for slug in query.dataset}
    )


def _ranked(rows: list[tuple[str, str, int]], chosen: dict[str, str]) -> list[Option]:
    """Most incidents first, then by name; what is chosen (value -> label) stays listed at none."""
    options = [Option(value, label, number, value in chosen) for value, label, number in rows]
    listed = {option.value for option in options}
    options += [
        Option(value, label, 0, chosen=True)
        for value, label in chosen.items()
        if value not in listed
    ]
    return sorted(options, key=lambda option: (-option.count, option.label))
