"""What was read, as it would be public, without a database in between."""

import json
from datetime import UTC, datetime
from typing import Any

from timeline.actions.record import dataset_record
from timeline.formats.about import About
from timeline.formats.events import EventRead
from timeline.models import Dataset
from timeline.search.query import Query
from timeline.search.records import PublicRecord
from timeline.views.said import Said

MADE = datetime(2026, 1, 1, tzinfo=UTC)
ABOUT = About(
    name="All",
    query=Query(),
    total=1,
    of=1,
    change=1,
    made=MADE,
    root="https://example.org",
    said=Said,
)


def location_of(event: EventRead) -> dict[str, Any] | None:
    place = event.place
    if place is None:
        return None
    around = (("admin2", place.adm_2), ("admin1", place.adm_1), ("country", place.country_name))
    return {
        "name": place.name,
        "slug": "",
        "kind": "",
        "country": place.country,
        "country_name": place.country_name,
        "where_prec": event.where_prec,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "within": [{"kind": kind, "name": name, "slug": ""} for kind, name in around if name],
    }


def public(event: EventRead) -> PublicRecord:
    made = {"dataset": Dataset(name="GED", slug="ged"), "release": "23.1", "code": event.key}
    actors = [
        {"name": actor.name, "role": actor.role, "attribution": None, "side": actor.side}
        for actor in event.actors
    ]
    record = dataset_record(event, location=location_of(event), actors=actors, **made)
    return PublicRecord(json.loads(json.dumps(record)), 1, MADE, MADE)
