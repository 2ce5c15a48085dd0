"""The records behind an answer, all of them, one after the other: for files, which leave nothing out."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson
from django.db import connection

from timeline.models import Revision
from timeline.search.query import Query
from timeline.search.rows import Rows

AT_ONCE = 200  # records in memory, whatever the length of the file

READ = """
    SELECT id, incident_id, number, public_from, reason, CAST(record AS text)
    FROM timeline_revision WHERE NOT withdrawn AND id IN ({})
"""
Told = tuple[int, int, datetime, str, dict[str, Any]]


class PublicRecord(NamedTuple):
    """One incident as it was public: `record` is the JSON shape of one incident, whose links lead to
    nothing that was not public at the same moment.

    Three times are kept apart: when it happened stands in the record, `first_public` is when the
    incident was first published, `public_from` since when it says what it says here (both UTC).
    """

    record: dict[str, Any]
    number: int  # of the revision
    public_from: datetime
    first_public: datetime
    reason: str = ""  # of the revision, in the words of whoever published it

    @property
    def code(self) -> str:
        code: str = self.record["code"]
        return code


def records(rows: Rows, query: Query) -> Iterator[PublicRecord]:
    """In the order that the question asks for; what is retracted while they are read is left out.
    Two queries for each AT_ONCE of them, and a third where some were corrected or have links."""
    keys = rows.of(rows.moment.columns.pk)
    if query.descending:
        keys = keys[::-1]
    for start in range(0, len(keys), AT_ONCE):
        yield from read(keys[start : start + AT_ONCE].tolist(), query.asof)


def read(keys: Sequence[int], asof: datetime | None) -> list[PublicRecord]:
    """The records of revisions by their keys, in that order."""
    told = dict(_told(keys))
    first = _first_public({incident for incident, number, *_ in told.values() if number > 1})
    standing = _standing([record for *_, record in told.values()], asof)
    found = []
    for key in keys:
        if key not in told:
            continue
        incident, number, since, reason, record = told[key]
        record["links"] = [link for link in record["links"] if link["code"] in standing]
        found.append(PublicRecord(record, number, since, first.get(incident, since), reason))
    return found


def _told(keys: Sequence[int]) -> Iterator[tuple[int, Told]]:
    """Key -> what its revision tells; of those withdrawn, nothing. In the database's own words, as the
    ORM takes as long again over what is the same in both databases."""
    if not keys:
        return
    with connection.cursor() as cursor:
        cursor.execute(READ.format(", ".join(map(str, map(int, keys)))))
        for pk, incident, number, since, reason, text in cursor.fetchall():
            yield pk, (incident, number, since.replace(tzinfo=UTC), reason, orjson.loads(text))


def record_of(code: str, asof: datetime | None) -> PublicRecord | None:
    """What was public of one incident; None where nothing was."""
    keys = Revision.objects.as_of(asof).filter(code=code).values_list("pk", flat=True)[:1]
    return next(iter(read(list(keys), asof)), None)


def states_of(code: str, asof: datetime | None, *, most: int) -> list[PublicRecord]:
    """What was public of one incident up to a moment (None: now), at most so many of its states, the
    latest first."""
    told = Revision.objects.filter(code=code, withdrawn=False).order_by("-number")
    if asof is not None:
        told = told.filter(public_from__lte=asof)
    return read(list(told.values_list("pk", flat=True)[:most]), asof)


def _first_public(incidents: set[int]) -> dict[int, datetime]:
    if not incidents:
        return {}
    first = Revision.objects.filter(incident__in=incidents, number=1)
    return dict(first.values_list("incident_id", "public_from"))


def _standing(told: list[dict[str, Any]], asof: datetime | None) -> set[str]:
    """Of the incidents that these link to, those that were public then."""
    codes = {link["code"] for record in told for link in record["links"]}
    if not codes:
        return set()
    return set(Revision.objects.as_of(asof).filter(code__in=codes).values_list("code", flat=True))
