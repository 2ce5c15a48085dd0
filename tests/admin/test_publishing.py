"""Through the desk to the public: with a reason, by those who may, and in words."""

import pytest

from tests.admin.doors import opened, through
from tests.admin.page import desk, filled, page, save, words
from tests.builders import create_incident
from timeline.actions.editing import editing
from timeline.actions.publishing import publish
from timeline.models import Incident, Revision

pytestmark = pytest.mark.django_db


def act(client, verb, *incidents, reason="Checked against both sources"):
    return through(client, verb, *incidents, reason=reason)


def choose(client, action, *incidents):
    return client.post(
        desk("incident"), {"action": action, "_selected_action": [i.pk for i in incidents]}
    )


def test_an_editor_publishes_with_a_reason_under_their_name(editor):
    incident = create_incident(title="Rockets hit a base")

    response = act(editor, "publish", incident)

    revision = Revision.objects.current().get()
    assert (revision.editor, revision.reason) == ("editor", "Checked against both sources")
    assert "Published “Rockets hit a base”." in words(response)


def test_an_editor_retracts_with_a_reason(editor):
    incident = create_incident(title="Rockets hit a base")
    publish(incident, by="editor", reason="First report")

    response = act(editor, "retract", incident, reason="It did not happen")

    assert not Revision.objects.current().exists()
    assert "Retracted by editor" in words(response)
    assert "It did not happen" in words(response)


@pytest.mark.parametrize("verb", ["publish", "retract"])
def test_without_a_reason_nothing_happens_and_the_page_asks_again(editor, verb):
    incident = create_incident()
    publish(incident, by="editor", reason="First report")

    response = act(editor, verb, incident, reason="  ")

    assert "Give a reason" in words(response)
    assert Revision.objects.count() == 1


def test_the_list_action_shows_what_it_is_about_before_it_asks_why(editor):
    draft = create_incident(title="A new attack")
    changed = create_incident(title="A known attack")
    publish(changed, by="editor", reason="First report")
    Incident.objects.filter(pk=changed.pk).update(summary="More is known")

    text = words(choose(editor, "publish_chosen", draft, changed))

    assert "A new attack , 5 August 2024 (not yet reviewed) Not public." in text
    assert "what stands here differs in Summary." in text
    assert Revision.objects.count() == 1


def test_several_are_published_at_once_and_what_was_public_already_is_said(editor):
    known, new = create_incident(title="Known"), create_incident(title="New")
    publish(known, by="editor", reason="First report")

    text = words(act(editor, "publish", known, new))

    assert "“Known” was public already, just as it stands." in text
    assert "Published “New”." in text
    assert known.revisions.count() == 1


def test_many_published_at_once_are_said_in_one_line(editor):
    incidents = [create_incident(title=f"Attack {number}") for number in range(7)]

    text = words(act(editor, "publish", *incidents))

    assert "” and 2 more." in text
    assert Revision.objects.current().count() == 7


def test_what_cannot_be_retracted_is_said_in_words(editor):
    text = words(act(editor, "retract", create_incident(title="A draft")))

    assert "“A draft” is not public, so it cannot be retracted." in text


@pytest.mark.parametrize(("verb", "public"), [("publish", False), ("retract", True)])
def test_what_was_changed_since_it_was_shown_is_shown_again_and_not_acted_on(editor, verb, public):
    changed, other = create_incident(title="As shown"), create_incident(title="The other")
    for one in (changed, other) if public else ():
        publish(one, by="editor", reason="First report")
    sent = opened(editor, verb, changed, other) | {"reason": "Seen and right."}
    with editing(changed, by="ben"):
        Incident.objects.filter(pk=changed.pk).update(title="Ben's title")

    answer = editor.post(desk("incident", verb), sent)

    assert answer.status_code == 409
    answer.status_code = 200  # a page as well, and its form sends the reason that was typed
    assert "“Ben's title” was changed by ben while you looked at it" in words(answer)
    assert Incident.objects.get(pk=changed.pk).revisions.count() == int(public)
    assert other.revisions.count() == int(public) + 1
    again = filled(answer)
    assert (again["ids"], again["reason"]) == (str(changed.pk), "Seen and right.")
    editor.post(desk("incident", verb), again)
    assert Incident.objects.get(pk=changed.pk).revisions.count() == int(public) + 1


@pytest.mark.parametrize("marks", ["", ",", "1", "x:y:z"])
def test_a_form_that_came_back_without_its_marks_publishes_nothing(editor, marks):
    sent = opened(editor, "publish", create_incident()) | {"seen": marks}

    assert editor.post(desk("incident", "publish"), sent).status_code == 409
    assert not Revision.objects.exists()


@pytest.mark.parametrize("ids", ["", "0", "x", "1,", "99999"])
def test_a_choice_of_nothing_is_answered_in_words(editor, ids):
    response = editor.get(desk("incident", "publish"), {"ids": ids}, follow=True)

    assert "No incident to publish was chosen." in words(response)


@pytest.mark.parametrize("role", ["analyst", "viewer"])
@pytest.mark.parametrize("verb", ["publish", "retract"])
def test_who_may_not_publish_is_refused_and_sees_no_way_to_try(request, role, verb):
    client = request.getfixturevalue(role)
    incident = create_incident()
    publish(incident, by="editor", reason="First report")

    sent = {"ids": incident.pk, "reason": "No."}
    assert client.post(desk("incident", verb), sent).status_code == 403
    assert client.get(desk("incident", verb), {"ids": incident.pk}).status_code == 403
    assert verb not in str(page(client.get(desk("incident"))).select("select[name=action]"))
    html = page(client.get(desk("incident", "change", incident.pk)))
    assert not html.select(f"input[name=_{verb}], a[href*='/{verb}/']")
    assert Revision.objects.count() == 1


def test_save_and_publish_saves_first_and_then_asks_why(editor):
    incident = create_incident(title="Old title")

    response = save(editor, incident, title="New title", _publish="Save and publish…")

    assert response.headers["Location"] == f"{desk('incident', 'publish')}?ids={incident.pk}"
    assert Incident.objects.get().title == "New title"
    assert not Revision.objects.exists()


def test_the_button_pressed_by_hand_does_not_take_an_analyst_to_publishing(analyst):
    response = save(analyst, create_incident(), _publish="Save and publish…")

    assert response.headers["Location"] == desk("incident")


def test_saving_what_is_public_changes_nothing_public_and_the_form_says_so(analyst):
    incident = create_incident(title="As published")
    publish(incident, by="editor", reason="First report")

    save(analyst, incident, title="Edited since", killed_best="3")

    assert Revision.objects.current().get().title == "As published"
    text = words(analyst.get(desk("incident", "change", incident.pk)))
    assert "The public sees revision 1" in text
    assert "what stands here differs in Headline and Killed." in text


def test_the_form_of_what_is_public_unchanged_says_that_it_is_the_same(analyst):
    incident = create_incident()
    publish(incident, by="editor", reason="First report")

    assert ": the same as here." in words(analyst.get(desk("incident", "change", incident.pk)))


def test_saving_never_puts_back_the_stage_that_publishing_set(analyst, monkeypatch):
    incident = create_incident()
    stale = Incident.objects.get()
    publish(incident, by="editor", reason="First report")
    monkeypatch.setattr("timeline.admin.incident.IncidentAdmin.get_object", lambda *_: stale)

    save(analyst, incident, title="Saved from a form opened earlier")

    assert Incident.objects.get().stage == "published"


def test_the_log_of_the_desk_keeps_who_published_and_why(editor):
    incident = create_incident()

    act(editor, "publish", incident, reason="Two sources agree")

    text = words(editor.get(desk("incident", "history", incident.pk)))
    assert "Published as revision 1: Two sources agree" in text
