"""How many incidents in each period of time, those of an uncertain period counted apart."""

from datetime import date, timedelta

import numpy as np

from timeline.search.answers import Bar
from timeline.search.matching import Matching
from timeline.search.periods import Unit, first_days, periods, unit_for
from timeline.search.rows import Rows
from timeline.search.sets import Ints

ONE_DAY = timedelta(1)


def bars(matching: Matching) -> list[Bar]:
    """Bars without a gap over all that the question's other keys match; its own range is left out, so
    that the bars stay a way to move it."""
    rows = matching.rows(days=False)
    if not rows.total:
        return []
    first, last = rows.first_day, rows.last_day
    unit = unit_for(first, last)
    low, high = periods(np.array([first, last]), unit)
    edges = first_days(np.arange(low, high + 2), unit)
    begin = np.diff(rows.rank(matching.moment.columns.start.searchsorted(edges)))
    beyond, possible = _reaching_over(rows, unit, low, len(begin))
    days = [date.fromordinal(day) for day in edges.tolist()]
    return [
        Bar(day, next_ - ONE_DAY, certain, maybe)
        for day, next_, certain, maybe in zip(
            days[:-1], days[1:], (begin - beyond).tolist(), possible.tolist(), strict=True
        )
    ]


def _reaching_over(rows: Rows, unit: Unit, low: int, size: int) -> tuple[Ints, Ints]:
    """Of those that begin in one period and end in another: how many begin in each, and how many
    touch each. `low` is the number of the first of the `size` periods."""
    reaching = rows.moment.reaching_over(unit)
    among = rows.among(reaching.positions)
    begin = np.bincount(reaching.begins[among] - low, minlength=size)
    through = np.bincount(reaching.ends[among] + 1 - low, minlength=size + 1)[:size]
    return begin, np.cumsum(begin - through)
