"""Who has an incident in hand, what is noted, and how it goes from stage to stage."""

import pytest

from tests.admin.doors import through
from tests.admin.page import desk, page, save, words
from tests.builders import create_incident
from timeline.actions.deciding import accept, reject
from timeline.actions.publishing import publish, retract
from timeline.models import Incident, Note, Revision, User

pytestmark = pytest.mark.django_db


def act(client, incident, deed, **sent):
    return client.post(desk("incident", deed, incident.pk), sent, follow=True)


def seen(client, incident):
    return page(client.get(desk("incident", "change", incident.pk)))


def buttons(client, incident):
    """What may be pressed or followed, by its words."""
    html = seen(client, incident)
    found = [tag["value"] for tag in html.select("input[type=submit]")]
    return {
        *found,
        *(tag.get_text() for tag in html.select("button, .object-tools a, .deletelink")),
    }


# Notes ------------------------------------------------------------------------------------------


def test_a_note_is_kept_with_who_and_when_and_shown(analyst):
    incident = create_incident()

    text = words(act(analyst, incident, "note", text="Asked the outlet.\n\nNo answer yet."))

    note = Note.objects.get()
    assert (note.by, note.text) == ("analyst", "Asked the outlet.\n\nNo answer yet.")
    assert f"analyst, {note.at:%-d %B %Y, %H:%M}" in text
    assert "No answer yet." in text


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n", "The note was empty"),
        ("x" * 5001, "5,000 letters at most"),
        ("a\0b", "Null characters are not allowed"),
    ],
)
def test_a_note_that_cannot_be_is_refused_in_words(analyst, text, refusal):
    assert refusal in words(act(analyst, create_incident(), "note", text=text))
    assert not Note.objects.exists()


def test_a_note_is_no_change_of_the_incident(analyst):
    incident = create_incident()

    act(analyst, incident, "note", text="Asked the outlet.")

    assert Incident.objects.get().modified == incident.modified
    assert not incident.versions.exists()


def test_what_is_noted_cannot_be_changed_on_the_page(analyst):
    incident = create_incident()
    Note.objects.create(incident=incident, text="By ann", by="ann")

    fields = seen(analyst, incident).select("#notes [name]")

    assert {field["name"] for field in fields} == {"csrfmiddlewaretoken", "text"}
    assert "By ann" not in str(fields)


# In whose hand ----------------------------------------------------------------------------------


def test_take_it_assigns_it_to_whoever_asks(analyst):
    incident = create_incident()

    text = words(act(analyst, incident, "take"))

    assert Incident.objects.get().assigned_to.username == "analyst"
    assert "It is yours." in text


def test_who_had_it_is_said(analyst):
    ann = User.objects.create_user("ann")
    incident = create_incident(assigned_to=ann)

    assert "It is yours now; ann had it." in words(act(analyst, incident, "take"))


def test_it_can_be_assigned_to_any_account_of_the_desk_in_use(analyst):
    User.objects.create_user("gone", is_staff=True, is_active=False)
    User.objects.create_user("reader")
    User.objects.create_user("ann", is_staff=True)

    choices = seen(analyst, create_incident()).select("[name=assigned_to] option")

    assert [one.get_text() for one in choices][1:] == ["analyst", "ann"]


def test_to_assign_is_no_change_of_what_is_public(analyst):
    incident = create_incident()
    publish(incident, by="editor", reason="First")

    save(analyst, incident, assigned_to=User.objects.get().pk)

    assert "the same as here" in seen(analyst, incident).get_text()
    assert not incident.versions.exists()


@pytest.mark.parametrize("deed", ["note", "take", "reopen"])
def test_a_viewer_may_do_none_of_it(viewer, deed):
    incident = create_incident()

    assert act(viewer, incident, deed, text="x").status_code == 403
    assert viewer.get(desk("incident", deed, incident.pk)).status_code == 405
    assert not seen(viewer, incident).select(".in-hand form")


# Stages -----------------------------------------------------------------------------------------


def test_who_may_not_publish_saves_and_hands_over(analyst):
    incident = create_incident()

    save(analyst, incident, title="Done", _hand_over="x")

    stands = Incident.objects.get()
    assert (stands.stage, stands.title) == ("in review", "Done")


def test_what_is_public_stays_so_when_handed_over_by_hand(analyst):
    incident = create_incident()
    publish(incident, by="editor", reason="First")

    save(analyst, incident, title="New", _hand_over="x")

    assert Incident.objects.get().stage == "published"
    assert "Save and hand over" not in buttons(analyst, incident)


def test_a_rejected_one_is_read_with_the_reason_until_it_is_a_draft_again(analyst):
    incident = create_incident()
    reject(incident, by="ann", reason="A drill")

    html = seen(analyst, incident)
    assert "Rejected by ann: A drill" in html.get_text()
    assert not html.select("[name=title]")

    act(analyst, incident, "reopen")
    assert Incident.objects.get().stage == "draft"
    assert seen(analyst, incident).select("[name=title]")


def test_what_was_not_rejected_cannot_be_opened_again_and_it_is_said(analyst):
    text = words(act(analyst, create_incident(title="A draft"), "reopen"))

    assert "“A draft” was not rejected" in text


def test_a_retracted_one_says_why_and_can_be_published_again_by_an_editor(editor, analyst):
    incident = create_incident()
    publish(incident, by="ann", reason="First")
    retract(incident, by="ben", reason="It was not so")

    assert "Publish again…" in buttons(editor, incident)
    assert "Publish again…" not in buttons(analyst, incident)
    assert "Retracted by ben" in seen(editor, incident).get_text()
    through(editor, "publish", incident, reason="Confirmed after all")
    assert Revision.objects.current().get().number == 3


def test_delete_is_not_offered_for_what_was_ever_public(editor):
    draft, public = create_incident(), create_incident()
    publish(public, by="ann", reason="First")

    assert "Delete" in buttons(editor, draft)
    assert "Delete" not in buttons(editor, public)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([], {}, "First published."),
        (["publish"], {"title": "New", "killed_low": 3}, "Changed: Headline and Killed."),
        (["publish"], {}, None),
        (["publish", "retract"], {}, None),
    ],
)
def test_the_reason_that_is_given_most_often_stands_there_already(editor, before, after, reason):
    incident = create_incident()
    for deed in before:
        {"publish": publish, "retract": retract}[deed](incident, by="ann", reason="x")
    Incident.objects.update(**after)

    box = page(editor.get(f"{desk('incident', 'publish')}?ids={incident.pk}"))

    assert box.select_one("[name=reason]").get("value") == reason


def test_a_retraction_has_a_reason_of_its_own(editor):
    incident = create_incident()
    publish(incident, by="ann", reason="x")

    box = page(editor.get(f"{desk('incident', 'retract')}?ids={incident.pk}"))

    assert box.select_one("[name=reason]").get("value") is None


# Four eyes --------------------------------------------------------------------------------------


@pytest.fixture
def four_eyes(settings):
    settings.FOUR_EYES = True


def test_without_the_rule_an_editor_saves_and_publishes(editor):
    assert "Save and publish…" in buttons(editor, create_incident())
    assert "four eyes" not in seen(editor, create_incident()).get_text()


@pytest.mark.usefixtures("four_eyes")
def test_the_author_hands_over_and_is_told_who_may_publish(editor):
    incident = create_incident()
    save(editor, incident, title="Mine", _hand_over="x")

    assert Incident.objects.get().stage == "in review"
    text = seen(editor, incident).get_text()
    assert "You changed this last, so another editor has to publish it (four eyes)." in text
    assert not {"Save and publish…", "Publish…"} & buttons(editor, incident)


@pytest.mark.usefixtures("four_eyes")
def test_who_did_not_change_it_may_publish_it_as_it_stands(editor, analyst):
    incident = create_incident()
    save(analyst, incident, title="By the analyst", _hand_over="x")

    assert "Publish…" in buttons(editor, incident)
    assert "Publish…" not in buttons(analyst, incident)
    assert "Last changed by analyst: an editor who has not" in seen(editor, incident).get_text()
    through(editor, "publish", incident, reason="Checked")
    assert Incident.objects.get().stage == "published"


@pytest.mark.usefixtures("four_eyes")
def test_the_author_who_tries_all_the_same_is_refused_in_words(editor):
    incident = create_incident(title="Mine")
    accept(incident, by="editor")

    text = words(through(editor, "publish", incident, reason="Checked"))

    assert "“Mine” was last changed by you; somebody else has to publish it (four eyes)." in text
    assert not Revision.objects.exists()
