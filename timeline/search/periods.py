"""Calendar periods as numbers: the days, weeks, months, years and decades that bars stand for.

Days are numbered as `date.toordinal` does.
"""

from datetime import date, timedelta
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
FIRST_OF_1970 = 719_163
MOST_DAYS, MOST_WEEKS = 31, 26  # more bars of one unit than this are not read on a phone
MOST_MONTHS, MOST_YEARS = 60, 120


class Unit(Enum):
    DAY = "day"
    WEEK = "week"  # from Monday
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120}
MOST = {
    Unit.DAY: MOST_DAYS,
    Unit.WEEK: MOST_WEEKS,
    Unit.MONTH: MOST_MONTHS,
    Unit.YEAR: MOST_YEARS,
}


def unit_for(first: int, last: int) -> Unit:
    """The finest unit in which the days from `first` to `last` are not too many bars."""
    for unit, most in MOST.items():
        low, high = periods(np.array([first, last]), unit)
        if high - low < most:
            return unit
    return Unit.DECADE


def periods(days: Days, unit: Unit) -> Days:
    """The number of the period that each day lies in."""
    if unit is Unit.DAY:
        return days
    if unit is Unit.WEEK:
        return (days - 1) // 7  # day 1 was a Monday
    since_1970 = (days - FIRST_OF_1970).astype("datetime64[D]").astype("datetime64[M]")
    return (since_1970.astype(np.int64) + 1970 * 12) // MONTHS[unit]


def first_days(numbers: Days, unit: Unit) -> Days:
    """The first day of each period."""
    if unit is Unit.DAY:
        return numbers
    if unit is Unit.WEEK:
        return numbers * 7 + 1
    since_1970 = (numbers * MONTHS[unit] - 1970 * 12).astype("datetime64[M]")
    return since_1970.astype("datetime64[D]").astype(np.int64) + FIRST_OF_1970


def around(first: date, last: date) -> tuple[date, date] | None:
    """The month, year or decade that holds all days from `first` to `last` and more; None beyond."""
    for unit in MONTHS:
        low, high = periods(np.array([first.toordinal(), last.toordinal()]), unit)
        begin, after = (
            date.fromordinal(int(n)) for n in first_days(np.array([low, low + 1]), unit)
        )
        whole = (begin, after - timedelta(1))
        if low == high and whole != (first, last):
            return whole
    return None
