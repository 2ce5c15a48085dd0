"""TimelineJS 3 (timeline.knightlab.com): the spreadsheet as CSV, and the JSON.

A slide with a day, a month or a year is an event known to the day, the month or the year; one with
an end lasted from its first day to its last. The title slide and the eras are no events and are
passed over. TimelineJS has no kinds of events: a group that is one of ACLED's terms is taken as
such; all else is "Strategic developments / Other", which says that nothing is known of its kind. It
has no places and no figures either. The media of a slide become its source. Where the display date
says more exactly than the numbers beside it when it was, it is believed ("week of 5 August 2024").
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from html import unescape
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

from timeline.dates import BadDate, Precision, Span, day, from_words, lasting, month, year
from timeline.formats import cells
from timeline.formats.acled_terms import term
from timeline.formats.cells import BadCell, text
from timeline.formats.doubts import Doubts
from timeline.formats.elements import BrokenJson, Elements
from timeline.formats.events import DATE_WORDS, TITLE, EventRead, RefusedRow, Row, SourceRead
from timeline.formats.lines import printable
from timeline.formats.opening import Opened
from timeline.formats.table import Cells, Table
from timeline.models.terms import EventClarity, EventType

TITLED = "TimelineJS"

REQUIRED = ("year", "headline")
SIGNS = ("year", "headline", "display date")
NO_EVENTS = {"title", "era"}
_BLOCKS = re.compile(r"</?(?:p|br|div|li|h\d|blockquote)\b")

# Behind the summary of a slide of ours, what the record says besides, for people to read.
FACTS = '<div class="dateline">'

OTHER = (EventType.STRATEGIC.value, "Other")


def read(table: Table) -> Iterator[Row]:
    """The events of a TimelineJS spreadsheet. Raises Unusable when a column is missing."""
    table.require(REQUIRED, what=TITLED)
    return table.events(event, key="headline", unless=_is_no_event)


def read_json(opened: Opened) -> Iterator[Row]:
    """The events of a TimelineJS JSON file. Where the JSON breaks, what follows is one refused row."""
    try:
        for line, slide in Elements(opened).of("events"):
            try:
                yield event(_cells(slide), line)
            except BadCell as problem:
                yield RefusedRow(line, str(problem))
    except BrokenJson as problem:
        yield RefusedRow(problem.line, str(problem))


def _is_no_event(row: Cells) -> bool:
    return row.get("type", "").strip().lower() in NO_EVENTS


def event(row: Cells, line: int) -> EventRead:
    """Raises BadCell for a slide without words, or with a date that is none of our field's."""
    doubts = Doubts()
    span = _span(row)
    event_type, sub_event_type = _kind(row.get("group", ""), doubts)
    words = _plain(row.get("text", "").partition(FACTS)[0])
    title = text(_plain(row["headline"]) or words, TITLE)
    if not title:
        raise BadCell("headline and text are blank")
    vaguely_lasting = span.lasting and span.precision != Precision.DAY
    return EventRead(
        line=line,
        key=_key(row, span, title),
        title=title,
        summary=words,
        date_start=span.start,
        date_end=span.end,
        date_prec=int(span.precision),
        date_words=text(_plain(row.get("display date", "")), DATE_WORDS),
        event_clarity=int(EventClarity.SUMMARY if vaguely_lasting else EventClarity.SINGLE),
        event_type=event_type,
        sub_event_type=sub_event_type,
        sources=_sources(row),
        reasons=doubts.reasons,
        code_status=str(doubts.status),
    )


def _span(row: Cells) -> Span:
    try:
        first = _period(row, "")
        if not row.get("end year", "").strip():
            return _as_displayed(row, first, first) or first
        last = _period(row, "end ")
        span = lasting(first.start, last.end, max(first.precision, last.precision))
    except BadDate as problem:
        raise BadCell(str(problem).removesuffix(".")) from None
    return _as_displayed(row, first, last) or span


def _as_displayed(row: Cells, first: Span, last: Span) -> Span | None:
    """What the display date says, where it can be read and does not contradict the numbers: those of
    one event hold its last possible day, those of what lasted hold its first day and its last."""
    try:
        told = from_words(_plain(row.get("display date", "")), last.end)
    except BadDate:
        return None
    begins = told.start if told.lasting else told.end
    fits = first.start <= begins <= first.end and last.start <= told.end <= last.end
    ends = bool(row.get("end year", "").strip())
    return told if fits and told.lasting == ends else None


def _period(row: Cells, which: str) -> Span:
    y, m, d = (row.get(f"{which}{part}", "").strip() for part in ("year", "month", "day"))
    cells.year(y, f"{which}year")
    if not m:
        if d:
            raise BadCell(f"{which}day is given without a month")
        return year(int(y))
    first = cells.day(f"{y}-{m:0>2}-{d or '1':0>2}", f"{which}date")
    return day(first) if d else month(first.year, first.month)


def _kind(group: str, doubts: Doubts) -> tuple[str, str]:
    known = term(group)
    if known is None:
        said = f"; its group is “{text(group, 60)}”" if group.strip() else ""
        doubts.note("type", f"The timeline does not say what kind of event this is{said}.")
    return known or OTHER


def _key(row: Cells, span: Span, title: str) -> str:
    """The slide's `unique_id`; in a spreadsheet, which has none, what it is about."""
    if row.get("unique_id", "").strip():
        return cells.key(row["unique_id"], "unique_id")
    return blake2b(repr((span.edtf(), title)).encode(), digest_size=10).hexdigest()


def _sources(row: Cells) -> tuple[SourceRead, ...]:
    url = cells.web_address(row.get("media", ""))
    if not url:
        return ()
    credit, caption = (_plain(row.get(f"media {name}", "")) for name in ("credit", "caption"))
    return (SourceRead(text(credit, 200), text(caption, 500), url),)


def _plain(words: str) -> str:
    """Without the HTML that slides are written in."""
    try:
        return text(unescape(strip_tags(_BLOCKS.sub(r" \g<0>", words))))
    except SuspiciousOperation:
        raise BadCell("its HTML is nested too deeply to be read") from None


def _cells(slide: Any) -> dict[str, str]:
    """A slide of the JSON as the cells of the spreadsheet."""
    if not isinstance(slide, dict) or "start_date" not in slide:
        raise BadCell("this is no slide with a start_date")
    start, end, words, media = (
        value if isinstance(value := slide.get(member), dict) else {}
        for member in ("start_date", "end_date", "text", "media")
    )
    return {
        **_date_cells(start, ""),
        **_date_cells(end, "end "),
        "display date": _words(start, "display_date") or _words(slide, "display_date"),
        "headline": _words(words, "headline"),
        "text": _words(words, "text"),
        "media": _words(media, "url"),
        "media credit": _words(media, "credit"),
        "media caption": _words(media, "caption"),
        "group": _words(slide, "group"),
        "unique_id": _words(slide, "unique_id"),
    }


def _date_cells(members: Mapping[str, Any], which: str) -> dict[str, str]:
    return {f"{which}{part}": _words(members, part) for part in ("year", "month", "day")}


def _words(members: Mapping[str, Any], name: str) -> str:
    value = members.get(name)
    return "" if value is None else printable(str(value))
