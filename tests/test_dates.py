"""Spans of days: what they say, what can be typed, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import dates
from timeline.dates import BadDate, Precision, Span, from_edtf, from_words

TODAY = date(2024, 8, 5)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
two_days = st.tuples(days, st.integers(0, 800)).map(lambda t: (t[0], t[0] + timedelta(t[1])))
years = st.integers(1900, 2100)
month_numbers = st.integers(1, 12)
made_spans = st.one_of(
    days.map(dates.day),
    days.map(dates.week),
    days.map(dates.before),
    years.map(dates.year),
    st.builds(dates.month, years, month_numbers),
    st.builds(dates.season, years, st.sampled_from(["spring", "summer", "autumn", "winter"])),
    st.builds(
        lambda y, m, part: dates.early_mid_late(y, m)[part],
        years,
        st.none() | month_numbers,
        st.sampled_from(["early", "mid", "late"]),
    ),
    two_days.map(lambda ends: dates.between(*ends)),
    two_days.map(lambda ends: dates.lasting(*ends)),
)
any_spans = st.one_of(
    made_spans,
    st.builds(
        lambda ends, precision, went_on: Span(
            *ends, precision, went_on or precision == Precision.DAY
        ),
        two_days,
        st.sampled_from(Precision),
        st.booleans(),
    ),
)


@given(any_spans)
def test_every_span_is_read_back_from_its_own_words(span):
    assert from_words(span.words(), TODAY) == span


@given(any_spans)
def test_the_short_words_keep_the_days(span):
    read = from_words(span.short(), TODAY)

    assert (read.start, read.end) == (span.start, span.end)


@given(made_spans)
def test_every_made_span_is_read_back_from_its_edtf(span):
    assert from_edtf(span.edtf()) == span
    assert from_words(span.edtf(), TODAY) == span


@given(any_spans)
def test_edtf_always_keeps_the_bounds_and_whether_it_lasted(span):
    back = from_edtf(span.edtf())
    assert (back.start, back.end, back.lasting) == (span.start, span.end, span.lasting)


@given(years, month_numbers)
def test_a_whole_month_is_said_without_a_day(y, m):
    assert dates.month(y, m).words() == f"{dates.MONTHS[m - 1]} {y}"


@given(st.text() | st.text("0123456789-/[].~ janfebmrch,–", max_size=25))
def test_whatever_is_typed_is_a_span_or_a_clear_refusal(text):
    try:
        outcome = from_words(text, TODAY).words()
    except BadDate as refusal:
        outcome = str(refusal)
    assert outcome.endswith(".") or from_words(outcome, TODAY)


@pytest.mark.parametrize(
    ("span", "words", "short", "edtf"),
    [
        (dates.day(TODAY), "5 August 2024", "5 Aug 2024", "2024-08-05"),
        (dates.month(2024, 1), "January 2024", "Jan 2024", "2024-01"),
        (dates.year(2023), "2023", "2023", "2023"),
        (
            dates.lasting(date(2023, 10, 17), date(2024, 1, 29)),
            "17 October 2023 – 29 January 2024",
            "17 Oct 2023 – 29 Jan 2024",
            "2023-10-17/2024-01-29",
        ),
        (
            dates.lasting(date(2023, 10, 17), date(2023, 10, 19)),
            "17–19 October 2023",
            "17–19 Oct 2023",
            "2023-10-17/2023-10-19",
        ),
        (
            dates.week(date(2024, 7, 31)),
            "week of 29 July 2024",
            "week of 29 Jul 2024",
            "[2024-07-29..2024-08-04]",
        ),
        (
            dates.between(date(2024, 7, 1), date(2024, 7, 18)),
            "between 1 and 18 July 2024",
            "between 1 and 18 Jul 2024",
            "[2024-07-01..2024-07-18]",
        ),
        (
            dates.before(date(2024, 7, 18)),
            "before 18 July 2024",
            "before 18 Jul 2024",
            "[..2024-07-17]",
        ),
        (
            dates.lasting(date(2024, 7, 1), date(2024, 8, 5), Precision.MONTH),
            "1 July – 5 August 2024, to within a month",
            "1 Jul – 5 Aug 2024",
            "2024-07-01~/2024-08-05~",
        ),
        (
            Span(date(2024, 1, 1), date(2024, 1, 31), Precision.MONTH, lasting=True),
            "throughout January 2024",
            "throughout Jan 2024",
            "2024-01/2024-01",
        ),
        (
            Span(date(2004, 1, 19), date(2004, 1, 25), Precision.WEEK, lasting=True),
            "throughout the week of 19 January 2004",
            "throughout the week of 19 Jan 2004",
            "2004-01-19~/2004-01-25~",
        ),
        (
            dates.between(date(2024, 5, 31), date(2024, 6, 1)),
            "31 May or 1 June 2024",
            "31 May or 1 Jun 2024",
            "[2024-05-31..2024-06-01]",
        ),
    ],
)
def test_a_span_is_said_as_a_reader_would_say_it(span, words, short, edtf):
    assert (span.words(), span.short(), span.edtf()) == (words, short, edtf)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("October 17, 2023", "17 October 2023"),
        ("the 18th of July", "18 July 2024"),
        ("Sept. 3", "3 September 2023"),  # the latest one not after today
        ("29 February", "29 February 2024"),
        ("MAY", "May 2024"),
        ("August", "August 2024"),
        ("September", "September 2023"),
        ("25/8/2024", "25 August 2024"),
        ("31/1/24", "31 January 2024"),
        ("1/31/24", "31 January 2024"),
        ("31.1.87", "31 January 1987"),
        ("2024-07-30", "30 July 2024"),
        ("yesterday", "4 August 2024"),
        ("17 to 19 Oct. 2023", "17–19 October 2023"),
        ("October 17-19, 2023", "17–19 October 2023"),
        ("from October 17 to January 29", "17 October 2023 – 29 January 2024"),
        ("October–December 2023", "October – December 2023"),
        ("2019–2021", "2019 – 2021"),
        ("since 1 July", "1 July – 5 August 2024"),
        ("5 or 6 July 2024", "5 or 6 July 2024"),
        ("about 5 July 2024", "between 4 and 6 July 2024"),
        ("in the week of 31 July 2024", "week of 29 July 2024"),
        ("Mid-January 2024", "mid-January 2024"),
        ("early 2024", "early 2024"),
        ("before July 2024", "before 1 July 2024"),
        ("the summer of 2023", "between 1 June and 31 August 2023"),
        ("2024-01-XX", "January 2024"),
        ("2024-01-28/2024-02-02", "28 January – 2 February 2024"),
    ],
)
def test_what_an_analyst_types_is_understood(typed, meant):
    assert from_words(typed, TODAY).words() == meant


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("31 February 2024", "February 2024 has no day 31."),
        ("31 February", "February has no day 31."),
        ("2024-02-30", "February 2024 has no day 30."),
        ("5/8/2024", "can be 5 August or 8 May"),
        ("5/8/24", "can be 5 August or 8 May"),
        ("3 Aug 2024 – 1 Aug 2024", "3 August 2024 is after 1 August 2024."),
        ("2024-13", "There is no month 13."),
        ("5 August 0204", "The year 204 is not between 1000 and 2999."),
        ("2024-01-28/..", "open end"),
        ("", "No date is given."),
        ("17 Oct 23", "“17 Oct 23” is not a date"),
        ("marble 2024", "“marble 2024” is not a date"),
    ],
)
def test_what_cannot_be_is_refused_in_words(typed, refusal):
    with pytest.raises(BadDate, match=refusal.replace("(", r"\(").replace("..", r"\.\.")):
        from_words(typed, TODAY)


@pytest.mark.parametrize(
    ("width", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)]
)
def test_the_precision_of_a_width_is_geds(width, code):
    assert dates.precision_of(width) == code


def test_an_event_of_one_exact_day_cannot_have_two():
    with pytest.raises(BadDate, match="one exact day"):
        Span(date(2024, 7, 1), date(2024, 7, 2), Precision.DAY)


def test_one_day_has_one_form_whether_said_to_last_or_not():
    assert dates.lasting(TODAY, TODAY) == dates.day(TODAY) == dates.between(TODAY, TODAY)


def test_spans_sort_by_their_first_day():
    assert sorted([dates.month(2024, 7), dates.day(date(2024, 6, 30))])[0].words() == "30 June 2024"
