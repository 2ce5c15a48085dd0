"""Times told from an event: hours after a raid, two days before the vote."""

import re
from datetime import timedelta

from timeline.dates import Span, between, day, precision_of
from timeline.extract.drafts import TimeExpression
from timeline.extract.times.context import Context, Meaning, Rule
from timeline.extract.times.language import (
    COUNT,
    COUNT_WORDS,
    MONTH,
    SPACE,
    UNIT,
    WEEKDAY,
    compiled,
    count,
)

ANNIVERSARY = "anniversary"
_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_VAGUE = {
    "minute": (0, 0),
    "hour": (0, 1),
    "day": (2, 6),
    "week": (7, 30),
    "month": (31, 365),
    "year": (366, 3650),
}
STOPS = r"in|on|at|that|which|who|when|while|and|but|as|said|by|with|near|from|for|into|to|were|was|is|has|had|have|they|he|she|it|we|i|you"
_EVENT = (
    rf"(?P<anchor>(?!(?-i:{MONTH}|{WEEKDAY})\b|\d|the{SPACE}(?:\d{{1,2}}{SPACE}(?-i:{MONTH})\b|(?-i:{MONTH}){SPACE}\d))[\w’'-]{{1,40}}"
    rf"(?:{SPACE}(?!(?:{STOPS})\b)[\w’'.-]{{0,40}}[\w’'])"
    "{0,6})"
)


def _told_from_event(match: re.Match[str], _context: Context) -> Meaning:
    before = match["way"].lower() in ("before", "ahead of", "prior to")
    low, high = distance(match)
    offset = (-high, -low) if before else (low, high)
    return Meaning(
        relation="before" if before else "after", anchor=_plain(match), offset_days=offset
    )


def distance(match: re.Match[str]) -> tuple[int, int]:
    """Fewest and most days between the event and the time: "two weeks" may be three days off."""
    unit = match["unit"].lower()
    said = match.groupdict().get("count")
    if not said:
        return _VAGUE[unit]
    number = count(said)
    days, slack = _DAYS[unit] * number, _DAYS[unit] // 2
    if unit == "hour":
        return 0, -(-number // 24)
    limit = (match["limit"] or "").lower().split()
    if limit[:1] in (["less"], ["within"]):
        return 0, days
    if limit[:1] in (["more"], ["over"]):
        return days, days + max(1, _DAYS[unit])
    return days - slack, days + slack


def _plain(match: re.Match[str]) -> str:
    return " ".join(match["anchor"].split())


def _day_after(match: re.Match[str], _context: Context) -> Meaning:
    after = match["way"].lower() in ("after", "following")
    step = 1 if after else -1
    return Meaning(
        relation="after" if after else "before", anchor=_plain(match), offset_days=(step, step)
    )


def _shortly(match: re.Match[str], _context: Context) -> Meaning:
    after = match["way"].lower() in ("after", "following")
    return Meaning(
        relation="after" if after else "before",
        anchor=_plain(match),
        offset_days=(0, 1) if after else (-1, 0),
    )


def _soon_later(match: re.Match[str], _context: Context) -> Meaning:
    """Told from the event told before; hours later it may be the next day."""
    hours = (match["unit"] or "").lower().startswith("hour")
    return Meaning(relation="after", anchor="", offset_days=(0, 1 if hours else 0))


def _day_of(match: re.Match[str], _context: Context) -> Meaning:
    return Meaning(relation="same", anchor=_plain(match))


_COUNTED = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
ORDINALS = {word: number for number, word in enumerate(_COUNTED, 1)}


def _anniversary(match: re.Match[str], _context: Context) -> Meaning:
    """Whole years from the event, kept as days (365 or 366 each); no number means the first."""
    said = (match["nth"] or "first").lower()
    digits = re.match(r"\d+", said)
    years = int(digits[0]) if digits else ORDINALS[said]
    anchor = _plain(match) if match["anchor"] else ""
    return Meaning(relation=ANNIVERSARY, anchor=anchor, offset_days=(365 * years, 366 * years))


def anchored(expression: TimeExpression, anchor: Span) -> Span:
    """The days of an expression told from an event, once that event's span is known.

    The precision is the anchor's or the offset's, whichever is wider: a week that is shifted by a
    day is still known to the week.
    """
    low, high = expression.offset_days
    if expression.relation == ANNIVERSARY:
        return _years_after(anchor, high // 366)
    first, last = anchor.start, anchor.end
    if anchor.lasting:  # before its beginning, after its end
        first, last = (first, first) if expression.relation == "before" else (last, last)
    start, end = first + timedelta(low), last + timedelta(high)
    if start == end:
        return day(start)
    if anchor.lasting:
        return between(start, end)
    return Span(start, end, max(anchor.precision, precision_of(high - low + 1)))


def _years_after(anchor: Span, years: int) -> Span:
    start, end = (
        bound.replace(
            year=bound.year + years, day=28 if (bound.month, bound.day) == (2, 29) else bound.day
        )
        for bound in (anchor.start, anchor.end)
    )
    return Span(start, end, anchor.precision, anchor.lasting)


_WAY = rf"(?P<way>before|after|following|ahead{SPACE}of|prior{SPACE}to)"
ANNIVERSARY_WORDS = rf"(?:(?:the|an){SPACE})?(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}){SPACE})?anniversary\b"
FIRST_WORDS = (
    "less", "more", "within", "over", "just", "about", "nearly", "almost", "barely", "only", "some",
)  # fmt: skip
_LIMITS = rf"(?:(?P<limit>(?:less|more){SPACE}than|within|over|just|about|nearly|almost|barely|only|some){SPACE})?"

RULES = (
    Rule(
        "so long after an event",
        (*FIRST_WORDS, *COUNT_WORDS),
        compiled(
            rf"{_LIMITS}(?P<count>{COUNT}){SPACE}(?P<unit>{UNIT})s?{SPACE}{_WAY}{SPACE}{_EVENT}"
        ),
        _told_from_event,
        counts=True,
    ),
    Rule(
        "hours after an event",
        ("minutes", "hours", "days", "weeks", "months", "within", "just", "several", "few"),
        compiled(rf"{_LIMITS}(?P<unit>{UNIT})s{SPACE}{_WAY}{SPACE}{_EVENT}"),
        _told_from_event,
    ),
    Rule(
        "within so long of an event",
        ("within",),
        compiled(
            rf"(?P<limit>within){SPACE}(?P<count>{COUNT})?{SPACE}?(?P<unit>{UNIT})s?{SPACE}(?P<way>of){SPACE}{_EVENT}"
        ),
        _told_from_event,
    ),
    Rule(
        "day after an event",
        ("the", "a"),
        compiled(
            rf"(?:the|a){SPACE}(?:day|morning|night){SPACE}(?P<way>before|after|following){SPACE}(?!(?:yesterday|tomorrow)\b){_EVENT}"
        ),
        _day_after,
    ),
    Rule(
        "shortly after an event",
        ("shortly", "soon", "immediately", "moments", "right"),
        compiled(
            rf"(?:shortly|soon|immediately|moments|right){SPACE}(?P<way>before|after|following){SPACE}{_EVENT}"
        ),
        _shortly,
    ),
    Rule(
        "hours later",
        (
            "hours",
            "minutes",
            "moments",
            "a",
            "an",
            "some",
            "several",
            "few",
            "shortly",
            *COUNT_WORDS,
        ),
        compiled(
            rf"(?:(?:(?:about|some|a{SPACE}few|several|{COUNT}|an){SPACE})?(?P<unit>hour|minute|moment)s?{SPACE}later"
            rf"|a{SPACE}short{SPACE}(?:while|time){SPACE}(?:later|afterwards?)|shortly{SPACE}(?:thereafter|afterwards?))\b(?!{SPACE}than\b)"
        ),
        _soon_later,
        needs=("later", "thereafter", "afterward"),
    ),
    Rule(
        "day of an event",
        ("the",),
        compiled(
            rf"the{SPACE}(?:same{SPACE})?(?:day|night|morning){SPACE}of{SPACE}(?P<lead>the|an?|his|her|its|their){SPACE}{_EVENT}"
        ),
        _day_of,
    ),
    Rule(
        ANNIVERSARY,
        ("the", "an", *ORDINALS, "#", "anniversary"),
        compiled(rf"{ANNIVERSARY_WORDS}(?:{SPACE}of{SPACE}{_EVENT})?"),
        _anniversary,
        needs=("anniversary",),
    ),
)
