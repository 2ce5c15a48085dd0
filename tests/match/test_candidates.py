"""A draft is compared with the incidents that it could be, and with few others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import create_incident, create_location
from timeline.dates import day
from timeline.match.candidates import candidates, record_of
from timeline.match.compare import Record
from timeline.models import Incident, Location

pytestmark = pytest.mark.django_db

DAY = date(2024, 8, 5)


@pytest.fixture
def base() -> Location:
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    return create_location(name="A base", country="IQ", parent=iraq)


def found(record: Record, *countries: str) -> list[Incident]:
    return candidates(record, countries=countries)


def test_an_incident_of_the_same_day_and_country_is_a_candidate(base):
    incident = create_incident(location=base, day=DAY)

    assert found(record_of(incident), "IQ") == [incident]


@pytest.mark.parametrize("days", [-1, 1])
def test_an_incident_of_another_exact_day_is_none(base, days):
    incident = create_incident(location=base, day=DAY)
    other = replace(record_of(incident), span=day(DAY + timedelta(days)))

    assert found(other, "IQ") == []


def test_an_incident_of_another_country_is_none(base):
    assert found(record_of(create_incident(location=base)), "SY") == []


def test_an_incident_without_a_place_may_be_met_by_a_draft_without_one():
    incident = create_incident(location=None)

    assert found(record_of(incident)) == [incident]


def test_an_uncertain_day_reaches_back_a_year(base):
    vague = {"day": DAY - timedelta(300), "until": DAY, "date_prec": 5}
    incident = create_incident(location=base, **vague)

    assert found(replace(record_of(incident), span=day(DAY)), "IQ") == [incident]


def test_a_summary_meets_summaries_only(base):
    single = create_incident(location=base)
    summary = create_incident(location=base, event_clarity=2, count_low=40)

    assert found(record_of(summary), "IQ") == [summary]
    assert found(record_of(single), "IQ") == [single]


def test_what_has_been_retracted_is_no_candidate(base):
    incident = create_incident(location=base)
    Incident.objects.update(stage="retracted")

    assert found(record_of(incident), "IQ") == []
