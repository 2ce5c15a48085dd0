"""Every file that a view, or one incident, can be had as: by the suffix of its address."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from timeline.formats.about import About
from timeline.formats.writing import (
    acled,
    archive,
    atom,
    bibtex,
    csl,
    ged,
    geojson,
    icalendar,
    json_feed,
    own_csv,
    own_json,
    ris,
    timelinejs,
)
from timeline.search.records import PublicRecord
from timeline.search.unfit import Unfit

Write = Callable[[Iterable[PublicRecord], About], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, kw_only=True)
class File:
    """`switches` are the parameters that this kind of file has of its own. A file `to_keep` is offered
    for download under a name, any other is read where it is, by a program. One of the `latest` is
    handed the newest few of a view, or the states of an incident, the latest first. One that is `followed` is asked for again and again,
    under the name that it had at first. The `note` is what
    a reader has to know of a file that has no place to say it, in English; what is `unfit` is left
    out of it."""

    suffix: str
    title: str
    media_type: str
    write: Write
    switches: frozenset[str] = frozenset()
    to_keep: bool = True
    latest: bool = False
    followed: bool = False
    note: Callable[[About], str] = lambda about: ""
    unfit: Callable[[About], Unfit | None] = lambda about: None


def by_suffix(*files: File) -> dict[str, File]:
    return {file.suffix: file for file in files}


CSV = File(
    suffix="csv",
    title="CSV",
    media_type="text/csv; charset=utf-8",
    write=own_csv.write,
    switches=frozenset({"bom"}),
)
LINES = File(
    suffix="jsonl",
    title="JSON Lines",
    media_type="application/jsonl",
    write=own_json.write_lines,
)
ONE = File(
    suffix="json",
    title="JSON",
    media_type="application/json",
    write=own_json.write_one,
    to_keep=False,
)
GED = File(
    suffix="ged.csv",
    title="UCDP GED",
    media_type="text/csv; charset=utf-8",
    write=ged.write,
    switches=frozenset({"bom", "nonfatal"}),
    note=ged.note,
    unfit=ged.unfit,
)
ACLED = File(
    suffix="acled.csv",
    title="ACLED",
    media_type="text/csv; charset=utf-8",
    write=acled.write,
    switches=frozenset({"bom"}),
    note=acled.note,
    unfit=acled.unfit,
)
GEOJSON = File(
    suffix="geojson",
    title="GeoJSON",
    media_type="application/geo+json",
    write=geojson.write,
)
FEATURE = replace(GEOJSON, write=geojson.write_one)
SLIDES = File(
    suffix="timelinejs.json",
    title="TimelineJS",
    media_type="application/json",
    write=timelinejs.write_json,
)
SPREADSHEET = File(
    suffix="timelinejs.csv",
    title="TimelineJS CSV",
    media_type="text/csv; charset=utf-8",
    write=timelinejs.write_csv,
    switches=frozenset({"bom"}),
)
# Of one incident the title would be said twice.
ONE_SLIDE = replace(SLIDES, write=partial(timelinejs.write_json, titled=False))
ONE_ROW = replace(SPREADSHEET, write=partial(timelinejs.write_csv, titled=False))

ATOM = File(
    suffix="atom",
    title="Atom",
    media_type="application/atom+xml",
    write=atom.write,
    switches=frozenset({"by", "older"}),
    to_keep=False,
    latest=True,
    followed=True,
)
JSON_FEED = replace(
    ATOM,
    suffix="feed.json",
    title="JSON Feed",
    media_type="application/feed+json",
    write=json_feed.write,
)
STATES = replace(ATOM, write=atom.write_states, switches=frozenset())
JSON_STATES = replace(JSON_FEED, write=json_feed.write_states, switches=frozenset())

ICALENDAR = File(
    suffix="ics",
    title="iCalendar",
    media_type="text/calendar; charset=utf-8",
    write=icalendar.write,
    note=icalendar.note,
    followed=True,
    unfit=icalendar.unfit,
)
RIS = File(
    suffix="ris",
    title="RIS",
    media_type="application/x-research-info-systems",
    write=ris.write,
)
BIBTEX = File(
    suffix="bib",
    title="BibTeX",
    media_type="application/x-bibtex; charset=utf-8",
    write=bibtex.write,
)
CSL = File(
    suffix="csl.json",
    title="CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    write=csl.write,
)
REFERENCES = (
    replace(RIS, write=ris.write_one),
    replace(BIBTEX, write=bibtex.write_one),
    replace(CSL, write=csl.write_one),
)

ZIP = File(
    suffix="zip",
    title="ZIP",
    media_type="application/zip",
    write=archive.write,
    switches=frozenset({"bom"}),
)

# /timeline.<suffix>; its JSON comes in pages
OF_VIEWS = by_suffix(
    CSV,
    LINES,
    GED,
    ACLED,
    GEOJSON,
    SLIDES,
    SPREADSHEET,
    ATOM,
    JSON_FEED,
    ICALENDAR,
    RIS,
    BIBTEX,
    CSL,
    ZIP,
)
# /incidents/<code>.<suffix>
OF_INCIDENTS = by_suffix(
    *(CSV, LINES, ONE, GED, ACLED, FEATURE, ONE_SLIDE, ONE_ROW),
    *(STATES, JSON_STATES, ICALENDAR, *REFERENCES),
)
SWITCHES = ("bom", "limit", "nonfatal", "by", "older")
