"""Publishing appends, retracting withdraws, and nothing that was public is lost."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import CannotPublish, publish, retract
from timeline.models import Incident, Location, Revision

pytestmark = pytest.mark.django_db


def change_title(incident: Incident, title: str) -> None:
    Incident.objects.filter(pk=incident.pk).update(title=title)


def test_a_draft_is_not_in_the_public_record():
    create_incident()

    assert not Revision.objects.current().exists()


def test_publishing_makes_the_incident_the_current_record():
    incident = create_incident(title="Rockets hit a base")

    revision = publish(incident, by="editor", reason="First report")

    assert Revision.objects.current().get() == revision
    assert revision.record["title"] == "Rockets hit a base"
    assert Incident.objects.get().stage == "published"


def test_publishing_again_unchanged_appends_nothing():
    incident = create_incident()

    first = publish(incident, by="editor", reason="First report")
    again = publish(incident, by="editor", reason="Once more")

    assert again == first
    assert incident.revisions.count() == 1


def test_a_correction_is_a_new_revision_and_the_old_one_is_kept_for_its_time():
    incident = create_incident(title="Drone attack")
    first = publish(incident, by="editor", reason="First report")
    change_title(incident, "Rocket attack")

    second = publish(incident, by="editor", reason="Weapon corrected")

    assert [r.number for r in Revision.objects.all()] == [1, 2]
    assert Revision.objects.as_of(first.public_from).get().title == "Drone attack"
    assert Revision.objects.as_of(second.public_from).get().title == "Rocket attack"
    assert Revision.objects.as_of(None).get() == second


def test_before_its_first_publication_nothing_was_public():
    first = publish(create_incident(), by="editor", reason="First report")

    assert not Revision.objects.as_of(first.public_from - timedelta(seconds=1)).exists()


def test_a_retracted_incident_is_gone_from_the_present_and_from_the_past():
    incident = create_incident()
    first = publish(incident, by="editor", reason="First report")

    retract(incident, by="editor", reason="It was an exercise")

    assert not Revision.objects.current().exists()
    assert not Revision.objects.as_of(first.public_from).exists()
    assert incident.revisions.last().reason == "It was an exercise"


def test_a_retracted_incident_can_be_published_again():
    incident = create_incident()
    publish(incident, by="editor", reason="First report")
    retract(incident, by="editor", reason="Doubtful")

    revision = publish(incident, by="editor", reason="Confirmed after all")

    assert Revision.objects.current().get() == revision
    assert revision.number == 3


def test_a_draft_cannot_be_retracted():
    with pytest.raises(CannotPublish, match="not public"):
        retract(create_incident(), by="editor", reason="Why not")


@pytest.mark.parametrize("door", [publish, retract])
def test_every_step_through_the_door_needs_a_reason(door):
    with pytest.raises(CannotPublish, match="reason"):
        door(create_incident(), by="editor", reason="  ")


def test_a_revision_can_be_neither_changed_nor_deleted():
    revision = publish(create_incident(), by="editor", reason="First report")

    for attempt in (
        revision.save,
        revision.delete,
        Revision.objects.all().delete,
        lambda: Revision.objects.all().update(title="Rewritten"),
    ):
        with pytest.raises(TypeError, match="never"):
            attempt()


def test_the_record_holds_the_quotes_but_never_the_body_of_a_report():
    incident = create_incident()
    report = create_report(body="A drone hit the base. The guard’s name is secret.")
    create_claim(incident=incident, report=report, quote="A drone hit the base.")

    revision = publish(incident, by="editor", reason="First report")

    assert revision.record["sources"][0]["quote"] == "A drone hit the base."
    assert "secret" not in str(revision.record) + revision.text


def test_the_record_can_be_asked_for_by_actor_and_by_every_place_around_it():
    country = create_location(name="Syria", kind=Location.Kind.COUNTRY)
    base = create_location(name="Al Tanf", parent=country)
    target = create_actor(name="United States")

    publish(create_incident(location=base, target=target), by="editor", reason="First report")

    revision = Revision.objects.current().with_actor("united-states", "target").get()
    assert [slug for slug, _, _ in json.loads(revision.places)] == ["al-tanf", "syria"]


def test_a_clock_set_back_does_not_reorder_history(monkeypatch):
    incident = create_incident(title="Before")
    first = publish(incident, by="editor", reason="First report")
    change_title(incident, "After")
    monkeypatch.setattr(timezone, "now", lambda: first.public_from - timedelta(hours=1))

    second = publish(incident, by="editor", reason="Corrected")

    assert second.public_from >= first.public_from


def test_the_coordinates_of_the_place_are_columns_as_the_record_tells_them():
    place = create_location(latitude=33.50001, longitude=-38.61667)
    told = publish(create_incident(location=place), by="editor", reason="First published.")
    nowhere = publish(create_incident(), by="editor", reason="First published.")

    assert (told.latitude, told.longitude) == (33.50001, -38.61667)
    assert told.record["location"]["latitude"] == told.latitude
    assert (nowhere.latitude, nowhere.longitude) == (None, None)
