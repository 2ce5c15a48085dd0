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
    "ged.csv": (EXCHANGE, gettext_lazy("The columns of UCDP GED, for work beside that dataset.")),
    "acled.csv": (EXCHANGE, gettext_lazy("The columns of ACLED, for work beside that dataset.")),
    "timelinejs.json": (EXCHANGE, gettext_lazy("Slides for TimelineJS, read from this address.")),
    "timelinejs.csv": (EXCHANGE, gettext_lazy("The spreadsheet that TimelineJS begins with.")),
    "atom": (FEEDS, gettext_lazy("What is new and what was corrected, for a feed reader.")),
    "feed.json": (FEEDS, gettext_lazy("The same in JSON, for feed readers that prefer it.")),
    "ics": (
        CALENDAR,
        gettext_lazy("Entries whose day or week is known, for a calendar to subscribe to."),
    ),
    "ris": (CITATION, gettext_lazy("For EndNote, Mendeley and Zotero.")),
    "bib": (CITATION, gettext_lazy("For LaTeX.")),
    "csl.json": (CITATION, gettext_lazy("For Zotero and Pandoc.")),
}
IN_HEADS = ("csv", "geojson", "atom", "ics", "json")  # what pages name in their heads


class Offered(NamedTuple):
    """One file: how its name ends, its title, what it is for, and where it is had."""

    suffix: str
    title: str
    purpose: str | Promise
    address: str


Groups = dict[str, list[Offered]]


def of_view(query: Query) -> Groups:
    """Group -> its files, of all that answers."""
    asked = _asked(query.but())
    titles = {"json": "JSON"} | {suffix: file.title for suffix, file in OF_VIEWS.items()}
    return _grouped(titles, lambda suffix: path_of("timeline_file", suffix=suffix) + asked)


def of_incident(code: str, query: Query) -> Groups:
    """Group -> its files, of one incident at the moment asked for."""
    asked = _asked(query.standpoint())
    titles = {suffix: file.title for suffix, file in OF_INCIDENTS.items()}
    return _grouped(titles, lambda suffix: reverse("incident_file", args=[code, suffix]) + asked)


def _grouped(titles: dict[str, str], address: Callable[[str], str]) -> Groups:
    groups: Groups = {group: [] for group in GROUPS}
    for suffix, (group, purpose) in WORDS.items():
        if suffix in titles:
            offered = Offered(suffix, titles[suffix], purpose, address(suffix))
            groups[group].append(offered)
    return groups


def heads_of_view(query: Query, name: str) -> SafeString:
    """Links of a page's head to what the view is had as, too; the feed is called by its `name`."""
    asked = _asked(query.but())
    types = {"json": "application/json"} | _media_types(OF_VIEWS)
    return _heads(types, lambda suffix: path_of("timeline_file", suffix=suffix) + asked, name)


def heads_of_incident(code: str, query: Query, name: str) -> SafeString:
    asked, page = _asked(query.standpoint()), reverse("incident", args=[code]).rstrip("/")
    return _heads(_media_types(OF_INCIDENTS), lambda suffix: f"{page}.{suffix}{asked}", name)


def _heads(types: dict[str, str], address: Callable[[str], str], name: str) -> SafeString:
    return SafeString(
        "\n".join(
            f'<link rel="alternate" type="{types[suffix]}" href="{escape(address(suffix))}"'
            f"{_named(name) if suffix == 'atom' else ''}>"
            for suffix in IN_HEADS
            if suffix in types
        )
    )


def _named(name: str) -> str:
    return f' title="{escape(name)} · Dateline"'


def _media_types(files: Mapping[str, File]) -> dict[str, str]:
    return {suffix: file.media_type.partition(";")[0] for suffix, file in files.items()}


def _asked(query: Query) -> str:
    asked = query.urlencode()
    return f"?{asked}" if asked else ""
