"""What each file of a view or incident is for, and where it is had."""

from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from timeline.formats.files import OF_INCIDENTS, OF_VIEWS, File
from timeline.search.query import Query
from timeline.views.addresses import path_of

DATA, EXCHANGE, FEEDS, CALENDAR, CITATION = "data", "exchange", "feeds", "calendar", "citation"
GROUPS: dict[str, str | Promise] = {
    DATA: gettext_lazy("Data"),
    EXCHANGE: gettext_lazy("In the shape of other datasets and tools"),
    FEEDS: gettext_lazy("Feeds"),
    CALENDAR: gettext_lazy("Calendar"),
    CITATION: gettext_lazy("For reference managers"),
}
# How a file's name ends -> its group, and what it is for. Each of timeline.formats.files has its words.
WORDS: dict[str, tuple[str, str | Promise]] = {
    "csv": (DATA, gettext_lazy("A table with one row an entry, for spreadsheets and statistics.")),
    "json": (DATA, gettext_lazy("Whole entries with their sources, for programs.")),
    "jsonl": (DATA, gettext_lazy("The same, one entry a line, for much of it at once.")),
    "zip": (
        DATA,
        gettext_lazy("All of it with a readme, the licences and what was asked, to keep."),
    ),
    "geojson": (DATA, gettext_lazy("Places with how closely they are known, for maps.")),
    "ged.csv": (
        EXCHANGE,
        gettext_lazy(
            "The columns of UCDP GED, for work beside that dataset. Entries without a known death, "
            "which GED does not hold, are in it too."
        ),
    ),
    "acled.csv": (
        EXCHANGE,
        gettext_lazy(
            "The columns of ACLED, for work beside that dataset. Entries whose day or place is known "
            "too vaguely for ACLED are left out, and where nobody stated how many died, it says 0."
        ),
    ),
    "timelinejs.json": (EXCHANGE, gettext_lazy("Slides for TimelineJS, read from this address.")),
    "timelinejs.csv": (EXCHANGE, gettext_lazy("The spreadsheet that TimelineJS begins with.")),
    "atom": (FEEDS, gettext_lazy("What is new, for a feed reader.")),
    "feed.json": (FEEDS, gettext_lazy("The same in JSON, for feed readers that prefer it.")),
    "ics": (
        CALENDAR,
        gettext_lazy("Entries whose day or week is known, for a calendar."),
    ),
    "ris": (CITATION, gettext_lazy("For EndNote, Mendeley and Zotero.")),
    "bib": (CITATION, gettext_lazy("For LaTeX.")),
    "csl.json": (CITATION, gettext_lazy("For Zotero and Pandoc.")),
}
# A parameter of files -> its value, and what it makes of them.
SWITCHED: dict[str, tuple[str, str | Promise]] = {
    "bom": ("1", gettext_lazy("For Excel")),
    "nonfatal": ("0", gettext_lazy("Only where somebody was killed")),
    "by": ("changed", gettext_lazy("Also what was corrected")),
}
IN_HEADS = ("csv", "geojson", "atom", "feed.json", "ics", "json")  # what pages name in their heads


class Offered(NamedTuple):
    """One file: how its name ends, its title, what it is for, and where it is had."""

    suffix: str
    title: str
    purpose: str | Promise
    address: str
    others: list[tuple[str | Promise, str]]  # what else it is made as, and where


Groups = dict[str, list[Offered]]
Files = Mapping[str, File]
Address = Callable[[str], str]  # of the file whose name ends so
VIEWS: Files = {"json": OF_INCIDENTS["json"], **OF_VIEWS}  # a view's comes in pages, and is no File


def of_view(query: Query) -> Groups:
    """Group -> its files, of all that answers; feeds only where something can come to them."""
    return _grouped(_had_at(query, VIEWS), _of_view(query))


def of_incident(code: str, query: Query) -> Groups:
    """Group -> its files, of one incident at the moment asked for."""
    return _grouped(_had_at(query, OF_INCIDENTS), _of_incident(code, query))


def _had_at(query: Query, files: Files) -> Files:
    """Nothing is ever new in what is looked at as it stood."""
    return {suffix: file for suffix, file in files.items() if not (query.asof and file.latest)}


def _grouped(files: Files, address: Address) -> Groups:
    groups: Groups = {group: [] for group in GROUPS}
    for suffix, (group, purpose) in WORDS.items():
        if file := files.get(suffix):
            at = address(suffix)
            groups[group].append(Offered(suffix, file.title, purpose, at, _others(file, at)))
    return groups


def _others(file: File, address: str) -> list[tuple[str | Promise, str]]:
    sign = "&" if "?" in address else "?"
    return [
        (words, f"{address}{sign}{switch}={value}")
        for switch, (value, words) in SWITCHED.items()
        if switch in file.switches
    ]


def heads_of_view(query: Query, name: str) -> SafeString:
    """Links of a page's head to what the view is had as, too; the feed is called by its `name`."""
    return _heads(_had_at(query, VIEWS), _of_view(query), name)


def heads_of_incident(code: str, query: Query, name: str) -> SafeString:
    return _heads(_had_at(query, OF_INCIDENTS), _of_incident(code, query), name)


def _heads(files: Files, address: Address, name: str) -> SafeString:
    return SafeString(
        "\n".join(
            f'<link rel="alternate" type="{files[suffix].media_type.partition(";")[0]}" '
            f'href="{escape(address(suffix))}"{_named(name) if files[suffix].latest else ""}>'
            for suffix in IN_HEADS
            if suffix in files
        )
    )


def _of_view(query: Query) -> Address:
    asked = _asked(query.but())
    return lambda suffix: path_of("timeline_file", suffix=suffix) + asked


def _of_incident(code: str, query: Query) -> Address:
    asked, page = _asked(query.standpoint()), reverse("incident", args=[code]).rstrip("/")
    return lambda suffix: f"{page}.{suffix}{asked}"


def _named(name: str) -> str:
    return f' title="{escape(name)} · Dateline"'


def _asked(query: Query) -> str:
    asked = query.urlencode()
    return f"?{asked}" if asked else ""
