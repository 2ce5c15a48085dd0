"""What an event of a dataset is in the public record."""

from functools import lru_cache

from timeline.actions.importing.actors import Actors
from timeline.actions.importing.places import Places
from timeline.actions.importing.writing import Written
from timeline.actions.publishing_many import Entry
from timeline.actions.record import dataset_record, located, taking_part
from timeline.models import Dataset
from timeline.models.revision import Party, named


def entry(row: Written, *, dataset: Dataset, places: Places, actors: Actors) -> Entry:
    """The same that `actions.publishing.publish` would make of the incident."""
    event, key = row.known.event, row.known.place
    place = None if key is None else places.told(key)
    parts = [(actor, actors[actor.name].part) for actor, _ in row.known.actors]
    record = dataset_record(
        event,
        code=row.code,
        dataset=dataset,
        release=row.known.release,
        location=located(place.part, where_prec=event.where_prec) if place else None,
        actors=[
            taking_part(part, role=actor.role, attribution=actor.attribution, side=actor.side)
            for actor, part in parts
        ],
    )
    names = [name for actor, _ in parts for name in actors[actor.name].other_names]
    return Entry(
        incident=row.incident,
        is_new=row.is_new,
        record=record,
        parties=_parties(tuple((part["slug"], actor.role, part["name"]) for actor, part in parts)),
        places=place.named if place else named([]),
        other_names=(*names, *(place.other_names if place else ())),
    )


@lru_cache(maxsize=5_000)
def _parties(parts: tuple[Party, ...]) -> str:
    """Kept, since the same parties meet in many incidents."""
    return named(parts)
