"""Days counted back from the day looked from."""

from datetime import date

import pytest
from django.http import QueryDict

from timeline.search.lately import Lately
from timeline.search.query import BadQuery, Query
from timeline.search.values import moment


def asked(address: str) -> Query:
    return Query.parse(QueryDict(address))


@pytest.fixture(autouse=True)
def late_on_a_day(time_machine):
    """Of Greenwich; east of it the next has begun."""
    time_machine.move_to("2024-08-05T23:30Z", tick=False)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("1d", date(2024, 8, 5)),
        ("30d", date(2024, 7, 7)),
        ("1w", date(2024, 7, 30)),
        ("1m", date(2024, 7, 6)),
        ("8m", date(2023, 12, 6)),
        ("20m", date(2022, 12, 6)),
        ("1y", date(2023, 8, 6)),
        ("99y", date(1925, 8, 6)),
    ],
)
def test_the_last_days_end_today(last, first):
    query = asked(f"last={last}")

    assert (query.first_day, query.last_day) == (first, date(2024, 8, 5))
    assert query.urlencode() == f"last={last}"


@pytest.mark.parametrize(
    ("unit", "last", "first"),
    [
        ("m", date(2024, 3, 31), date(2024, 3, 1)),
        ("m", date(2023, 3, 30), date(2023, 3, 1)),
        ("y", date(2024, 2, 29), date(2023, 3, 1)),
    ],
)
def test_a_day_that_a_month_does_not_have_stands_for_its_last(unit, last, first):
    assert Lately(1, unit).until(last) == (first, last)


def test_in_a_pinned_view_they_end_with_its_day():
    query = asked("last=30d&asof=2024-07-01")

    assert (query.first_day, query.last_day) == (date(2024, 6, 2), date(2024, 7, 1))
    assert query.urlencode() == "asof=2024-07-01&last=30d"


def test_they_follow_the_moment_that_is_looked_from():
    pinned = asked("last=7d").but(asof=moment("2024-07-01T12:00Z"))

    assert pinned.first_day == date(2024, 6, 25)
    assert pinned.but(asof=None) == asked("last=7d")


def test_let_go_of_they_are_days_like_any_other():
    days = asked("last=7d&asof=2024-07-01").but(last=None, asof=None)

    assert days == asked("from=2024-06-25&to=2024-07-01")


def test_other_days_take_their_place():
    query = asked("last=7d").but(first_day=None, last_day=None)

    assert query == Query()


@pytest.mark.parametrize("days", ["from=2024-08-01", "to=2024-08-01"])
def test_they_are_not_asked_for_beside_other_days(days):
    with pytest.raises(BadQuery, match="last: give “last” or the days “from” and “to”, not both"):
        asked(f"last=7d&{days}")


@pytest.mark.parametrize("last", ["30", "d", "0d", "07d", "1000d", "100y", "1h", "-7d", "7D", "٧d"])
def test_another_length_is_refused_by_name(last):
    with pytest.raises(BadQuery, match=f"last: “{last}” is not a length of time"):
        asked(f"last={last}")
