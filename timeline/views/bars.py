"""The histogram as it is drawn: heights in hundredths of the tallest bar, each bar a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.search.histogram import Bar
from timeline.search.query import Query
from timeline.views import wording


@dataclass(frozen=True, slots=True)
class Column:
    bar: Bar
    name: str
    tick: str  # what stands under it, "" for most
    minor: bool  # the tick gives way where there is little room
    certain: int  # height, 0–100
    both: int  # height with the possible ones on top
    chosen: bool
    question: Query | None  # None for an empty bar: nothing to go to

    @property
    def words(self) -> str:
        parts = [
            f"{wording.number(self.bar.certain)} incidents"
            if self.bar.certain != 1
            else "1 incident"
        ]
        if self.bar.possible:
            parts.append(f"{wording.number(self.bar.possible)} more that may fall in it")
        return f"{self.name}: {', '.join(parts)}"

    @property
    def top(self) -> int:
        return 100 - self.both

    @property
    def fill(self) -> int:
        return 100 - self.certain


def columns(bars: Sequence[Bar], query: Query) -> list[Column]:
    tallest = max((bar.certain + bar.possible for bar in bars), default=0) or 1
    return [_column(bar, index, query, tallest) for index, bar in enumerate(bars)]


def _column(bar: Bar, index: int, query: Query, tallest: int) -> Column:
    """A chosen bar's question is the wider one again, so that a second click undoes the first."""
    both = bar.certain + bar.possible
    alone = (query.first_day, query.last_day) == (bar.first, bar.last)
    days = (None, None) if alone else (bar.first, bar.last)
    tick, minor = _tick(bar, index)
    return Column(
        bar=bar,
        name=_name(bar),
        tick=tick,
        minor=minor,
        certain=_height(bar.certain, tallest),
        both=_height(both, tallest),
        chosen=_in_range(bar, query),
        question=query.but(first_day=days[0], last_day=days[1]) if both else None,
    )


def _height(number: int, tallest: int) -> int:
    """At least a sliver for any, so that one incident beside a thousand is still seen."""
    return max(3, round(100 * number / tallest)) if number else 0


def _in_range(bar: Bar, query: Query) -> bool:
    if not (query.first_day or query.last_day):
        return False
    after = query.first_day is None or bar.last >= query.first_day
    return after and (query.last_day is None or bar.first <= query.last_day)


def _name(bar: Bar) -> str:
    if (bar.first.year, bar.first.month) == (bar.last.year, bar.last.month):
        return wording.month_name(bar.first)
    years = bar.last.year - bar.first.year
    return f"{bar.first.year}–{bar.last.year}" if years else str(bar.first.year)


def _tick(bar: Bar, index: int) -> tuple[str, bool]:
    months = (bar.last.year - bar.first.year) * 12 + bar.last.month - bar.first.month + 1
    if months > 1:
        landmark = bar.first.year % (50 if months > 12 else 10) == 0
        return (str(bar.first.year), not landmark) if landmark or index == 0 else ("", True)
    if bar.first.month == 1:
        return str(bar.first.year), False
    short = wording.month_name(bar.first)[:3]
    if index == 0:
        return f"{short} {bar.first.year}", bar.first.month > 9
    return (short, True) if bar.first.month % 3 == 1 else ("", True)
