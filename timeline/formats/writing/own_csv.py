"""Our own CSV (RFC 4180): one row an incident, the columns that `formats.own_csv` reads and a few more."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from timeline.formats.about import About
from timeline.formats.own_csv import COLUMNS
from timeline.formats.own_json import as_cells
from timeline.search.records import PublicRecord

MORE = ("grading", "reviewed", "dataset", "revision", "first_public", "public_from")
HEADER = (*COLUMNS[:-1], *MORE, COLUMNS[-1])  # the address comes last
DIVISIONS = {"admin1": "adm_1", "admin2": "adm_2"}
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = frozenset({"latitude", "longitude"})  # may begin with a minus
AT_ONCE = 200  # rows a piece


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    if about.switches.get("bom") == "1":
        yield "\ufeff"
    page = StringIO()
    writer = csv.DictWriter(page, HEADER, restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for number, public in enumerate(records, 1):
        writer.writerow(row(public, about))
        if not number % AT_ONCE:
            yield _taken(page)
    yield _taken(page)


def _taken(page: StringIO) -> str:
    piece = page.getvalue()
    page.seek(0)
    page.truncate()
    return piece


def row(public: PublicRecord, about: About) -> dict[str, str]:
    record = public.record | {
        "location": _with_divisions(public.record["location"]),
        "reviewed": int(public.record["reviewed"]),
        "revision": public.number,
        "first_public": public.first_public.isoformat().replace("+00:00", "Z"),
        "public_from": public.public_from.isoformat().replace("+00:00", "Z"),
        "url": about.incident(public.code),
    }
    return {name: guarded(name, words) for name, words in as_cells(record).items()}


def guarded(name: str, words: str) -> str:
    """Words that a spreadsheet would take for a formula stand behind an apostrophe."""
    return f"'{words}" if words.startswith(FORMULAS) and name not in NUMBERS else words


def _with_divisions(location: dict[str, Any] | None) -> dict[str, Any] | None:
    if location is None:
        return None
    named = {
        DIVISIONS[place["kind"]]: place["name"]
        for place in location["within"]
        if place["kind"] in DIVISIONS
    }
    return location | named
