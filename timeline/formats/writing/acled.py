"""ACLED's 31 columns, as `formats.acled` reads them.

A row of ACLED's is one day at one place, so what it cannot code is left out, and how many that are
is said: a day known to the year only, or more than a month long; a place known by its country only.
Of several days the one in their middle is given, and a `time_precision` that covers them.
A state's forces outside their own country are external ones (8), as ACLED's codebook has it, whatever
the record calls them; where the country of either is not known they stay state forces (1).
`fatalities` is the lowest figure, 0 where there is none; of the injured, for whom ACLED has no
column, `notes` tells. Sub-types, sides and kinds of actors that are not known are blank.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q

from timeline.dates import MONTHS
from timeline.formats import acled_countries
from timeline.formats.about import About
from timeline.formats.acled import COLUMNS
from timeline.formats.acled_terms import DISORDERS, WORDS
from timeline.formats.writing.cells import Cell, table
from timeline.formats.writing.sides import Side, are_civilians, listed, sides
from timeline.models.incident import CODE
from timeline.models.terms import DatePrecision, EventType, Inter, WherePrecision
from timeline.search.columns import NOT_PINNED
from timeline.search.countries import number_of
from timeline.search.records import PublicRecord
from timeline.search.unfit import Unfit

NOTE = (
    "Incidents known to no closer than a year, lasting more than 31 days, or of which only the "
    "country is known are left out, as ACLED cannot code them. fatalities is the lowest figure, "
    "0 where none is known."
)
BOUNDS = ("low", "best", "high")
WEEK, MONTH = 7, 31  # days that time_precision 2 and 3 cover
GEO = {
    WherePrecision.EXACT: 1,
    WherePrecision.NEAR: 2,
    WherePrecision.SECOND_DIVISION: 3,
    WherePrecision.FIRST_DIVISION: 3,
    WherePrecision.VAGUE: 3,
    WherePrecision.INTERNATIONAL: 3,
}
AROUND = {1: "On {}", 2: "Around {} (week of)", 3: "Around {} (month of)"}

Members = Mapping[str, Any]
Moment = tuple[date, int]  # event_date and time_precision


def uncodable(record: Members) -> bool:
    return (
        record["date_prec"] == DatePrecision.YEAR
        or record["where_prec"] == WherePrecision.COUNTRY
        or record["location"] is None
        or _days(record["date_start"], record["date_end"]) > MONTH
    )


UNCODABLE = Unfit(
    record=uncodable,
    surely=lambda columns: (
        (columns.precision == DatePrecision.YEAR) | (columns.end - columns.start >= MONTH)
    ),
    perhaps=lambda columns: columns.pin == NOT_PINNED,
    rule=Q(where_prec=WherePrecision.COUNTRY) | Q(location=""),
)


def unfit(about: About) -> Unfit | None:
    return UNCODABLE


def note(about: About) -> str:
    return NOTE


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    rows = (row(public) for public in records if not uncodable(public.record))
    return table(COLUMNS, rows, bom=about.switches.get("bom") == "1")


def row(public: PublicRecord) -> Sequence[Cell]:
    """In the order of COLUMNS."""
    record = public.record
    event_type, sub_event_type = record["event_type"], record["sub_event_type"]
    day, precision = moment(record["date_start"], record["date_end"], record["date_prec"])
    side_1, side_2 = sides(record["actors"])
    return (
        *(_id(record), day.isoformat(), day.year, precision),
        DISORDERS.get(sub_event_type) or DISORDERS.get(event_type),
        *(event_type, sub_event_type),
        *_actors(side_1, side_2, record["location"]["country"]),
        "Civilians targeted" if _civilians_targeted(record, side_2) else None,
        *_place(record["location"]),
        GEO[record["where_prec"]],
        *("; ".join(dict.fromkeys(filter(None, map(_outlet, record["sources"])))), None),
        *(_notes(record, day, precision), _lowest(record["killed"]), None),
        int(public.public_from.timestamp()),
    )


def _id(record: Members) -> str:
    """ACLED's own of a row that came from it, else the incident's code, by the site that wrote it first."""
    of: Members = record.get("dataset_row") or {"name": "", "id": ""}
    is_own = "acled" in of["name"].lower() or CODE.fullmatch(of["id"])
    return str((of["id"] if is_own else "") or record["code"])


@lru_cache(maxsize=20_000)
def moment(start: str, end: str, date_prec: int) -> Moment:
    """One of the days from `start` to `end` (ISO 8601), which lie at most a month apart."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    days = (last - first).days + 1
    middle = first + (last - first) // 2
    if date_prec == DatePrecision.DAY and days == 1:
        return first, 1
    return middle, 2 if date_prec <= DatePrecision.WEEK and days <= WEEK else 3


def _days(start: str, end: str) -> int:
    if start == end:
        return 1
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def _actors(side_1: Side, side_2: Side, country: str) -> tuple[Cell, ...]:
    """From `actor1` to `interaction`: the first of each side, and those beside them. `country` is the
    one where it happened."""
    inter_1, inter_2 = _inter(side_1, country), _inter(side_2, country)
    names_1, names_2 = ([actor["name"] for actor in side] for side in (side_1, side_2))
    return (
        *(listed(names_1[:1]), listed(names_1[1:]), inter_1),
        *(listed(names_2[:1]), listed(names_2[1:]), inter_2),
        _interaction(inter_1, inter_2, alone=not (side_1 and side_2)),
    )


def _inter(side: Side, country: str) -> str:
    if not side:
        return ""
    inter, home = side[0]["inter"], side[0]["country"]
    abroad = inter == Inter.STATE and home and country and home != country
    return WORDS.get(Inter.EXTERNAL if abroad else inter, "")


CODES = {words: code for code, words in WORDS.items()}
LAST = {**CODES, WORDS[Inter.CIVILIANS]: len(CODES) + 1}  # ACLED writes them behind all others


@lru_cache
def _interaction(inter_1: str, inter_2: str, *, alone: bool) -> str:
    """ "Rebel group-Civilians", the lower code first; "Rioters only". "" where one is not known."""
    known = sorted(filter(None, (inter_1, inter_2)), key=LAST.__getitem__)
    if alone and known:
        return f"{known[0]} only"
    return "-".join(known) if len(known) == 2 else ""


def _civilians_targeted(record: Members, targets: Side) -> bool:
    excessive = record["sub_event_type"] == "Excessive force against protesters"
    return excessive or record["event_type"] == EventType.CIVILIANS or are_civilians(targets)


def _place(location: Members) -> tuple[Cell, ...]:
    """From `iso` to `longitude`, in degrees to ACLED's four decimals."""
    inside = {place["kind"]: place["name"] for place in (location, *location["within"])}
    code, latitude, longitude = location["country"], location["latitude"], location["longitude"]
    point = (None, None) if latitude is None else (round(latitude, 4), round(longitude, 4))
    return (
        *(number_of(code), acled_countries.region(code), acled_countries.name(code)),
        *(inside.get("admin1"), inside.get("admin2"), None, location["name"], *point),
    )


def _outlet(source: Members) -> str:
    return str(source["outlet"] or source["title"]).replace(";", ",")


def _lowest(killed: Members) -> int:
    """A single figure is the lowest as well; an upper bound alone tells of nobody."""
    low, best = killed["low"], killed["best"]
    return low if low is not None else best or 0


def _notes(record: Members, day: date, precision: int) -> str:
    """Beginning with the date, as ACLED's do; a summary that does so already stands for itself."""
    words = " ".join(record["summary"].split())
    begin = AROUND[precision].format(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    told = words if words.startswith(begin) else f"{begin}: {record['title']}. {words}".strip()
    return f"{told} {hurt}" if (hurt := _injured(record["injured"])) else told


def _injured(injured: Members) -> str:
    said = [f"{bound} {injured[bound]}" for bound in BOUNDS if injured[bound] is not None]
    return f"Injured: {', '.join(said)}." if said else ""
