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


def test_a_higher_number_of_injured_in_a_later_report_is_still_the_same_incident():
    early, late = replace(BASE, injured=(25, None, 34)), replace(BASE, injured=(47, 47, 47))

    assert compare(early, late).kind is Kind.SAME


def test_summaries_with_the_same_count_are_one_and_with_another_are_not_joined():
    summary = replace(COUNTRY, summary=True, count_low=150)

    assert compare(summary, replace(summary, count_low=150)).kind is Kind.SAME
    assert compare(summary, replace(summary, count_low=170)).kind is Kind.POSSIBLE


def test_the_order_of_the_two_does_not_matter():
    inside = replace(COUNTRY, killed=(2, 2, None))

    assert compare(BASE, inside).kind is compare(inside, BASE).kind
