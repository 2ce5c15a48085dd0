"""When a draft’s event took place, read in reports of Wednesday 7 August 2024."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Rockets hit Erbil on Monday.", date(2024, 8, 5), date(2024, 8, 5), 1),
        ("Rockets hit Erbil last week.", date(2024, 7, 29), date(2024, 8, 4), 3),
        ("Rockets hit Erbil.", date(2024, 8, 6), date(2024, 8, 7), 2),
        (
            "Iraq said Monday it shot down two drones over Erbil.",
            date(2024, 8, 4),
            date(2024, 8, 5),
            2,
        ),
        ("On Monday a truce ended. Rockets hit Erbil.", date(2024, 8, 5), date(2024, 8, 5), 1),
        (
            "At 6 p.m. (EST) on Aug. 1, U.S. forces struck a camp in Erbil.",
            date(2024, 8, 2),
            date(2024, 8, 2),
            1,
        ),
    ],
)
def test_the_day_is_the_events_own_then_what_governs_it(only_draft, text, start, end, precision):
    span = only_draft(text).span

    assert (span.start, span.end, span.precision) == (start, end, precision)


def test_a_time_told_from_another_event_is_anchored_on_it(read):
    bombing, killing = read(
        "Planes bombed Aden on Thursday. A day before the bombing, gunmen killed two guards in Sanaa."
    ).drafts

    assert bombing.span.start == date(2024, 8, 1)
    assert killing.span.end == date(2024, 7, 31)


def test_what_the_deed_came_after_is_dated_from_it_also_when_the_deed_is_named(read):
    raid, hit = read(
        "On Saturday, jets bombed Hodeidah. The raid came a day after a drone hit a house in Eilat."
    ).drafts
    assert (raid.span.start, hit.span.start) == (date(2024, 8, 3), date(2024, 8, 2))


def test_hours_later_is_told_from_the_event_before_and_ends_with_the_report(read):
    text = "Rockets hit Homs on Sunday. Hours later, jets bombed Aleppo. A mine killed one in Hama today. Hours later, gunmen raided Idlib."
    days = [(draft.span.start.day, draft.span.end.day) for draft in read(text).drafts]
    assert days == [(4, 4), (4, 5), (7, 7), (7, 7)]


def test_of_two_bombings_the_one_told_last_is_meant(read):
    text = "In March, jets bombed Aleppo. On Sunday a bomb killed two in Homs. Hours after the bombing, gunmen raided Idlib."
    raid = read(text).drafts[-1]
    assert (raid.location, raid.span.start.isoformat()) == ("Idlib", "2024-08-04")


def test_what_a_deed_came_after_is_dated_back_from_it(read):
    launch, bombing = read(
        "A missile was shot down over Eilat on Thursday. It came less than a day after planes bombed"
        " the port of Hodeidah, where three workers were killed."
    ).drafts

    assert launch.span.start == date(2024, 8, 1)
    assert (bombing.span.start, bombing.span.end) == (date(2024, 7, 31), date(2024, 8, 1))
    assert bombing.killed == (3, 3, 3)


def test_a_comparison_with_another_year_does_not_date_the_event(only_draft):
    text = "Gunmen killed nine farmers in Mosul on Monday. The attack was the deadliest since 2016."
    assert only_draft(text).span.start == date(2024, 8, 5)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("A rocket hit a school in Kharkiv overnight, the governor told AFP on Tuesday.", 5, 6),
        (
            "Speaking to reporters on Tuesday, the governor said drones hit a depot in Belgorod overnight.",
            5,
            6,
        ),
        ("Jets bombed a depot in Hodeidah, a resident told local radio on Tuesday.", 5, 6),
        ("Jets bombed a depot in Hodeidah on Sunday, a resident told AFP on Tuesday.", 4, 4),
    ],
)
def test_the_day_on_which_somebody_was_told_is_not_the_day_of_the_deed(
    only_draft, sentence, first, last
):
    span = only_draft(sentence).span

    assert (span.start.day, span.end.day) == (first, last)


def test_the_day_of_the_words_before_and_is_not_that_of_what_follows(only_draft):
    draft = only_draft(
        "Talks began near Lashio on July 25, and rebels seized the town of Hsipaw on Saturday."
    )

    assert draft.span.start == date(2024, 8, 3)
