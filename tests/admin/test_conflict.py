"""Where two analysts changed one thing: both are shown, somebody chooses, neither is lost."""

import pytest

from tests.admin.page import desk, filled, page, save, words
from tests.admin.two import opened, send
from timeline.models import Incident

pytestmark = pytest.mark.django_db


def in_conflict(analyst, ben, incident):
    """The page on which the analyst has to choose a headline; the summary is in nobody's way."""
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")
    response = send(analyst, incident, form, title="By analyst", summary="More")
    chosen = page(response).select_one("#content-main form")
    return chosen["action"], filled(response)


def test_of_one_thing_changed_twice_both_are_shown_and_neither_is_lost(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    text = words(send(analyst, incident, form, title="By analyst", why="Clearer"))

    for words_ in ("As read", "As ben saved it Headline By ben", "Headline By analyst"):
        assert words_ in text
    assert Incident.objects.get().title == "By ben"
    aside = incident.versions.get(set_aside=True)
    assert (aside.record["title"], aside.by, aside.why) == ("By analyst", "analyst", "Clearer")


def test_what_was_set_aside_is_shown_later_too_with_what_it_was_made_from(analyst, ben, incident):
    address, _form = in_conflict(analyst, ben, incident)

    later = analyst.get(address)

    assert "As it was Headline As read" in words(later)
    assert "choose summary" not in page(later).decode(), "that is in nobody's way"


@pytest.mark.parametrize(
    ("button", "goes_on"),
    [("_hand_over", "Save as chosen and hand over"), ("_continue", "Save as chosen")],
)
def test_what_the_button_said_is_done_once_the_choice_is_made(
    analyst, ben, incident, button, goes_on
):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")
    response = send(analyst, incident, form, title="By analyst", **{button: "x"})
    html = page(response)
    assert html.select_one("#content-main [type=submit]")["value"] == goes_on

    address = html.select_one("#content-main form")["action"]
    analyst.post(address, {**filled(response), "choose title": "mine"})

    stands = Incident.objects.get()
    handed_over = button == "_hand_over"
    assert (stands.title, stands.stage == "in review") == ("By analyst", handed_over)


def test_an_editor_goes_on_to_publish_once_the_choice_is_made(editor, ben, incident):
    form = opened(editor, incident)
    save(ben, incident, title="By ben")
    response = send(editor, incident, form, title="By editor", _publish="x")
    address = page(response).select_one("#content-main form")["action"]

    answer = editor.post(address, {**filled(response), "choose title": "mine"})

    assert answer["Location"].startswith(desk("incident", "publish"))


@pytest.mark.parametrize(("choice", "title"), [("mine", "By analyst"), ("theirs", "By ben")])
def test_what_is_chosen_is_saved_as_a_new_version(analyst, ben, incident, choice, title):
    address, form = in_conflict(analyst, ben, incident)

    analyst.post(address, {**form, "choose title": choice})

    stands = Incident.objects.get()
    assert (stands.title, stands.summary) == (title, "More")
    assert incident.versions.all()[0].by == "analyst"


def test_nothing_is_chosen_silently(analyst, ben, incident):
    address, form = in_conflict(analyst, ben, incident)
    form.pop("choose title", None)

    text = words(analyst.post(address, form))

    assert "Choose one of the two" in text
    assert Incident.objects.get().title == "By ben"


def test_no_choice_is_made_beforehand(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    html = page(send(analyst, incident, form, title="By analyst"))

    assert len(html.select("[type=radio]")) == 2
    assert html.select("[type=radio][checked]") == []


def test_a_choice_made_of_what_does_not_stand_any_more_is_asked_anew(analyst, ben, incident):
    address, form = in_conflict(analyst, ben, incident)
    save(ben, incident, title="By ben, again")

    text = words(analyst.post(address, {**form, "choose title": "mine"}))

    assert "It was changed again meanwhile." in text
    assert "By ben, again" in text
    assert Incident.objects.get().title == "By ben, again"


def test_what_was_set_aside_can_be_brought_in_later(analyst, ben, incident):
    address, _form = in_conflict(analyst, ben, incident)

    form = filled(analyst.get(address))
    chosen = {"choose title": "mine", "choose summary": "mine"}
    analyst.post(address, {**form, **chosen})

    assert Incident.objects.get().title == "By analyst"


def test_changes_that_do_not_go_together_are_for_somebody_to_choose(analyst, ben, incident):
    """ben takes the flag off that lets figures stand out of order; the analyst puts them so."""
    Incident.objects.update(code_status="Check deaths")
    form = opened(analyst, incident)
    save(ben, incident, code_status="Clear")

    text = words(send(analyst, incident, form, killed_low=5, killed_best=3))

    assert "Two changes of one incident" in text
    assert Incident.objects.get().killed_low is None


def test_a_choice_that_cannot_be_is_refused_in_words(analyst, ben, incident):
    Incident.objects.update(code_status="Check deaths")
    form = opened(analyst, incident)
    save(ben, incident, code_status="Clear")
    response = send(analyst, incident, form, killed_low=5, killed_best=3)
    address = page(response).select_one("#content-main form")["action"]
    chosen = {"choose killed": "mine", "choose to be checked": "theirs"}

    text = words(analyst.post(address, {**filled(response), **chosen}))

    assert "Figures must be in order" in text
    assert Incident.objects.get().killed_low is None


def test_a_form_of_which_nobody_knows_what_it_was_made_from_overwrites_nothing(analyst, incident):
    form = opened(analyst, incident)

    text = words(send(analyst, incident, form, title="Typed", made_from="tampered"))

    assert "What analyst typed is not what stands here now." in text
    assert Incident.objects.get().title == "As read"


def test_a_viewer_settles_no_conflict(viewer, analyst, ben, incident):
    address, form = in_conflict(analyst, ben, incident)

    assert viewer.get(address).status_code == 403
    assert viewer.post(address, {**form, "choose title": "mine"}).status_code == 403
