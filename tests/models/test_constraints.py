"""Wrong states are impossible: the database itself refuses them."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.models import Incident, Link, Location, Participation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"day": date(2024, 8, 6), "until": date(2024, 8, 5)}, "starts_before_it_ends"),
        ({"date_prec": 6}, "codes_known"),
        ({"where_prec": 0}, "codes_known"),
        ({"event_type": "Battles"}, "sub_type_fits_type"),
        ({"event_type": "Skirmish", "sub_event_type": ""}, "sub_type_fits_type"),
        ({"killed_low": 5, "killed_best": 3}, "figures_in_order"),
        ({"killed_low": 5, "killed_high": 3}, "figures_in_order"),
        ({"injured_best": 5, "injured_high": 3}, "figures_in_order"),
        ({"count_low": 150}, "only_summaries_count"),
        ({"count_low": 9, "count_high": 2, "event_clarity": 2}, "count_in_order"),
        ({"stage": "secret"}, "stage_and_grading_known"),
    ],
)
def test_an_incident_that_cannot_be_is_refused(wrong, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        create_incident(**wrong)


def test_disordered_figures_of_a_data_set_are_kept_when_they_are_flagged():
    create_incident(killed_low=5, killed_best=3, code_status="Check deaths")

    assert Incident.objects.get().figures("killed") == {"low": 5, "best": 3, "high": None}


def test_half_known_figures_are_in_order():
    create_incident(injured_low=25, injured_high=34, killed_low=3, killed_best=3)

    assert Incident.objects.get().figures("injured")["best"] is None


@pytest.mark.parametrize(
    "half", [{"latitude": 33.8}, {"longitude": 42.4}, {"latitude": 91, "longitude": 0}]
)
def test_a_place_has_both_coordinates_or_neither_and_lies_on_earth(half):
    with pytest.raises(IntegrityError, match="both_or_neither"):
        create_location(**half)


def test_two_places_may_share_a_name_in_two_countries_but_not_in_one():
    create_location(name="Rafah", country="PS")
    create_location(name="Rafah", country="EG")

    with pytest.raises(IntegrityError):
        Location.objects.create(name="Rafah", country="EG", kind="city")


def test_only_a_perpetrator_has_an_attribution():
    with pytest.raises(IntegrityError, match="only_perpetrators_attributed"):
        Participation.objects.create(
            incident=create_incident(), actor=create_actor(), role="target", attribution="claimed"
        )


def test_an_incident_is_not_linked_to_itself():
    incident = create_incident()

    with pytest.raises(IntegrityError, match="not_to_itself"):
        Link.objects.create(incident=incident, target=incident, kind="related")


def test_one_report_makes_one_claim_of_an_incident():
    incident, report = create_incident(), create_report()
    create_claim(incident=incident, report=report)

    with pytest.raises(IntegrityError):
        create_claim(incident=incident, report=report)


def test_an_incident_has_one_current_revision():
    revision = publish(create_incident(), by="editor", reason="First report")
    revision.pk, revision.number = None, 2

    with pytest.raises(IntegrityError):
        revision.save(force_insert=True)


def test_a_public_code_has_no_letters_that_are_mistaken_for_others():
    incident = create_incident()

    assert len(incident.code) == 10
    assert not set(incident.code) & set("01ilou"), "letters that are read for one another"


def test_a_span_with_two_exact_ends_lasted_and_a_vague_one_bounds_a_single_day():
    lasted = create_incident(day=date(2024, 1, 1), until=date(2024, 1, 3))
    vague = create_incident(day=date(2024, 1, 1), until=date(2024, 1, 31), date_prec=4)

    assert lasted.span.lasting
    assert not vague.span.lasting
