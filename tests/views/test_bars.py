"""The histogram as it is drawn: what each bar is called, where it leads, what stands under it."""

from datetime import date, timedelta

import pytest

from timeline.search.answers import Bar
from timeline.search.periods import Unit
from timeline.search.query import Query
from timeline.views.bars import columns, wider_words
from timeline.views.ticks import LETTER, NARROW, ROOMY, ticks


def months(first: date, number: int) -> list[date]:
    starts = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + number)
    return [date(start // 12, start % 12 + 1, 1) for start in starts]


def days(first: date, number: int, step: int = 1) -> list[date]:
    return [first + timedelta(step * n) for n in range(number)]


def years(first: int, number: int, step: int = 1) -> list[date]:
    return [date(first + step * n, 1, 1) for n in range(number)]


def bar(first: date, last: date, certain: int = 1, possible: int = 0) -> Bar:
    return Bar(first, last, certain, possible)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), "5 August 2024: 1 entry"),
        (date(2024, 7, 29), date(2024, 8, 4), "Week of 29 July 2024: 1 entry"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024: 1 entry"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024: 1 entry"),
        (date(2020, 1, 1), date(2029, 12, 31), "2020–2029: 1 entry"),
    ],
)
def test_a_bar_is_called_by_its_days(first, last, name):
    assert columns([bar(first, last)], Query())[0].words == name


def test_what_only_may_fall_in_a_bar_is_said_apart():
    (column,) = columns([bar(date(2024, 1, 1), date(2024, 1, 31), 1200, 3)], Query())

    assert column.words == "January 2024: 1,200 entries, 3 more that may fall in it"


def test_a_bar_is_as_high_as_its_share_of_the_tallest_and_never_too_low_to_be_seen():
    firsts = months(date(2024, 1, 1), 3)
    bars = [bar(first, first, number) for first, number in zip(firsts, (1000, 500, 1), strict=True)]

    assert [column.both for column in columns(bars, Query())] == [100, 50, 3]


def test_a_bar_that_is_chosen_alone_leads_back_to_the_days_around_it():
    january, february = (
        bar(date(2024, 1, 1), date(2024, 1, 31)),
        bar(date(2024, 2, 1), date(2024, 2, 29)),
    )
    asked = Query(first_day=january.first, last_day=january.last)
    chosen, other = columns([january, february], asked)

    assert (chosen.chosen, chosen.days) == (True, (date(2024, 1, 1), date(2024, 12, 31)))
    assert (other.chosen, other.days) == (False, (february.first, february.last))


def test_bars_that_are_all_chosen_stand_out_from_none():
    asked = Query(first_day=date(2024, 1, 1), last_day=date(2024, 1, 31))
    bars = [bar(day, day) for day in days(date(2024, 1, 1), 31)]

    assert not any(column.chosen for column in columns(bars, asked))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), "Show all of August 2024"),
        (date(2024, 7, 29), date(2024, 8, 4), "Show all of 2024"),
        (date(2024, 8, 1), date(2024, 8, 31), "Show all of 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "Show all of 2020–2029"),
        (date(2020, 1, 1), date(2029, 12, 31), "Show all days"),
        (date(2019, 1, 1), None, "Show all days"),
        (None, None, ""),
    ],
)
def test_from_the_days_asked_a_link_leads_to_the_longer_time_around_them(first, last, words):
    assert wider_words(Query(first_day=first, last_day=last)) == words


def under(firsts: list[date], unit: Unit) -> list[str]:
    """The words under the bars in order; what gives way on a small screen in brackets."""
    placed = sorted(ticks(tuple(firsts), unit).items())
    return [f"({tick.words})" if tick.minor else tick.words for _, tick in placed]


@pytest.mark.parametrize(
    ("firsts", "unit", "words"),
    [
        (months(date(2023, 10, 1), 5), Unit.MONTH, ["Oct 2023", "Nov", "Dec", "2024", "Feb"]),
        (
            months(date(2022, 12, 1), 36),
            Unit.MONTH,
            [
                "2023",
                "(Apr)",
                "Jul",
                "(Oct)",
                "2024",
                "(Apr)",
                "Jul",
                "(Oct)",
                "2025",
                "(Apr)",
                "Jul",
                "(Oct)",
            ],
        ),
        (years(1989, 36), Unit.YEAR, ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
        (
            years(1500, 40, 10),
            Unit.DECADE,
            ["1500", "1550", "1600", "1650", "1700", "1750", "1800", "1850"],
        ),
        (days(date(2024, 8, 3), 20), Unit.DAY, ["3 Aug 2024", "8 Aug", "15 Aug"]),
        (
            days(date(2024, 12, 20), 30),
            Unit.DAY,
            ["20 Dec 2024", "1 Jan 2025", "(8 Jan)", "15 Jan"],
        ),
        (days(date(2024, 8, 5), 13, 7), Unit.WEEK, ["Aug 2024", "Sep", "Oct", "Nov"]),
    ],
)
def test_the_words_under_bars(firsts, unit, words):
    assert under(firsts, unit) == words


@pytest.mark.parametrize("width", [NARROW, ROOMY])
@pytest.mark.parametrize(
    ("firsts", "unit"),
    [
        *((months(date(2022, first, 1), 60), Unit.MONTH) for first in (1, 2, 10, 11, 12)),
        *((years(first, 120), Unit.YEAR) for first in (1900, 1904, 1999)),
        *((days(date(2024, 2, first), 62), Unit.DAY) for first in (1, 14, 28)),
        *((days(date(2023, 12, first), 60, 7), Unit.WEEK) for first in (4, 11, 25)),
        (years(1000, 100, 10), Unit.DECADE),
        (months(date(2024, 5, 1), 1), Unit.MONTH),
    ],
)
def test_the_words_under_bars_do_not_run_into_each_other_or_over_the_end(firsts, unit, width):
    bar_width, end = width / len(firsts), 0.0
    for at, tick in sorted(ticks(tuple(firsts), unit).items()):
        if width == ROOMY or not tick.minor:
            assert at * bar_width >= end
            end = at * bar_width + LETTER * len(tick.words)

    assert 0 < end <= width


def test_the_first_year_under_bars_of_months_is_always_said():
    for first in range(1, 13):
        for number in range(1, 61):
            said = " ".join(
                tick.words
                for tick in ticks(tuple(months(date(2022, first, 1), number)), Unit.MONTH).values()
            )
            assert "202" in said, (first, number)
