"""From the database: the incidents that somebody may be about to enter a second time.

Looser than `candidates`, which a machine acts on: here a person looks, and decides.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Value, When

from timeline.dates import Precision, Span
from timeline.models import Claim, Incident, Link, Location, Participation
from timeline.models.incident import IncidentQuerySet
from timeline.models.terms import OPEN, Role

APART = timedelta(2)  # between two accounts of one night, and a dateline
VAGUE = timedelta(31)  # days that span more say too little of when
MOST = 8  # incidents that an analyst looks through while typing
READ = 60  # of which these are the best


@dataclass(frozen=True, slots=True)
class Typed:
    """What is known so far. Actors and reports are ids; `but` is the incident itself, where saved."""

    span: Span | None = None
    place: Location | None = None
    perpetrators: frozenset[int] = frozenset()
    targets: frozenset[int] = frozenset()
    reports: frozenset[int] = frozenset()
    but: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    incident: Incident
    reason: str  # in words: "same place, 1 day apart; both name Hamas"


def near(typed: Typed) -> list[Near]:
    """Open incidents within APART that are at the same place or name the same actors in the same role;
    the likeliest first, at most MOST. Of a report all that it tells of, until more is known: it tells
    of several incidents of one night. Not those that were told apart from `typed.but`."""
    found = {incident.pk: incident for incident in [*_of_reports(typed), *_of_days(typed)]}
    inside = _one_in_the_other(typed, list(found.values()))
    if typed.place or typed.perpetrators or typed.targets:
        found = {
            key: one
            for key, one in found.items()
            if _place(typed, one, inside) or _named(typed, one)
        }
    ranked = sorted(found.values(), key=lambda one: (_rank(typed, one, inside), one.pk))
    return [Near(one, _reason(typed, one, inside)) for one in ranked[:MOST]]


def typed_of(incident: Incident) -> Typed:
    """What a saved incident says of itself."""
    parts = list(incident.participations.all())
    return Typed(
        span=incident.span,
        place=incident.location,
        perpetrators=frozenset(p.actor_id for p in parts if p.role == Role.PERPETRATOR),
        targets=frozenset(p.actor_id for p in parts if p.role == Role.TARGET),
        reports=frozenset(incident.claims.values_list("report", flat=True)),
        but=incident.pk,
    )


def _of_reports(typed: Typed) -> list[Incident]:
    if not typed.reports:
        return []
    shared = Claim.objects.filter(report__in=typed.reports).values("incident")
    found = _open(typed).filter(pk__in=shared)
    if typed.span:
        found = found.overlapping(typed.span.start - APART, typed.span.end + APART)
    return list(found[:READ])


def _of_days(typed: Typed) -> list[Incident]:
    """One walk along the index of days, about a month of it, however many incidents there are."""
    span = typed.span
    if span is None or span.end - span.start > VAGUE:
        return []
    alike = _sides(typed)
    if typed.place:
        here = Q(location__in=typed.place.one_in_the_other())
        alike = [Q(alike[0] & here), *alike, here] if alike else [here]
    if not alike:
        return []
    some = alike[0]
    for other in alike[1:]:
        some |= other
    first, last = span.start - APART, span.end + APART
    days = Q(date_start__range=(first - VAGUE, last), date_end__gte=first)
    best_first = Case(
        *(When(which, then=Value(rank)) for rank, which in enumerate(alike)),
        default=Value(len(alike)),
    )
    found = _open(typed).filter(days & some).order_by(best_first, "date_prec", "-date_start", "id")
    return list(found[:READ])


def _open(typed: Typed) -> IncidentQuerySet:
    parts = Participation.objects.select_related("actor")
    claims = Claim.objects.filter(report__in=typed.reports).select_related("report")
    found = Incident.objects.filter(stage__in=OPEN).select_related("location")
    if typed.but is not None:
        told_apart = Link.objects.filter(kind=Link.Kind.NOT_DUPLICATE)
        found = found.exclude(pk=typed.but)
        found = found.exclude(pk__in=told_apart.filter(incident=typed.but).values("target"))
        found = found.exclude(pk__in=told_apart.filter(target=typed.but).values("incident"))
    return found.prefetch_related(
        Prefetch("participations", parts), Prefetch("claims", claims, to_attr="shared")
    )


def _sides(typed: Typed) -> list[Q]:
    """Those that name, on each side that is known, one of ours: one condition, or none."""
    sides = {Role.PERPETRATOR: typed.perpetrators, Role.TARGET: typed.targets}
    named = Q()
    for role, ours in sides.items():
        if ours:
            theirs = Participation.objects.filter(incident=OuterRef("pk"), role=role)
            named &= Q(Exists(theirs.filter(actor__in=ours)))
    return [named] if named else []


def _one_in_the_other(typed: Typed, found: list[Incident]) -> set[int]:
    """The ids of the places found that are ours, lie in it, or hold it."""
    places = {incident.location_id for incident in found}
    if typed.place is None or not places:
        return set()
    around = Location.objects.filter(pk__in=typed.place.one_in_the_other())
    return set(around.filter(pk__in=places).order_by().values_list("pk", flat=True))


def _rank(typed: Typed, incident: Incident, inside: set[int]) -> tuple[int, int, int]:
    """Most in common first, then the same place, then the closest days."""
    common = (_place(typed, incident, inside), _named(typed, incident), _told(incident))
    same = typed.place is not None and incident.location_id == typed.place.pk
    return -sum(map(bool, common)), -int(same), _days_apart(typed, incident) or 0


def _reason(typed: Typed, incident: Incident, inside: set[int]) -> str:
    place, named = _place(typed, incident, inside), _named(typed, incident)
    days = _days(typed, incident)
    first = f"{place}, {days}" if place and days else place or days
    return "; ".join(filter(None, (first, named, _told(incident))))


def _place(typed: Typed, incident: Incident, inside: set[int]) -> str:
    if typed.place is None or incident.location_id not in inside:
        return ""
    same = incident.location_id == typed.place.pk
    return "same place" if same else f"one place inside the other ({incident.location})"


def _named(typed: Typed, incident: Incident) -> str:
    ours = {Role.PERPETRATOR: typed.perpetrators, Role.TARGET: typed.targets}
    parts = incident.participations.all()
    names = dict.fromkeys(p.actor.name for p in parts if p.actor_id in ours.get(Role(p.role), ()))
    return f"both name {' and '.join(names)}" if names else ""


def _told(incident: Incident) -> str:
    reports = [claim.report for claim in incident.shared]  # type: ignore[attr-defined]
    names = dict.fromkeys(report.outlet or report.title or report.name for report in reports)
    return f"both told by {' and '.join(names)}" if names else ""


def _days_apart(typed: Typed, incident: Incident) -> int | None:
    """Between the nearest days that the two can have been on; None where ours are not known."""
    if typed.span is None:
        return None
    later = max(typed.span.start, incident.date_start)
    return max(0, (later - min(typed.span.end, incident.date_end)).days)


def _days(typed: Typed, incident: Incident) -> str:
    apart = _days_apart(typed, incident)
    if typed.span is None or apart is None:
        return ""
    if apart:
        return "1 day apart" if apart == 1 else f"{apart} days apart"
    exact = typed.span == incident.span and incident.date_prec == Precision.DAY
    return "same day" if exact else "on days that can agree"
