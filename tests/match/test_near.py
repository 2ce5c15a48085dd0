"""While an incident is typed, those that it may be already are named, each with why."""

from datetime import date, timedelta

import pytest

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.dates import day, month, year
from timeline.match.near import Typed, near, typed_of
from timeline.models import Incident, Link

pytestmark = pytest.mark.django_db

DAY = date(2024, 8, 5)


def told(typed: Typed) -> list[tuple[Incident, str]]:
    return [(one.incident, one.reason) for one in near(typed)]


@pytest.mark.parametrize(
    ("apart", "words"),
    [(-2, "2 days apart"), (0, "same day"), (1, "1 day apart"), (2, "2 days apart")],
)
def test_the_same_place_within_two_days_is_near(apart, words):
    incident = create_incident(location=create_location(), day=DAY + timedelta(apart))

    assert told(Typed(span=day(DAY), place=create_location())) == [
        (incident, f"same place, {words}")
    ]


@pytest.mark.parametrize("apart", [-3, 3])
def test_three_days_apart_is_not_near(apart):
    create_incident(location=create_location(), day=DAY + timedelta(apart))

    assert told(Typed(span=day(DAY), place=create_location())) == []


def test_days_that_are_not_exact_can_agree():
    create_incident(
        location=create_location(), day=date(2024, 8, 1), until=date(2024, 8, 31), date_prec=4
    )
    typed = Typed(span=day(DAY), place=create_location())

    assert near(typed)[0].reason == "same place, on days that can agree"


def test_a_base_and_the_country_it_lies_in_are_near_each_other():
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    base = create_location(name="A base", country="IQ", parent=iraq)
    wide, narrow = create_incident(location=iraq), create_incident(location=base)

    at_base = told(Typed(span=day(DAY), place=base))
    in_iraq = told(Typed(span=day(DAY), place=iraq))

    assert at_base == [
        (narrow, "same place, same day"),
        (wide, "one place inside the other (Iraq), same day"),
    ]
    assert [one for one, _ in in_iraq] == [wide, narrow]


def test_another_base_of_the_same_country_is_not_near():
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    create_incident(location=create_location(name="Another", country="IQ", parent=iraq))
    base = create_location(name="A base", country="IQ", parent=iraq)

    assert told(Typed(span=day(DAY), place=base)) == []


def test_the_same_actors_elsewhere_within_two_days_are_near():
    hamas, army = create_actor(name="Hamas"), create_actor(name="An army")
    incident = create_incident(perpetrator=hamas, target=army, day=DAY + timedelta(1))
    create_incident(perpetrator=hamas, day=DAY)
    both = Typed(span=day(DAY), perpetrators=frozenset({hamas.pk}), targets=frozenset({army.pk}))

    assert told(both) == [(incident, "1 day apart; both name Hamas and An army")]


def test_an_actor_in_the_other_role_is_not_the_same():
    hamas = create_actor(name="Hamas")
    create_incident(target=hamas)

    assert told(Typed(span=day(DAY), perpetrators=frozenset({hamas.pk}))) == []


def test_what_the_same_report_tells_of_another_day_is_another_incident():
    report = create_report()
    create_claim(incident=create_incident(day=date(2023, 1, 1)), report=report)
    typed = {"reports": frozenset({report.pk})}

    assert told(Typed(**typed, span=day(date(2024, 8, 5)))) == []
    assert len(told(Typed(**typed, span=day(date(2023, 1, 2))))) == 1


def test_a_report_alone_makes_no_duplicate_once_place_or_actors_are_known():
    """A report tells of several incidents of one night."""
    report = create_report()
    create_claim(incident=create_incident(day=DAY, location=create_location()), report=report)
    elsewhere = create_location(name="Test Base", country="IQ")

    assert told(Typed(span=day(DAY), place=elsewhere, reports=frozenset({report.pk}))) == []


def test_all_that_a_report_tells_of_is_near_before_the_day_is_known():
    report = create_report(outlet="The Courier", published=date(2024, 8, 6))
    claim = create_claim(incident=create_incident(day=date(2023, 1, 1)), report=report)

    assert told(Typed(reports=frozenset({report.pk}))) == [
        (claim.incident, "both told by The Courier")
    ]


def test_what_has_most_in_common_comes_first_and_eight_are_shown():
    base, hamas = create_location(), create_actor(name="Hamas")
    for _ in range(10):
        create_incident(location=base)
    best = create_incident(location=base, perpetrator=hamas, day=DAY + timedelta(1))

    found = told(Typed(span=day(DAY), place=base, perpetrators=frozenset({hamas.pk})))

    assert found[0] == (best, "same place, 1 day apart; both name Hamas")
    assert len(found) == 8


@pytest.mark.parametrize("stage", ["retracted", "rejected", "merged"])
def test_what_is_closed_is_not_near(stage):
    create_incident(location=create_location(), stage=stage)

    assert told(Typed(span=day(DAY), place=create_location())) == []


def test_an_incident_is_not_near_itself_nor_what_was_told_apart_from_it():
    base = create_location()
    one, other, third = (create_incident(location=base) for _ in range(3))
    Link.objects.create(incident=other, target=one, kind="not_duplicate")
    Link.objects.create(incident=one, target=third, kind="not_duplicate")

    assert near(typed_of(one)) == []
    assert [found.incident for found in near(typed_of(other))] == [third]


@pytest.mark.parametrize("typed", [Typed(), Typed(span=day(DAY)), Typed(span=year(2024))])
def test_little_known_is_near_nothing(typed):
    create_incident(location=create_location())

    assert near(typed) == []


def test_it_takes_few_questions_however_many_are_near(django_assert_max_num_queries):
    base, hamas = create_location(), create_actor(name="Hamas")
    report = create_report()
    for _ in range(30):
        incident = create_incident(location=base, perpetrator=hamas)
        create_claim(incident=incident, report=report)
    typed = Typed(
        span=month(2024, 8),
        place=base,
        perpetrators=frozenset({hamas.pk}),
        reports=frozenset({report.pk}),
    )
    with django_assert_max_num_queries(12):
        assert len(near(typed)) == 8
