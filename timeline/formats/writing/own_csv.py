"""Our own CSV (RFC 4180): one row an incident, the columns that `formats.own_csv` reads and a few more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from timeline.formats.about import About
from timeline.formats.own_csv import COLUMNS
from timeline.formats.own_json import SOURCE
from timeline.formats.writing.cells import Cell, table
from timeline.search.records import PublicRecord

MORE = ("grading", "reviewed", "dataset", "revision", "first_public", "public_from")
HEADER = (*COLUMNS[:-1], *MORE, COLUMNS[-1])  # the address comes last
DIVISIONS = ("admin1", "admin2")


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    rows = (row(public, about) for public in records)
    return table(HEADER, rows, bom=about.switches.get("bom") == "1")


def row(public: PublicRecord, about: About) -> Sequence[Cell]:
    """In the order of HEADER."""
    record = public.record
    killed, injured, count = record["killed"], record["injured"], record["count"]
    return (
        *(record["code"], record["title"], record["summary"]),
        *(record["date_start"], record["date_end"], record["date_prec"], record["date_words"]),
        *(record["event_clarity"], record["event_type"], record["sub_event_type"]),
        *_place(record["location"]),
        record["where_prec"],
        *_parties(record["actors"]),
        *(killed["low"], killed["best"], killed["high"]),
        *(injured["low"], injured["best"], injured["high"]),
        *(count["low"], count["high"], record["code_status"]),
        "\n".join(map(_source, record["sources"])),
        *(record["grading"], int(record["reviewed"]), record["dataset"]),
        *(public.number, _moment(public.first_public), _moment(public.public_from)),
        about.incident(public.code),
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
    """The perpetrators and, in their order, how each is known to be one; the targets; the others."""
    named: dict[str, list[str]] = {"perpetrator": [], "target": [], "other": []}
    for actor in actors:
        named[actor["role"]].append(_part(actor["name"], ";"))
    known = [actor["attribution"] or "" for actor in actors if actor["role"] == "perpetrator"]
    perpetrators, targets, others = map("; ".join, named.values())
    return perpetrators, "; ".join(known) if any(known) else "", targets, others


def _source(source: Mapping[str, Any]) -> str:
    outlet, title, published, *addresses = [source[member] or "" for member in SOURCE]
    plain = [address.replace("|", "%7C") for address in addresses]
    return " | ".join((_part(outlet, "|"), _part(title, "|"), published, *plain))


def _part(words: str, separator: str) -> str:
    """Without the character that parts one from the next."""
    return " ".join(words.replace(separator, ",").split())


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
