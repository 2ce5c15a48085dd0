"""The JSON shape of one incident, as the cells of our own CSV."""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.formats.lines import printable

Cells = dict[str, str]

# Member of the incident -> its own members -> the columns they are.
INSIDE = {
    "location": {
        "name": "location",
        "country": "country",
        "adm_1": "adm_1",
        "adm_2": "adm_2",
        "latitude": "latitude",
        "longitude": "longitude",
        "where_prec": "where_prec",
    },
    "killed": {bound: f"killed_{bound}" for bound in ("low", "best", "high")},
    "injured": {bound: f"injured_{bound}" for bound in ("low", "best", "high")},
    "count": {bound: f"count_{bound}" for bound in ("low", "high")},
}
ROLES = {"perpetrator": "perpetrators", "target": "targets", "other": "others"}
SOURCE = ("outlet", "title", "published", "url", "archive_url")


def as_cells(members: Mapping[str, Any]) -> Cells:
    """Flat cells of text, by column; members of another shape than ours are left out."""
    cells: Cells = {}
    for name, value in members.items():
        if isinstance(value, Mapping):
            cells |= {
                column: _words(value.get(member))
                for member, column in INSIDE.get(name, {}).items()
                if member in value
            }
        elif isinstance(value, list):
            cells |= _of_list(name, [each for each in value if isinstance(each, Mapping)])
        else:
            cells[name.lower()] = _words(value)
    return cells


def _of_list(name: str, rows: Iterable[Mapping[str, Any]]) -> Cells:
    if name == "actors":
        return _actors(rows)
    if name == "sources":
        return {"sources": "\n".join(map(_source, rows))}
    return {}


def _actors(rows: Iterable[Mapping[str, Any]]) -> Cells:
    lists: dict[str, list[str]] = {}
    for row in rows:
        role = str(row.get("role"))
        lists.setdefault(ROLES.get(role, "others"), []).append(_part(row.get("name"), ";"))
        if role == "perpetrator":
            lists.setdefault("attributions", []).append(_part(row.get("attribution"), ";"))
    return {column: "; ".join(names) for column, names in lists.items()}


def _source(row: Mapping[str, Any]) -> str:
    return " | ".join(_part(row.get(member), "|") for member in SOURCE)


def _part(value: Any, separator: str) -> str:
    """Without the character that parts one from the next."""
    return " ".join(_words(value).replace(separator, ",").split())


def _words(value: Any) -> str:
    return "" if value is None else printable(str(value))
