"""Which format a file is in, and its events."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from timeline.formats import acled, ged, geojson, own_csv, own_json, timelinejs
from timeline.formats.events import Row
from timeline.formats.opening import Opened, Unusable, opened
from timeline.formats.table import Table
from timeline.models.incident import CODE

TABLES = {"ged": ged, "acled": acled, "timelinejs": timelinejs, "csv": own_csv}
OWN_JSON = {"json": own_json.TITLED, "jsonl": own_json.LINES_TITLED}
FORMATS = ("ged", "acled", "timelinejs", "geojson", "csv", *OWN_JSON)
TITLES = {
    **{name: known.TITLED for name, known in TABLES.items()},
    "geojson": geojson.TITLED,
    **OWN_JSON,
}
# The column that has the code of an incident where a site of ours wrote the table, and the member.
CODES = {"csv": "code", "ged": "relid", "acled": "event_id_cnty"}
_CODED = re.compile(rf'"(?:code|id)"\s*:\s*"{CODE.pattern}"'.encode())
_JSON = ("geojson", *OWN_JSON)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its byte order marks
PEEK = 1 << 16  # bytes, of the beginning of a JSON file
_FEATURES = re.compile(rb'"(?:features|geometry|Feature)"')
_INCIDENTS = re.compile(rb'"(?:incidents|date_start)"')

# GEDEvent_v25_1.csv, ged251-csv.zip, and of candidate events GEDEvent_v26_0_8.csv
_RELEASE = re.compile(
    r"(?<![a-z])(?:gedevent_v(\d\d(?:_\d{1,2}){1,3})|ged(\d\d)(\d))(?!\d)", re.IGNORECASE
)


@dataclass(frozen=True)
class EventFile:
    """A file whose format is known. `rows` reads as it goes and can be gone through once."""

    format: str
    by: str  # what told the format, in words; "" where it was said
    release: str  # "25.1" where the file's name says so, else ""
    rows: Iterator[Row]
    opened: Opened
    columns: tuple[str, ...]  # of a table, in small letters; none of JSON
    ours: bool  # written by a site of ours, as its first rows bear codes of incidents


class _Found(NamedTuple):
    format: str
    by: str
    rows: Iterator[Row]
    columns: tuple[str, ...] = ()
    ours: bool = False


@contextmanager
def event_file(path: Path, asked: str = "auto") -> Iterator[EventFile]:
    """The events in the file at `path`; `asked` is one of FORMATS, or "auto" to recognise it by what
    it holds. Raises Unusable where nothing can be read."""
    with opened(path) as file:
        coded = _CODED.search(_start(file.stream)) is not None
        found = _told(file) if asked == "auto" else _as_asked(file, asked)
        release = _release(path.name) or _release(file.name)
        named = found.format in ("ged", "geojson")
        yield EventFile(
            format=found.format,
            by=found.by,
            release=release if named else "",
            rows=found.rows,
            opened=file,
            columns=found.columns,
            ours=found.ours or (coded and found.format in _JSON),
        )


def _told(file: Opened) -> _Found:
    if _is_json(file.stream):
        return _told_of_json(file)
    table = _table(file)
    if ged.has_no_header(table.first_rows):
        return _headless(table, "by its 49 columns without a header")
    table.take_header()
    signs = {name: _share(known.SIGNS, table.names) for name, known in TABLES.items()}
    best = max(signs, key=signs.__getitem__)
    if signs[best] < 0.5:
        columns = ", ".join(table.names[:6])
        raise Unusable(
            f"has columns ({columns} …) of no format that is known; say which format it is"
        )
    return _by_columns(best, table, "by its columns")


def _told_of_json(file: Opened) -> _Found:
    start = _start(file.stream)
    if b'"start_date"' in start:
        return _Found("timelinejs", "by its slides", timelinejs.read_json(file))
    if _INCIDENTS.search(start) and not _FEATURES.search(start):
        lines = b"}\n{" in start
        return _Found("jsonl" if lines else "json", "by its members", own_json.read(file))
    return _Found("geojson", "as it is JSON", geojson.read(file))


def _as_asked(file: Opened, asked: str) -> _Found:
    is_json = _is_json(file.stream)
    if asked == "geojson":
        return _Found(asked, "", geojson.read(file))
    if asked in OWN_JSON and is_json:
        return _Found(asked, "", own_json.read(file))
    if asked in OWN_JSON:
        raise Unusable(f"is no JSON, as {TITLES[asked]} is")
    if is_json and asked == "timelinejs":
        return _Found(asked, "", timelinejs.read_json(file))
    if is_json:
        raise Unusable(f"is JSON; {TITLES[asked]} is read from CSV")
    table = _table(file)
    if asked == "ged" and ged.has_no_header(table.first_rows, least=0):
        return _headless(table, "")
    table.take_header()
    return _by_columns(asked, table, "")


def _table(file: Opened) -> Table:
    start = _start(file.stream)
    if start.startswith(UTF_16):
        raise Unusable("is in UTF-16; save it as CSV in UTF-8")
    if b"\r" in start and b"\n" not in start:
        raise Unusable(
            "ends its lines as old Macs did; save it with the line ends of Unix or Windows"
        )
    return Table(file)


def _by_columns(format_: str, table: Table, by: str) -> _Found:
    ours = any(map(CODE.fullmatch, table.ahead(CODES.get(format_, ""))))
    return _Found(format_, by, TABLES[format_].read(table), tuple(table.names), ours)


def _headless(table: Table, by: str) -> _Found:
    table.without_header(ged.COLUMNS)
    return _by_columns("ged", table, by)


def _share(signs: tuple[str, ...], names: list[str]) -> float:
    return sum(sign in names for sign in signs) / len(signs)


def _start(stream: BufferedReader) -> bytes:
    return stream.peek(PEEK)


def _is_json(stream: BufferedReader) -> bool:
    return _start(stream).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[", b"\x1e")


def _release(name: str) -> str:
    found = _RELEASE.search(name)
    if not found:
        return ""
    return found[1].replace("_", ".") if found[1] else f"{found[2]}.{found[3]}"
