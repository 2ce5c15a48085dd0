"""The long way, for the short one to be held against: a draft compared with every incident."""

from timeline.match.compare import Kind, Record, compare
from timeline.match.places import around_keys
from timeline.match.records import EXACT, actor_keys
from timeline.models import Incident
from timeline.models.terms import EventClarity, Role, Stage


def every_record() -> dict[int, Record]:
    """Of all incidents but the retracted, by id."""
    return {
        incident.pk: record_of(incident)
        for incident in Incident.objects.exclude(stage=Stage.RETRACTED)
    }


def not_new(draft: Record, records: dict[int, Record]) -> dict[int, Record]:
    """What `compare` leaves as the same or possibly the same."""
    return {
        pk: record for pk, record in records.items() if compare(draft, record).kind is not Kind.NEW
    }


def record_of(incident: Incident) -> Record:
    def names(role: Role) -> frozenset[str]:
        return actor_keys(part.actor for part in incident.participations.filter(role=role))

    return Record(
        span=incident.span,
        summary=incident.event_clarity == EventClarity.SUMMARY,
        event_type=incident.event_type,
        sub_event_type=incident.sub_event_type,
        place=str(incident.location or ""),
        place_is_exact=incident.where_prec in EXACT,
        around=around_keys(incident.location),
        perpetrators=names(Role.PERPETRATOR),
        targets=names(Role.TARGET),
        killed=tuple(incident.figures("killed").values()),
        injured=tuple(incident.figures("injured").values()),
        count_low=incident.count_low,
    )
