"""A date as an analyst types it, in English or EDTF, to a span."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.date_words import ENGLISH, MONTHS
from timeline.dates.edtf import checked, from_edtf
from timeline.dates.span import (
    ONE_DAY,
    BadDate,
    Precision,
    Span,
    before,
    between,
    day,
    early_mid_late,
    lasting,
    month,
    season,
    week,
    year,
)

_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(\d{4})"
_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_SPELLINGS = {
    *(name.lower() for name in MONTHS),
    *(name[:3].lower() for name in MONTHS),
    "sept",
}
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_EDTF = re.compile(r"\[.*\]|\d{4}(?:-[\dx]{2}){0,2}[~?%]?(?:/.*)?")
_PRECISIONS = {
    pattern.partition("to within ")[2]: Precision(code)
    for code, pattern in enumerate(ENGLISH.within, 1)
}

_TIDYING = [
    (re.compile(pattern), new)
    for pattern, new in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"(?<=[a-z])\.|,", " "),
        (r"\b(\d{1,2})(?:st|nd|rd|th)\b", r"\1"),
        (r"\b(?:the )?(\d{1,2}) of\b", r"\1"),
        (r"\bmid-", "mid "),
        (r"^(?:on|in|during|at)\b", " "),
        (r"\s+", " "),
        # day before month, whoever wrote it: "october 17-19 2023" becomes "17-19 october 2023"
        (rf"\b{_MONTH} (\d{{1,2}}(?: ?(?:-|to|and|or) ?\d{{1,2}})?)(?!\d)", r"\2 \1"),
    )
]


class _NotRead(BadDate):
    """No shape fits; `from_words` says so with the text as it was typed."""


def from_words(text: str, today: date) -> Span:
    """What was meant; a day or month without a year is the latest one not after `today`.

    Raises BadDate, with words for the person, for what cannot be or can be read in two ways.
    """
    said = _tidy(text)
    if not said:
        raise BadDate("No date is given.")
    if _EDTF.fullmatch(said):
        return from_edtf(said.upper())
    try:
        return _shape(said, today)
    except _NotRead:
        raise BadDate(
            f"“{text.strip()}” is not a date that can be read here. Write it like 5 August 2024, "
            "January 2024, 17–19 October 2023, week of 29 July 2024 or before 18 July 2024."
        ) from None


def _shape(said: str, today: date) -> Span:
    for pattern, read in _SHAPES:
        if match := pattern.fullmatch(said):
            return read(match, today)
    return _period(said, today)


def _tidy(text: str) -> str:
    said = text.strip().lower()
    if _EDTF.fullmatch(said):
        return said
    said = _ISO_DAY.sub(lambda iso: _day_first(*map(int, iso.groups())), said)
    for pattern, new in _TIDYING:
        said = pattern.sub(new, said)
    return said.strip()


def _day_first(y: int, m: int, d: int) -> str:
    return f"{d} {MONTHS[checked(y, m, d).month - 1].lower()} {y}"


def _throughout(match: re.Match[str], today: date) -> Span:
    return replace(_period(match[1], today), lasting=True)


def _within(match: re.Match[str], today: date) -> Span:
    return replace(_shape(match[1], today), precision=_PRECISIONS[match[2]])


def _before(match: re.Match[str], today: date) -> Span:
    return before(_period(match[1], today).start)


def _since(match: re.Match[str], today: date) -> Span:
    start = _period(match[1], today)
    return lasting(start.start, today, start.precision)


def _about(match: re.Match[str], today: date) -> Span:
    middle = _period(match[1], today)
    return between(middle.start - ONE_DAY, middle.end + ONE_DAY)


def _either(match: re.Match[str], today: date) -> Span:
    first, last = _two_ends(match, today)
    return between(first.start, last.end)


def _range(match: re.Match[str], today: date) -> Span:
    first, last = _two_ends(match, today)
    return lasting(first.start, last.end, max(first.precision, last.precision))


def _two_ends(match: re.Match[str], today: date) -> tuple[Span, Span]:
    """The first end takes the month or year that it lacks from the last, and never comes after it."""
    last = _period(match[2], today)
    if match[1].isdigit() and len(match[1]) <= 2 and last.days == 1:
        return day(checked(last.end.year, last.end.month, int(match[1]))), last
    return _period(match[1], last.end), last


_SHAPES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]]] = [
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(.+?) to within ({'|'.join(_PRECISIONS)})", _within),
        (r"(?:throughout|all of) (.+)", _throughout),
        (r"(?:sometime )?before (.+)", _before),
        (r"since (.+)", _since),
        (r"(?:about|around|circa) (.+)", _about),
        (r"between (.+?) (?:and|-) (.+)", _either),
        (r"(.+?) or (.+)", _either),
        (r"(?:from )?(.+?) ?(?:-|\bto\b|\buntil\b) ?(.+)", _range),
    )
]


# One period ----------------------------------------------------------------------------------


def _period(said: str, latest: date) -> Span:
    for pattern, read in _PERIODS:
        if (match := pattern.fullmatch(said)) and _spelled_well(match):
            return read(match, latest)
    raise _NotRead


def _spelled_well(match: re.Match[str]) -> bool:
    """The pattern takes any word that begins like a month ("marble"); this does not."""
    words = re.findall(r"[a-z]{3,}", match[0])
    return all(word in _SPELLINGS for word in words if word[:3] in _NUMBERS)


def _one_day(match: re.Match[str], latest: date) -> Span:
    d, m = int(match[1]), _NUMBERS[match[2]]
    if match[3]:
        return day(checked(int(match[3]), m, d))
    for y in range(latest.year, latest.year - 9, -1):  # 29 February may be eight years back
        try:
            found = date(y, m, d)
        except ValueError:
            continue
        if found <= latest:
            return day(found)
    raise BadDate(f"{MONTHS[m - 1]} has no day {d}.")


def _month_of(name: str, y: str | None, latest: date) -> tuple[int, int]:
    m = _NUMBERS[name]
    if y:
        return checked(int(y), m, 1).year, m
    return (latest.year if m <= latest.month else latest.year - 1), m


def _one_month(match: re.Match[str], latest: date) -> Span:
    return month(*_month_of(match[1], match[2], latest))


def _one_year(match: re.Match[str], _latest: date) -> Span:
    return year(checked(int(match[1]), 1, 1).year)


def _third_of_month(match: re.Match[str], latest: date) -> Span:
    return early_mid_late(*_month_of(match[2], match[3], latest))[match[1]]


def _third_of_year(match: re.Match[str], _latest: date) -> Span:
    return early_mid_late(checked(int(match[2]), 1, 1).year)[match[1]]


def _one_season(match: re.Match[str], _latest: date) -> Span:
    return season(checked(int(match[2]), 1, 1).year, match[1])


def _one_week(match: re.Match[str], latest: date) -> Span:
    return week(_period(match[1], latest).start)


def _numeric(match: re.Match[str], latest: date) -> Span:
    """A year of two digits is the latest one that has come."""
    a, b, y = map(int, match.groups())
    if len(match[3]) == 2:
        y += latest.year // 100 * 100
        y -= 100 if y > latest.year else 0
    if a <= len(MONTHS) and b <= len(MONTHS) and a != b:
        raise BadDate(
            f"“{match[0]}” can be {a} {MONTHS[b - 1]} or {b} {MONTHS[a - 1]}: write the month as a word."
        )
    d, m = (b, a) if b > len(MONTHS) else (a, b)
    return day(checked(y, m, d))


def _near_today(match: re.Match[str], latest: date) -> Span:
    return day(latest - timedelta(match[0] == "yesterday"))


_PERIODS: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]]] = [
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(\d{{1,2}}) {_MONTH}(?: {_YEAR})?", _one_day),
        (rf"{_MONTH}(?: {_YEAR})?", _one_month),
        (_YEAR, _one_year),
        (rf"(early|mid|late) {_MONTH}(?: {_YEAR})?", _third_of_month),
        (rf"(early|mid|late) {_YEAR}", _third_of_year),
        (rf"(?:the )?(spring|summer|autumn|fall|winter)(?: of)? {_YEAR}", _one_season),
        (r"(?:the )?week of (.+)", _one_week),
        (r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)", _numeric),
        (r"today|yesterday", _near_today),
    )
]
