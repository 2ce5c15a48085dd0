"""Days, figures, names and headings in the languages that pages are read in."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict
from django.utils.translation import override

from timeline.dates import (
    Precision,
    Span,
    before,
    between,
    day,
    early_mid_late,
    lasting,
    month,
    week,
    year,
)
from timeline.search.answers import Option, Options
from timeline.search.countries import country_label, local_name
from timeline.search.query import Query
from timeline.views import wording
from timeline.views.days import (
    days_between,
    days_within,
    month_name,
    span_short,
    span_words,
    weekday_and_day,
)
from timeline.views.languages import by_language, isolated
from timeline.views.phrases import heading

AUGUST_5 = date(2024, 8, 5)
SPANS = {
    "a day": day(AUGUST_5),
    "the first": day(date(2024, 8, 1)),
    "days": between(date(2024, 8, 3), AUGUST_5),
    "two days": between(date(2024, 8, 4), AUGUST_5),
    "a week": week(AUGUST_5),
    "a whole week": replace(week(AUGUST_5), lasting=True),
    "a month": month(2024, 1),
    "a year": year(2024),
    "a third": early_mid_late(2024, 1)["mid"],
    "before": before(AUGUST_5),
    "lasting": lasting(date(2023, 10, 17), date(2024, 1, 29)),
    "in a month": lasting(date(2024, 8, 3), AUGUST_5),
    "months": lasting(date(2023, 10, 1), date(2024, 1, 31), Precision.MONTH),
}


@pytest.mark.parametrize(
    ("language", "span", "words"),
    [
        ("ar", "a day", "5 أغسطس 2024"),
        ("ar", "days", "بين 3 و5 أغسطس 2024"),
        ("ar", "two days", "4 أو 5 أغسطس 2024"),
        ("ar", "a whole week", "طوال أسبوع 5 أغسطس 2024"),
        ("ar", "a week", "أسبوع 5 أغسطس 2024"),
        ("ar", "a month", "يناير 2024"),
        ("ar", "a year", "2024"),
        ("ar", "a third", "منتصف يناير 2024"),
        ("ar", "before", "قبل 5 أغسطس 2024"),
        ("ar", "lasting", "17 أكتوبر 2023 إلى 29 يناير 2024"),
        ("he", "a day", "5 באוגוסט 2024"),
        ("he", "days", "בין 3 ל־5 באוגוסט 2024"),
        ("he", "two days", "4 או 5 באוגוסט 2024"),
        ("he", "a whole week", "לאורך השבוע של 5 באוגוסט 2024"),
        ("he", "a week", "השבוע של 5 באוגוסט 2024"),
        ("he", "a month", "ינואר 2024"),
        ("he", "months", "אוקטובר 2023 עד ינואר 2024"),
        ("he", "before", "לפני 5 באוגוסט 2024"),
        ("fr", "a day", "5 août 2024"),
        ("fr", "two days", "4 ou 5 août 2024"),
        ("fr", "a whole week", "toute la semaine du 5 août 2024"),
        ("fr", "the first", "1er août 2024"),
        ("fr", "days", "entre le 3 et le 5 août 2024"),
        ("fr", "a week", "semaine du 5 août 2024"),
        ("fr", "a third", "mi-janvier 2024"),
        ("fr", "before", "avant le 5 août 2024"),
        ("fr", "in a month", "3–5 août 2024"),
        ("fr", "months", "octobre 2023 – janvier 2024"),
        ("en", "a day", "5 August 2024"),
        ("en", "a week", "week of 5 August 2024"),
    ],
)
def test_a_span_is_said_at_its_precision(language, span, words):
    with override(language):
        assert span_words(SPANS[span]) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "5 أغسطس 2024، بهامش أسبوع"),
        ("he", "5 באוגוסט 2024, בסטייה של עד שבוע"),
        ("fr", "5 août 2024, à une semaine près"),
    ],
)
def test_a_precision_that_the_days_do_not_tell_is_added(language, words):
    with override(language):
        assert span_words(Span(AUGUST_5, AUGUST_5, Precision.WEEK)) == words


def test_what_many_things_are_of_is_two_days_and_not_one_or_the_other():
    first, last = date(2024, 8, 4), AUGUST_5

    assert days_within(first, last) == "between 4 and 5 Aug 2024"
    assert days_between(first, last) == "4 – 5 Aug 2024"


def test_a_year_up_to_some_day_is_not_whatever_was_before_it():
    first, last = date(2023, 8, 6), date(2024, 8, 5)

    assert days_between(first, last) == "6 Aug 2023 – 5 Aug 2024"
    assert days_within(first, last) == "between 6 Aug 2023 and 5 Aug 2024"


@pytest.mark.parametrize(
    ("language", "short", "month_", "weekday", "range_"),
    [
        ("en", "5 Aug 2024", "August 2024", "Monday 5 August 2024", "3 – 5 Aug 2024"),
        ("fr", "5 août 2024", "août 2024", "lundi 5 août 2024", "3 – 5 août 2024"),
        ("ar", "5 أغسطس 2024", "أغسطس 2024", "الاثنين 5 أغسطس 2024", "3 إلى 5 أغسطس 2024"),
        ("he", "5 באוג׳ 2024", "אוגוסט 2024", "יום שני, 5 באוגוסט 2024", "3 עד 5 באוג׳ 2024"),
    ],
)
def test_landmarks_are_said_as_the_language_says_them(language, short, month_, weekday, range_):
    with override(language):
        assert span_short(day(AUGUST_5)) == short
        assert month_name(AUGUST_5) == month_
        assert weekday_and_day(AUGUST_5) == weekday
        assert days_between(date(2024, 8, 3), AUGUST_5) == range_


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "13,503"),
        ("fr", "13\N{NARROW NO-BREAK SPACE}503"),
        ("he", "13,503"),
        ("ar", "13,503"),
    ],
)
def test_thousands_are_parted_as_the_language_parts_them(language, words):
    with override(language):
        assert wording.number(13_503) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (0, "لا مدخلات"),
        (1, "مدخل واحد"),
        (2, "مدخلان"),
        (3, "3 مدخلات"),
        (11, "11 مدخلاً"),
        (100, "100 مدخل"),
        (103, "103 مدخلات"),
    ],
)
def test_arabic_has_six_kinds_of_number(figure, words):
    with override("ar"):
        assert wording.entries(figure) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "25–34 killed, best estimate 30"),
        ("ar", "بين 25 و34 قتيلاً، والتقدير الأرجح 30"),
        ("he", "25 עד 34 הרוגים, האומדן המרכזי 30"),
        ("fr", "25–34 morts, estimation centrale 30"),
    ],
)
def test_who_was_killed_is_said_in_one_phrase(language, words):
    with override(language):
        assert wording.harm({"low": 25, "best": 30, "high": 34}, "killed") == words


@pytest.mark.parametrize(
    ("language", "country", "group"),
    [
        ("en", "Iraq", "Hezbollah"),
        ("ar", "العراق", "Hezbollah"),
        ("he", "עיראק", "Hezbollah"),
        ("fr", "Irak", "Hezbollah"),
    ],
)
def test_countries_have_a_name_in_each_language_and_groups_keep_theirs(language, country, group):
    with override(language):
        assert country_label("IQ") == local_name("Iraq") == country
        assert local_name("Hezbollah") == group


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "مدنيون"), ("he", "אזרחים"), ("fr", "Civils")]
)
def test_civilians_are_no_name_of_anyone(language, words):
    with override(language):
        assert local_name("Civilians") == words


@pytest.mark.parametrize(
    ("language", "congo", "burma"),
    [
        ("ar", "جمهورية الكونغو الديمقراطية", "ميانمار"),
        ("he", "הרפובליקה הדמוקרטית של קונגו", "מיאנמר"),
        ("fr", "République démocratique du Congo", "Birmanie"),
    ],
)
def test_countries_are_called_as_the_press_calls_them(language, congo, burma):
    with override(language):
        assert (country_label("CD"), country_label("MM")) == (congo, burma)


def question() -> tuple[Query, dict[str, Options]]:
    asked = Query.parse(QueryDict("type=air-drone-strike&actor=israel&country=IQ&country=JO"))
    countries = [Option(code, country_label(code), 1, True) for code in ("IQ", "JO")]
    actors = [Option("israel", local_name("Israel"), 1, True)]
    return asked, {"country": Options(countries, 2), "actor": Options(actors, 1)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Air and drone strikes involving Israel in Iraq or Jordan"),
        ("ar", "غارات جوية وضربات بطائرات مسيّرة بمشاركة إسرائيل في العراق أو الأردن"),
        ("he", "תקיפות אוויריות ותקיפות כטב״ם במעורבות ישראל בתחומי עיראק או ירדן"),
        ("fr", "Frappes aériennes et de drones impliquant Israël (Irak ou Jordanie)"),
    ],
)
def test_a_question_reads_as_a_heading(language, words):
    with override(language):
        said = heading(*question())

    assert said.translate({0x2068: None, 0x2069: None}) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Incidents: “houthi”"),
        ("ar", "الحوادث: «houthi»"),
        ("he", "אירועים: „houthi”"),
        ("fr", "Incidents\u00a0: «\u00a0houthi\u00a0»"),
    ],
)
def test_the_words_that_are_searched_for_stand_in_the_heading(language, words):
    with override(language):
        said = heading(Query.parse(QueryDict("q=houthi")), {})

    assert said.translate({0x2068: None, 0x2069: None}) == words


def test_names_are_set_apart_only_where_sentences_run_from_right_to_left():
    with override("he"):
        assert (
            isolated("Hezbollah") == "\N{FIRST STRONG ISOLATE}Hezbollah\N{POP DIRECTIONAL ISOLATE}"
        )
    with override("fr"):
        assert isolated("Hezbollah") == "Hezbollah"


def test_what_is_kept_of_one_language_is_not_said_in_another():
    kept = by_language(maxsize=10)(month_name)
    said = []
    for language in ("fr", "he", "fr"):
        with override(language):
            said.append(kept(AUGUST_5))

    assert said == ["août 2024", "אוגוסט 2024", "août 2024"]
