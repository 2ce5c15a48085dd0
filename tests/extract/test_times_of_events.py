"""Clock times at the place of an event, and times told from another event."""

from datetime import date

import pytest

from timeline import dates
from timeline.extract.times import anchored, find_all_times, find_times, local_span

PUBLISHED = date(2024, 8, 5)
WEEK = dates.week(date(2024, 7, 29))


def only(text):
    (found,) = find_times(text, PUBLISHED)
    return found


@pytest.mark.parametrize(
    ("sentence", "hour", "zone", "in_baghdad"),
    [
        (
            "At 8:45 p.m. (EST) on Dec. 25, jets flew.",
            20.75,
            "America/New_York",
            "26 December 2023",
        ),
        ("At 8:45 a.m. (EST) on Dec. 25, jets flew.", 8.75, "America/New_York", "25 December 2023"),
        ("On Jan. 17 at about 6 p.m. (EST), jets flew.", 18, "America/New_York", "18 January 2024"),
        ("Midday Dec. 16 (Sanaa time), a drone fell.", 12, "Asia/Aden", "16 December 2023"),
        ("At 2330 GMT Sunday, jets flew.", 23.5, "UTC", "5 August 2024"),
        ("At 04:05 local time on Sunday, jets flew.", 4 + 5 / 60, "", "4 August 2024"),
        ("At 9 p.m. EST, jets flew on Sunday.", 21, "America/New_York", None),
        (
            "Around 4 p.m. (EST) on January 11, a ship burned.",
            16,
            "America/New_York",
            "11 or 12 January 2024",
        ),
        (
            "Between 1:40 a.m. and 10:20 p.m. (Sanaa time), drones fell.",
            1 + 40 / 60,
            "Asia/Aden",
            "5 August 2024",
        ),
    ],
)
def test_a_clock_time_falls_on_the_local_day(sentence, hour, zone, in_baghdad):
    found = find_times(sentence, PUBLISHED)[0]
    assert (found.hour, found.zone) == (pytest.approx(hour), zone)
    assert local_span(found, "Asia/Baghdad").words() == (in_baghdad or "5 August 2024")


def test_a_clock_time_without_a_day_takes_the_last_day_named():
    text = "On July 3 a drone fell. At 8:20 p.m. (Sanaa time), a ship burned."
    assert find_times(text, PUBLISHED)[-1].span.words() == "3 July 2024"


def test_a_day_without_a_clock_stays_as_it_is():
    found = only("Jets flew on Sunday.")
    assert local_span(found, "Asia/Baghdad") == found.span


def test_a_time_whose_event_is_unknown_has_no_local_day():
    with pytest.raises(ValueError, match="“hours after the raid” has no day yet"):
        local_span(only("They fled hours after the raid."), "Asia/Baghdad")


@pytest.mark.parametrize(
    ("sentence", "relation", "anchor", "days"),
    [
        (
            "It fell less than a day before the envoy's killing.",
            "before",
            "the envoy's killing",
            (-1, 0),
        ),
        ("They fled hours after the raid.", "after", "the raid", (0, 1)),
        ("They fled two days after the raid.", "after", "the raid", (2, 2)),
        ("They fled the day after the raid.", "after", "the raid", (1, 1)),
        ("They fled two weeks after the raid.", "after", "the raid", (11, 17)),
        ("They fled within three days of the raid.", "after", "the raid", (0, 3)),
        ("They fled shortly before the raid.", "before", "the raid", (-1, 0)),
        ("They fled on the day of the raid.", "same", "raid", (0, 0)),
        ("They fled earlier in the day.", "same", "", (0, 0)),
        ("They fled the day after.", "after", "", (1, 1)),
        ("They met on the anniversary of the raid.", "anniversary", "the raid", (365, 366)),
        ("They met on the 20th anniversary of the raid.", "anniversary", "the raid", (7300, 7320)),
    ],
)
def test_a_time_told_from_an_event_waits_for_it(sentence, relation, anchor, days):
    found = only(sentence)
    assert found.span is None
    assert (found.relation, found.anchor, found.offset_days) == (relation, anchor, days)


@pytest.mark.parametrize(
    ("sentence", "anchor", "expected", "precision"),
    [
        ("They fled two days after the raid.", dates.day(PUBLISHED), "7 August 2024", 1),
        ("They fled hours after the raid.", dates.day(PUBLISHED), "5 or 6 August 2024", 2),
        (
            "It fell less than a day before the raid.",
            WEEK,
            "between 28 July and 4 August 2024, to within a week",
            3,
        ),
        (
            "They fled the day after the siege.",
            dates.lasting(date(2024, 7, 1), date(2024, 7, 9)),
            "10 July 2024",
            1,
        ),
        ("It was the third anniversary of the raid.", dates.day(PUBLISHED), "5 August 2027", 1),
        ("It was the anniversary of it.", dates.day(date(2024, 2, 29)), "28 February 2025", 1),
    ],
)
def test_once_its_event_is_known_the_days_are_counted_from_it(
    sentence, anchor, expected, precision
):
    span = anchored(only(sentence), anchor)
    assert (span.words(), span.precision) == (expected, precision)


@pytest.mark.parametrize(
    ("sentence", "outer", "inner"),
    [
        ("It was two days after the July 1 raid.", "two days after the July 1 raid", "July 1"),
        (
            "It was a day after the May 2, 2011 raid.",
            "a day after the May 2, 2011 raid",
            "May 2, 2011",
        ),
    ],
)
def test_a_day_within_the_words_for_an_event_is_read_as_well(sentence, outer, inner):
    found = find_all_times(sentence, PUBLISHED)
    assert [time.quote.text for time in found] == [outer, inner]


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("A shell fell on July 3. Hours later, a drone fell.", "Hours later", (0, 1)),
        ("A shell fell on July 3. Two hours later, a drone fell.", "Two hours later", (0, 1)),
        (
            "A shell fell on July 3. A short while later, a drone fell.",
            "A short while later",
            (0, 0),
        ),
        ("A shell fell on July 3. Shortly afterwards, a drone fell.", "Shortly afterwards", (0, 0)),
    ],
)
def test_soon_later_is_told_from_what_was_told_before(sentence, words, days):
    last = find_times(sentence, PUBLISHED)[-1]
    assert (last.quote.text, last.relation, last.anchor) == (words, "after", "")
    assert last.offset_days == days


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bomb went off on the anniversary of the Oct. 7 attack.", "7 October 2023"),
        ("It fell on the second anniversary of the May 3, 2021 raid.", "3 May 2023"),
        ("It fell on the anniversary of the 3 May raid.", "3 May 2024"),
        ("It fell on the 20th anniversary of the Sept. 11 attacks.", "11 September 2021"),
        ("A year to the day after the Oct. 7 attack, rockets fell.", "7 October 2023"),
        ("It fell exactly two years after the May 3, 2021 raid.", "3 May 2023"),
        ("It fell two days after the July 1 raid.", "3 July 2024"),
        ("It fell the day before the July 1 raid.", "30 June 2024"),
        ("It fell a week after the 20 July raid.", "between 24 and 30 July 2024"),
        ("It fell a week after the Aug. 1 raid.", "5 August 2024"),
    ],
)
def test_a_time_told_from_an_event_called_by_its_day_needs_no_other_event(sentence, expected):
    assert only(sentence).span.words() == expected
