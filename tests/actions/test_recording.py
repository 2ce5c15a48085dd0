"""What was read becomes claims of incidents we have, or new drafts; nothing twice, nothing lost."""

from dataclasses import replace

import pytest

from tests.builders import create_location
from tests.readings import (
    BASE,
    IRAQ,
    JORDAN,
    MILITIA,
    PROVINCE,
    STRIKE,
    US_HIT,
    in_country,
    read,
    span,
)
from timeline.actions.publishing import publish
from timeline.actions.record import public_record
from timeline.actions.recording import Recorded, record_reading
from timeline.admin.desk_lists import changed_since_publication
from timeline.extract.drafts import DraftActor, Place, Reading
from timeline.extract.lexicon import load_lexicon
from timeline.match.compare import Kind
from timeline.models import Claim, Incident, Link, Location, Report

pytestmark = pytest.mark.django_db


def record(reading: Reading) -> Recorded:
    lexicon = load_lexicon().with_entries(places=(IRAQ, PROVINCE, BASE, JORDAN))
    return record_reading(reading, lexicon=lexicon, by="tester")


def test_a_new_incident_is_a_draft_that_no_one_has_reviewed():
    record(read(STRIKE))

    incident = Incident.objects.get()
    assert (incident.stage, incident.reviewed) == ("draft", False)
    assert incident.claims.get().quotes[0]["text"] == "A drone hit the base."


def test_the_same_document_again_writes_nothing():
    first = record(read(STRIKE))
    again = record(read(STRIKE))

    assert again.known_before
    assert again.incidents == first.incidents
    assert (Report.objects.count(), Claim.objects.count(), Incident.objects.count()) == (1, 1, 1)


def test_a_base_comes_with_the_province_and_country_that_it_lies_in():
    record(read(STRIKE))

    base = Location.objects.get(name="Test Base")
    assert [place.name for place in base.within()] == ["Test Base", "Test Province", "Iraq"]


@pytest.mark.parametrize(("latitude", "is_it"), [(33.82, True), (35.0, False)])
def test_a_town_that_a_dataset_has_in_another_spelling_is_met_where_it_lies(latitude, is_it):
    town = Place("Test Mill", "town", "IQ", 33.8, 42.4)
    had = create_location(
        name="Test Mill town", country="IQ", kind="city", latitude=latitude, longitude=42.4
    )
    record(read(replace(STRIKE, location=town.name, place=town)))

    assert (Incident.objects.get().location == had) is is_it


def test_two_reports_of_one_attack_are_one_incident_with_two_sources():
    record(read(STRIKE))
    blamed = replace(STRIKE, actors=(*STRIKE.actors, MILITIA), location="Tes Base")
    second = record(read(blamed, outlet="The Other Courier"))

    incident = Incident.objects.get()
    assert second.verdicts[0].kind is Kind.SAME
    assert incident.claims.count() == 2
    assert incident.participations.get(role="perpetrator").actor.name == "Test Militia"


def test_one_report_never_joins_two_of_its_own_incidents():
    record(read(STRIKE, replace(STRIKE, title="A second drone the same day")))

    assert Incident.objects.count() == 2


def test_a_doubtful_match_is_linked_for_the_desk_and_not_joined():
    week = in_country(IRAQ, span=span("2024-08-01", "2024-08-07", 3))
    record(read(week))
    second = record(read(replace(week, sub_event_type="Attack", event_type="Violence against civilians"),
                         outlet="The Other Courier"))  # fmt: skip

    assert second.verdicts[0].kind is Kind.POSSIBLE
    assert Incident.objects.count() == 2
    assert Link.objects.get().kind == Link.Kind.POSSIBLE_DUPLICATE


def test_a_response_is_linked_and_never_dated_before_what_it_answers():
    attack = in_country(JORDAN, span=span("2024-01-01", "2024-01-31", 4), killed=(3, 3, 3))
    answer = replace(
        STRIKE, title="Answer", location=None, place=None, country=None, where_prec=6,
        span=span("2023-10-17", "2024-08-06", 5), actors=(), response_to=0,
    )  # fmt: skip

    record(read(attack, answer))

    incident = Incident.objects.get(title="Answer")
    assert incident.links.get().kind == Link.Kind.RESPONSE_TO
    assert incident.date_start.isoformat() == "2024-01-01"
    assert incident.reasons["date"] == "Not before the incident that it answers."


def test_the_tighter_day_of_a_later_report_tightens_the_answer_too():
    vague = in_country(JORDAN, span=span("2023-10-17", "2024-01-29", 5), killed=(3, 3, 3))
    answer = replace(vague, title="Answer", location=None, place=None, country=None,
                     span=span("2023-10-17", "2024-08-06", 5), actors=(), response_to=0)  # fmt: skip
    record(read(vague, answer))

    record(
        read(replace(vague, span=span("2024-01-01", "2024-01-31", 4)), outlet="The Other Courier")
    )

    assert Incident.objects.get(title="Answer").date_start.isoformat() == "2024-01-01"


def test_places_told_together_are_found_in_each_of_their_countries():
    record(
        read(replace(STRIKE, location="Iraq and Jordan", country=None, place=None, where_prec=6))
    )

    place = Incident.objects.get().location
    assert {around.name for around in place.within()} == {"Iraq and Jordan", "Iraq", "Jordan"}


def test_a_part_of_a_country_without_borders_of_its_own_lies_in_the_country():
    record(read(in_country(IRAQ)))
    record(read(replace(in_country(IRAQ), location="western Iraq", where_prec=5), outlet="Other"))

    assert Location.objects.get(name="Western Iraq").parent.name == "Iraq"


def test_an_actor_that_no_list_knows_is_kept_as_the_report_names_it():
    record(read(replace(STRIKE, actors=(DraftActor("MV Invented Star", "target"),))))

    assert Incident.objects.get().participations.get().actor.name == "MV Invented Star"


def test_the_stronger_word_for_who_did_it_stands_on_the_incident():
    suspected = replace(MILITIA, attribution="suspected")
    record(read(replace(STRIKE, actors=(*STRIKE.actors, suspected))))
    record(read(replace(STRIKE, actors=(*STRIKE.actors, replace(MILITIA, attribution="claimed"))),
                outlet="The Other Courier"))  # fmt: skip

    part = Incident.objects.get().participations.get(role="perpetrator")
    assert part.attribution == "claimed"


@pytest.mark.parametrize("touch", ["reviewed", "by_hand"])
def test_what_a_person_has_reviewed_or_changed_is_not_changed_by_another_report(touch):
    record(read(STRIKE))
    Incident.objects.update(killed_low=1, killed_best=1, killed_high=1, **{touch: True})

    record(
        read(replace(STRIKE, killed=(4, 4, 4), actors=(*STRIKE.actors, MILITIA)), outlet="Other")
    )

    reviewed = Incident.objects.get(**{touch: True})
    assert reviewed.killed_best == 1
    assert not reviewed.participations.filter(role="perpetrator").exists()


def test_a_public_incident_that_another_report_tells_of_counts_as_changed_since():
    first = record(read(STRIKE)).incidents[0]
    Incident.objects.filter(pk=first.pk).update(reviewed=True)
    publish(first, by="editor", reason="First published.")
    assert not changed_since_publication().exists()

    assert record(read(STRIKE, outlet="Another Courier")).incidents == (first,)
    assert changed_since_publication().get() == first


def test_the_public_record_says_by_whom_a_source_has_a_deed_laid_at_somebodys_door():
    blamed = replace(MILITIA, by="the Test Ministry", blamed=True)
    record(read(replace(STRIKE, actors=(US_HIT, blamed))))
    incident = Incident.objects.for_record().get()

    (source,) = public_record(incident)["sources"]
    hit, doer = source["claims"]["actors"]
    assert (doer["by"], doer["blamed"]) == ("the Test Ministry", True)
    assert "by" not in hit
