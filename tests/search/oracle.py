"""The same answers in plain SQL: slow, simple, and what the columns must agree with."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce

from timeline.models import Revision
from timeline.models.revision import RevisionQuerySet, naming
from timeline.models.terms import SUB_EVENT_TYPES, TERMS_BY_SLUG, Grading, term_slug
from timeline.search.answers import Bar, Option, Tally
from timeline.search.countries import country_name
from timeline.search.query import Query

REVIEWED = {True: "Checked by an analyst", False: "Not yet reviewed"}


# Which ----------------------------------------------------------------------------------------


def matching(query: Query) -> RevisionQuerySet:
    """The revisions that answer `query`, one an incident, in timeline order; cursors play no part."""
    found = Revision.objects.as_of(query.asof).filter(
        _when(query), _what(query), _who(query), _where(query), _mapped(query)
    )
    for word in query.q.split():
        found = found.filter(text__contains=f" {word.lower()} ")
    if query.killed_min is not None:
        known = Coalesce("killed_best", "killed_low", "killed_high")
        found = found.alias(known_killed=known).filter(known_killed__gte=query.killed_min)
    return found.in_order()


def codes(query: Query) -> list[str]:
    found = list(matching(query).values_list("code", flat=True))
    return found[::-1] if query.descending else found


def days_asked(query: Query) -> tuple[date | None, date | None]:
    if not query.last:
        return query.first_day, query.last_day
    today = (query.asof or datetime.now(UTC)).date()
    days = {"d": 1, "w": 7}.get(query.last.unit)
    assert days, "questions with months and years are not drawn: test_lately has them"
    return today - timedelta(query.last.number * days - 1), today


def certainly_within(query: Query) -> Q:
    """Every possible day lies in the range asked."""
    inside, (first, last) = Q(), days_asked(query)
    if first:
        inside &= Q(date_start__gte=first)
    if last:
        inside &= Q(date_end__lte=last)
    return inside


def _when(query: Query) -> Q:
    if query.certain:
        return certainly_within(query)
    possibly, (first, last) = Q(), days_asked(query)
    if first:
        possibly &= Q(date_end__gte=first)
    if last:
        possibly &= Q(date_start__lte=last)
    return possibly


def _what(query: Query) -> Q:
    asked = Q()
    if query.type:
        terms = [TERMS_BY_SLUG[slug] for slug in query.type]
        asked &= Q(event_type__in=terms) | Q(sub_event_type__in=terms)
    if query.grading:
        asked &= Q(grading__in=query.grading)
    if query.reviewed is not None:
        asked &= Q(reviewed=query.reviewed)
    if query.dataset:
        asked &= Q(dataset__in=query.dataset)
    return asked


def _who(query: Query) -> Q:
    """Any of the actors in any of the roles; where only one of the two is asked, that alone."""
    if query.against:
        rows = Revision.objects.values_list("pk", "parties")
        return Q(pk__in=[pk for pk, held in rows if _meant(held, query) & _named(held, query)])
    roles = [(role,) for role in query.role] or [()]
    if query.actor:
        return _any_of("parties", [naming(slug, *role) for slug in query.actor for role in roles])
    return _any_of("parties", [f',"{role}",' for role in query.role])


def _named(held: str, query: Query) -> set[str]:
    return {slug for slug, _, _ in json.loads(held) if not query.actor or slug in query.actor}


def _meant(held: str, query: Query) -> set[str]:
    """Who of those named has one of the roles, on the other side of one of those to be against."""
    rows, sides = json.loads(held), {"perpetrator": "target", "target": "perpetrator"}
    return {
        slug
        for slug, role, _ in rows
        if (not query.role or role in query.role)
        and (
            not query.against
            or any(
                other != slug and other in query.against and sides.get(role, role) == its
                for other, its, _ in rows
            )
        )
    }


def _where(query: Query) -> Q:
    countries = [f'","{code}","' for code in query.country]
    return _any_of("places", countries) & _any_of("places", [naming(s) for s in query.location])


def _mapped(query: Query) -> Q:
    """On the map, in its frame, or not on it."""
    on_it = Q(where_prec__lte=5, latitude__isnull=False, longitude__isnull=False)
    asked = Q()
    if query.pinned is not None:
        asked &= on_it if query.pinned else ~on_it
    if frame := query.bbox:
        after, before = Q(longitude__gte=frame.west), Q(longitude__lte=frame.east)
        across = after | before if frame.west > frame.east else after & before
        asked &= on_it & across & Q(latitude__gte=frame.south, latitude__lte=frame.north)
    return asked


def _any_of(column: str, parts: list[str]) -> Q:
    asked = Q()
    for part in parts:
        asked |= Q(**{f"{column}__contains": part})
    return asked


# How many -------------------------------------------------------------------------------------


def tally(query: Query) -> Tally:
    counted = matching(query).aggregate(
        total=Count("pk"),
        certain=Count("pk", filter=certainly_within(query) or Q(pk__isnull=False)),
        first=Min("date_start"),
        last=Max("date_end"),
    )
    return Tally(of=Revision.objects.as_of(query.asof).count(), **counted)


def bars(query: Query, periods: list[Bar]) -> list[Bar]:
    """These periods with the counts that they should have."""
    found = matching(query.but(first_day=None, last_day=None, certain=False))
    days = list(found.values_list("date_start", "date_end"))
    return [
        Bar(
            bar.first,
            bar.last,
            certain := sum(bar.first <= start and end <= bar.last for start, end in days),
            sum(start <= bar.last and end >= bar.first for start, end in days) - certain,
        )
        for bar in periods
    ]


# What else could be chosen --------------------------------------------------------------------


def options(query: Query, name: str) -> list[Option]:
    """All options of one facet, its own choice aside."""
    counted = {
        "type": _types,
        "country": _countries,
        "actor": _actors,
        "location": _places,
        "grading": _gradings,
        "reviewed": _reviewed,
        "dataset": _datasets,
    }
    return counted[name](query)


def _by(query: Query, name: str, *columns: str) -> Iterator[Any]:
    """Values of columns and how often they match, what is chosen under `name` aside."""
    found = matching(query.without(name)).order_by()
    return found.values_list(*columns).annotate(number=Count("pk")).iterator()


def _types(query: Query) -> list[Option]:
    counts: Counter[str] = Counter()
    for kind, sub, number in _by(query, "type", "event_type", "sub_event_type"):
        counts += {kind: number, sub: number}
    terms = [(kind, term) for kind, subs in SUB_EVENT_TYPES.items() for term in (kind.value, *subs)]
    options = [
        Option(
            value=term_slug(term),
            label=term,
            count=counts[term],
            chosen=term_slug(term) in query.type,
            parent="" if term == kind else term_slug(kind),
        )
        for kind, term in terms
    ]
    return [option for option in options if option.count or option.chosen]


def _countries(query: Query) -> list[Option]:
    counts: Counter[str] = Counter()
    for held, number in _by(query, "country", "places"):
        counts += dict.fromkeys({code for _, code, _ in json.loads(held) if code}, number)
    labels = {code: country_name(code) for code in {*counts, *query.country}}
    return _ranked(counts, labels, query.country)


def _actors(query: Query) -> list[Option]:
    counts: Counter[str] = Counter()
    for held, number in _by(query, "actor", "parties"):
        counts += dict.fromkeys(_meant(held, query), number)
    labels = {slug: _name(query, "parties", slug)[0] for slug in {*counts, *query.actor}}
    return _ranked(counts, labels, query.actor)


def _places(query: Query) -> list[Option]:
    """Countries have a facet of their own, and stand here only when chosen."""
    counts: Counter[str] = Counter()
    for held, number in _by(query, "location", "places"):
        counts += dict.fromkeys({slug for slug, _, _ in json.loads(held)}, number)
    names = {slug: _name(query, "places", slug) for slug in {*counts, *query.location}}
    labels = {
        slug: name
        for slug, (name, country) in names.items()
        if name != country_name(country) or slug in query.location
    }
    return _ranked(counts, labels, query.location)


def _name(query: Query, column: str, slug: str) -> tuple[str, str]:
    """The name of an actor or place, with its tag: of several the last in the alphabet of those that
    were public at the moment asked, else of those that are now, else of those that ever were."""
    held = Revision.objects.filter(**{f"{column}__contains": naming(slug)}, withdrawn=False)
    for moment in (held.as_of(query.asof), held.current(), held):
        rows = chain.from_iterable(map(json.loads, moment.values_list(column, flat=True)))
        if named := [(name, tag) for other, tag, name in rows if other == slug]:
            return max(named)
    return slug, ""


def _gradings(query: Query) -> list[Option]:
    counts = dict(_by(query, "grading", "grading"))
    return [
        Option(value, str(label), counts.get(value, 0), value in query.grading)
        for value, label in Grading.choices
        if value in counts or value in query.grading
    ]


def _reviewed(query: Query) -> list[Option]:
    counts = dict(_by(query, "reviewed", "reviewed"))
    return [
        Option(str(int(value)), label, counts.get(value, 0), query.reviewed is value)
        for value, label in REVIEWED.items()
    ]


def _datasets(query: Query) -> list[Option]:
    counts = {slug: number for slug, number in _by(query, "dataset", "dataset") if slug}
    return _ranked(counts, {slug: slug for slug in {*counts, *query.dataset}}, query.dataset)


def _ranked(
    counts: Mapping[str, int], labels: Mapping[str, str], chosen: Collection[str]
) -> list[Option]:
    """Those that have a label: most incidents first, then by name; what is chosen at none is last."""
    options = [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
    ]
    return sorted(options, key=lambda option: (-option.count, option.label))
