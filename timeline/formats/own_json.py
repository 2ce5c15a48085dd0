"""Our own JSON: the shape of one incident, alone, in a page of a list, or one a line.

Facts are read as the cells of our own CSV are. Actors and sources are read as they are, since a cell
cannot hold all that is said of them. What only its own site may say is not read: gradings, reviews,
quotes, ties to other incidents.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from timeline.formats import cells as cell
from timeline.formats import own_csv
from timeline.formats.cells import BadCell, text
from timeline.formats.elements import BrokenJson, Elements
from timeline.formats.events import (
    HEADLINE,
    NAME,
    OUTLET,
    ActorRead,
    EventRead,
    RefusedRow,
    Row,
    SourceRead,
)
from timeline.formats.lines import printable
from timeline.formats.opening import Opened
from timeline.models.terms import Attribution, CodeStatus, Inter, Role

TITLED, LINES_TITLED = "our own JSON", "our own JSON Lines"

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
DIVISIONS = {"admin1": "adm_1", "admin2": "adm_2"}


def read(opened: Opened) -> Iterator[Row]:
    """The incidents of such a file. Where the JSON breaks, what follows is one refused row."""
    try:
        for line, members in Elements(opened).of("incidents"):
            yield _row(members, line)
    except BrokenJson as problem:
        yield RefusedRow(problem.line, str(problem))


def _row(members: Any, line: int) -> Row:
    key = text(_words(members.get("code"))) if isinstance(members, Mapping) else ""
    try:
        return event(members, line)
    except BadCell as problem:
        return RefusedRow(line, str(problem), key)


def event(members: Any, line: int) -> EventRead:
    """Raises BadCell."""
    if not isinstance(members, Mapping):
        raise BadCell("this is no incident, which has members")
    place = _with_divisions(members.get("location"))
    apart = {"location": place, "actors": [], "sources": [], "reasons": {}}
    row = as_cells({**members, **apart})
    missing = [name for name in own_csv.REQUIRED if name not in row]
    if missing:
        raise BadCell(f"the incident lacks {', '.join(missing)}, which {TITLED} has")
    told = own_csv.event(row, line)
    return replace(
        told,
        actors=tuple(map(_actor_read, _rows(members.get("actors")))),
        sources=tuple(map(_source_read, _rows(members.get("sources")))),
        reasons=_reasons(members, told),
    )


def _with_divisions(place: Any) -> Any:
    """The province and the district, which the record names among all that contain a place."""
    if not isinstance(place, Mapping):
        return place
    around = {_words(each.get("kind")): each.get("name") for each in _rows(place.get("within"))}
    named = {member: around[kind] for kind, member in DIVISIONS.items() if kind in around}
    return {**named, **place}


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _actor_read(row: Mapping[str, Any]) -> ActorRead:
    name, role = text(_words(row.get("name")), NAME), _one_of(row, "role", Role.values)
    if not name:
        raise BadCell("an actor has no name")
    how = _one_of(row, "attribution", ["", *Attribution.values])
    if how and role != Role.PERPETRATOR:
        raise BadCell(f"the attribution “{how}” is of “{text(name, 60)}”, who is no perpetrator")
    inter = _one_of(row, "inter", ["", *map(str, Inter.values)])
    return ActorRead(
        name,
        role,
        _one_of(row, "side", own_csv.SIDES),
        how,
        int(inter) if inter else None,
        cell.country(_words(row.get("country"))),
    )


def _one_of(row: Mapping[str, Any], member: str, known: Iterable[str]) -> str:
    said = _words(row.get(member)).strip()
    if said not in known:
        raise BadCell(f"{member} “{text(said, 40)}” of an actor is none of {', '.join(known)}")
    return said


def _source_read(row: Mapping[str, Any]) -> SourceRead:
    outlet, title, published, url, archive = (_words(row.get(member)) for member in SOURCE)
    return SourceRead(
        text(outlet, OUTLET),
        text(title, HEADLINE),
        cell.web_address(url),
        cell.web_address(archive),
        cell.day(published, "the day of a source").isoformat() if published.strip() else "",
    )


def _reasons(members: Mapping[str, Any], told: EventRead) -> dict[str, str]:
    said = members.get("reasons")
    given = {
        _words(field)[: own_csv.FIELD]: _words(words)[: own_csv.SENTENCE]
        for field, words in (said.items() if isinstance(said, Mapping) else ())
        if isinstance(words, str)
    }
    flagged = members.get("code_status") == CodeStatus.CHECK_DEATHS
    return own_csv.with_reasons(told.reasons, given, flagged=flagged)


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
