"""Our own CSV (RFC 4180): one row an incident, the columns that `formats.own_csv` reads and a few more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from timeline.formats.about import About
from timeline.formats.own_csv import COLUMNS
from timeline.formats.own_json import SOURCE
from timeline.formats.writing.cells import Cell, table
from timeline.search.records import PublicRecord

MORE = ("grading", "reviewed", "dataset", "revision", "first_public", "public_from")
LAST = 3  # the address comes last, and before it what was added later
HEADER = (*COLUMNS[:-LAST], *MORE, *COLUMNS[-LAST:])
Part = tuple[str, str, str, str]  # role, name, attribution, side

ROLES = ("perpetrator", "target", "other")
DIVISIONS = ("admin1", "admin2")


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    rows = (row(public, about) for public in records)
    return table(HEADER, rows, bom=about.switches.get("bom") == "1")


def row(public: PublicRecord, about: About) -> Sequence[Cell]:
    """In the order of HEADER."""
    record = public.record
    killed, injured, count = record["killed"], record["injured"], record["count"]
    *parties, sides = _parties(record["actors"])
    return (
        *(record["code"], record["title"], record["summary"]),
        *(record["date_start"], record["date_end"], record["date_prec"], record["date_words"]),
        *(record["event_clarity"], record["event_type"], record["sub_event_type"]),
        *_place(record["location"]),
        record["where_prec"],
        *parties,
        *(killed["low"], killed["best"], killed["high"]),
        *(injured["low"], injured["best"], injured["high"]),
        *(count["low"], count["high"], record["code_status"]),
        "\n".join(map(_source, record["sources"])),
        *(record["grading"], int(record["reviewed"]), record["dataset"]),
        *(public.number, *_moments(public.first_public, public.public_from)),
        *(sides, _reasons(record["reasons"]), about.incident(public.code)),
    )


def _place(location: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    """Its name, country, two divisions and its point."""
    if location is None:
        return (None,) * 6
    inside = {place["kind"]: place["name"] for place in location["within"]}
    return (
        *(location["name"], location["country"], *map(inside.get, DIVISIONS)),
        *(location["latitude"], location["longitude"]),
    )


def _parties(actors: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The perpetrators and, in their order, how each is known to be one; the targets; the others; and
    on which side each of them all stands."""
    parts = [
        (actor["role"], actor["name"], actor["attribution"] or "", actor.get("side", ""))
        for actor in actors
    ]
    return _cells_of(tuple(parts))


@lru_cache(maxsize=5_000)
def _cells_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Kept, since the same few meet again and again."""
    by_role = [[part for part in parts if part[0] == role] for role in ROLES]
    perpetrators, targets, others = (
        "; ".join(_part(name, ";") for _, name, _, _ in those) for those in by_role
    )
    attributions = _told([how for _, _, how, _ in by_role[0]])
    sides = _told([side for those in by_role for _, _, _, side in those])
    return perpetrators, attributions, targets, others, sides


def _told(each: Sequence[str]) -> str:
    """ "" where nothing is said of any of them."""
    return "; ".join(each) if any(each) else ""


def _reasons(reasons: Mapping[str, str]) -> str:
    """One a line, in an order that no database decides."""
    return "\n".join([f"{field}: {_line(reasons[field])}" for field in sorted(reasons)])


def _line(words: str) -> str:
    return words if words.isprintable() else " ".join(words.split())


def _source(source: Mapping[str, Any]) -> str:
    outlet, title, published, *addresses = [source[member] or "" for member in SOURCE]
    plain = [address.replace("|", "%7C") for address in addresses]
    return " | ".join((_part(outlet, "|"), _part(title, "|"), published, *plain))


def _part(words: str, separator: str) -> str:
    """Without the character that parts one from the next."""
    return " ".join(words.replace(separator, ",").split())


def _moments(first: datetime, last: datetime) -> tuple[str, str]:
    said = _moment(last)
    return (said if first == last else _moment(first)), said


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
