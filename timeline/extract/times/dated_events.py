"""Times told from an event that is called by its day: "a year after the May 3 raid", its anniversary."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from timeline.dates import Span, day, precision_of
from timeline.extract.times.anchors import ANNIVERSARY_WORDS, FIRST_WORDS, ORDINALS, STOPS, distance
from timeline.extract.times.calendar_days import ATTACKS, NINE_ELEVEN
from timeline.extract.times.context import Context, Meaning, Resolve, Rule
from timeline.extract.times.language import (
    COUNT,
    COUNT_WORDS,
    MONTH,
    SPACE,
    UNIT,
    compiled,
    count,
    month_number,
)

_DATE = (
    rf"(?:the{SPACE})?(?:(?P<day_first>\d{{1,2}}){SPACE})?(?P<m>(?-i:{MONTH}))"
    rf"(?:{SPACE}(?P<d>\d{{1,2}})(?!\d))?(?:,?{SPACE}(?P<y>(?:19|20)\d\d)\b)?"
    rf"(?:{SPACE}(?-i:(?!(?:{STOPS})\b)[a-z][\w’'-]{{2,30}}))?"  # the noun: "strikes"
)


def _anniversary(match: re.Match[str], context: Context) -> Span | None:
    """The day in the year that the number says; with no year said, the last one up to publication."""
    first = _first_day(match, context)
    if first is None:
        return None
    said = (match["nth"] or "").lower()
    known = match["y"] or first == NINE_ELEVEN
    if said and known:
        digits = re.match(r"\d+", said)
        return day(_in_year(first, first.year + int(digits[0] if digits else ORDINALS[said])))
    return day(_latest(first, context.published))


def _told_from(match: re.Match[str], context: Context) -> Span | None:
    first = _first_day(match, context)
    if first is None:
        return None
    low, high = _offsets(match)
    if match["count"] and match["unit"].lower() == "year" and _is_exact(match):
        return _whole_years(match, first, context)
    if match["way"].lower() == "before":
        low, high = -high, -low
    while not match["y"] and first + timedelta(low) > context.published:
        first = _in_year(first, first.year - 1)  # what is told happened
    start, end = first + timedelta(low), first + timedelta(high)
    if start <= context.published:
        end = min(end, max(first, context.published))
    return day(start) if start == end else Span(start, end, precision_of((end - start).days + 1))


def _is_exact(match: re.Match[str]) -> bool:
    return bool(match["exact"]) or (match["limit"] or "").lower() in ("exactly", "precisely")


def _offsets(match: re.Match[str]) -> tuple[int, int]:
    return distance(match) if match["count"] else (1, 1)


def _whole_years(match: re.Match[str], first: date, context: Context) -> Span:
    """ "A year to the day after": the same day so many years on."""
    years = count(match["count"]) * (-1 if match["way"].lower() == "before" else 1)
    if not match["y"] and _in_year(first, first.year + years) > context.published:
        return day(_latest(first, context.published))
    return day(_in_year(first, first.year + years))


def _first_day(match: re.Match[str], context: Context) -> date | None:
    """The day of the event; without a year the last one up to publication."""
    said = match["d"] or match["day_first"]
    if not said or (match["d"] and match["day_first"]):
        return None
    said_as = "d" if match["d"] else "m"
    m, published = month_number(match["m"]), context.published
    if (m, said, match["y"]) == (9, "11", None) and ATTACKS.match(context.text, match.end(said_as)):
        return NINE_ELEVEN
    if match["y"]:
        return date(int(match["y"]), m, int(said))
    return _latest(date(2000, m, int(said)), published)


def _latest(first: date, published: date) -> date:
    this_year = _in_year(first, published.year)
    return this_year if this_year <= published else _in_year(first, published.year - 1)


def _in_year(one: date, year: int) -> date:
    """The same day of that year; 28 February for a 29th that it does not have."""
    leap = (one.month, one.day) == (2, 29)
    return one.replace(year=year, day=28 if leap else one.day)


_EXACT = rf"(?:{SPACE}(?P<exact>to{SPACE}the{SPACE}(?:day|hour)))?"
_LIMITS = rf"(?:(?P<limit>(?:less|more){SPACE}than|within|over|just|about|nearly|almost|barely|only|some|exactly|precisely){SPACE})?"


def _with_day(resolve: Callable[[re.Match[str], Context], Span | None]) -> Resolve:
    """The rule, its event's own day told as a part of the words."""

    def meaning(match: re.Match[str], context: Context) -> Meaning | None:
        span, first = resolve(match, context), _first_day(match, context)
        if span is None or first is None:
            return None
        named = [name for name in ("day_first", "m", "d", "y") if match[name]]
        start, end = match.start(named[0]), match.end(named[-1])
        return Meaning(span, ends=((start, end, day(first)),))

    return meaning


RULES = (
    Rule(
        "anniversary of a dated event",
        ("the", "an", *ORDINALS, "#", "anniversary"),
        compiled(rf"{ANNIVERSARY_WORDS}{SPACE}of{SPACE}{_DATE}"),
        _with_day(_anniversary),
        needs=("anniversary",),
    ),
    Rule(
        "so long after a dated event",
        (*FIRST_WORDS, "exactly", "precisely", *COUNT_WORDS, "the"),
        compiled(
            rf"(?:{_LIMITS}(?P<count>{COUNT}){SPACE}(?P<unit>{UNIT})s?{_EXACT}|(?:the|a){SPACE}(?:day|morning|night))"
            rf"{SPACE}(?P<way>before|after|following){SPACE}{_DATE}"
        ),
        _with_day(_told_from),
        counts=True,
    ),
)
