"""UCDP GED's 49 columns, as `formats.ged` reads them.

What GED has and the record does not is blank, never guessed: the numbers of conflicts, dyads and
actors, `active_year`, `source_original`, `where_description`. `relid` is the incident's code. `id`,
which has to be a whole number, is GED's own of a row that came from it, and else the code (that of the
site which wrote it first) read as a number in base 36, which is far above any of GED's and the same in
every file.

GED knows neither injured nor unknown figures. `best`, `high` and `low` are blank where nothing is
known, since 0 would say that nobody died; the parts of `best` add up to it, and deaths of which the
record does not say whose they were are `deaths_unknown`. An incident that is not known to have killed
is no event of GED's: it is written all the same, unless `nonfatal=0` leaves it out.

GED's `date_prec` tells how far apart the days are, in a summary of several events, too: there it is as
wide as that, however well we know when they began and ended. `event_clarity` says that they lasted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from timeline.dates import precision_of
from timeline.formats import ged_countries, ged_deaths
from timeline.formats.about import About
from timeline.formats.ged import COLUMNS
from timeline.formats.ged_names import GOVERNMENT, ucdp_name
from timeline.formats.writing.cells import Cell, table
from timeline.formats.writing.sides import Side, are_civilians, is_state, listed, sides
from timeline.models.incident import CODE
from timeline.models.terms import EventClarity, EventType
from timeline.search.columns import UNKNOWN
from timeline.search.records import PublicRecord
from timeline.search.unfit import Unfit

NOTE = (
    "Incidents that are not known to have killed anybody are included, so this file is not "
    "GED-conformant; nonfatal=0 leaves them out. Figures that are not known are blank."
)
NOTE_WITHOUT = "Figures that are not known are blank."
MIDNIGHT = " 00:00:00.000"
# What a dataset is called whose rows have GED's ids: "UCDP GED", "UCDP Candidate Events", "ged251".
OF_UCDP = re.compile(r"ucdp|(?<![a-z])ged(?![a-z])", re.IGNORECASE)

Members = Mapping[str, Any]


def nonfatal(record: Members) -> bool:
    """By GED's rule an event has a death at least in its highest estimate: 0, 0 and 3 is one."""
    return not any(record["killed"].values())


NONFATAL = Unfit(
    record=nonfatal,
    surely=lambda columns: columns.killed == UNKNOWN,
    perhaps=lambda columns: columns.killed == 0,
    rule=~Q(killed_low__gt=0) & ~Q(killed_best__gt=0) & ~Q(killed_high__gt=0),
)


def unfit(about: About) -> Unfit | None:
    return NONFATAL if about.switches.get("nonfatal") == "0" else None


def note(about: About) -> str:
    return NOTE_WITHOUT if unfit(about) else NOTE


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    left_out = unfit(about)
    rows = (
        row(public.record)
        for public in records
        if left_out is None or not left_out.record(public.record)
    )
    return table(COLUMNS, rows, bom=about.switches.get("bom") == "1")


def row(record: Members) -> Sequence[Cell]:
    """In the order of COLUMNS."""
    side_a, side_b = sides(record["actors"])
    names = listed(map(ucdp_name, side_a)), listed(map(ucdp_name, side_b))
    killed = record["killed"]
    because = record["reasons"].get("killed", "")
    deaths = ged_deaths.from_words(because, killed["best"], names)
    return (
        *(_id(record), record["code"], int(record["date_start"][:4]), None),
        *(record["code_status"], _type_of_violence(record["event_type"], side_a, side_b)),
        *(None, None, None),  # the conflict
        *(None, None, " - ".join(names) if all(names) else None),
        *(None, None, names[0], None, None, names[1]),
        *_sources(record["sources"]),
        record["where_prec"],
        *_place(record["location"]),
        *(record["event_clarity"], _date_prec(record)),
        *(record["date_start"] + MIDNIGHT, record["date_end"] + MIDNIGHT),
        *(deaths.get(column, 0) if deaths else None for column in ged_deaths.COLUMNS),
        *(killed["best"], killed["high"], killed["low"], _states(side_a), _states(side_b)),
    )


def _id(record: Members) -> int:
    of: Members = record.get("dataset_row") or {"name": "", "id": ""}
    own: str = of["id"]
    if CODE.fullmatch(own):
        return int(own, 36)
    is_own = own.isdecimal() and OF_UCDP.search(of["name"])
    return int(own) if is_own else int(record["code"], 36)


def _date_prec(record: Members) -> int:
    known: int = record["date_prec"]
    if record["event_clarity"] != EventClarity.SUMMARY:
        return known
    first, last = (date.fromisoformat(record[name]) for name in ("date_start", "date_end"))
    return max(known, int(precision_of((last - first).days + 1)))


def _type_of_violence(event_type: str, side_a: Side, side_b: Side) -> int:
    """3 one-sided, against civilians; else 1 where a state takes part, and 2 where none does."""
    against_civilians = event_type != EventType.BATTLES and are_civilians(side_b)
    if event_type == EventType.CIVILIANS or against_civilians:
        return 3
    return 1 if any(map(is_state, (*side_a, *side_b))) else 2


def _states(side: Side) -> Cell:
    """Gleditsch and Ward's numbers of the governments."""
    countries = [actor["country"] for actor in side if ucdp_name(actor).startswith(GOVERNMENT)]
    numbers = [number for code in countries if (number := ged_countries.number(code))]
    return numbers[0] if len(numbers) == 1 else ", ".join(map(str, numbers))


def _sources(sources: Sequence[Members]) -> tuple[Cell, ...]:
    """From `number_of_sources` to `source_original`. A source with neither outlet nor day is the free
    text of the old releases, of which GED says that it was not counted (-1)."""
    if len(sources) == 1 and not sources[0]["outlet"] and not sources[0]["published"]:
        return -1, sources[0]["title"] or sources[0]["url"], None, None, None, None
    outlets = [source["outlet"].replace(";", ",") for source in sources]
    days = [source["published"] for source in sources]
    titles = [source["title"] for source in sources]
    if not all(days):  # the articles, which titles with semicolons are read from, need each a day
        titles = [title.replace(";", ",") for title in titles]
    articles = [
        '"' + f"{outlet},{day},{title}".replace('"', "'") + '"'
        for outlet, day, title in zip(outlets, days, titles, strict=True)
    ]
    lists = [";".join(words) for words in (articles, outlets, days, titles)]
    return (len(sources), *lists, None)


def _place(location: Members | None) -> tuple[Cell, ...]:
    """From `where_coordinates` to `region`."""
    if location is None:
        return (None,) * 11
    inside = {place["kind"]: place["name"] for place in (location, *location["within"])}
    latitude, longitude, code = location["latitude"], location["longitude"], location["country"]
    at = None if latitude is None else f"POINT ({_whole(longitude)} {_whole(latitude)})"
    return (
        *(location["name"], None, inside.get("admin1"), inside.get("admin2")),
        *(latitude, longitude, at, _cell(latitude, longitude)),
        *(ged_countries.name(code), ged_countries.number(code), ged_countries.region(code)),
    )


def _whole(degrees: float) -> float:
    """Without a point where it needs none, as GED has them: POINT (64 31)."""
    return int(degrees) if degrees.is_integer() else degrees


def _cell(latitude: float | None, longitude: float | None) -> int | None:
    """The number of the half degree in PRIO-GRID (Tollefsen, Strand and Buhaug 2012), from 1 in the
    southwest."""
    if latitude is None or longitude is None:
        return None
    line, column = min(int((latitude + 90) * 2), 359), min(int((longitude + 180) * 2), 719)
    return line * 720 + column + 1
