"""ACLED, the Armed Conflict Location & Event Data: the 31 columns of the export since March 2023,
and the older ones in capitals with days as DD/MM/YYYY.

Terms and codes: ACLED Codebook. Precisions become GED's, as far as the two scales can meet, never
finer than the source: `time_precision` 2 is a day of the week around the stored midpoint, 3 of the
month (where we have written the row, and the midpoint is none of a month, of the month around it); `geo_precision` 3, where a natural feature or a capital stands in for a larger region, is
GED's 5. `fatalities` is the lowest figure reported and 0 where none is, so it is a lower bound: 0
says nothing. The order of the actors means something only in violence against civilians, where the
first is the perpetrator and the second the target.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from timeline.dates import BadDate, Precision, Span, between, month
from timeline.dates import day as one_day
from timeline.formats import cells
from timeline.formats.acled_terms import inter, kind
from timeline.formats.cells import text
from timeline.formats.doubts import Doubts
from timeline.formats.events import NAME, TITLE, ActorRead, EventRead, PlaceRead, Row, SourceRead
from timeline.formats.table import Cells, Table
from timeline.models.incident import CODE
from timeline.models.terms import EventType, Role, WherePrecision
from timeline.search.countries import code_numbered

TITLED = "ACLED"

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
REQUIRED = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "actor1", "country"),
    *("location", "latitude", "longitude", "geo_precision", "fatalities"),
)
SIGNS = ("event_date", "actor1", "inter1", "geo_precision", "fatalities")
OLD_NAMES = {"ally_actor_1": "assoc_actor_1", "ally_actor_2": "assoc_actor_2"}

PLACES = {1: WherePrecision.EXACT, 2: WherePrecision.NEAR, 3: WherePrecision.VAGUE}
NAMES = 5_000  # characters of a cell of actors that are looked at
THREE_DAYS, HALF_A_MONTH = timedelta(3), timedelta(15)


def read(table: Table) -> Iterator[Row]:
    """The events of an ACLED file. Raises Unusable when a column is missing."""
    table.rename(OLD_NAMES)
    table.require(REQUIRED, what=TITLED)
    return table.events(event, key="event_id_cnty")


def event(row: Cells, line: int) -> EventRead:
    """Raises BadCell for what cannot be. Unknown precisions are kept, as the vaguest there is."""
    doubts = Doubts()
    span = _span(row, doubts)
    event_type, sub_event_type = kind(row, doubts)
    place = _place(row, doubts)
    actors = _actors(row, against_civilians=event_type == EventType.CIVILIANS)
    return EventRead(
        line=line,
        key=cells.key(row["event_id_cnty"], "event_id_cnty"),
        title=_title(sub_event_type or event_type, actors, place),
        summary=row.get("notes", "").strip(),
        date_start=span.start,
        date_end=span.end,
        date_prec=int(span.precision),
        event_type=event_type,
        sub_event_type=sub_event_type,
        where_prec=_where_prec(row, doubts),
        killed_low=cells.figure(row["fatalities"], "fatalities"),
        place=place,
        actors=actors,
        sources=_sources(row.get("source", "")),
        reasons=doubts.reasons,
        code_status=str(doubts.status),
    )


def _span(row: Cells, doubts: Doubts) -> Span:
    stored = cells.any_day(row["event_date"], "event_date")
    try:
        match cells.code(row["time_precision"]):
            case 1:
                return one_day(stored)
            case 2:
                return between(stored - THREE_DAYS, stored + THREE_DAYS)
            case 3:
                return _month(stored, ours=bool(CODE.fullmatch(row["event_id_cnty"].strip())))
    except BadDate as problem:  # the week around the first or the last day that we hold
        raise cells.BadCell(f"event_date “{row['event_date']}”: {problem}") from None
    doubts.unknown("time_precision", row["time_precision"])
    return Span(stored, stored, Precision.YEAR)


def _month(stored: date, *, ours: bool) -> Span:
    """ACLED has the middle of a month stand for it, or its first or last day; we the middle of whatever
    days are possible, which lie at most a month apart."""
    whole = month(stored.year, stored.month)
    if not ours or stored == whole.start + (whole.end - whole.start) // 2:
        return whole
    return between(stored - HALF_A_MONTH, stored + HALF_A_MONTH)


def _where_prec(row: Cells, doubts: Doubts) -> int:
    found = PLACES.get(cells.code(row["geo_precision"]) or 0)
    if found is None:
        doubts.unknown("geo_precision", row["geo_precision"])
    return int(found or WherePrecision.COUNTRY)


def _place(row: Cells, doubts: Doubts) -> PlaceRead | None:
    number = cells.figure(row.get("iso", ""), "iso")
    country = code_numbered(number or 0) or doubts.country(row["country"])
    point = row["latitude"], row["longitude"]
    divisions = row.get("admin1", ""), row.get("admin2", "")
    return cells.place(row["location"], country, divisions, point)


def _actors(row: Cells, *, against_civilians: bool) -> tuple[ActorRead, ...]:
    roles = (Role.PERPETRATOR, Role.TARGET) if against_civilians else (Role.OTHER, Role.OTHER)
    found: list[ActorRead] = []
    for number, side, role in (("1", "a", roles[0]), ("2", "b", roles[1])):
        kind_of_actor = row.get(f"inter{number}", "")[: cells.LONG]
        found += _named(row.get(f"actor{number}", "")[:NAMES], role, side, kind_of_actor)
        found += _named(row.get(f"assoc_actor_{number}", "")[:NAMES], Role.OTHER, side, "")
    return tuple(found)


@lru_cache(maxsize=5_000)
def _named(names: str, role: Role, side: str, kind_of_actor: str) -> tuple[ActorRead, ...]:
    """The actors of one cell, where a semicolon stands between several."""
    parts = (text(name, NAME) for name in names.split(";"))
    code = inter(kind_of_actor)
    return tuple(ActorRead(name, str(role), side, inter=code) for name in parts if name)


def _sources(words: str) -> tuple[SourceRead, ...]:
    return tuple(SourceRead(outlet=text(name, 200)) for name in words.split(";") if name.strip())


def _title(term: str, actors: tuple[ActorRead, ...], place: PlaceRead | None) -> str:
    """ "Armed clash: Group A – Group B, Town", with the first actor of each side."""
    firsts = {actor.side: actor.name for actor in reversed(actors)}
    who = " – ".join(firsts[side] for side in "ab" if side in firsts)
    where = f", {place.name}" if place else ""
    return text(f"{term}: {who}{where}" if who else f"{term}{where}", TITLE)
