"""Answers from the public record, in SQL: which incidents, how many, and page by page.

Part of the contract: whatever faster engine answers must answer the same.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.db.models.functions import Coalesce

from timeline.models import Revision, RevisionActor, RevisionPlace
from timeline.models.revision import RevisionQuerySet
from timeline.models.terms import SUB_EVENT_TYPES, TERMS_BY_SLUG
from timeline.search.query import Query
from timeline.search.values import Cursor

PAGE = 50
FEW = 4


@dataclass(frozen=True, slots=True)
class Tally:
    """`total` incidents match, `of` so many public ones; `certain` are certainly in the range asked.

    `first` and `last` bound the days of those that match (None when none do).
    """

    total: int
    of: int
    certain: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Up to 50 revisions in the order asked, and the questions for the pages beside it."""

    revisions: list[Revision]
    earlier: Query | None  # the page before this one, as read from top to bottom
    later: Query | None


def matching(query: Query) -> RevisionQuerySet:
    """The revisions that answer `query`, one an incident, in timeline order; cursors play no part."""
    found = Revision.objects.as_of(query.asof).filter(
        _when(query), _what(query), _words(query.q), _who(query), _where(query)
    )
    if query.killed_min is not None:
        known = Coalesce("killed_best", "killed_low", "killed_high")
        found = found.alias(known_killed=known).filter(known_killed__gte=query.killed_min)
    return found.in_order()


def certainly_within(query: Query) -> Q:
    """Every possible day lies in the range asked."""
    inside = Q()
    if query.first_day:
        inside &= Q(date_start__gte=query.first_day)
    if query.last_day:
        inside &= Q(date_end__lte=query.last_day)
    return inside


def _when(query: Query) -> Q:
    if query.certain:
        return certainly_within(query)
    possibly = Q()
    if query.first_day:
        possibly &= Q(date_end__gte=query.first_day)
    if query.last_day:
        possibly &= Q(date_start__lte=query.last_day)
    return possibly


def _what(query: Query) -> Q:
    asked = Q()
    if query.type:
        terms = [TERMS_BY_SLUG[slug] for slug in query.type]
        kinds = [term for term in terms if term in SUB_EVENT_TYPES]
        asked &= Q(event_type__in=kinds) | Q(sub_event_type__in=set(terms) - set(kinds))
    if query.grading:
        asked &= Q(grading__in=query.grading)
    if query.reviewed is not None:
        asked &= Q(reviewed=query.reviewed)
    if query.dataset:
        asked &= Q(dataset__in=query.dataset)
    return asked


def _words(text: str) -> Q:
    """All the words, in any order and any case."""
    asked = Q()
    for word in text.split():
        asked &= Q(text__icontains=word)
    return asked


def _who(query: Query) -> Q:
    asked = {"slug__in": query.actor, "role__in": query.role}
    asked = {key: value for key, value in asked.items() if value}
    return (
        Q(Exists(RevisionActor.objects.filter(revision=OuterRef("pk"), **asked))) if asked else Q()
    )


def _where(query: Query) -> Q:
    places = RevisionPlace.objects.filter(revision=OuterRef("pk"))
    asked = Q()
    if query.country:
        asked &= Q(Exists(places.filter(country__in=query.country)))
    if query.location:
        asked &= Q(Exists(places.filter(slug__in=query.location)))
    return asked


def tally(query: Query) -> Tally:
    counted = matching(query).aggregate(
        total=Count("pk"),
        certain=Count("pk", filter=certainly_within(query) or Q(pk__isnull=False)),
        first=Min("date_start"),
        last=Max("date_end"),
    )
    return Tally(of=Revision.objects.as_of(query.asof).count(), **counted)


def page(query: Query) -> Page:
    """The page that the query's cursors ask for; without one, the first."""
    back = query.before is not None
    upwards = query.descending == back  # through time, whichever way the page is read
    found = matching(query).filter(_beyond(query.before or query.after, upwards=upwards))
    found = found if upwards else found.reverse()
    rows = list(found[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if back:
        rows.reverse()
    before = more if back else query.after is not None
    after = True if back else more
    return Page(
        revisions=rows,
        earlier=query.but(before=cursor_of(rows[0])) if rows and before else None,
        later=query.but(after=cursor_of(rows[-1])) if rows and after else None,
    )


def cursor_of(revision: Revision) -> Cursor:
    return Cursor(revision.date_start, revision.date_end, revision.code)


def _beyond(cursor: Cursor | None, *, upwards: bool) -> Q:
    """Strictly after the cursor in time (`upwards`) or strictly before it."""
    if cursor is None:
        return Q()
    side = "gt" if upwards else "lt"
    later_end = Q(**{f"date_end__{side}": cursor.end})
    same_end = Q(date_end=cursor.end, **{f"code__{side}": cursor.code})
    same_start = Q(date_start=cursor.start) & (later_end | same_end)
    return Q(**{f"date_start__{side}": cursor.start}) | same_start


def neighbours(query: Query, revision: Revision) -> tuple[Revision | None, Revision | None]:
    """The incidents before and after `revision` in time among those that answer `query`."""
    found, cursor = matching(query).only("code", "title", *DAYS), cursor_of(revision)
    earlier = found.filter(_beyond(cursor, upwards=False)).reverse().first()
    return earlier, found.filter(_beyond(cursor, upwards=True)).first()


DAYS = ("date_start", "date_end", "date_prec", "event_clarity")


def beside(revision: Revision, asof: datetime | None) -> tuple[list[Revision], list[Revision]]:
    """A few other incidents at the same place, and of the same two sides, nearest in time last."""
    others = Revision.objects.as_of(asof).exclude(code=revision.code).in_order().reverse()
    place = others.filter(location=revision.location) if revision.location else others.none()
    roles = [(actor["slug"], actor["role"]) for actor in revision.record["actors"]]
    sides = others if len(roles) > 1 else others.none()
    for slug, role in roles:
        party = RevisionActor.objects.filter(revision=OuterRef("pk"), slug=slug, role=role)
        sides = sides.filter(Exists(party))
    return list(place[:FEW]), list(sides[:FEW])
