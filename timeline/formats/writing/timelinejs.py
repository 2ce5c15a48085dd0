"""TimelineJS 3 (timeline.knightlab.com), as its JSON and as its spreadsheet: a slide an incident.

A date says no more than is known: the day only where it is the day, else the month where all days that
it may have been lie in it, else the year (of two years that of the last day, since TimelineJS shows
nothing without one); our words for the whole of it are the display date. An end has only what lasted. The group is ACLED's term. There are no media: TimelineJS would fetch them from
where they are, and the record has no pictures; the sources are links in the text.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import chain
from typing import Any

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates import Precision
from timeline.formats.about import About, Said
from timeline.formats.cells import web_address
from timeline.formats.timelinejs import FACTS
from timeline.formats.writing.array import array
from timeline.formats.writing.cells import FORMULAS, Row, table
from timeline.formats.writing.own_json import said
from timeline.models.facts import span_of
from timeline.models.terms import EventClarity
from timeline.search.locale import locale
from timeline.search.records import PublicRecord

Members = dict[str, Any]
Date = tuple[int, int | None, int | None]  # year, month, day; None is not known

# The exact words, and no other: Knight Lab's proxy refuses a spreadsheet with a column more.
HEADER = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)
NOTHING = (None,)  # a cell


def write_json(
    records: Iterable[PublicRecord], about: About, *, titled: bool = True
) -> Iterator[str]:
    """The title slide, where there is to be one, and the events as they come."""
    title = {"title": {"text": {"headline": escape(about.name), "text": _of_all(about)}}}
    yield said({"scale": "human"} | (title if titled else {}))[:-1] + ',"events":'
    yield from array(_slide(public, about) for public in records)
    yield "}\n"


def write_csv(
    records: Iterable[PublicRecord], about: About, *, titled: bool = True
) -> Iterator[str]:
    rows = chain([_title_row(about)] if titled else [], (_row(public, about) for public in records))
    return table(HEADER, rows, bom=about.switches.get("bom") == "1")


def _slide(public: PublicRecord, about: About) -> Members:
    record = public.record
    start, end = _dates(record)
    told = about.said(record)
    return {
        "unique_id": public.code,
        "start_date": _named(start),
        **({"end_date": _named(end)} if end else {}),
        "display_date": escape(told.when),
        "text": {"headline": escape(record["title"]), "text": _text(public, told, about)},
        "group": _group(record),
        "autolink": False,  # links are written out
    }


def _row(public: PublicRecord, about: About) -> Row:
    record = public.record
    start, end = _dates(record)
    told = about.said(record)
    headline, words = _unlike_a_formula(record["title"]), _text(public, told, about)
    return (
        *(*start, None, *(end or NOTHING * 3), None),
        *(escape(told.when), headline, words),
        *(*NOTHING * 6, _group(record), None),
    )


def _title_row(about: About) -> Row:
    headline = _unlike_a_formula(about.name)
    return (*NOTHING * 9, headline, _of_all(about), *NOTHING * 5, "title", *NOTHING * 2)


def _unlike_a_formula(words: str) -> str:
    """As HTML, in which a sign can be written so that no spreadsheet sees it."""
    if words[:1] in FORMULAS:
        return f"&#{ord(words[0])};{escape(words[1:])}"
    return escape(words)


def _group(record: Members) -> str:
    return str(record["sub_event_type"] or record["event_type"])


def _dates(record: Members) -> tuple[Date, Date | None]:
    """When it began, or may have been; and when it ended, if it lasted."""
    first, last = (date.fromisoformat(record[name]) for name in ("date_start", "date_end"))
    span = span_of(first, last, record["date_prec"], record["event_clarity"])
    if span.lasting:
        return _known(span.start, span.precision), _known(span.end, span.precision)
    in_one_month = (first.year, first.month) == (last.year, last.month)
    return _known(span.end, span.precision if in_one_month else Precision.YEAR), None


def _known(day: date, precision: Precision) -> Date:
    if precision == Precision.DAY:
        return day.year, day.month, day.day
    return day.year, None if precision == Precision.YEAR else day.month, None


def _named(parts: Date) -> dict[str, str]:
    named = zip(("year", "month", "day"), parts, strict=True)
    return {name: str(part) for name, part in named if part is not None}


def _text(public: PublicRecord, told: Said, about: About) -> str:
    """The summary, and apart from it the facts and where they are from. All of it is escaped."""
    record = public.record
    paragraphs = [f"<p>{escape(line)}</p>" for line in told.summary.splitlines() if line]
    of_many = _("A summary") if record["event_clarity"] == EventClarity.SUMMARY else ""
    facts = [told.kind, of_many, told.where, *told.who, *told.harms, told.grading]
    facts += [] if record["reviewed"] else [_("Not yet reviewed")]
    lines = [" · ".join(escape(fact) for fact in facts if fact)]
    if record["sources"]:
        sources = ", ".join(map(_source, record["sources"]))
        lines.append(" — ".join([_("Sources"), sources]))
    lines.append(_link(about.incident(public.code), f"Dateline, {public.code}"))
    return "".join(paragraphs) + FACTS + "".join(f"<p>{line}</p>" for line in lines) + "</div>"


def _source(source: Members) -> str:
    address = web_address(source["url"] or "") or web_address(source["archive_url"] or "")
    name = source["outlet"] or source["title"] or address.partition("//")[2] or "?"
    told = _link(address, name) if address else escape(name)
    return f"{told} ({escape(source['published'])})" if source["published"] else told


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _of_all(about: About) -> str:
    """X of Y, and the view as it stood, to be found again."""
    words = ngettext("%(total)s of %(all)s entries", "%(total)s of %(all)s entries", about.total)
    total, all_ = (format_decimal(number, locale=locale()) for number in (about.total, about.of))
    pinned = _link(about.pinned, f"Dateline, {about.made.date().isoformat()}")
    return f"<p>{words % {'total': total, 'all': all_}}</p><p>{pinned}</p>"
