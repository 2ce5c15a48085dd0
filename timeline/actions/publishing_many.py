"""The door for many incidents at once, whose record is at hand without asking for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from timeline.actions import sql
from timeline.actions.publishing import next_change, search_text
from timeline.actions.record import Record
from timeline.models import Incident, Revision
from timeline.models.facts import FACT_FIELDS
from timeline.models.terms import Stage

FIELDS = (
    *("incident", "number", "public_from", "withdrawn", "editor", "reason", "change", "record"),
    *("code", "title", "text", "grading", "reviewed", "dataset", "location", "latitude"),
    *("longitude", "sources", "parties", "places", *FACT_FIELDS),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the next revision of an incident says. `record` is what `public_record` gives for it,
    `parties` and `places` are made by `models.revision.named`. A new one has no revision yet."""

    incident: int
    is_new: bool
    record: Record
    parties: str
    places: str
    other_names: Sequence[str]


@transaction.atomic
def publish_many(entries: Sequence[Entry], *, by: str, reason: str, now: datetime) -> int:
    """As `publishing.publish` for each, and give how many were new or changed by it.

    For incidents that the running transaction has written, after `hold_the_record`: none is locked
    again. They are told in no report and linked nowhere, and the new ones have the stage published.
    """
    known = [entry.incident for entry in entries if not entry.is_new]
    current = dict(
        Revision.objects.current().filter(incident__in=known).values_list("incident", "record")
    )
    changed = [entry for entry in entries if current.get(entry.incident) != entry.record]
    if changed:
        _make_public(changed, by=by, reason=reason, now=now)
    return len(changed)


def _make_public(entries: Sequence[Entry], *, by: str, reason: str, now: datetime) -> None:
    known = [entry.incident for entry in entries if not entry.is_new]
    numbers, since = _before(known)
    moment = max([now, *since])  # never before what it follows: a clock may be set back
    Incident.objects.filter(pk__in=known).update(stage=Stage.PUBLISHED)
    Revision.objects.filter(incident__in=known).close(moment)
    again = (sql.moment(moment), False, by, reason, next_change())
    rows = (
        (entry.incident, numbers.get(entry.incident, 0) + 1, *again, *_said(entry))
        for entry in entries
    )
    sql.insert(Revision, FIELDS, rows)


def _before(keys: Collection[int]) -> tuple[dict[int, int], list[datetime]]:
    """The last numbers of those that have revisions, and since when these are public."""
    rows = (
        Revision.objects.filter(incident__in=keys)
        .order_by()
        .values("incident")
        .annotate(number=Max("number"), since=Max("public_from"))
        .values_list("incident", "number", "since")
    )
    found = list(rows)
    return {key: number for key, number, _ in found}, [since for *_, since in found]


def _said(entry: Entry) -> tuple[object, ...]:
    """The values of FIELDS from the record on."""
    record = entry.record
    location = record["location"]
    return (
        sql.json_text(record),
        record["code"],
        record["title"],
        search_text(record, entry.other_names),
        record["grading"],
        record["reviewed"],
        record["dataset"],
        location["slug"] if location else "",
        location["latitude"] if location else None,
        location["longitude"] if location else None,
        len(record["sources"]),
        entry.parties,
        entry.places,
        *_facts(record),
    )


def _facts(record: Record) -> list[object]:
    """The values of FACT_FIELDS, which a record groups by what they count."""
    grouped = {
        f"{group}_{bound}": figure
        for group in ("killed", "injured", "count")
        for bound, figure in record[group].items()
    }
    return [grouped[name] if name in grouped else record[name] for name in FACT_FIELDS]
