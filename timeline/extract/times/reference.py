"""Times told from a day named before: the next day, a day earlier, two weeks later, the day."""

import re

from timeline.dates import Span, between, day, month
from timeline.extract.times.calendar_days import checked_day
from timeline.extract.times.context import Context, Meaning, Rule
from timeline.extract.times.language import (
    COUNT,
    COUNT_WORDS,
    MONTH,
    MONTH_WORDS,
    PARTS_OF_DAY,
    SPACE,
    compiled,
    count,
    month_number,
)
from timeline.extract.times.relative import period_at

_STEPS = {
    "same": 0,
    "that": 0,
    "very": 0,
    "next": 1,
    "following": 1,
    "previous": -1,
    "preceding": -1,
}
_LATER = ("later", "after", "afterwards", "afterward", "on")
_CALENDAR = r"(?:week|month|year)"


def _told_from(unit: str, steps: int, match: re.Match[str], context: Context) -> Meaning:
    """So many days, weeks … from the last day named; without one, an event has to be known."""
    reference = context.last_start(match.start(), _UNIT_DAYS[unit])
    if reference is not None:
        return Meaning(period_at(unit, reference, steps))
    if unit in ("month", "year"):  # "from a year earlier": seen from now
        return Meaning(period_at(unit, context.published, steps))
    relation = "same" if steps == 0 else "after" if steps > 0 else "before"
    days = steps * _UNIT_DAYS[unit]
    return Meaning(relation=relation, offset_days=(days, days))


_UNIT_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}


def _years_on(span: Span, years: int) -> Span:
    """The same month, quarter or year, so many years on."""
    first, last = (
        month(span.start.year + years, span.start.month),
        month(span.end.year + years, span.end.month),
    )
    start = first.start.replace(day=min(span.start.day, first.end.day))
    whole = span.end == month(span.end.year, span.end.month).end
    end = last.end if whole else last.end.replace(day=span.end.day)
    return Span(start, end, span.precision)


def _which_period(match: re.Match[str], context: Context) -> Meaning:
    return _told_from(match["unit"].lower(), _STEPS[match["step"].lower()], match, context)


def _so_much_later(match: re.Match[str], context: Context) -> Meaning:
    steps = count(match["count"]) * (1 if match["way"].lower() in _LATER else -1)
    unit, span = match["unit"].lower(), context.last_span(match.start())
    if unit == "year" and steps < 0 and span and span.days > 1:  # "from a year earlier"
        return Meaning(_years_on(span, steps))
    return _told_from(unit, steps, match, context)


def _in_that_year(match: re.Match[str], context: Context) -> Span | None:
    """ "In May of the same year": that of the time named before."""
    said = context.last_start(match.start(), _UNIT_DAYS["year"]) or context.published
    y, m = said.year + _STEPS[match["step"].lower()], month_number(match["m"])
    if not match["d"]:
        return month(y, m)
    found = checked_day(y, m, int(match["d"]))
    return day(found) if found else None


def _period_before(match: re.Match[str], context: Context) -> Meaning:
    sign = 1 if match["way"].lower() in _LATER else -1
    return _told_from(match["unit"].lower() if match["unit"] else "day", sign, match, context)


def _that_night(match: re.Match[str], context: Context) -> Meaning:
    return _told_from("day", _STEPS[match["step"].lower()], match, context)


_DAY_LEADS = re.compile(
    r"\b(?:end|ends|ended|ending|finish|finished|finishing|close|closed|closing|start|started|began|begin"
    r"|for|in|on|during|throughout|over|(?:end|start|rest|course|part|half|close|beginning) of)\s$",
    re.IGNORECASE,
)


def _the_day(match: re.Match[str], context: Context) -> Span | None:
    """ "To end the day at": the last day named, or else the publication day."""
    if not _DAY_LEADS.search(context.text[max(0, match.start() - 15) : match.start()]):
        return None
    return day(context.last_day(match.start()) or context.published)


def _in_the_day(match: re.Match[str], context: Context) -> Meaning:
    return _told_from("day", 0, match, context)


_WHOLE_LEADS = re.compile(
    r"\b(?:beginning of|start of|end of|middle of|half of|part of|rest of|close of|course of|month of|week of"
    r"|later in|earlier in|early in|late in|so far|by|for|entire|throughout|rest of)\s$",
    re.IGNORECASE,
)
_SAME_BREATH = 150


def _the_period(match: re.Match[str], context: Context) -> Span | None:
    """ "The end of the year": that of the time just named, or else of publication."""
    lead = context.text[max(0, match.start() - 14) : match.start()]
    unit, near = match["unit"].lower(), context.found[-1] if context.found else None
    if lead.lower().endswith("during "):
        return _last_of_length(unit, context)
    if not (_WHOLE_LEADS.search(lead) or match["entire"]):
        return None
    span = near.meaning.span if near and match.start() - near.end <= _SAME_BREATH else None
    fine = span and span.days <= _UNIT_DAYS[unit]  # no week is told from a year
    return period_at(unit, span.start if span and fine else context.published, 0)


def _last_of_length(unit: str, context: Context) -> Span | None:
    """ "During the week": the last days named that are as many as a week has, or whose ends were."""
    days = _UNIT_DAYS[unit]
    spans = [found.meaning.span for found in context.found if found.meaning.span]
    for number, span in reversed(list(enumerate(spans))):
        first = spans[max(0, number - 1)]
        for named in (span, between(min(first.start, span.start), span.end)):
            if 0.9 * days <= named.days <= days + 1:
                return named
    return None


def _same_period(match: re.Match[str], context: Context) -> Span | None:
    """ "The same month a year ago": a year before the month just named."""
    span = context.last_span(match.start())
    return _years_on(span, -1) if span else None


RULES = (
    Rule(
        "day from a day named",
        ("the", "that", "this"),
        compiled(
            rf"(?:the{SPACE})?(?P<step>same|that|very|next|following|previous|preceding)(?:{SPACE}(?:same|very))?{SPACE}(?P<unit>day|week|month|year)\b(?!-)(?!{SPACE}(?:has|had)\b)"
        ),
        _which_period,
    ),
    Rule(
        "so much later",
        ("about", "just", "some", "nearly", *COUNT_WORDS),
        compiled(
            rf"(?:(?:about|just|some|nearly){SPACE})?(?P<count>{COUNT}){SPACE}(?P<unit>day|week|month|year)s?{SPACE}(?P<way>earlier|later|before|after|afterwards?|previously)\b(?!{SPACE}than\b)"
        ),
        _so_much_later,
        counts=True,
    ),
    Rule(
        "month of that year",
        MONTH_WORDS,
        compiled(
            rf"(?P<m>(?-i:{MONTH}))(?:{SPACE}(?P<d>\d{{1,2}}))?,?{SPACE}(?:of{SPACE})?(?:the{SPACE})?(?P<step>that|(?<=the\s)(?:same|next|following|previous)){SPACE}(?:same{SPACE})?year\b"
        ),
        _in_that_year,
        needs=("year",),
    ),
    Rule(
        "period before",
        ("the",),
        compiled(
            rf"the{SPACE}(?:(?P<unit>day|week|month|year)|{PARTS_OF_DAY}){SPACE}(?P<way>before|after|earlier|later|previous)\b(?={SPACE}?(?:[,.;:)!?\"”]|in\b|at\b|when\b|and\b|but\b|\n|$))"
        ),
        _period_before,
    ),
    Rule(
        "that night",
        ("that", "the"),
        compiled(
            rf"(?:the{SPACE})?(?P<step>that|same|previous|following|next)(?:{SPACE}(?:same|very))?{SPACE}{PARTS_OF_DAY}\b"
        ),
        _that_night,
    ),
    Rule(
        "in the day",
        ("earlier", "later", "late", "early"),
        compiled(
            rf"(?:earlier|later|late|early){SPACE}(?:in{SPACE}the|that|the{SPACE}same|on{SPACE}the{SPACE}same){SPACE}day\b"
        ),
        _in_the_day,
    ),
    Rule(
        "the day",
        ("the",),
        compiled(
            rf"the{SPACE}day\b(?!{SPACE}(?:after|before|when|that|of|he|she|they|his|her|the|a|an|it|we|I|(?-i:[A-Z]))\b|-)"
        ),
        _the_day,
    ),
    Rule(
        "the period",
        ("the",),
        compiled(
            rf"the{SPACE}(?P<entire>(?:entire|whole){SPACE})?(?P<unit>week|month|year)\b(?!-|{SPACE}(?:of|before|after|earlier|later|previous)\b)"
        ),
        _the_period,
    ),
    Rule(
        "same period",
        ("the",),
        compiled(
            rf"the{SPACE}same{SPACE}(?:week|month|period|quarter|time){SPACE}(?:of{SPACE}|in{SPACE})?(?:(?:the{SPACE})?(?:last|previous|prior){SPACE}year|a{SPACE}year{SPACE}(?:ago|earlier|before))\b"
        ),
        _same_period,
        needs=("same",),
    ),
)
