"""What holds for the times of any text whatever."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import day
from timeline.extract.times import anchored, find_all_times, find_times, local_span
from timeline.extract.times.language import WEEKDAYS

publication_days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
WORDS = (
    "Monday Friday overnight into last next this week month year the day after before a two 17 31 of"
    " July May Feb. 2024 1999 since between and to from early mid - late end quarter ago earlier later"
    " at 4 p.m. 23:59 (EST) GMT local time will killed said , . ( “ ” anniversary hours within the raid"
)
news = st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join)


@given(news | st.text(max_size=200), publication_days)
def test_times_stand_in_order_and_never_overlap(text, published):
    times = find_times(text, published)
    ends = [0, *(time.quote.end for time in times)]
    assert all(end <= time.quote.start for end, time in zip(ends, times, strict=False))
    assert all(text[t.quote.start : t.quote.end] == t.quote.text for t in times)


@given(news, publication_days)
def test_a_time_has_ordered_bounds_or_hangs_on_an_event(text, published):
    for time in find_all_times(text, published):
        assert time.relation if time.span is None else time.span.start <= time.span.end


@given(news, publication_days, st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_time_can_be_placed_once_its_event_is_known(text, published, known):
    for time in find_times(text, published):
        span = time.span or anchored(time, day(known))
        there = local_span(time, "Asia/Aden") if time.span else span
        assert abs((there.start - span.start).days) <= 1


@given(st.sampled_from(WEEKDAYS), publication_days)
def test_a_weekday_in_the_past_is_within_the_week_up_to_publication(weekday, published):
    (time,) = find_times(f"The depot was hit on {weekday}.", published)
    assert 0 <= (published - time.span.start).days <= 6
    assert WEEKDAYS[time.span.start.weekday()] == weekday


@given(st.sampled_from(WEEKDAYS), publication_days)
def test_a_weekday_to_come_is_within_the_week_from_publication(weekday, published):
    (time,) = find_times(f"The envoys will meet on {weekday}.", published)
    assert 0 <= (time.span.start - published).days <= 6


@given(publication_days, publication_days)
def test_a_past_day_without_its_year_is_never_after_publication(that_day, published):
    (time,) = find_times(f"The depot was hit on {that_day.day} {that_day:%B}.", published)
    assert time.span.start <= published
    assert (time.span.start.month, time.span.start.day) == (that_day.month, that_day.day)


@pytest.mark.parametrize(
    ("repeated", "found"),
    [
        ("Monday ", 14_000),
        ("a day after ", None),
        ("the same day ", None),
        ("between July and ", None),
    ],
)
def test_a_long_text_of_one_phrase_is_read_to_its_end(repeated, found):
    text = (repeated * 100_000)[:100_000]
    times = find_times(text, date(2024, 8, 5))
    assert times
    assert times[-1].quote.end > 99_000
    assert found is None or len(times) >= found
