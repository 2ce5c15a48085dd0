"""The histogram as it is drawn: heights in hundredths of the tallest bar, each bar a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.search.histogram import Bar
from timeline.search.query import Query
from timeline.views import wording

Tick = tuple[str, bool]  # the words, and whether they give way where there is little room
ROOMY = 12  # so few bars are each wide enough for a tick
CROWDED = 4  # bars that the first tick, "Mar 2022", reaches over when there are more
LATE = 9  # a month after this has the new year's tick too close behind it


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
    ticks = _ticks(bars)
    return [_column(bar, ticks.get(bar.first), query, tallest) for bar in bars]


def _column(bar: Bar, tick: Tick | None, query: Query, tallest: int) -> Column:
    """A chosen bar's question is the wider one again, so that a second click undoes the first."""
    both = bar.certain + bar.possible
    alone = (query.first_day, query.last_day) == (bar.first, bar.last)
    days = (None, None) if alone else (bar.first, bar.last)
    words, minor = tick or ("", True)
    return Column(
        bar=bar,
        name=_name(bar),
        tick=words,
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


def _ticks(bars: Sequence[Bar]) -> dict[date, Tick]:
    """First day of a bar -> what stands under it, far enough apart not to run together."""
    if not bars:
        return {}
    months = (
        (bars[0].last.year - bars[0].first.year) * 12 + bars[0].last.month - bars[0].first.month
    )
    if months:
        step = 1 if len(bars) <= ROOMY else 10 if months < 12 else 50
        return {
            bar.first: (str(bar.first.year), False) for bar in bars if bar.first.year % step == 0
        }
    start, room = bars[0].first, len(bars) <= ROOMY
    ticks = {start: (f"{wording.month_name(start)[:3]} {start.year}", start.month > LATE)}
    for bar in bars[1 if room else CROWDED :]:
        if bar.first.month % 3 == 1 and bar.first.month != 1:
            ticks[bar.first] = (wording.month_name(bar.first)[:3], True)
    years = {bar.first: (str(bar.first.year), False) for bar in bars if bar.first.month == 1}
    if start.month > LATE and not room:
        ticks.pop(start)
    return ticks | years
