"""TimelineJS, the spreadsheet and the JSON. All slides are made up."""

import json
from datetime import date

import pytest

from tests.formats.rows import csv_of
from timeline.formats.opening import Unusable

SLIDE = dict.fromkeys(
    (
        *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
        *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
        *("Media Thumbnail", "Type", "Group", "Background"),
    ),
    "",
) | {"Year": "2024", "Month": "8", "Day": "5", "Headline": "Mill <b>hit</b> &amp; burnt"}


def test_characters_that_no_database_takes_are_blanks(read):
    slide = {"start_date": {"year": 2024}, "text": {"headline": "a\0b\ud800c"}}

    assert read(json.dumps({"events": [slide]}), "timeline.json").event.title == "a b c"


@pytest.fixture
def one(read):
    return lambda **changes: (
        read(
            csv_of({**SLIDE, **{name.replace("_", " "): value for name, value in changes.items()}})
        ).event
    )


def test_a_slide_becomes_an_event(read):
    told = read(csv_of(SLIDE))

    assert (told.format, told.event.title) == ("timelinejs", "Mill hit & burnt")
    assert (told.event.date_start, told.event.date_prec) == (date(2024, 8, 5), 1)
    assert told.event.place is None


@pytest.mark.parametrize(
    ("changes", "first", "last", "date_prec"),
    [
        ({"Day": ""}, date(2024, 8, 1), date(2024, 8, 31), 4),
        ({"Day": "", "Month": ""}, date(2024, 1, 1), date(2024, 12, 31), 5),
    ],
)
def test_a_date_without_a_day_or_month_is_as_vague_as_that(one, changes, first, last, date_prec):
    event = one(**changes)

    assert (event.date_start, event.date_end, event.date_prec) == (first, last, date_prec)


@pytest.mark.parametrize(
    ("changes", "last", "date_prec", "clarity"),
    [
        ({"End_Month": "9", "End_Day": "2"}, date(2024, 9, 2), 1, 1),
        ({"End_Month": "9"}, date(2024, 9, 30), 4, 2),
    ],
)
def test_a_slide_with_an_end_lasted_until_then(one, changes, last, date_prec, clarity):
    event = one(End_Year="2024", **changes)

    assert (event.date_start, event.date_end) == (date(2024, 8, 5), last)
    assert (event.date_prec, event.event_clarity) == (date_prec, clarity)


@pytest.mark.parametrize(
    ("changes", "first", "last", "date_prec"),
    [
        ({"Day": "", "Display_Date": "5 August 2024"}, (8, 5), (8, 5), 1),
        ({"Day": "", "Display_Date": "week of 5 August 2024"}, (8, 5), (8, 11), 3),
        ({"Day": "", "Display_Date": "between 30 July and 2 August 2024"}, (7, 30), (8, 2), 2),
        ({"Display_Date": "in September 2024"}, (8, 5), (8, 5), 1),
        ({"Display_Date": "August 2024"}, (8, 5), (8, 5), 1),
        ({"Display_Date": "5–7 August 2024"}, (8, 5), (8, 5), 1),
        ({"Display_Date": "<i>the day after</i>"}, (8, 5), (8, 5), 1),
    ],
)
def test_a_display_date_is_believed_where_it_says_more_and_nothing_else(
    one, changes, first, last, date_prec
):
    event = one(**changes)

    assert (event.date_start, event.date_end) == (date(2024, *first), date(2024, *last))
    assert event.date_prec == date_prec


def test_the_group_is_the_kind_where_it_is_a_term_of_ours_and_else_that_is_said(one):
    known, unknown = one(Group="Air/drone strike"), one(Group="Summer")

    assert (known.event_type, known.sub_event_type) == (
        *("Explosions/Remote violence", "Air/drone strike"),
    )
    assert (unknown.event_type, unknown.sub_event_type) == ("Strategic developments", "Other")
    assert "Summer" in unknown.reasons["type"]


def test_the_title_and_the_eras_are_no_events(read):
    title = {**SLIDE, "Type": "title", "Year": ""}
    era = {**SLIDE, "Type": "era", "End Year": "2025"}

    told = read(csv_of(title, SLIDE, era))

    assert ([event.line for event in told.events], told.refused) == ([3], [])


def test_the_media_are_the_source(one):
    event = one(Media="https://example.org/a.jpg", Media_Credit="<i>Post</i>", Media_Caption="Mill")

    assert event.sources[0][:3] == ("Post", "Mill", "https://example.org/a.jpg")
    assert one(Media="<blockquote>Words</blockquote>").sources == ()


def test_words_of_two_paragraphs_do_not_run_together(one):
    assert one(Text="<p>One.</p><p>Two, <b>bold</b>.</p>").summary == "One. Two, bold."


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Year": "-13800000000"}, "year “-13800000000” is no year from 1000 to 2999"),
        ({"Year": "602", "Month": "", "Day": ""}, "year “602” is no year"),
        ({"Month": ""}, "day is given without a month"),
        ({"Month": "13"}, "date “2024-13-05” is no day"),
        ({"End Year": "2023"}, "5 August 2024 is after 31 December 2023"),
        ({"Headline": "<br>", "Text": ""}, "headline and text are blank"),
    ],
)
def test_what_cannot_be_is_refused_by_name(read, changes, reason):
    assert reason in read(csv_of({**SLIDE, **changes})).reason


def test_a_missing_column_is_named(read):
    with pytest.raises(Unusable, match="lacks the column headline, which TimelineJS has"):
        read("Year,Month,Display Date\n2024,8,August\n", asked="timelinejs")


def slide(**members):
    return {
        "start_date": {"year": "2024", "month": 8, "day": "5"},
        "text": {"headline": "Mill <b>hit</b> &amp; burnt"},
        **members,
    }


def test_the_json_says_the_same_as_the_spreadsheet(read):
    content = {"title": slide(), "eras": [slide()], "events": [slide(), slide(unique_id="m")]}

    told = read(json.dumps(content, indent=1), "timeline.json")

    assert (told.format, told.events[1].key) == ("timelinejs", "m")
    assert told.events[0].digest() == read(csv_of(SLIDE)).event.digest()


def test_a_slide_without_a_date_is_refused_with_its_line(read):
    told = read('{"events": [\n{"start_date": {"year": "2024"}, "text": {"headline": "A"}},\n{}]}')

    assert (told.event.title, told.refused[0].line) == ("A", 3)
    assert told.reason == "this is no slide with a start_date"
