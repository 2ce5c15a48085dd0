"""Facts in words."""

from datetime import date

import pytest

from timeline.dates import before, between, day, lasting, month, week, year
from timeline.models.terms import SUB_EVENT_TYPES, Attribution, EventType, Grading
from timeline.views import days, terms, wording


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((None, None, None), ""),
        ((0, 0, 0), "no one killed"),
        ((0, None, None), ""),
        ((3, 3, 3), "3 killed"),
        ((None, 3, None), "3 killed"),
        ((3, None, None), "at least 3 killed"),
        ((3, 5, None), "at least 3 killed, best estimate 5"),
        ((None, None, 7), "up to 7 killed"),
        ((0, None, 7), "up to 7 killed"),
        ((25, None, 34), "25–34 killed"),
        ((25, 30, 34), "25–34 killed, best estimate 30"),
        ((5, 3, 9), "killed, figures out of order as reported: low 5, best 3, high 9"),
        ((1200, 1200, 1200), "1,200 killed"),
    ],
)
def test_figures_in_words(figures, words):
    stated = dict(zip(("low", "best", "high"), figures, strict=True))

    assert wording.harm(stated, "killed") == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (day(date(2024, 8, 5)), "exact day"),
        (month(2024, 1), "day not given"),
        (week(date(2024, 7, 29)), "one day of this week"),
        (between(date(2024, 7, 16), date(2024, 7, 18)), "one of these 3 days"),
        (year(2024), "month not given"),
        (before(date(2024, 7, 18)), "no first day known"),
        (lasting(date(2023, 10, 17), date(2024, 1, 29)), "105 days"),
        (lasting(date(1988, 1, 1), date(2024, 12, 19)), "13,503 days"),
    ],
)
def test_how_well_a_day_is_known(span, words):
    assert wording.how_well_known(span) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [(27, ""), (28, "4 weeks"), (61, "2 months"), (152, "5 months"), (731, "2 years")],
)
def test_a_silence_in_words(length, words):
    assert wording.silence(length).removesuffix(" without an incident in this view") == words


@pytest.mark.parametrize(
    ("count", "words"),
    [((150, None), "150+"), ((12, 15), "12–15"), ((3, 3), "3"), ((None, 9), "up to 9")],
)
def test_a_summarys_number_in_words(count, words):
    assert wording.reported_in_all(dict(zip(("low", "high"), count, strict=True))) == words


def test_every_term_of_the_code_lists_has_words_and_a_shape():
    for kind in EventType:
        assert terms.shape(kind.value)
        for term in (kind.value, *SUB_EVENT_TYPES[kind]):
            assert terms.TERMS[term].one
            assert terms.TERMS[term].many
    assert set(terms.GRADINGS) == set(Grading.values)
    assert set(terms.ATTRIBUTIONS) == set(Attribution.values)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("5 Aug 2024", ["5_Aug_2024"]),
        ("between 3 Dec 2013 and 1 Jan 2014", ["between", "3_Dec_2013", "and", "1_Jan_2014"]),
        ("21 Dec 2013 – 19 Jan 2014", ["21_Dec_2013_–", "19_Jan_2014"]),
        ("week of 29 Jul 2024", ["week", "of", "29_Jul_2024"]),
        ("between 5 and 11 Mar 1989", ["between", "5", "and", "11_Mar_1989"]),
    ],
)
def test_no_line_ends_within_a_date(words, lines):
    assert days.unbroken(words).replace("\N{NO-BREAK SPACE}", "_").split(" ") == lines


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 10, 7), date(2024, 8, 5), "October 2023 – August 2024"),
        (date(2024, 3, 1), date(2024, 5, 31), "March – May 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2019, 1, 1), date(2024, 12, 31), "2019 – 2024"),
        (date(1021, 1, 1), date(2024, 8, 5), "1021 – 2024"),
    ],
)
def test_months_are_said_where_they_say_something(first, last, words):
    assert days.months_between(first, last).replace("\N{NO-BREAK SPACE}", " ") == words
