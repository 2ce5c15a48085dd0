"""Nothing that something else rests on can be deleted, and the page says what rests on it."""

import pytest

from tests.admin.doors import through
from tests.admin.page import desk, words
from tests.builders import create_actor, create_claim, create_incident, create_location
from timeline.actions.publishing import publish
from timeline.models import Actor, Incident, Location, Report, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    incident = create_incident(
        title="Rockets hit a base", perpetrator=create_actor(), location=create_location()
    )
    create_claim(incident=incident)
    publish(incident, by="editor", reason="First report")
    return incident


RESTS = {
    "actor": (Actor, "United States (perpetrator)"),
    "location": (Location, "Rockets hit a base"),
    "report": (Report, "on “Rockets hit a base”"),
    "incident": (Incident, "revision 1"),
}


@pytest.mark.parametrize("noun", RESTS)
def test_what_something_rests_on_is_not_deleted_and_the_page_says_why(editor, incident, noun):
    model, rests = RESTS[noun]
    row = model.objects.get()

    text = words(editor.post(desk(noun, "delete", row.pk), {"post": "yes"}))

    assert "would require deleting the following protected related objects" in text
    assert rests in text
    assert model.objects.exists()


@pytest.mark.parametrize("noun", RESTS)
def test_nor_from_the_list(editor, incident, noun):
    model, rests = RESTS[noun]
    chosen = {"action": "delete_selected", "_selected_action": model.objects.get().pk}

    text = words(editor.post(desk(noun), {**chosen, "post": "yes"}))

    assert rests in text
    assert model.objects.exists()


def test_a_draft_that_was_never_public_can_be_deleted_with_its_rows(editor):
    draft = create_incident(perpetrator=create_actor())
    create_claim(incident=draft)

    editor.post(desk("incident", "delete", draft.pk), {"post": "yes"})

    assert not Incident.objects.exists()
    assert Actor.objects.exists()


def test_a_retracted_incident_keeps_its_history_and_cannot_be_deleted(editor, incident):
    through(editor, "retract", incident, reason="It was not so")

    editor.post(desk("incident", "delete", incident.pk), {"post": "yes"})

    assert Revision.objects.filter(incident=incident).count() == 2
