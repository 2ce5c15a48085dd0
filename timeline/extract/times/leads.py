"""A time with the word before it: since July, early in 2009, earlier this week, the week of 1 July."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from timeline.dates import (
    Span,
    before,
    between,
    day,
    early_mid_late,
    lasting,
    month,
    months,
    week,
    year,
)
from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import words_in
from timeline.extract.times.context import Context, Found, Meaning

LEAD = 40  # characters before a time that a lead can take

Make = Callable[[re.Match[str], Found, Context], Meaning | None]


Leads = Sequence[tuple[re.Pattern[str], Make]]


def _led(found: list[Found], context: Context, leads: Leads) -> list[Found]:
    """Each time before which a lead stands, right up to the time, is made anew with it."""
    result: list[Found] = []
    for time in found:
        words = words_in(context.text, max(time.start - LEAD, 0), time.start)
        if not words.isdisjoint(LEADING):
            time = _with_leads(time, result[-1].end if result else 0, context, leads)
        result.append(time)
    return result


def _with_leads(time: Found, after: int, context: Context, leads: Leads) -> Found:
    """The time made anew with one lead after the other; none reaches to before `after`."""
    for lead, make in leads:
        floor = max(time.start - LEAD, after)
        match = lead.search(context.text[floor : time.start])
        meaning = make(match, time, context) if match and time.meaning.span else None
        if match and meaning:
            time = Found(floor + match.start(), time.end, lead_name(make), meaning, (time,))
    return time


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


_WEEK_OF = re.compile(
    r"(?:\bthe\s)?\bweek\s(?:of|ended|ending|beginning)\s(?:the\s)?$", re.IGNORECASE
)


def _week_of(_lead_match: re.Match[str], time: Found, _context: Context) -> Meaning | None:
    span = time.meaning.span
    return Meaning(week(span.start)) if span and span.days == 1 else None


_EDGE_DAY = re.compile(r"\b(?:the\s)?(?P<edge>first|last)\sday\sof\s(?:the\s)?$", re.IGNORECASE)


def _edge_day(lead: re.Match[str], time: Found, _context: Context) -> Meaning | None:
    span = time.meaning.span
    if not span or not _whole(span):
        return None
    return Meaning(day(span.start if lead["edge"].lower() == "first" else span.end))


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


LEADING = word_set(
    "early mid late beginning start middle end week day half earlier later since after before"
)
"""Words of which each lead needs one."""

INNER: Leads = (
    (_THIRD, _third),
    (_WEEK_OF, _week_of),
    (_EDGE_DAY, _edge_day),
    (_HALF, _half),
    (_EARLIER, _earlier),
)
OUTER: Leads = ((_SINCE, _since), (_BEYOND, _beyond))


def with_inner_leads(found: list[Found], context: Context) -> list[Found]:
    """Parts of a period: they may stand inside a range ("from early May to late June")."""
    return _led(found, context, INNER)


def with_outer_leads(found: list[Found], context: Context) -> list[Found]:
    """Since, after, before: nothing stands around them."""
    return _led(found, context, OUTER)
