"""Events of a dataset as rows of the desk: incidents, who took part, and the row of the dataset."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from timeline.actions import sql
from timeline.actions.importing.actors import Actors
from timeline.actions.importing.standing import Standing
from timeline.actions.record import dataset_sources
from timeline.formats.events import ActorRead, EventRead
from timeline.models import Dataset, DatasetRow, Incident, Participation
from timeline.models.facts import FACT_FIELDS
from timeline.models.incident import new_code
from timeline.models.terms import Stage

TOLD = (*FACT_FIELDS, "title", "summary", "reasons", "location", "modified")
AT_FIRST = ("code", "stage", "grading", "reviewed", "by_hand", "dataset", "created")
AS_READ = ("release", "digest", "sources")  # of a dataset's row

_facts = attrgetter(*FACT_FIELDS)


@dataclass(frozen=True, slots=True)
class Known:
    """An event with the rows of its place and actors, its digest, and the release it is read from."""

    event: EventRead
    digest: str
    release: str
    place: int | None  # its key
    actors: tuple[tuple[ActorRead, int], ...]  # with their keys, in the order of a record


@dataclass(frozen=True, slots=True)
class Written:
    """An event and the incident that tells it."""

    known: Known
    incident: int
    code: str
    is_new: bool


def known(
    event: EventRead, digest: str, *, release: str, place: int | None, actors: Actors
) -> Known:
    """An actor has a role once, however often the row names it in that role."""
    parts: dict[tuple[int, str], ActorRead] = {}
    for actor in event.actors:
        parts.setdefault((actors[actor.name].pk, actor.role), actor)
    in_order = sorted(parts.items(), key=lambda part: part[0][1])
    return Known(event, digest, release, place, tuple((actor, pk) for (pk, _), actor in in_order))


def write_new(
    events: Sequence[Known], *, dataset: Dataset, stage: Stage, now: datetime
) -> list[Written]:
    """Make an incident of each."""
    codes = [new_code() for _ in events]
    when = sql.moment(now)
    first = (stage, "", False, False, dataset.pk, when)
    sql.insert(
        Incident,
        (*TOLD, *AT_FIRST),
        ((*_told(known, when), code, *first) for known, code in zip(events, codes, strict=True)),
    )
    keys = dict(sql.select(Incident, ("code", "id"), where="code", is_in=codes))
    pairs = zip(events, codes, strict=True)
    written = [Written(known, keys[code], code, is_new=True) for known, code in pairs]
    sql.insert(
        DatasetRow,
        ("dataset", "key", "incident", *AS_READ),
        ((dataset.pk, row.known.event.key, row.incident, *_as_read(row.known)) for row in written),
    )
    _insert_participations(written)
    return written


def rewrite(rows: Sequence[tuple[Known, Standing]], *, now: datetime) -> list[Written]:
    """Let incidents that we have tell what their rows tell now."""
    when = sql.moment(now)
    sql.update(
        Incident, TOLD, ((*_told(known, when), standing.incident) for known, standing in rows)
    )
    sql.update(
        DatasetRow,
        AS_READ,
        ((*_as_read(known), standing.pk) for known, standing in rows),
    )
    written = [
        Written(known, standing.incident, standing.code, is_new=False) for known, standing in rows
    ]
    Participation.objects.filter(incident__in=[row.incident for row in written]).delete()
    _insert_participations(written)
    return written


def _told(known: Known, when: object) -> tuple[object, ...]:
    """The values of TOLD."""
    event = known.event
    start, end, *others = _facts(event)
    return (
        start.isoformat(),
        end.isoformat(),
        *others,
        event.title,
        event.summary,
        sql.json_text(event.reasons),
        known.place,
        when,
    )


def _as_read(known: Known) -> tuple[str, str, str]:
    """The values of AS_READ."""
    return known.release, known.digest, sql.json_text(dataset_sources(known.event.sources))


def _insert_participations(rows: Iterable[Written]) -> None:
    sql.insert(
        Participation,
        ("incident", "actor", "role", "side", "attribution"),
        (
            (row.incident, pk, actor.role, actor.side, actor.attribution)
            for row in rows
            for actor, pk in row.known.actors
        ),
    )
