"""Facts in words: how well a day is known, how many were killed, how long nothing happened."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from timeline.dates import MONTHS, Precision, Span, day
from timeline.models.terms import WherePrecision

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
DECADES = 50  # years; the first and last month of so many are of no use to a reader
Figures = Mapping[str, int | None]


def how_well_known(span: Span) -> str:
    """How closely the day is known, in a few words for the line under the date."""
    if span.lasting:
        return (
            f"{number(span.days)} days" if span.precision == Precision.DAY else "approximate days"
        )
    if span.days == 1:
        return "exact day" if span.precision == Precision.DAY else "about this day"
    if _is_whole_month(span):
        return "day not given"
    if span.days in (365, 366):
        return (
            "month not given" if span.start.day == span.start.month == 1 else "no first day known"
        )
    return "one day of this week" if span.days == 7 else f"one of these {number(span.days)} days"


def _is_whole_month(span: Span) -> bool:
    last = monthrange(span.start.year, span.start.month)[1]
    return span.start.day == 1 and span.end == span.start.replace(day=last)


def harm(figures: Figures, verb: str) -> str:
    """`verb` is "killed" or "injured". Nothing stated gives "", a stated none "no one killed".

    >>> harm({"low": 25, "best": 30, "high": 34}, "injured")
    '25–34 injured, best estimate 30'
    """
    low, best, high = (figures.get(bound) for bound in ("low", "best", "high"))
    stated = [figure for figure in (low, best, high) if figure is not None]
    if not stated:
        return ""
    if not any(stated):
        return f"no one {verb}" if high is not None or best is not None else ""
    if stated != sorted(stated):
        return f"{verb}, figures out of order as reported: " + ", ".join(_bounds(low, best, high))
    return _in_order(low, best, high, verb)


def _in_order(low: int | None, best: int | None, high: int | None, verb: str) -> str:
    if low == high and low is not None:
        return f"{number(low)} {verb}"
    if low is None and high is None:
        return f"{number(best or 0)} {verb}"
    tail = f", best estimate {number(best)}" if best is not None and best not in (low, high) else ""
    if high is None:
        return f"at least {number(low or 0)} {verb}{tail}"
    return (
        f"{number(low)}–{number(high)} {verb}{tail}"
        if low
        else f"up to {number(high)} {verb}{tail}"
    )


def _bounds(low: int | None, best: int | None, high: int | None) -> list[str]:
    named = (("low", low), ("best", best), ("high", high))
    return [f"{name} {number(figure)}" for name, figure in named if figure is not None]


def number(figure: int) -> str:
    """With thin spaces between thousands, as no language mistakes them for a decimal sign."""
    return str(figure) if figure < 1_000 else f"{figure:,}".replace(",", NARROW_SPACE)


def entries(figure: int) -> str:
    """Incidents and summaries of many together: "1 entry", "12 entries"."""
    return "1 entry" if figure == 1 else f"{number(figure)} entries"


def reported_in_all(count: Figures) -> str:
    """Of a summary: "150+", "12–15", "up to 20"; "" when no number is given."""
    low, high = count.get("low"), count.get("high")
    if low is None:
        return "" if high is None else f"up to {number(high)}"
    if high is None:
        return f"{number(low)}+"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def where_known(precision: int) -> str:
    """How closely the place is known; "" where it is exact."""
    return "" if precision == WherePrecision.EXACT else str(WherePrecision(precision).label)


def source_name(source: Mapping[str, Any]) -> str:
    """What to call a source of a record: its outlet, else its headline, else its day."""
    published = iso_day(source["published"])
    return str(
        source["outlet"]
        or source["title"]
        or (f"A report of {published}" if published else "A report")
    )


def web(address: str) -> str:
    """The address where it is one of the web, else "": no link of ours runs a script."""
    return address if address.startswith(("https://", "http://")) else ""


def iso_day(value: str) -> str:
    """A record's ISO day in words; what is no such day as it stands."""
    try:
        return day(datetime.fromisoformat(value).date()).words()
    except ValueError:
        return value


def silence(days: int) -> str:
    """A gap of so many days in words; "" for one too short to be worth a line."""
    if days < 28:
        return ""
    if days < 61:
        return f"{days // 7} weeks"
    return f"{round(days / 30.44)} months" if days < 731 else f"{days // 365} years"


def month_name(of: date) -> str:
    return f"{MONTHS[of.month - 1]} {of.year}"


def months_between(first: date, last: date) -> str:
    """ "October 2023 – August 2024", "March – May 2024", "May 2024"; of whole years, and where
    months say nothing between the ends, "1021 – 2024"."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year == last.year:
        return str(first.year)
    if whole or last.year - first.year >= DECADES:
        return unbroken(f"{first.year} – {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        return month_name(first)
    start = MONTHS[first.month - 1] if first.year == last.year else month_name(first)
    return unbroken(f"{start} – {month_name(last)}")


INSIDE_A_DATE = re.compile(r"(?<=\d) (?=[A-Z])|(?<=[A-Za-z]) (?=\d{4})| (?=–)")


def unbroken(words: str) -> str:
    """Dates in words that no line ends within: "5 Aug 2024" stays together."""
    return INSIDE_A_DATE.sub("\N{NO-BREAK SPACE}", words)
