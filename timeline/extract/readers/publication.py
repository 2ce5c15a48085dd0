"""The day a report was published, as it is written on it.

Everything in a report hangs on this day, so a day is taken only where it stands as one: never from
the clock, the file's own date, or a sentence that happens to name a day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from timeline.dates import MONTHS, BadDate, from_words
from timeline.extract.readers.masthead import Masthead
from timeline.extract.readers.unreadable import Undated, Unreadable

_MONTH = "|".join(rf"{name}|{name[:3]}\.?" for name in MONTHS) + r"|Sept\.?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)")
_DAY = rf"""(?i:(?<!\d)(?P<words>
      \d{{4}}(?P<mark>[-/.])\d\d?(?P=mark)\d\d?
    | \d{{8}}
    | \d\d?(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?:{_MONTH})[\s,-]+\d{{4}}
    | (?:{_MONTH})\s+\d\d?(?:st|nd|rd|th)?[\s,]+\d{{4}}
    | \d\d?(?P<mark2>[-/.])\d\d?(?P=mark2)\d{{4}}
)(?!\d))"""
_WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?[\s,]+)?"
_CLOCK = r"""(?:[\s,|·/T–-]*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?i:[ap]\.?m\.?)?
    \s*(?:\(?[A-Z]{1,5}\)?|[+-]\d\d:?\d\d)?)?"""
_LABEL = r"(?i:(?:first\s+)?(?:date|published|posted)(?:\s+on)?)\s+"
_BYLINE = r"By\s[^\d\n]{2,80}[\s,|·–-]\s*"
_REST = r"[\s*_).]*(?:(?:[|·]|by\s)[^\d\n]{0,80})?"
_NAME = r"[^\W\d_a-z][^\s\d]*"
_PLACE = (
    r"(?!(?i:on|in|by|at|as|since|from|before|after|until|for)\b)"
    rf"(?:{_NAME}\s+){{0,4}}{_NAME}(?:,\s+|\s+\()"
)

_SAID = re.compile(rf"\s*{_WEEKDAY}{_DAY}", re.VERBOSE)
_ALONE = re.compile(
    rf"[\s*_>(]*(?:{_LABEL}|{_BYLINE}|{_PLACE})?{_WEEKDAY}{_DAY}{_CLOCK}{_REST}", re.VERBOSE
)
_DATELINE = re.compile(
    rf"\s*{_PLACE}{_WEEKDAY}{_DAY}\)?\s*(?:\([^()\n]{{2,40}}\)\s*)?[—–-]"
    rf"(?!\s*(?:\d|(?i:{_MONTH})))",
    re.VERBOSE,
)


def day_said(words: str, *, today: date) -> date:
    """The one day in a person's words: "6 August 2024", "yesterday". Raises BadDate."""
    span = from_words(words, today)
    if span.start != span.end:
        raise BadDate("say one day, such as 2024-08-05.")
    if span.start > today:
        raise BadDate("that day is still to come.")
    return span.start


def publication_day(
    mastheads: Sequence[Masthead], *, published: date | None, today: date
) -> tuple[date, str]:
    """The day, and how it is known: "operator", a masthead's `how`, or "text".

    In this order: `published`, the operator's word; what the mastheads call the day, the most
    trusted first; a dateline, or a day that stands alone, in their heads. A day that cannot be, or
    can be two, gives way to the next. Where there is none, raises Undated, or Unreadable saying what
    was wrong with the first; Unreadable too where the day is after `today`.
    """
    day, how = (published, "operator") if published else _found_day(mastheads, today=today)
    if day > today:
        raise Unreadable(f"is published in the future ({day.isoformat()})")
    return day, how


def _found_day(mastheads: Sequence[Masthead], *, today: date) -> tuple[date, str]:
    problems: list[Unreadable] = [Undated("gives no publication day")]
    for words, how in _stated(mastheads):
        try:
            return _day(words, today=today), how
        except Unreadable as problem:
            problems.insert(-1, problem)
    printed = {_day(words, today=today) for words in _printed(mastheads)}
    if len(printed) == 1:  # a list of days is a story, not a dateline
        return printed.pop(), "text"
    raise problems[0]


def _stated(mastheads: Iterable[Masthead]) -> Iterator[tuple[str, str]]:
    """The words of each day that stands at the start of a stated value, and how it is known."""
    for masthead in mastheads:
        matches = (_SAID.match(value[:100]) for value in masthead.days)
        yield from ((match["words"], masthead.how) for match in matches if match)


def _printed(mastheads: Iterable[Masthead]) -> Iterator[str]:
    """The words of each day in a dateline, or alone, in a line of the heads."""
    for masthead in mastheads:
        matches = (_ALONE.fullmatch(line) or _DATELINE.match(line) for line in masthead.head)
        yield from (match["words"] for match in matches if match)


def _day(words: str, *, today: date) -> date:
    """Spellings that only machines and mastheads use are made plain for `from_words`."""
    year_first = _YEAR_FIRST.fullmatch(words)
    plain = words.replace("-", " ") if re.search("[a-z]", words, re.IGNORECASE) else words
    if year_first:
        plain = f"{year_first[1]}-{year_first[3]:0>2}-{year_first[4]:0>2}"
    try:
        return from_words(plain, today).start
    except BadDate as error:
        reason = str(error).rstrip(".")
        raise Unreadable(f"has an unusable publication day, {words}: {reason}") from error
