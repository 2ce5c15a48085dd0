"""How many incidents in each period of time, those of an uncertain period counted apart."""

from datetime import date, timedelta

import numpy as np

from timeline.search.answers import Bar
from timeline.search.matching import Matching
from timeline.search.periods import Unit, first_days, periods, unit_for
from timeline.search.query import Query
from timeline.search.rows import Rows
from timeline.search.sets import Ints

ONE_DAY = timedelta(1)
A_MONTH = 27  # days from its first to its last, at least


def bars(matching: Matching) -> list[Bar]:
    """Bars without a gap over the days asked, so that each question is seen more closely than the one
    that led to it; over all that its other keys match where it asks for no days or none of these."""
    rows = matching.rows(days=False)
    if not rows.total:
        return []
    first, last = _seen(matching.query, rows.first_day, rows.last_day)
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


def _seen(query: Query, first: int, last: int) -> tuple[int, int]:
    """What the question asks of the days from `first` to `last`. Around less than a month it is all
    the month, so that there are days beside to go to."""
    begin = max(first, query.first_day.toordinal() if query.first_day else first)
    end = min(last, query.last_day.toordinal() if query.last_day else last)
    if begin > end:
        return first, last
    if (query.first_day or query.last_day) and end - begin < A_MONTH:
        low, high = periods(np.array([begin, end]), Unit.MONTH)
        begin, after = first_days(np.array([low, high + 1]), Unit.MONTH).tolist()
        end = after - 1
    return begin, end


def _reaching_over(rows: Rows, unit: Unit, low: int, size: int) -> tuple[Ints, Ints]:
    """Of those that begin in one period and end in another: how many begin in each, and how many
    touch each. `low` is the number of the first of the `size` periods."""
    reaching = rows.moment.reaching_over(unit)
    among = rows.among(reaching.positions)
    begins, after = reaching.begins[among] - low, reaching.ends[among] + 1 - low
    seen = (begins < size) & (after > 0)
    begins, after = begins[seen], after[seen]
    touched = np.bincount(begins.clip(0), minlength=size)
    left = np.bincount(after.clip(max=size), minlength=size + 1)[:size]
    return np.bincount(begins[begins >= 0], minlength=size), np.cumsum(touched - left)
