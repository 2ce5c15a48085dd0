"""Two times that make one: October of next year, from July to August."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from timeline.dates import Span, between, day, lasting, month, year
from timeline.extract.times.calendar_days import checked_day
from timeline.extract.times.clock import CLOCK
from timeline.extract.times.context import Context, Found, Meaning
from timeline.extract.times.leads import LEAD, lead_name

_YEARLESS = ("month and day", "day and month", "month", "month and year")

Pair = tuple[Found, Found]
MakePair = Callable[[re.Match[str], Pair, Context, str], tuple[int, Meaning] | None]


def _pairs(
    found: list[Found], context: Context, link: re.Pattern[str], make: MakePair
) -> list[Found]:
    """Neighbours whose link matches are made one; `make` says where it begins and what it means."""
    result: list[Found] = []
    for time in found:
        made = None
        if result and time.start - result[-1].end <= LEAD:
            first = result[-1]
            match = link.fullmatch(context.text, first.end, time.start)
            floor = max(first.start - LEAD, result[-2].end if len(result) > 1 else 0)
            made = match and make(match, (first, time), context, context.text[floor : first.start])
        if made:
            start, meaning = made
            result[-1] = Found(start, time.end, lead_name(make), meaning, (result[-1], time))
        else:
            result.append(time)
    return result


_AROUND_ONE = re.compile(r"\s*,?\s*\(?(?:of\s|the\s)?\s*")


def _as_one(
    link: re.Match[str], pair: Pair, _context: Context, _lead: str
) -> tuple[int, Meaning] | None:
    """ "October of next year", "Monday, 5 August", "Tuesday last week": the two name one time."""
    first, second = pair
    one, other = first.meaning.span, second.meaning.span
    if not one or not other:
        return None
    if (
        first.rule in _YEARLESS
        and second.rule == "calendar period"
        and other == year(other.start.year)
    ):
        return first.start, Meaning(in_year(one, other.start.year))
    if first.rule == "weekday" and second.rule in ("month and day", "day and month", "ISO day"):
        return first.start, Meaning(other)
    if first.rule == "weekday" and other.days == 7 and "," not in link[0]:
        return first.start, Meaning(day(other.start + timedelta(one.start.weekday())))
    return None


def in_year(span: Span, y: int) -> Span:
    """The same day or month of another year."""
    if span.days == 1:
        d = checked_day(y, span.start.month, span.start.day)
        return day(d) if d else span
    return month(y, span.start.month)


_LISTED = re.compile(r"\s*(?:,|and|or|,\s*and)\s*")


def with_shared_years(found: list[Found], text: str) -> list[Found]:
    """ "In March and April 2012": the year said last is the year of both."""
    result = list(found)
    for position in range(len(found) - 2, -1, -1):
        first, last = result[position], result[position + 1]
        one, two = first.meaning.span, last.meaning.span
        if (
            first.rule not in _YEARLESS
            or first.said_year
            or not last.said_year
            or not one
            or not two
        ):
            continue
        if last.rule != "year" and _LISTED.fullmatch(text, first.end, last.start):
            meaning = Meaning(in_year(one, two.start.year))
            result[position] = replace(first, meaning=meaning, said_year=True)
    return result


_RANGE = re.compile(
    r"\s*(?P<link>and|to|through|until|till|[-\u2010-\u2015\u2212])\s*(?:on\s)?", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|between)\s(?:about\s|around\s|the\s)?$", re.IGNORECASE)
_SOMETIME = re.compile(r"\bsome\s?time\s(?:from|between)\s$", re.IGNORECASE)


def _range(
    link: re.Match[str], pair: Pair, context: Context, lead: str
) -> tuple[int, Meaning] | None:
    """Ran from the one to the other. "And" needs its "between"; A is never after B."""
    opened = _FROM.search(lead)
    spans = _ordered(pair)
    if not spans or (link["link"].lower() == "and" and not opened):
        return None
    first, last = spans
    start = pair[0].start - (len(lead) - opened.start() if opened else 0)
    if _SOMETIME.search(lead):
        return start, Meaning(between(first.start, last.end))
    return start, Meaning(lasting(first.start, last.end, max(first.precision, last.precision)))


RANGE = lead_name(_range)  # which begins no other: "Monday – Tuesday – Wednesday"


def _ordered(pair: Pair) -> tuple[Span, Span] | None:
    """Where a year is not said, A is the latest not after B, or B the first not before A."""
    (first, last), (one, two) = pair, (pair[0].meaning.span, pair[1].meaning.span)
    if not one or not two or first.rule in (CLOCK, RANGE) or last.rule == CLOCK:
        return None
    if first.rule == "weekday" and one.start > two.start:
        one = day(one.start - timedelta(7))
    elif first.rule in _YEARLESS and not first.said_year:
        one = in_year(one, two.start.year)
        one = in_year(one, two.start.year - 1) if one.start > two.start else one
    elif last.rule in _YEARLESS and not last.said_year and two.start < one.start:
        two = in_year(two, one.start.year)
        two = in_year(two, one.start.year + 1) if two.start < one.start else two
    return (one, two) if one.start <= two.start and one.end <= two.end else None


def as_one(found: list[Found], context: Context) -> list[Found]:
    """Neighbours that name the same time."""
    return _pairs(found, context, _AROUND_ONE, _as_one)


def as_ranges(found: list[Found], context: Context) -> list[Found]:
    """Neighbours that are the two ends of a span."""
    return _pairs(found, context, _RANGE, _range)
