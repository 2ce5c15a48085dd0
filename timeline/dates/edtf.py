"""EDTF (ISO 8601-2) in: the shapes that a span can hold; the rest is refused in words."""

import re
from dataclasses import replace
from datetime import date

from timeline.dates.date_words import MONTHS
from timeline.dates.span import (
    ONE_DAY,
    YEARS,
    BadDate,
    Precision,
    Span,
    before,
    between,
    day,
    lasting,
    month,
    season,
    year,
)

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)", re.ASCII)
_ONE_OF = re.compile(r"\[([^.\]]*)\.\.([^.\]]*)\]")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def from_edtf(text: str) -> Span:
    """Raises BadDate for all that is not a day, month, year, season, `a/b`, `[a..b]` or `[..b]`."""
    said = text.strip()
    if one_of := _ONE_OF.fullmatch(said):
        return _one_of(said, *one_of.groups())
    first, slash, last = said.partition("/")
    if not slash:
        return _period(said)
    if last in ("", "..") or first in ("", ".."):
        raise BadDate(f"“{said}” has an open end; both days have to be given.")
    start, end = _period(first), _period(last)
    return lasting(start.start, end.end, max(start.precision, end.precision))


def _one_of(said: str, first: str, last: str) -> Span:
    if not last:
        raise BadDate(f"“{said}” has no last day.")
    end = _period(last).end
    return between(_period(first).start, end) if first else before(end + ONE_DAY)


def _period(said: str) -> Span:
    match = _PERIOD.fullmatch(said)
    if not match:
        raise BadDate(f"“{said}” is not a date in EDTF, such as 2024-08-05, 2024-08 or 2024.")
    y, m, d, about = match.groups()
    span = _plain_period(y, m, d)
    return replace(span, precision=max(span.precision, Precision.DAYS)) if about else span


def _plain_period(y: str, m: str | None, d: str | None) -> Span:
    """Day, month or year; `XX` is a part that is not known."""
    if m is None or m == "XX":
        if d not in (None, "XX"):
            raise BadDate(f"“{y}-{m}-{d}” has a day but no month.")
        return year(checked(int(y), 1, 1).year)
    if m in _SEASONS and d is None:
        return season(checked(int(y), 1, 1).year, _SEASONS[m])
    if d is None or d == "XX":
        return month(*checked(int(y), int(m), 1).timetuple()[:2])
    return day(checked(int(y), int(m), int(d)))


def checked(y: int, m: int, d: int) -> date:
    """The day of that number; BadDate says which part cannot be ("February 2024 has no day 31.")."""
    if y not in YEARS:
        raise BadDate(f"The year {y} is not between {YEARS[0]} and {YEARS[-1]}.")
    if not 1 <= m <= len(MONTHS):
        raise BadDate(f"There is no month {m}.")
    try:
        return date(y, m, d)
    except ValueError:
        raise BadDate(f"{MONTHS[m - 1]} {y} has no day {d}.") from None
