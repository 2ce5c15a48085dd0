"""Times told from the time named before them, read in a report of Monday 5 August 2024."""

from datetime import date

import pytest

from timeline.extract.times import find_times

PUBLISHED = date(2024, 8, 5)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It burned on Tuesday. The next day it rained.", "The next day -> 31 July 2024"),
        ("Shops shut Sunday after a raid a day earlier.", "a day earlier -> 3 August 2024"),
        ("It burned on July 1. Two days later it rained.", "Two days later -> 3 July 2024"),
        ("It burned on July 1, and rained the same day.", "the same day -> 1 July 2024"),
        ("It burned on July 1. The day before, it rained.", "The day before -> 30 June 2024"),
        ("It burned on July 1 and rained later in the day.", "later in the day -> 1 July 2024"),
        ("It burned in 2003. The following year it rained.", "The following year -> 2004"),
        ("Sales fell in June from a year earlier.", "a year earlier -> June 2023"),
        ("It burned on July 3. That same night, it rained.", "That same night -> 3 July 2024"),
        (
            "It burned in July 2023 as in 1990. The same month, it rained.",
            "The same month -> July 2023",
        ),
        (
            "It burned in 1990. By the end of the month it closed.",
            "the end of the month -> late August 2024",
        ),
        (
            "It will open on August 7. Shots were heard at 9 a.m.",
            "at 9 a.m. -> 5 August 2024",
        ),
        ("It burned on July 3. The night before, it rained.", "The night before -> 2 July 2024"),
        ("Sales fell 5 percent from a year earlier.", "a year earlier -> 2023"),
        (
            "Sales fell in June from the same month last year.",
            "the same month last year -> June 2023",
        ),
        ("He was elected in 2003 and left in May that year.", "May that year -> May 2003"),
        (
            "Elected in 2003, he left in May of the following year.",
            "May of the following year -> May 2004",
        ),
        ("Elected in May 1994, he left five years later.", "five years later -> 1999"),
        ("They would meet on Wednesday and Friday.", "Friday -> 9 August 2024"),
        ("It burned in May. Nine died during the month.", "the month -> May 2024"),
        (
            "It burned from July 2 to July 8. Nine died during the week.",
            "the week -> between 2 and 8 July 2024",
        ),
    ],
)
def test_times_are_told_from_the_time_named_before(sentence, expected):
    last = find_times(sentence, PUBLISHED)[-1]
    assert f"{last.quote.text} -> {last.span.words()}" == expected
