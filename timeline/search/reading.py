"""Revisions as rows of the database, read into columns.

One statement tells the counter and the rows, and a statement sees one state of the database, in
SQLite and in PostgreSQL alike. So whatever is read is what was public after exactly that change.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from timeline.models import Dataset
from timeline.models.terms import PINNED
from timeline.search import traits
from timeline.search.columns import DTYPES, FOREVER, NOT_PINNED, UNKNOWN, Columns, Numbers
from timeline.search.mercator import x_of, y_of
from timeline.search.state import Book, Changes

AT_ONCE = 10_000  # rows
ALL = -1  # the change before the first

# What the database can say in numbers it says in numbers: a million dates are slow to make in Python.
DAY = {
    "sqlite": "CAST(julianday({0}) - 1721424.5 AS INTEGER)",
    "postgresql": "{0} - DATE '0001-01-01' + 1",
}
MICROSECOND = {
    # Its own clock rounds to milliseconds, and so the last half of one into the next second.
    "sqlite": "strftime('%%s', substr({0}, 1, 19)) * 1000000 + substr({0} || '.000000', 21, 6)",
    "postgresql": "(EXTRACT(EPOCH FROM {0}) * 1000000)::bigint",
}
READ = """
    SELECT c.number, r.id, r.withdrawn, {start}, {end}, r.code,
           r.event_type || '\n' || r.sub_event_type, r.grading, r.reviewed, r.dataset,
           '\n' || r.parties, r.location || '\n' || r.places,
           COALESCE(r.killed_best, r.killed_low, r.killed_high, {unknown}),
           r.date_prec, r.event_clarity,
           CASE WHEN r.where_prec IN ({pinned}) AND r.longitude IS NOT NULL
               AND r.latitude IS NOT NULL THEN r.where_prec ELSE {not_pinned} END,
           COALESCE(r.longitude, 0), COALESCE(r.latitude, 0), {since}, COALESCE({until}, {forever})
    FROM timeline_changecounter c LEFT JOIN timeline_revision r ON {which} WHERE c.id = 1
"""
KIND_NUMBERS = {"\n".join(kind): number for kind, number in traits.KIND_NUMBERS.items()}
CHANGED = "r.incident_id IN (SELECT incident_id FROM timeline_revision WHERE change > %s)"


def counter() -> tuple[str, int]:
    """The series that the database counts its changes in ("" before the first), and their number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT series, number FROM timeline_changecounter WHERE id = 1")
        return cursor.fetchone() or ("", 0)


def mark(number: int) -> str:
    """See `state.Changes`: the key of the last revision of change `number`, and when it was made."""
    said = MICROSECOND[connection.vendor].format("public_from")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {said} FROM timeline_revision WHERE change = %s ORDER BY id DESC LIMIT 1",  # noqa: S608 - the parts are our own
            (number,),
        )
        return "/".join(map(str, cursor.fetchone() or ()))


def changes_since(number: int, book: Book) -> Changes:
    """What happened after change `number` (ALL: ever); names are entered into the book."""
    reached, keys = number, [np.empty(0, np.int64)]
    parts: dict[str, list[Numbers]] = {name: [] for name in DTYPES}
    for rows in _chunks(number):
        reached = rows[0][0]
        told = [
            row for row in rows if row[1] is not None
        ]  # none: the counter moved for no revision
        keys.append(np.array([row[1] for row in told], np.int64))
        public = [row for row in told if not row[2]]
        for name, values in _columns(public, book).items() if public else ():
            parts[name].append(np.asarray(values, DTYPES[name]))
    book.dataset_names = dict(Dataset.objects.values_list("slug", "name"))
    return Changes(reached, mark(reached), Columns.in_order(parts), np.concatenate(keys))


def _chunks(number: int) -> Iterator[list[tuple[Any, ...]]]:
    vendor = connection.vendor
    statement = READ.format(
        start=DAY[vendor].format("r.date_start"),
        end=DAY[vendor].format("r.date_end"),
        since=MICROSECOND[vendor].format("r.public_from"),
        until=MICROSECOND[vendor].format("r.public_until"),
        unknown=UNKNOWN,
        pinned=", ".join(map(str, PINNED)),
        not_pinned=NOT_PINNED,
        forever=FOREVER,
        which="NOT r.withdrawn" if number == ALL else CHANGED,
    )
    given = () if number == ALL else (number,)
    if vendor == "sqlite":  # hands over row by row as it is; a transaction would wait for writers
        with connection.cursor() as cursor:
            yield from _fetched(cursor, statement, given)
    else:
        with transaction.atomic(), connection.chunked_cursor() as cursor:
            yield from _fetched(cursor, statement, given)


def _fetched(
    cursor: CursorWrapper, statement: str, given: tuple[int, ...]
) -> Iterator[list[tuple[Any, ...]]]:
    cursor.execute(statement, given)
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows


def _columns(rows: list[tuple[Any, ...]], book: Book) -> dict[str, Any]:
    """Values by column, of one row or more."""
    _, pk, _, start, end, code, kind, grading, reviewed, dataset, *rest = zip(*rows, strict=True)
    parties, places, killed, precision, clarity, pin, longitude, latitude, since, until = rest
    traits_ = traits.numbered(
        *(
            np.array(numbers, np.int32)
            for numbers in (
                [KIND_NUMBERS[told] for told in kind],
                [traits.GRADING_NUMBERS[told] for told in grading],
                reviewed,
                [book.datasets.number(slug) for slug in dataset],
            )
        )
    )
    return {
        "start": start,
        "end": end,
        "code": [told.encode() for told in code],
        "pk": pk,
        "traits": traits_,
        "parties": book.parties.numbered(parties),
        "places": book.places.numbered(places),
        "killed": killed,
        "precision": precision,
        "clarity": clarity,
        "pin": pin,
        "x": x_of(longitude),
        "y": y_of(latitude),
        "since": since,
        "until": until,
    }
