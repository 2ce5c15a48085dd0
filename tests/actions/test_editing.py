"""Whatever is changed at the desk leaves who, when, why, and what stood before."""

import pytest

from tests.builders import create_actor, create_claim, create_incident
from timeline.actions.editing import AS_IT_CAME, MACHINE, begun, editing, go_back, keep
from timeline.actions.publishing import publish
from timeline.actions.working import working_record
from timeline.models import Incident, Participation, Version

pytestmark = pytest.mark.django_db


def retitle(incident, title, *, by="ann", why=""):
    with editing(incident, by=by, why=why):
        Incident.objects.filter(pk=incident.pk).update(title=title)


def kept(incident):
    """(who, why, headline), the first version first."""
    versions = incident.versions.order_by("number")
    return [(one.by, one.why, one.record["title"]) for one in versions]


def test_the_first_change_keeps_what_came_before_any_hand_as_well():
    incident = create_incident(title="As read")

    retitle(incident, "As checked", why="Clearer")

    assert kept(incident) == [("", AS_IT_CAME, "As read"), ("ann", "Clearer", "As checked")]


def test_each_further_change_is_one_more_version():
    incident = create_incident(title="As read")

    retitle(incident, "One")
    retitle(incident, "Two", by="ben")

    assert [by for by, _why, _title in kept(incident)] == ["", "ann", "ben"]


def test_what_a_machine_changed_in_between_is_kept_as_the_machines():
    incident = create_incident(title="As read")
    retitle(incident, "One")
    Incident.objects.filter(pk=incident.pk).update(title="From a new release")

    retitle(incident, "Two")

    assert kept(incident)[2] == ("", MACHINE, "From a new release")


def test_where_nothing_was_changed_nothing_is_kept():
    incident = create_incident()

    with editing(incident, by="ann"):
        pass

    assert not Version.objects.exists()
    assert not Incident.objects.get().by_hand


def test_a_row_beside_the_incident_is_a_change_of_it():
    incident = create_incident()

    with editing(incident, by="ann"):
        Participation.objects.create(incident=incident, actor=create_actor(), role="target")

    assert Version.objects.latest("number").record["actors"][0]["name"] == "United States"


def test_a_change_marks_the_incident_as_in_hand_and_moves_its_moment():
    incident = create_incident()
    before = incident.modified

    retitle(incident, "New")

    assert incident.by_hand
    assert incident.modified > before


def test_a_change_that_fails_keeps_nothing():
    incident = create_incident(title="As read")

    def half_a_change():
        with editing(incident, by="ann"):
            Incident.objects.update(title="Half")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        half_a_change()

    assert Incident.objects.get().title == "As read"
    assert not Version.objects.exists()


def test_what_somebody_entered_by_hand_begins_with_their_version():
    incident = create_incident(title="By hand")

    begun(incident, by="ann", why="Entered by hand.")

    assert kept(incident) == [("ann", "Entered by hand.", "By hand")]
    assert incident.by_hand


def test_a_version_set_aside_is_kept_and_does_not_stand():
    incident = create_incident(title="As read")
    retitle(incident, "Stands")

    keep(incident, {**working_record(incident), "title": "Typed"}, by="ben", set_aside=True)
    retitle(incident, "Later")

    assert [title for _by, _why, title in kept(incident)] == ["As read", "Stands", "Typed", "Later"]


def test_going_back_is_a_new_version_that_says_what_an_old_one_said():
    incident = create_incident(title="As read")
    retitle(incident, "Worse")

    lost = go_back(incident, incident.versions.get(number=1).record, by="ben", why="Was better")

    assert lost == []
    assert kept(incident)[2] == ("ben", "Was better", "As read")


def test_going_back_to_what_was_public_says_the_same_again():
    incident = create_incident(title="As published")
    create_claim(incident=incident)
    revision = publish(incident, by="editor", reason="First")
    retitle(incident, "Worse")
    incident.claims.all().delete()

    go_back(incident, revision.record, by="ben", why="")

    assert publish(incident, by="editor", reason="Again") == revision
