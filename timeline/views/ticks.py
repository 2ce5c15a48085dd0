"""What stands under the bars of a histogram: few words, far enough apart to be read."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from timeline.dates import day
from timeline.search.answers import Bar
from timeline.search.periods import Unit
from timeline.views.days import day_and_month, month_alone, month_name, span_short
from timeline.views.languages import by_language

# How wide all bars together are, in CSS pixels, on a small phone and where there is room.
NARROW, ROOMY = 320, 580
LETTER, GAP = 7, 8  # of the small figures under the bars


# The most days that a bar can have; a decade has more.
LONGEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}


class Tick(NamedTuple):
    words: str
    minor: bool  # gives way where there is little room

    @property
    def has_year(self) -> bool:
        return self.words[-4:].isdigit()


class Wish(NamedTuple):
    """Words that could stand under a bar; the smaller the rank, the more they are wanted."""

    rank: int
    at: int
    words: str


def unit_of(bar: Bar) -> Unit:
    days = (bar.last - bar.first).days + 1
    return next((unit for unit, most in LONGEST.items() if days <= most), Unit.DECADE)


@by_language(maxsize=2_000)
def ticks(firsts: tuple[date, ...], unit: Unit) -> dict[int, Tick]:
    """Number of a bar, by the first days of all -> what stands under it. Nothing runs into another
    word or over the end."""
    wishes = [
        Wish(said[0], at, said[1])
        for at, first in enumerate(firsts)
        if (said := WORDS[unit](first, at))
    ]
    narrow = _placed(wishes, [], NARROW, len(firsts))
    roomy = _placed(wishes, narrow, ROOMY, len(firsts))
    return {wish.at: Tick(wish.words, minor=wish not in narrow) for wish in roomy}


def _placed(wishes: Iterable[Wish], placed: list[Wish], width: int, bars: int) -> list[Wish]:
    """`placed` and what has room beside it, a rank at a time: all of a rank or, lest the words stand
    here close and there far apart, none. Only what runs into the first bar's word goes alone."""
    placed, bar = list(placed), width / bars
    for _, rank in groupby(sorted(wishes), lambda wish: wish.rank):
        first = [wish for wish in placed if wish.at == 0]
        new = [
            wish
            for wish in rank
            if wish not in placed
            and wish.at * bar + LETTER * len(wish.words) <= width
            and not any(_touch(wish, other, bar) for other in first)
        ]
        row = sorted(placed + new, key=lambda wish: wish.at)
        if not any(_touch(a, b, bar) for a, b in pairwise(row)):
            placed = row
    return placed


def _touch(one: Wish, other: Wish, bar: float) -> bool:
    left, right = sorted((one, other), key=lambda wish: wish.at)
    return left.at * bar + LETTER * len(left.words) + GAP > right.at * bar


Said = tuple[int, str] | None  # the rank, the words


def _under_day(first: date, at: int) -> Said:
    new_year = (first.month, first.day) == (1, 1)
    if at == 0 or new_year:
        return 0 if new_year else 1, span_short(day(first))
    rank = {1: 2, 15: 3, 8: 4, 22: 4}.get(first.day)
    return (rank, day_and_month(first)) if rank else None


def _under_week(first: date, at: int) -> Said:
    """By the month that begins in it."""
    last = first + timedelta(6)
    return _under_month(last, at) if at == 0 or last.day <= 7 else None


def _under_month(first: date, at: int) -> Said:
    if first.month == 1:
        return 0, str(first.year)
    if at == 0:
        return 1, month_name(first, narrow=True)
    return {7: 2, 4: 3, 10: 3}.get(first.month, 4), month_alone(first, narrow=True)


def _under_year(first: date, at: int) -> Said:
    steps = (500, 100, 50, 10, 5, 1)
    return next(rank for rank, step in enumerate(steps) if first.year % step == 0), str(first.year)


WORDS: dict[Unit, Callable[[date, int], Said]] = {
    Unit.DAY: _under_day,
    Unit.WEEK: _under_week,
    Unit.MONTH: _under_month,
    Unit.YEAR: _under_year,
    Unit.DECADE: _under_year,
}
