"""The same change to many incidents: blank is left as it is, closed ones are named, no half is written."""

import pytest

from tests.admin.page import desk, filled, page, words
from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from timeline.actions import editing_many
from timeline.models import Actor, Dataset, Incident, Participation, User

pytestmark = pytest.mark.django_db

BULK = "/admin/bulk/"


def choose(client, *incidents, **more):
    chosen = {"action": "edit_chosen", "_selected_action": [one.pk for one in incidents]}
    return client.post(desk("incident"), chosen | more)


def change(client, *incidents, **typed):
    """Choose them in the list, fill in what is typed, send it."""
    return client.post(BULK, filled(choose(client, *incidents)) | typed, follow=True)


def two():
    return create_incident(title="One"), create_incident(title="Two")


def test_what_is_typed_is_changed_in_each_and_what_is_blank_is_left(analyst):
    one, two_ = two()
    create_location(name="Rafah", country="PS", kind="city")

    answer = change(analyst, one, two_, where="rafah", grading="fair", why="From the map.")

    assert "Changed 2 incidents." in words(answer)
    for incident in Incident.objects.all():
        assert (str(incident.location), incident.where_prec) == ("Rafah (PS)", 1)
        assert (incident.grading, incident.sub_event_type) == ("fair", "Air/drone strike")
        assert incident.versions.first().why == "From the map."
        assert incident.by_hand


def test_type_dataset_who_has_it_and_stage_are_set(analyst):
    one, _ = two()
    dataset = Dataset.objects.create(name="Seed", slug="seed")
    ann = User.objects.get(username="analyst")

    change(analyst, one, type="Battles", dataset=dataset.pk, assigned_to=ann.pk, stage="in review")

    one.refresh_from_db()
    assert (one.event_type, one.sub_event_type) == ("Battles", "")
    assert (one.dataset, one.assigned_to, one.stage) == (dataset, ann, "in review")


def test_an_actor_is_added_to_those_who_are_there(analyst):
    one, two_ = two()
    Participation.objects.create(incident=one, actor=create_actor(name="Hamas"), role="perpetrator")

    answer = change(
        analyst, one, two_, actors="The Test Front (suspected); Another", role="perpetrator"
    )

    assert "Changed 2 incidents." in words(answer)
    assert set(one.participations.values_list("actor__name", "attribution")) == {
        ("Hamas", ""),
        ("The Test Front", "suspected"),
        ("Another", ""),
    }
    assert Actor.objects.filter(name="The Test Front").count() == 1


def test_closed_incidents_are_left_and_named(analyst):
    one = create_incident(title="Gone", stage="rejected")
    public = publish_incident(title="Out")

    answer = words(change(analyst, one, public, create_incident(), stage="in review"))

    assert "“Gone” is rejected, so it was left as it is." in answer
    assert "“Out” is published and cannot be in review again." in answer
    assert "Changed 1 incident." in answer


@pytest.mark.parametrize("typed", [{"stage": "in review"}, {"assigned_to": "analyst"}])
def test_the_reason_for_a_stage_or_for_who_has_it_stands_as_a_note(analyst, typed):
    one, _ = two()
    if "assigned_to" in typed:
        typed = {"assigned_to": User.objects.get(username="analyst").pk}

    change(analyst, one, **typed, why="All of it was checked.")

    note = one.notes.get()
    assert (note.text, note.by) == ("All of it was checked.", "analyst")
    assert not one.versions.exists()


@pytest.mark.parametrize(
    ("typed", "known"), [("Hamas (confirmed)", "confirmed"), ("Hamas", "suspected")]
)
def test_an_actor_who_is_there_is_known_as_it_is_added(analyst, typed, known):
    one, hamas = create_incident(), create_actor(name="Hamas")
    part = Participation.objects.create(
        incident=one, actor=hamas, role="perpetrator", attribution="suspected"
    )

    change(analyst, one, actors=typed)

    part.refresh_from_db()
    assert part.attribution == known


def test_those_that_are_gone_are_counted(analyst):
    one, two_ = two()
    sent = filled(choose(analyst, one, two_)) | {"grading": "fair"}
    two_.delete()

    answer = words(analyst.post(BULK, sent, follow=True))

    assert "Changed 1 incident." in answer
    assert "1 incident of those chosen is not there any more." in answer


def test_those_that_say_it_already_are_counted_and_get_no_version(analyst):
    one = create_incident(grading="fair")

    assert "1 incident said all of this already." in words(change(analyst, one, grading="fair"))
    assert not one.versions.exists()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({}, "Nothing is to be changed"),
        ({"where": "Nowhere"}, "is no place that is known here"),
        ({"actors": "Hamas (suspected)", "role": "target"}, "Only a perpetrator is “suspected”"),
        ({"type": "Zap"}, "“Zap” is not in the list."),
        ({"ids": "1,x"}, "Enter a valid value."),
        ({"ids": ""}, "This field is required."),
        ({"dataset": "9"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_answered_on_the_form_and_nothing_is_written(analyst, typed, refusal):
    one = create_incident()
    sent = {**filled(choose(analyst, one)), "why": "Because.", "grading": ""} | typed

    answer = analyst.post(BULK, sent)

    assert answer.status_code == 400
    assert refusal in answer.content.decode()
    assert "Because." in answer.content.decode()
    assert not one.versions.exists()


def test_more_than_can_be_done_at_once_is_said_before_anything_is_typed(analyst, monkeypatch):
    monkeypatch.setattr("timeline.admin.entry.bulk.MOST", 1)

    answer = choose(analyst, *two(), follow=True)

    messages = analyst.get(answer.url)
    assert "2 incidents are chosen, and 1 at most can be edited at once." in words(messages)
    monkeypatch.setattr(editing_many, "MOST", 1)
    with pytest.raises(ValueError, match="2 incidents are chosen; 1 at most at once"):
        editing_many.change_many([1, 2], editing_many.Changes({}), by="ann", why="")


def test_only_who_may_change_incidents_may_do_so_and_only_by_post(viewer, analyst):
    one = create_incident()

    assert viewer.post(BULK, {"ids": one.pk, "grading": "fair"}).status_code == 403
    assert analyst.get(BULK).status_code == 405


def test_the_page_names_the_first_hundred(analyst):
    incidents = [create_incident(title=f"Number {n}") for n in range(103)]

    shown = page(choose(analyst, *incidents))

    assert len(shown.select(".chosen li")) == 101
    assert "and 3 more" in shown.get_text()
