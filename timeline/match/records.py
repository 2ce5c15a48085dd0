"""Incidents of the database as the records that `compare` wants: many of them in few questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from timeline.match.compare import Record
from timeline.match.places import NOWHERE, told_places
from timeline.models import Actor, Incident, Location, Participation
from timeline.models.facts import span_of
from timeline.models.terms import EventClarity, Role, WherePrecision

EXACT = {WherePrecision.EXACT, WherePrecision.NEAR}
MANY = 30_000  # ids in one question: SQLite takes 32,766
COLUMNS = (
    *("id", "location", "where_prec", "date_start", "date_end", "date_prec", "event_clarity"),
    *("event_type", "sub_event_type", "count_low"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
)
Names = dict[int, set[str]]  # of actors, by the id of their incident


def records(
    incidents: QuerySet[Incident], *, at_hand: Sequence[Location] = ()
) -> dict[int, Record]:
    """By the ids of the incidents, in their order. Places `at_hand` are not asked for again."""
    rows = list(incidents.values_list(*COLUMNS))
    perpetrators, targets = _actors([row[0] for row in rows])
    places = told_places({row[1] for row in rows} - {None}, at_hand=at_hand)
    found = {}
    for row in rows:
        pk, location, where_prec = row[:3]
        place, around = places.get(location, NOWHERE)
        found[pk] = Record(
            span=span_of(*row[3:7]),
            summary=row[6] == EventClarity.SUMMARY,
            event_type=row[7],
            sub_event_type=row[8],
            place=place,
            place_is_exact=where_prec in EXACT,
            around=around,
            perpetrators=frozenset(perpetrators[pk]),
            targets=frozenset(targets[pk]),
            killed=row[10:13],
            injured=row[13:16],
            count_low=row[9],
        )
    return found


def actor_keys(actors: Iterable[Actor]) -> frozenset[str]:
    """Names, with the parent's: a group and its umbrella do not contradict each other."""
    return frozenset(
        name
        for actor in actors
        for name in (actor.name, actor.parent.name if actor.parent else "")
        if name
    )


def _actors(incidents: Sequence[int]) -> tuple[Names, Names]:
    """The names of perpetrators and of targets, as in `actor_keys`."""
    found: dict[str, Names] = {role: defaultdict(set) for role in Role}
    columns = ("incident", "role", "actor__name", "actor__parent__name")
    for first in range(0, len(incidents), MANY):
        some = incidents[first : first + MANY]
        parts = Participation.objects.filter(incident__in=some).order_by()
        for incident, role, name, parent in parts.values_list(*columns):
            found[role][incident] |= {name, parent} - {None}
    return found[Role.PERPETRATOR], found[Role.TARGET]
