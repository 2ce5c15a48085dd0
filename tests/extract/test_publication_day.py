"""The publication day is read where it stands as one, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.readers import Unreadable, read_text

TODAY = date(2024, 9, 1)
STORY = (
    "Rockets hit a depot near the river late on Monday, two officials said, and four of the guards "
    "were hurt when a store room burned down before the fire brigade could get to it.\n"
)
NO_DAY = "gives no publication day"


def read(text, published=None):
    return read_text(text, name="report.txt", published=published, today=TODAY)


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-08-05 ",
        "Date: 5 August 2024\n",
        "Date: Monday, 5 Aug. 2024\n",
        "DATE = 2024/8/5\n",
        "date: 20240805\n",
        "Date: 05-Aug-2024\n",
        "Published: 2024-08-05 09:16:30\n\n---\n\n",
        "# Depot hit\n\nPublished :`2024-08-05 09:16:30`\n\n---\n\n",
        "**Published:** August 5th, 2024\n\n",
        "Published on: Mon, 05 Aug 2024 09:16:30 GMT\n",
        "Publication date: 2024-08-05T23:30:00-04:00\n",
        "---\ntitle: Depot hit\ndate: '2024-08-05'\npublished: true\n---\n",
        "---\npublished: 2024-08-05\ndate: 2024-07-01\n---\n",
        f"---\nsummary: {STORY}date: 2024-08-05\n---\n",
    ],
)
def test_front_matter_gives_the_day(head):
    document = read(head + STORY)

    assert document.published == date(2024, 8, 5)
    assert document.published_how == "front matter"


@pytest.mark.parametrize(
    "head",
    [
        "RIVERTOWN, Aug. 5, 2024 — ",
        "RIVERTOWN, Aug. 5, 2024 (AGENCY) - ",
        "Rivertown, Lowland, Monday, 5 August 2024 – ",
        "Old Rivertown (August 5, 2024) — ",
        "Depot hit\nAugust 5, 2024\n\n",
        "Depot hit\nMonday 5 August 2024\n\n",
        "Depot hit\nAugust 05 , 2024\n",
        "Depot hit\n\nPublished August 5, 2024 at 10:15 a.m. EDT\n\n",
        "By Ann Writer | August 5, 2024\n\n",
        "5 August 2024 | News\n\n",
        "Rivertown, 5 August 2024\n\n",
        "August 5, 2024\nRIVERTOWN, Aug. 5, 2024 — ",
    ],
)
def test_a_dateline_or_a_day_alone_gives_the_day(head):
    document = read(head + STORY)

    assert document.published == date(2024, 8, 5)
    assert document.published_how == "text"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "On August 5, 2024, " + STORY,
        "On Monday, August 5, 2024 - " + STORY,
        "RIVERTOWN, Aug. 5 — " + STORY,
        "Updated: 5 August 2024\n" + STORY,
        "Published: last week\n" + STORY,
        "Date: the day is not known, 5 August 2024 at most\n" + STORY,
        "The list\n5 August 2024\nRockets.\n6 August 2024\nMore rockets.\n",
        "RIVERTOWN, 5 August 2024 – 7 August 2024 saw rockets. " + STORY,
        STORY + "Published: 2024-08-05\n",
        "A report that was\npublished on 5 August 2024, said that the depot had been hit.\n",
        "Date: 2024-08\n" + STORY,
    ],
)
def test_a_day_in_the_story_is_not_the_day_of_publication(text):
    with pytest.raises(Unreadable, match=NO_DAY):
        read(text)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("31 February 2024", "February 2024 has no day 31"),
        ("2024-02-31", "February 2024 has no day 31"),
        ("2024-13-05", "There is no month 13"),
        ("05/08/2024", "can be 5 August or 8 May"),
        ("0000-08-05", "The year 0 is not between"),
    ],
)
def test_a_day_that_cannot_be_or_can_be_two_is_said(day, why):
    with pytest.raises(Unreadable, match=f"unusable publication day, {day}: .*{why}"):
        read(f"Date: {day}\n\n{STORY}")


def test_a_clear_dateline_settles_an_unclear_stated_day():
    document = read(f"Date: 05/08/2024\n\nRIVERTOWN, Aug. 5, 2024 — {STORY}")

    assert (document.published, document.published_how) == (date(2024, 8, 5), "text")


@pytest.mark.parametrize("head", ["", "Date: 2024-07-01\n", "Date: 05/08/2024\n"])
def test_the_operators_word_comes_first(head):
    document = read(head + STORY, published=date(2024, 8, 5))

    assert (document.published, document.published_how) == (date(2024, 8, 5), "operator")


def test_today_is_not_the_future_but_tomorrow_is():
    assert read("Date: 2024-09-01\n" + STORY).published == TODAY
    with pytest.raises(Unreadable, match=r"is published in the future \(2024-09-02\)"):
        read("Date: 2024-09-02\n" + STORY)
    with pytest.raises(Unreadable, match="in the future"):
        read(STORY, published=date(2024, 9, 2))


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b. %d, %Y"]))
def test_any_day_is_read_back(day, spelling):
    assert read(f"Published: {day.strftime(spelling)}\n{STORY}").published == day


@given(st.text())
def test_whatever_stands_at_the_top_the_day_is_none_or_has_come(head):
    try:
        published = read(f"Date: {head}\n{STORY}").published
    except Unreadable:
        return
    assert published <= TODAY
