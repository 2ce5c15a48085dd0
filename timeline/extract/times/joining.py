"""Times put together from times: since July, between A and B, early in 2009, 4 p.m. on Monday."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates import Span, before, between, day, early_mid_late, lasting, month, months, year
from timeline.extract.times.calendar_days import checked_day
from timeline.extract.times.clock import CLOCK, ZONE_AFTER, zone_name
from timeline.extract.times.context import Context, Found, Meaning

_LEAD = 40  # characters before a time that a lead can take
_YEARLESS = ("month and day", "day and month", "month")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘'(]?[A-Z]|\n")

Pair = tuple[Found, Found]


# A word before a time ------------------------------------------------------------------------

Make = Callable[[re.Match[str], Found, Context], Meaning | None]


def _led(found: list[Found], context: Context, lead: re.Pattern[str], make: Make) -> list[Found]:
    """Each time whose lead matches, right up to the time, is made anew with it."""
    result: list[Found] = []
    for time in found:
        floor = max(time.start - _LEAD, result[-1].end if result else 0)
        match = lead.search(context.text[floor : time.start])
        meaning = make(match, time, context) if match and time.meaning.span else None
        if match and meaning:
            time = Found(floor + match.start(), time.end, lead_name(make), meaning, (time,))
        result.append(time)
    return result


def lead_name(make: Callable[..., object]) -> str:
    return make.__name__.strip("_").replace("_", " ")


_THIRD = re.compile(
    r"(?:\b(?P<part>early|mid|late)(?:[-\s]|\sin\s)(?:the\s)?"
    r"|(?:\bthe\s)?(?:very\s)?\b(?P<edge>beginning|start|middle|end)\sof\s)$",
    re.IGNORECASE,
)
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def _third(lead: re.Match[str], time: Found, _context: Context) -> Meaning | None:
    part = (lead["part"] or _EDGES[lead["edge"].lower()]).lower()
    whole = _whole(time.meaning.span)
    return Meaning(early_mid_late(*whole)[part]) if whole else None


def _whole(span: Span | None) -> tuple[int, int | None] | None:
    """(year, month) of a whole month, (year, None) of a whole year."""
    if span is None or span.lasting:
        return None
    if span == year(span.start.year):
        return span.start.year, None
    if span == month(span.start.year, span.start.month):
        return span.start.year, span.start.month
    return None


_HALF = re.compile(r"\b(?:the\s)?(?P<half>first|second|latter)\shalf\sof\s$", re.IGNORECASE)


def _half(lead: re.Match[str], time: Found, _context: Context) -> Meaning | None:
    whole = _whole(time.meaning.span)
    if not whole or not time.meaning.span:
        return None
    y, m = whole
    first = lead["half"].lower() == "first"
    if m is None:
        return Meaning(months(y, 1, 6) if first else months(y, 7, 12))
    end = time.meaning.span.end
    return Meaning(
        between(date(y, m, 1), date(y, m, 15)) if first else between(date(y, m, 16), end)
    )


_EARLIER = re.compile(r"\b(?P<way>earlier|later)\s(?:in\s|on\s)?$", re.IGNORECASE)


def _earlier(lead: re.Match[str], time: Found, context: Context) -> Meaning | None:
    """ "Earlier this week" ends on the publication day, "later this week" begins with it."""
    span, today = time.meaning.span, context.published
    if span is None or span.lasting or not span.start <= today <= span.end:
        return Meaning(span) if span else None
    earlier = lead["way"].lower() == "earlier"
    return Meaning(between(span.start, today) if earlier else between(today, span.end))


_SINCE = re.compile(r"\b(?:ever\s)?since\s(?:about\s|around\s|at\sleast\s|the\s)?$", re.IGNORECASE)


def _since(_lead_match: re.Match[str], time: Found, context: Context) -> Meaning | None:
    """Runs to the publication day; a vague beginning makes the whole as vague."""
    span = time.meaning.span
    if span is None or span.start > context.published:
        return None
    return Meaning(lasting(span.start, context.published, span.precision))


_BEYOND = re.compile(r"\b(?:some\s?time\s)?(?P<way>after|before)\s$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)\"”]|$)")


def _beyond(lead: re.Match[str], time: Found, context: Context) -> Meaning | None:
    """ "After 18 July." runs to publication; "after July 18 strikes" is told of the strikes."""
    span = time.meaning.span
    if (
        span is None
        or time.meaning.hour is not None
        or not _CLAUSE_ENDS.match(context.text, time.end)
    ):
        return None
    if lead["way"].lower() == "before":
        return Meaning(before(span.start))
    first = span.end + timedelta(1)
    return Meaning(between(first, context.published)) if first <= context.published else None


# Two times -----------------------------------------------------------------------------------

MakePair = Callable[[re.Match[str], Pair, Context, str], tuple[int, Meaning] | None]


def _pairs(
    found: list[Found], context: Context, link: re.Pattern[str], make: MakePair
) -> list[Found]:
    """Neighbours whose link matches are made one; `make` says where it begins and what it means."""
    result: list[Found] = []
    for time in found:
        made = None
        if result and time.start - result[-1].end <= _LEAD:
            first = result[-1]
            match = link.fullmatch(context.text, first.end, time.start)
            floor = max(first.start - _LEAD, result[-2].end if len(result) > 1 else 0)
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


def _ordered(pair: Pair) -> tuple[Span, Span] | None:
    """Where a year is not said, A is the latest not after B, or B the first not before A."""
    (first, last), (one, two) = pair, (pair[0].meaning.span, pair[1].meaning.span)
    if not one or not two or CLOCK in (first.rule, last.rule):
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


# Clock times and their days ------------------------------------------------------------------

_BESIDE = re.compile(r"\s*,?\s*(?:on\s|of\s|at\s)?(?:the\s)?\(?\s*")


def _days_with_clocks(found: list[Found], text: str) -> list[Found]:
    """A clock time takes the day beside it, else one in its sentence, else the last one named."""
    result: list[Found] = []
    for position, time in enumerate(found):
        if (
            result
            and _is_day(time)
            and result[-1].rule == CLOCK
            and _beside(result[-1], time, text)
        ):
            result[-1] = _of_day(result[-1], time, text)
        elif (
            time.rule == CLOCK
            and result
            and _is_day(result[-1])
            and _beside(result[-1], time, text)
        ):
            result[-1] = _of_day(time, result[-1], text)
        elif time.rule == CLOCK:
            result.append(_day_in_sentence(time, found[position + 1 :][:3], result[-1:], text))
        else:
            result.append(time)
    return result


def _is_day(time: Found) -> bool:
    return time.rule != CLOCK and bool(time.meaning.span) and time.meaning.span.days == 1  # type: ignore[union-attr]


def _beside(first: Found, second: Found, text: str) -> bool:
    return bool(_BESIDE.fullmatch(text, first.end, second.start))


def _of_day(clock: Found, its_day: Found, text: str) -> Found:
    start, end = min(clock.start, its_day.start), max(clock.end, its_day.end)
    zone = clock.meaning.zone
    if not zone and (after := ZONE_AFTER.match(text, end)):  # "midday Dec. 14 (Sanaa time)"
        zone, end = zone_name(after), after.end()
    meaning = replace(clock.meaning, span=its_day.meaning.span, zone=zone)
    return Found(start, end, CLOCK, meaning, (its_day,))


def _day_in_sentence(clock: Found, after: list[Found], before: list[Found], text: str) -> Found:
    if any(
        _is_day(time) and not _SENTENCE_END.search(text, time.end, clock.start) for time in before
    ):
        return clock
    for time in after:
        if _is_day(time) and not _SENTENCE_END.search(text, clock.end, time.start):
            return replace(clock, meaning=replace(clock.meaning, span=time.meaning.span))
    return clock


# All of it, in order: what is inside comes before what it is inside of -------------------------

_PARTS: tuple[tuple[re.Pattern[str], Make], ...] = (
    (_THIRD, _third),
    (_HALF, _half),
    (_EARLIER, _earlier),
)
_WHOLES: tuple[tuple[re.Pattern[str], Make], ...] = ((_SINCE, _since), (_BEYOND, _beyond))


def joined(context: Context) -> list[Found]:
    """The times of a text, with those that belong together made one (its `parts` keep them)."""
    found = _days_with_clocks(context.found, context.text)
    found = _pairs(found, context, _AROUND_ONE, _as_one)
    for lead, make in _PARTS:
        found = _led(found, context, lead, make)
    found = _pairs(found, context, _RANGE, _range)
    for lead, make in _WHOLES:
        found = _led(found, context, lead, make)
    return found
