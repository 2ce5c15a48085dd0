"""From the database: the incidents that a new record might be, and how they are compared."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from timeline.match.compare import Record
from timeline.models import Actor, Incident, Location
from timeline.models.terms import EventClarity, Role, Stage, WherePrecision

A_YEAR = timedelta(366)
EXACT = {WherePrecision.EXACT, WherePrecision.NEAR}


def candidates(record: Record, *, countries: Iterable[str]) -> list[Incident]:
    """Incidents whose days overlap and whose country is one of `countries` (or none: at sea, in
    several), tightest days first, so that a draft is compared with few even among a million."""
    # UCDP GED's widest date_prec is a year, so no single event can reach further; without this bound
    # the database walks half of its incidents to find the few that overlap.
    reach = Q() if record.summary else Q(date_start__gte=record.span.start - A_YEAR)
    same_country = (
        Q(location__country__in=list(countries)) | Q(location__country="") | Q(location=None)
    )
    return list(
        Incident.objects.overlapping(record.span.start, record.span.end)
        .filter(reach, same_country, event_clarity=_clarity(record))
        .exclude(stage=Stage.RETRACTED)
        .select_related("location")
        .prefetch_related("participations__actor__parent")
        .order_by("date_prec", "date_start", "id")
    )


def _clarity(record: Record) -> EventClarity:
    return EventClarity.SUMMARY if record.summary else EventClarity.SINGLE


def record_of(incident: Incident) -> Record:
    """The incident as `compare` wants it."""
    parts = incident.participations.all()
    return Record(
        span=incident.span,
        summary=incident.event_clarity == EventClarity.SUMMARY,
        event_type=incident.event_type,
        sub_event_type=incident.sub_event_type,
        place=str(incident.location) if incident.location else "",
        place_is_exact=incident.where_prec in EXACT,
        around=around_keys(incident.location),
        perpetrators=actor_keys(part.actor for part in parts if part.role == Role.PERPETRATOR),
        targets=actor_keys(part.actor for part in parts if part.role == Role.TARGET),
        killed=(incident.killed_low, incident.killed_best, incident.killed_high),
        injured=(incident.injured_low, incident.injured_best, incident.injured_high),
        count_low=incident.count_low,
    )


def around_keys(location: Location | None) -> frozenset[str]:
    return frozenset(str(place) for place in location.within()[1:]) if location else frozenset()


def actor_keys(actors: Iterable[Actor]) -> frozenset[str]:
    """Names, with the parent's: a group and its umbrella do not contradict each other."""
    return frozenset(
        name
        for actor in actors
        for name in (actor.name, actor.parent.name if actor.parent else "")
        if name
    )
