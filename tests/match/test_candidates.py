"""A draft is compared with the incidents that it could be, and with few others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.match.everything import record_of
from timeline.dates import day, year
from timeline.match.candidates import candidates
from timeline.match.compare import Record
from timeline.models import Incident, Location

pytestmark = pytest.mark.django_db

DAY = date(2024, 8, 5)


@pytest.fixture
def iraq() -> Location:
    return create_location(name="Iraq", country="IQ", kind="country")


@pytest.fixture
def base(iraq) -> Location:
    return create_location(name="A base", country="IQ", parent=iraq)


def found(record: Record, location: Location | None) -> list[int]:
    return list(candidates(record, location=location))


def test_an_incident_of_the_same_day_and_place_is_a_candidate(base):
    incident = create_incident(location=base, day=DAY)

    assert found(record_of(incident), base) == [incident.pk]


@pytest.mark.parametrize("days", [-1, 1])
def test_an_incident_of_another_exact_day_is_none(base, days):
    incident = create_incident(location=base, day=DAY)
    other = replace(record_of(incident), span=day(DAY + timedelta(days)))

    assert found(other, base) == []


def test_a_country_and_a_base_in_it_are_candidates_of_each_other(iraq, base):
    wide, narrow = create_incident(location=iraq), create_incident(location=base)

    assert found(record_of(wide), iraq) == found(record_of(narrow), base) == [wide.pk, narrow.pk]


def test_another_base_of_the_same_country_is_none(iraq, base):
    create_incident(location=create_location(name="Another base", country="IQ", parent=iraq))

    assert found(record_of(create_incident(location=None)), base) == []


def test_several_places_are_candidates_of_each_and_of_what_holds_it(iraq, base):
    both = create_location(name="A base and Homs", country="", kind="several")
    both.parts.set([base, create_location(name="Homs", country="SY")])
    incident = create_incident(location=both)

    assert found(record_of(incident), base) == found(record_of(incident), iraq) == [incident.pk]


def test_a_place_told_without_its_country_is_the_country_of_that_name(iraq):
    unlisted = create_location(name="Iraq", country="", kind="site")
    incident = create_incident(location=unlisted)

    assert found(record_of(incident), iraq) == [incident.pk]


def test_an_incident_without_a_place_may_be_met_by_a_draft_without_one(base):
    incident = create_incident(location=None)
    create_incident(location=base)

    assert found(record_of(incident), None) == [incident.pk]


def test_an_uncertain_day_reaches_back_a_year(base):
    vague = {"day": DAY - timedelta(300), "until": DAY, "date_prec": 5}
    incident = create_incident(location=base, **vague)

    assert found(replace(record_of(incident), span=day(DAY)), base) == [incident.pk]


def test_a_summary_meets_summaries_only(base):
    single = create_incident(location=base)
    summary = create_incident(location=base, event_clarity=2, count_low=40)

    assert found(record_of(summary), base) == [summary.pk]
    assert found(record_of(single), base) == [single.pk]


def test_a_group_and_its_umbrella_may_be_the_same_perpetrator(base):
    army = create_actor(name="Test Army", parent=create_actor(name="Test State"))
    by_army = create_incident(location=base, perpetrator=army)
    by_state = create_incident(location=base, perpetrator=army.parent)
    create_incident(location=base, perpetrator=create_actor(name="Test Militia"))

    assert found(record_of(by_army), base) == [by_army.pk, by_state.pk]


def test_what_has_been_retracted_is_no_candidate(base):
    incident = create_incident(location=base)
    Incident.objects.update(stage="retracted")

    assert found(record_of(incident), base) == []


def test_the_tightest_days_come_first(base):
    month = create_incident(location=base, day=DAY, until=DAY + timedelta(20), date_prec=4)
    exact = create_incident(location=base, day=DAY)

    assert found(record_of(month), base) == [exact.pk, month.pk]


def test_many_candidates_take_no_more_questions_than_one(base, django_assert_max_num_queries):
    create_incident(location=base)
    draft = record_of(create_incident(location=base))
    with django_assert_max_num_queries(20) as few:
        found(draft, base)
    for number in range(20):
        town = create_location(name=f"Town {number}", country="IQ", parent=base)
        create_incident(location=town, target=create_actor())

    with django_assert_max_num_queries(len(few) + 1):  # one more level of places
        assert len(found(draft, base)) == 22


def test_of_more_than_an_analyst_would_look_through_those_of_our_toll_come_first(iraq, monkeypatch):
    monkeypatch.setattr("timeline.match.candidates.MOST", 3)
    for number in range(4):
        create_incident(location=iraq, day=DAY + timedelta(number))
    ours = create_incident(location=iraq, day=DAY + timedelta(40), injured_best=7)
    some_day = replace(record_of(ours), span=year(2024))

    assert len(found(some_day, iraq)) == 3
    assert found(some_day, iraq)[0] == ours.pk
