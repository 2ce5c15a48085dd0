"""Days that have a name, read in a report of Monday 5 August 2024."""

from datetime import date

import pytest

from timeline.extract.times import find_times
from timeline.extract.times.feasts import easter

PUBLISHED = date(2024, 8, 5)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It burned on Christmas Eve.", "Christmas Eve -> 24 December 2023"),
        ("It burned on New Year’s Day.", "New Year’s Day -> 1 January 2024"),
        ("It will open after the New Year.", "the New Year -> 1 January 2025"),
        ("It burned on Good Friday.", "Good Friday -> 29 March 2024"),
        ("It burned on Easter Monday 2013.", "Easter Monday 2013 -> 1 April 2013"),
        ("It burned on the Fourth of July.", "Fourth of July -> 4 July 2024"),
        ("It burned on Memorial Day.", "Memorial Day -> 27 May 2024"),
        ("It will open on Labor Day.", "Labor Day -> 2 September 2024"),
        ("It burned on Thanksgiving.", "Thanksgiving -> 23 November 2023"),
    ],
)
def test_a_feast_falls_on_its_day_of_the_year_that_the_clause_means(sentence, expected):
    (found,) = find_times(sentence, PUBLISHED)
    assert f"{found.quote.text} -> {found.span.words()}" == expected


@pytest.mark.parametrize("sentence", ["They sailed to Easter Island.", "A new year began."])
def test_what_only_sounds_like_a_feast_is_none(sentence):
    assert find_times(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    "sunday", [date(1981, 4, 19), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31)]
)
def test_easter_is_as_the_churches_kept_it(sunday):
    assert easter(sunday.year) == sunday
