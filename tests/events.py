"""Builders of events as a format reads them. All of them are made up: no such event took place."""

from datetime import date
from itertools import count
from typing import Any

from timeline.actions.importing import DatasetToBe, Left, Taken, import_events
from timeline.formats.events import ActorRead, EventRead, PlaceRead, RefusedRow, SourceRead
from timeline.models import Incident

serial = count(1)

FRONT = ActorRead("Red Front", "perpetrator", "a")
CIVILIANS = ActorRead("Civilians", "target", "b", inter=7)
GED = DatasetToBe("UCDP GED", version="25.1", licence="CC BY 4.0", citation="UCDP (2025).")


def place(name: str = "Milltown village", **fields: Any) -> PlaceRead:
    """In Syria, unless another country is said."""
    known = {"country": "SY", "country_name": "Syria", "latitude": 35.5, "longitude": 36.25}
    return PlaceRead(name, **{**known, **fields})


def event(**fields: Any) -> EventRead:
    """Violence against civilians on one exact day in a village, changed as asked."""
    number = next(serial)
    facts: dict[str, Any] = {
        "line": number,
        "key": f"k{number}",
        "title": "Violence against civilians by Red Front, Milltown village",
        "date_start": date(2024, 8, 5),
        "date_end": date(2024, 8, 5),
        "date_prec": 1,
        "event_type": "Violence against civilians",
        "where_prec": 1,
        "killed_low": 1,
        "killed_best": 2,
        "killed_high": 4,
        "place": place(),
        "actors": (FRONT, CIVILIANS),
        "sources": (SourceRead("Freedonia Post", "Mill hit", published="2024-08-06"),),
        "reasons": {"killed": "Of the best estimate: 2 civilians."},
    }
    return EventRead(**{**facts, **fields})


def bring_in(*rows: EventRead | RefusedRow, public: bool = False, into: DatasetToBe = GED) -> Taken:
    """Import the rows, and give what became of all of them together."""
    total = Taken()
    for taken in import_events(rows, into=into, by="import_events", public=public):
        for name in ("new", "revised", "unchanged", "published", "flagged", "refused", "left"):
            setattr(total, name, getattr(total, name) + getattr(taken, name))
    return total


def imported(row: EventRead, *, dataset: str = GED.name) -> Incident:
    """The incident that the row became."""
    return Incident.objects.get(dataset_row__key=row.key, dataset__name=dataset)


__all__ = ["GED", "Left", "bring_in", "event", "imported", "place"]
