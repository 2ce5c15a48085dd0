"""The rows of a form whose record was changed or deleted after it was made: what can still be saved."""

import re
from collections.abc import Mapping

from django.http import QueryDict

PARENT = "incident"
Row = dict[str, list[str]]  # "role" -> what was sent of it


def without_gone(sent: QueryDict, standing: Mapping[str, set[int]]) -> QueryDict:
    """The form without the rows that stood when it was made and stand no more: no page shows these,
    so nobody could put them right. `standing` has the keys of those that do, by list."""
    found = sent.copy()
    for name, keys in standing.items():
        known = {"", *map(str, keys)}
        _put(found, name, [row for row in _rows(sent, name) if _key(row) in known])
    return found


def as_new(sent: QueryDict) -> QueryDict:
    """The form as one of a record that is not there yet."""
    found = sent.copy()
    for name in [key.removesuffix("-TOTAL_FORMS") for key in sent if key.endswith("-TOTAL_FORMS")]:
        blank = {"id": [""], PARENT: [""]}
        _put(found, name, [{**row, **blank} for row in _rows(sent, name)])
    return found


def _key(row: Row) -> str:
    return row.get("id", [""])[-1]


def _rows(sent: QueryDict, name: str) -> list[Row]:
    """In the order in which they stood."""
    cell = re.compile(rf"{re.escape(name)}-([0-9]{{1,4}})-(.+)")
    rows: dict[int, Row] = {}
    for key, values in sent.lists():
        if found := cell.fullmatch(key):
            rows.setdefault(int(found[1]), {})[found[2]] = list(values)
    return [rows[number] for number in sorted(rows)]


def _put(sent: QueryDict, name: str, rows: list[Row]) -> None:
    """Have these rows in the place of those that the form has."""
    if f"{name}-TOTAL_FORMS" not in sent:
        return
    for key in [key for key in sent if re.match(rf"{re.escape(name)}-[0-9]", key)]:
        del sent[key]
    for number, row in enumerate(rows):
        for field, values in row.items():
            sent.setlist(f"{name}-{number}-{field}", values)
    sent[f"{name}-TOTAL_FORMS"] = str(len(rows))
    sent[f"{name}-INITIAL_FORMS"] = str(sum(bool(_key(row)) for row in rows))
