"""Bars over the list: how many incidents in each period of time."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published import publish_incident
from timeline.search.answers import Bar
from timeline.search.found import search
from timeline.search.periods import MOST, Unit, first_days, periods, unit_for
from timeline.search.query import Query

pytestmark = pytest.mark.django_db
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
BEGINS = {
    Unit.DAY: lambda day: day,
    Unit.WEEK: lambda day: day - timedelta(day.weekday()),
    Unit.MONTH: lambda day: day.replace(day=1),
    Unit.YEAR: lambda day: day.replace(month=1, day=1),
    Unit.DECADE: lambda day: day.replace(year=day.year - day.year % 10, month=1, day=1),
}


def histogram(query: Query) -> list[Bar]:
    return search(query).histogram()


def test_bars_count_the_uncertain_apart():
    publish_incident(day=date(2024, 1, 30))
    publish_incident(day=date(2024, 1, 30), until=date(2024, 2, 4), date_prec=2)
    publish_incident(day=date(2024, 8, 1))
    bars = [(bar.first.month, bar.certain, bar.possible) for bar in histogram(Query())]

    assert bars == [(1, 1, 1), (2, 0, 1), *((month, 0, 0) for month in range(3, 8)), (8, 1, 0)]


def test_bars_show_the_days_asked_more_closely():
    for day in (date(2014, 2, 1), date(2024, 1, 30), date(2024, 12, 1)):
        publish_incident(day=day)
    year = histogram(Query(first_day=date(2024, 1, 1), last_day=date(2024, 12, 31)))

    assert len(histogram(Query())) == 11, "years"
    assert [bar.certain for bar in year] == [1, *[0] * 10, 1], "months"


def test_bars_over_few_days_show_the_month_around_them():
    publish_incident(day=date(2023, 1, 30))
    publish_incident(day=date(2024, 4, 9))
    a_day = histogram(Query(first_day=date(2024, 4, 9), last_day=date(2024, 4, 9)))

    assert [bar.first.day for bar in a_day] == list(range(1, 31))
    assert [bar.certain for bar in a_day].index(1) == 8


def test_what_began_before_the_days_asked_may_fall_in_their_bars():
    publish_incident(day=date(2010, 1, 1))
    publish_incident(day=date(2023, 12, 1), until=date(2024, 2, 3), date_prec=5)
    publish_incident(day=date(2024, 12, 1))
    year = histogram(Query(first_day=date(2024, 1, 1), last_day=date(2024, 12, 31)))

    assert [bar.possible for bar in year] == [1, 1, *[0] * 10]


def test_bars_stay_a_way_back_when_nothing_lies_in_the_days_asked():
    publish_incident(day=date(2024, 1, 30))
    publish_incident(day=date(2024, 4, 1))

    assert histogram(Query(first_day=date(2025, 1, 1))) == histogram(Query())


@pytest.mark.parametrize(
    ("last", "bars"),
    [
        *(
            (date(2000, 1, 31), 31),
            (date(2000, 2, 1), 6),
            (date(2000, 6, 25), 26),
            (date(2000, 6, 26), 6),
        ),
        *((date(2004, 12, 31), 60), (date(2005, 1, 1), 6), (date(2120, 1, 1), 13)),
    ],
)
def test_the_longer_the_time_the_wider_the_bars(last, bars):
    publish_incident(day=date(2000, 1, 1))
    publish_incident(day=last)

    assert len(histogram(Query())) == bars


@given(days, st.sampled_from(Unit))
def test_a_period_begins_where_the_calendar_says(day, unit):
    begin = first_days(periods(np.array([day.toordinal()]), unit), unit)

    assert date.fromordinal(int(begin[0])) == BEGINS[unit](day)


@given(days, days)
def test_bars_are_as_fine_as_they_can_be_without_being_too_many(one, other):
    first, last = sorted((one.toordinal(), other.toordinal()))
    unit = unit_for(first, last)
    finer = [more for more in MOST if list(Unit).index(more) < list(Unit).index(unit)]

    def number(of: Unit) -> int:
        low, high = periods(np.array([first, last]), of)
        return high - low + 1

    assert unit is Unit.DECADE or number(unit) <= MOST[unit]
    assert all(number(more) > MOST[more] for more in finer)
