"""A day that no calendar has is found; a number beside a month is not taken for one."""

import pytest

from timeline.extract.times.impossible import impossible_days


@pytest.mark.parametrize(
    "day",
    [
        "31 February 2024",
        "30th of February",
        "31 June",
        "June 31",
        "Sept. 31, 2023",
        "29 February 2023",
        "2023-02-29",
        "May 35",
    ],
)
def test_a_day_that_does_not_exist_is_found_where_it_stands(day):
    text = f"The attack on {day} killed two."

    (found,) = impossible_days(text)

    assert text[found.start : found.end] == found.text
    assert found.text.removeprefix("on ").startswith(day[:9])


@pytest.mark.parametrize(
    "text",
    [
        "On 29 February 2024 and on 31 March two died.",
        "By February 29 the siege had ended.",
        "In June 31,000 people fled.",
        "In June 2031 or so.",
        "At 10:30 February rains began.",
        "Form 2024-15-31 was lost.",
        "In February 30 people died.",
        "Since February 30 soldiers have died.",
    ],
)
def test_other_numbers_beside_a_month_are_left_alone(text):
    assert list(impossible_days(text)) == []
