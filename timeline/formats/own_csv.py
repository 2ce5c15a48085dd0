"""Our own CSV: one row an incident, the columns by the names of the nouns.

Only `title`, `date_start` and `event_type` have to be there. A list of names in one cell has
semicolons between them; `attributions` follows the order of `perpetrators`, and `sides` (a, b or
nothing) that of the perpetrators, targets and others. `sources` has one source a line: outlet | title |
day published | address | address of an archived copy; a line may also be an address alone. `reasons`
has, one a line, what has to be known of a value, behind the field that it is of: "killed: By two of
three reports."
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b

from timeline.dates import precision_of
from timeline.formats import cells
from timeline.formats.acled_terms import kind, term
from timeline.formats.cells import BadCell, text
from timeline.formats.doubts import Doubts, Figures
from timeline.formats.events import (
    DATE_WORDS,
    HEADLINE,
    NAME,
    OUTLET,
    TITLE,
    ActorRead,
    EventRead,
    PlaceRead,
    Row,
    SourceRead,
)
from timeline.formats.table import Cells, Table
from timeline.models.terms import Attribution, CodeStatus, EventClarity, Role, WherePrecision

TITLED = "our own CSV"

COLUMNS = (
    *("code", "title", "summary", "date_start", "date_end", "date_prec", "date_words"),
    *("event_clarity", "event_type", "sub_event_type", "location", "country", "adm_1", "adm_2"),
    *("latitude", "longitude", "where_prec", "perpetrators", "attributions", "targets", "others"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("count_low", "count_high", "code_status", "sources", "sides", "reasons", "url"),
)
REQUIRED = ("title", "date_start", "event_type")
SIGNS = ("title", "date_start")
# What people call these columns in tables that they make by hand.
OTHER_NAMES = {
    "id": "code",
    "date": "date_start",
    "lat": "latitude",
    "lon": "longitude",
    "lng": "longitude",
    "place": "location",
    "type": "event_type",
}
SIDES = ("a", "b", "")
FIELD, SENTENCE = 40, 2_000  # characters of a reason
_REASON = re.compile(r"([a-z_]+): +(.+)")


def read(table: Table) -> Iterator[Row]:
    """The events of such a file. Raises Unusable when a column is missing."""
    table.rename(OTHER_NAMES)
    table.require(REQUIRED, what=TITLED)
    return table.events(event, key="code")


def event(row: Cells, line: int) -> EventRead:
    """`row` may lack all but the required columns. Raises BadCell."""
    doubts = Doubts(row.get("code_status", "").strip() or CodeStatus.CLEAR)
    first, last, date_prec = _days(row, doubts)
    event_type, sub_event_type = _kind(row, doubts)
    place = _place(row, doubts)
    clarity = doubts.event_clarity(row.get("event_clarity", "").strip() or "1")
    killed, injured = (_figures(row, harm, doubts) for harm in ("killed", "injured"))
    count = _count(row, clarity)
    title = _title(row)
    return EventRead(
        line=line,
        key=_key(row, title),
        title=title,
        summary=row.get("summary", "").strip(),
        date_start=first,
        date_end=last,
        date_prec=date_prec,
        event_clarity=clarity,
        date_words=text(row.get("date_words", ""), DATE_WORDS),
        event_type=event_type,
        sub_event_type=sub_event_type,
        where_prec=_where_prec(row, place, doubts),
        place=place,
        actors=_actors(row),
        sources=tuple(
            _source(each) for each in row.get("sources", "").splitlines() if each.strip()
        ),
        killed_low=killed[0],
        killed_best=killed[1],
        killed_high=killed[2],
        injured_low=injured[0],
        injured_best=injured[1],
        injured_high=injured[2],
        count_low=count[0],
        count_high=count[1],
        reasons=_reasons(row, doubts),
        code_status=str(doubts.status),
    )


def _title(row: Cells) -> str:
    title = text(row["title"], TITLE)
    if not title:
        raise BadCell("title is blank")
    return title


def _key(row: Cells, title: str) -> str:
    """The row's own id; without one, what it is about: day, place and title."""
    if row.get("code", "").strip():
        return cells.key(row["code"], "code")
    about = (row["date_start"], row.get("location", ""), title)
    return blake2b(repr(about).encode(), digest_size=10).hexdigest()


def _kind(row: Cells, doubts: Doubts) -> tuple[str, str]:
    """Both columns, or a sub-type alone in the column of the type."""
    alone = None if row.get("sub_event_type", "").strip() else term(row["event_type"])
    return alone or kind(row, doubts)


def _days(row: Cells, doubts: Doubts) -> tuple[date, date, int]:
    first = cells.any_day(row["date_start"], "date_start")
    end = row.get("date_end", "").strip()
    last = cells.any_day(end, "date_end") if end else first
    cells.in_order(first, last)
    said = row.get("date_prec", "")
    if said.strip():
        return first, last, doubts.date_prec(said)
    return first, last, int(precision_of((last - first).days + 1))


def _place(row: Cells, doubts: Doubts) -> PlaceRead | None:
    country = doubts.country(row.get("country", ""))
    point = row.get("latitude", ""), row.get("longitude", "")
    divisions = row.get("adm_1", ""), row.get("adm_2", "")
    return cells.place(row.get("location", ""), country, divisions, point)


def _where_prec(row: Cells, place: PlaceRead | None, doubts: Doubts) -> int:
    """A place that is named without a word of how exact it is, is that place."""
    said = row.get("where_prec", "")
    if said.strip():
        return doubts.where_prec(said)
    named = place is not None and bool(row.get("location", "").strip())
    return int(WherePrecision.EXACT if named else WherePrecision.COUNTRY)


def _figures(row: Cells, harm: str, doubts: Doubts) -> Figures:
    low, best, high = (
        cells.figure(row.get(name, ""), name)
        for name in (f"{harm}_low", f"{harm}_best", f"{harm}_high")
    )
    doubts.order((low, best, high), harm)
    return low, best, high


def _count(row: Cells, clarity: int) -> tuple[int | None, int | None]:
    """How many events a summary stands for. Raises BadCell where it is none, or out of order."""
    low, high = (cells.figure(row.get(name, ""), name) for name in ("count_low", "count_high"))
    if clarity != EventClarity.SUMMARY and (low, high) != (None, None):
        raise BadCell("a number of events (count_low, count_high) needs the event_clarity 2")
    if low is not None and high is not None and low > high:
        raise BadCell(f"count_low {low} is more than count_high {high}")
    return low, high


def _actors(row: Cells) -> tuple[ActorRead, ...]:
    attributions = _list(row, "attributions", keep_blanks=True)
    found: list[ActorRead] = []
    for at, name in enumerate(_list(row, "perpetrators")):
        how = attributions[at].lower() if at < len(attributions) else ""
        if how and how not in Attribution.values:
            raise BadCell(
                f"attribution “{text(how, 40)}” is none of {', '.join(Attribution.values)}"
            )
        found.append(ActorRead(name, str(Role.PERPETRATOR), attribution=how))
    for column, role in (("targets", Role.TARGET), ("others", Role.OTHER)):
        found += [ActorRead(name, str(role)) for name in _list(row, column)]
    return _on_sides(row, found)


def _on_sides(row: Cells, actors: list[ActorRead]) -> tuple[ActorRead, ...]:
    if not row.get("sides", "").strip():
        return tuple(actors)
    sides = [side.lower() for side in _list(row, "sides", keep_blanks=True)]
    if wrong := [side for side in sides if side not in SIDES]:
        raise BadCell(f"side “{text(wrong[0], 40)}” is neither a nor b")
    of_all = [*sides, *[""] * len(actors)]
    return tuple(actor._replace(side=side) for actor, side in zip(actors, of_all, strict=False))


def _list(row: Cells, column: str, *, keep_blanks: bool = False) -> list[str]:
    parts = [text(part, NAME) for part in row.get(column, "").split(";")]
    return [part for part in parts if part or keep_blanks]


def _reasons(row: Cells, doubts: Doubts) -> Mapping[str, str]:
    if "reasons" not in row:
        return doubts.reasons
    given = dict(_reason(line) for line in row["reasons"].splitlines() if line.strip())
    flagged = row.get("code_status", "").strip() == CodeStatus.CHECK_DEATHS
    return with_reasons(doubts.reasons, given, flagged=flagged)


def _reason(line: str) -> tuple[str, str]:
    shape = _REASON.fullmatch(text(line, SENTENCE))
    if not shape or len(shape[1]) > FIELD:
        said = text(line, 40)
        raise BadCell(f"reasons “{said}” does not begin with the field that it is of (“killed: …”)")
    return shape[1], shape[2]


def with_reasons(
    doubts: Mapping[str, str], given: Mapping[str, str], *, flagged: bool
) -> dict[str, str]:
    """What has to be known of a value, by its field: what was doubtful in reading it, and what the
    record says (`given`), which has `flagged` figures out of order itself where it has."""
    own = ("killed", "injured") if flagged else ()
    return {field: words for field, words in doubts.items() if field not in own} | dict(given)


def _source(line: str) -> SourceRead:
    parts = [text(part) for part in line.split("|")]
    if len(parts) == 1 and cells.web_address(parts[0]):
        return SourceRead(url=parts[0])
    outlet, title, published, url, archive = (*parts, "", "", "", "", "")[:5]
    return SourceRead(
        text(outlet, OUTLET),
        text(title, HEADLINE),
        cells.web_address(url),
        cells.web_address(archive),
        cells.day(published, "the day of a source").isoformat() if published else "",
    )
