"""Two reports of one incident are joined; what only might be one is left to an analyst."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.dates import Precision, Span
from timeline.match.compare import Kind, Record, compare


def days(first: str, last: str, precision: Precision = Precision.WEEK) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), precision)


BASE = Record(
    span=days("2024-08-05", "2024-08-05", Precision.DAY),
    summary=False,
    event_type="Explosions/Remote violence",
    sub_event_type="Shelling/artillery/missile attack",
    place="Northern base",
    place_is_exact=True,
    around=frozenset({"Anbar", "Iraq"}),
    targets=frozenset({"United States"}),
)
COUNTRY = replace(BASE, place="Iraq", place_is_exact=False, around=frozenset())


def test_the_same_attack_on_the_same_day_at_the_same_base_is_one_incident():
    named = replace(BASE, perpetrators=frozenset({"Militia"}))

    verdict = compare(BASE, named)

    assert verdict.kind is Kind.SAME
    assert "Northern base" in verdict.reason


def test_the_same_dead_in_the_same_country_join_a_vague_day_to_a_vaguer_one():
    january = replace(
        COUNTRY, killed=(3, 3, 3), span=days("2024-01-01", "2024-01-31", Precision.MONTH)
    )
    winter = replace(january, span=days("2023-10-17", "2024-01-29", Precision.YEAR))

    assert compare(january, winter).kind is Kind.SAME


def test_two_attacks_in_one_country_in_one_week_are_only_possibly_the_same():
    week = replace(COUNTRY, span=days("2024-07-29", "2024-08-04"))

    assert compare(week, replace(week, sub_event_type="Attack")).kind is Kind.POSSIBLE
    assert compare(week, week).kind is Kind.POSSIBLE


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"span": days("2024-07-16", "2024-07-16", Precision.DAY)}, "days differ"),
        ({"span": days("2023-08-01", "2024-12-31", Precision.YEAR)}, "more than a year before"),
        ({"place": "Jordan", "around": frozenset()}, "places differ"),
        ({"place": "", "around": frozenset()}, "places differ"),
        ({"sub_event_type": "Air/drone strike"}, "types differ"),
        ({"targets": frozenset({"Israel"})}, "targets differ"),
        ({"summary": True}, "summary"),
    ],
)
def test_what_contradicts_makes_it_a_new_incident(change, reason):
    verdict = compare(BASE, replace(BASE, **change))

    assert verdict.kind is Kind.NEW
    assert reason in verdict.reason


def test_two_exact_and_different_numbers_of_dead_are_two_incidents():
    three, five = replace(BASE, killed=(3, 3, 3)), replace(BASE, killed=(5, 5, 5))

    assert compare(three, five).kind is Kind.NEW


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ((3, 3, 3), (5, None, None), Kind.NEW),
        ((0, 0, 0), (1, None, None), Kind.NEW),
        ((None, 2, 2), (5, 5, 5), Kind.NEW),
        ((3, 3, None), (5, 5, 5), Kind.SAME),
        ((None, None, None), (5, 5, 5), Kind.SAME),
    ],
)
def test_ranges_of_dead_contradict_only_where_they_cannot_meet(one, other, kind):
    assert compare(replace(BASE, killed=one), replace(BASE, killed=other)).kind is kind


def test_the_same_two_sides_on_the_same_exact_day_are_one_incident_even_in_a_whole_country():
    day = days("2023-10-07", "2023-10-07", Precision.DAY)
    invasion = replace(COUNTRY, span=day, perpetrators=frozenset({"Militia"}))

    assert compare(invasion, invasion).kind is Kind.SAME
    assert compare(invasion, replace(invasion, perpetrators=frozenset())).kind is Kind.POSSIBLE


def test_a_town_a_day_and_a_toll_are_enough_when_no_report_names_an_actor():
    bomb = replace(BASE, targets=frozenset(), killed=(12, 12, 12))

    assert compare(bomb, bomb).kind is Kind.SAME
    assert compare(bomb, replace(bomb, killed=(None, None, None))).kind is Kind.POSSIBLE


def test_two_accounts_that_name_no_place_may_be_the_same():
    nowhere = replace(BASE, place="", place_is_exact=False, around=frozenset())

    assert compare(nowhere, nowhere).kind is Kind.POSSIBLE


def test_a_higher_number_of_injured_in_a_later_report_is_still_the_same_incident():
    early, late = replace(BASE, injured=(25, None, 34)), replace(BASE, injured=(47, 47, 47))

    assert compare(early, late).kind is Kind.SAME


def test_summaries_with_the_same_count_are_one_and_with_another_are_not_joined():
    summary = replace(COUNTRY, summary=True, count_low=150)

    assert compare(summary, replace(summary, count_low=150)).kind is Kind.SAME
    assert compare(summary, replace(summary, count_low=170)).kind is Kind.POSSIBLE


def test_a_summary_of_many_years_may_hold_one_of_its_last():
    years = replace(COUNTRY, summary=True, span=days("2014-01-01", "2024-12-31", Precision.YEAR))
    last = replace(years, span=days("2024-01-01", "2024-12-31", Precision.YEAR))

    assert compare(years, last).kind is Kind.POSSIBLE


def test_the_order_of_the_two_does_not_matter():
    inside = replace(COUNTRY, killed=(2, 2, None))

    assert compare(BASE, inside).kind is compare(inside, BASE).kind
