"""UCDP GED, the Georeferenced Event Dataset, and its candidate events: one row an event.

Columns and codes: UCDP GED Codebook, releases 17.1 to 26.1. What kind of event a row is follows
from `type_of_violence`, the only thing that GED says of it: fighting between two organised sides
(1 state-based, 2 non-state) is ACLED's Battles, with no sub-type, since GED does not tell a clash
from a bombing; 3, one-sided violence, is by UCDP's definition the use of force against civilians,
ACLED's Violence against civilians. GED calls neither side of a fight the attacker, so both have the
role "other"; in one-sided violence side A is the perpetrator and side B, the civilians, the target.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.formats import cells, ged_deaths
from timeline.formats.cells import BadCell, text
from timeline.formats.doubts import Doubts
from timeline.formats.events import NAME, TITLE, ActorRead, EventRead, PlaceRead, Row
from timeline.formats.ged_sources import sources
from timeline.formats.table import Cells, Table
from timeline.models.incident import CODE
from timeline.models.terms import CodeStatus, EventType, Inter, Role

TITLED = "UCDP GED"

# The 49 columns of releases 23.1 to 26.1, in their order: for a file without a header row.
COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
REQUIRED = (
    *("id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates"),
    *("latitude", "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end"),
    *("best", "high", "low"),
)
SIGNS = ("type_of_violence", "where_prec", "side_a", "side_b", "dyad_name")

NAMES = 5_000  # characters of a cell of actors that are looked at
KINDS = {"1": EventType.BATTLES, "2": EventType.BATTLES, "3": EventType.CIVILIANS}


def read(table: Table) -> Iterator[Row]:
    """The events of a GED file. Raises Unusable when a column is missing."""
    table.require(REQUIRED, what=TITLED)
    return table.events(event, key="id")


def has_no_header(rows: Sequence[Sequence[str]], *, least: float = 0.5) -> bool:
    """Whether the first rows of a file are events in the order of COLUMNS, at least this share of
    them and one in any case, and the first row, which may be a bad one, is no header."""
    head = {text(name).lower() for name in rows[0]}
    events = sum(_is_event(row) for row in rows)
    return not head.intersection(SIGNS) and events > 0 and events >= least * len(rows)


def _is_event(row: Sequence[str]) -> bool:
    if len(row) != len(COLUMNS):
        return False
    cell = dict(zip(COLUMNS, row, strict=True))
    same_year = cell["year"].isdecimal() and cell["date_end"].startswith(cell["year"])
    return same_year and cell["id"].isdecimal() and cell["type_of_violence"] in KINDS


def event(row: Cells, line: int) -> EventRead:
    """Raises BadCell for what cannot be. Unknown precisions and figures out of order are kept."""
    doubts = Doubts(row.get("code_status", CodeStatus.CLEAR))
    first, last = cells.day(row["date_start"], "date_start"), cells.day(row["date_end"], "date_end")
    cells.in_order(first, last)
    kind = _kind(row["type_of_violence"])
    low, best, high = (cells.figure(row[name], name) for name in ("low", "best", "high"))
    doubts.order((low, best, high), "killed")
    actors, place = _actors(row, kind), _place(row, doubts)
    by_side = ged_deaths.in_words(row, best, _names(actors))
    if by_side:
        doubts.note("killed", by_side)
    key, code = _ids(row)
    return EventRead(
        line=line,
        key=key,
        code=code,
        title=_title(kind, actors, place),
        date_start=first,
        date_end=last,
        date_prec=doubts.date_prec(row["date_prec"]),
        event_clarity=doubts.event_clarity(row["event_clarity"]),
        event_type=kind,
        where_prec=doubts.where_prec(row["where_prec"]),
        killed_low=low,
        killed_best=best,
        killed_high=high,
        place=place,
        actors=actors,
        sources=sources(row),
        reasons=doubts.reasons,
        code_status=str(doubts.status),
    )


def _ids(row: Cells) -> tuple[str, str]:
    """The key, and the code of the incident where a site of ours wrote the row: its `relid`. There the
    `id` is GED's own of an event that came from GED, and else the code as a number (base 36)."""
    key, code = cells.key(row["id"], "id"), row.get("relid", "").strip()
    if not CODE.fullmatch(code):
        return key, ""
    return (code if key == str(int(code, 36)) else key), code


def _kind(words: str) -> str:
    kind = KINDS.get(words.strip())
    if kind is None:
        raise BadCell(f"type_of_violence “{text(words, 40)}” is none of 1, 2 and 3")
    return kind.value


def _place(row: Cells, doubts: Doubts) -> PlaceRead | None:
    # HDX and others add the code; GED itself has only names.
    country = cells.country(row.get("iso3", "")) or doubts.country(row["country"])
    point = row["latitude"], row["longitude"]
    divisions = row.get("adm_1", ""), row.get("adm_2", "")
    return cells.place(row["where_coordinates"], country, divisions, point)


def _actors(row: Cells, kind: str) -> tuple[ActorRead, ...]:
    roles = (
        (Role.OTHER, Role.OTHER) if kind == EventType.BATTLES else (Role.PERPETRATOR, Role.TARGET)
    )
    a, b = row["side_a"][:NAMES], row["side_b"][:NAMES]
    return (*_side(a, roles[0], "a"), *_side(b, roles[1], "b"))


def _names(actors: Sequence[ActorRead]) -> tuple[str, str]:
    a, b = ("; ".join([actor.name for actor in actors if actor.side == side]) for side in "ab")
    return a, b


@lru_cache(maxsize=5_000)
def _side(words: str, role: Role, side: str) -> tuple[ActorRead, ...]:
    """GED names one actor a side; where we write several, a semicolon stands between them."""
    names = [text(name[: cells.LONG], NAME) for name in words.split(";")]
    return tuple(_actor(name, role, side) for name in names if name)


def _actor(name: str, role: Role, side: str) -> ActorRead:
    state = name.partition("Government of ")[2]
    inter = int(Inter.CIVILIANS) if name == "Civilians" else None
    return ActorRead(name, str(role), side, inter=inter, country=cells.country(state))


def _title(kind: str, actors: Sequence[ActorRead], place: PlaceRead | None) -> str:
    """Who, what and where, with no word more than GED says: "Violence between A and B, Town"."""
    names = [actor.name for actor in actors if actor.role != Role.TARGET]
    where = f", {place.name}" if place else ""
    if kind == EventType.CIVILIANS:
        return text(
            f"Violence against civilians by {names[0] if names else 'unknown'}{where}", TITLE
        )
    who = f" between {' and '.join(names)}" if len(names) == 2 else ""
    return text(f"Violence{who}{where}", TITLE)
