"""A form whose record others assigned, moved, took apart or deleted while somebody typed in it."""

import pytest

from tests.admin.conftest import signed_in
from tests.admin.page import desk, filled, page, save, words
from tests.admin.two import opened, send
from tests.builders import create_actor, create_incident
from timeline.models import Actor, Incident, Link, User

pytestmark = pytest.mark.django_db


def take(client, incident):
    client.post(desk("incident", "take", incident.pk))


def assigned(incident):
    return str(Incident.objects.get(pk=incident.pk).assigned_to)


# To whom it is assigned ---------------------------------------------------------------------------


def test_who_took_it_meanwhile_keeps_it(analyst, ben, incident):
    form = opened(analyst, incident)
    take(ben, incident)

    send(analyst, incident, form, title="By analyst")

    assert Incident.objects.get().title == "By analyst"
    assert assigned(incident) == "ben"


def test_of_two_who_assign_it_the_second_is_told(analyst, ben, incident):
    signed_in("analyst", name="carl")
    form = opened(analyst, incident)
    take(ben, incident)
    carl = User.objects.get(username="carl").pk

    text = words(send(analyst, incident, form, title="By analyst", assigned_to=carl))

    assert "It was assigned to ben meanwhile, so not to carl." in text
    assert assigned(incident) == "ben"


# Rows that are not there any more -----------------------------------------------------------------


def test_beside_a_source_that_was_moved_what_is_typed_is_saved(analyst, ben, incident):
    form = opened(analyst, incident)
    address = desk("claim", "change", incident.claims.get().pk)
    ben.post(address, {**filled(ben.get(address)), "incident": create_incident().pk})

    text = words(send(analyst, incident, form, title="By analyst"))

    stands = Incident.objects.get(pk=incident.pk)
    assert "Ben changed Source: The Test Courier meanwhile" in text
    assert (stands.title, stands.claims.count()) == ("By analyst", 0)


def test_what_was_typed_of_a_source_that_was_moved_is_for_somebody_to_choose(
    analyst, ben, incident
):
    form = opened(analyst, incident)
    address = desk("claim", "change", incident.claims.get().pk)
    ben.post(address, {**filled(ben.get(address)), "incident": create_incident().pk})

    text = words(send(analyst, incident, form, **{"claims-0-killed_best": 4}))

    assert "Two changes of one incident" in text
    assert incident.versions.get(set_aside=True).record["sources"][0]["claims"]["killed"]


def test_rows_that_took_each_others_place_are_told_apart(analyst, ben, incident):
    army, militia, guard = (create_actor(name=name).pk for name in ("An army", "Two", "A guard"))
    save(
        ben,
        incident,
        **{"participations-1-actor": army, "participations-1-role": "perpetrator"},
    )
    form = opened(analyst, incident)
    first = form["participations-0-actor"]
    save(ben, incident, **{"participations-0-actor": guard})
    save(ben, incident, **{"participations-1-actor": first})

    send(analyst, incident, form, title="By analyst")

    assert Incident.objects.get().title == "By analyst"
    named = set(incident.participations.values_list("actor__name", flat=True))
    assert named == {"A militia", "A guard"}
    assert militia


def test_a_row_whose_target_was_deleted_is_left_out_and_said(analyst, incident):
    others = [create_incident(title=title) for title in ("Gone", "Stays")]
    for other in others:
        Link.objects.create(incident=incident, target=other, kind="part_of")
    form = opened(analyst, incident)
    code = others[0].code
    others[0].delete()

    text = words(send(analyst, incident, form, title="By analyst"))

    assert f"The incident {code} is gone, and the link to it was left out." in text
    assert Incident.objects.get(pk=incident.pk).title == "By analyst"
    assert [link.target.title for link in incident.links.all()] == ["Stays"]


def test_an_actor_taken_off_and_deleted_is_left_out_and_said(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, **{"participations-0-DELETE": "on"})
    Actor.objects.get().delete()

    text = words(send(analyst, incident, form, title="By analyst"))

    assert "“A militia” is no longer known here, and was left out." in text
    assert Incident.objects.get().title == "By analyst"


def test_the_rows_that_stand_are_on_the_page_again_where_something_is_wrong(analyst, incident):
    others = [create_incident(title=title) for title in ("Gone", "Stays")]
    for other in others:
        Link.objects.create(incident=incident, target=other, kind="part_of")
    form = opened(analyst, incident)
    others[0].delete()

    response = send(analyst, incident, form, when="never", **{"links-1-reason": "Typed"})

    again = filled(response)
    assert (again["links-0-target"], again["links-0-reason"]) == (str(others[1].pk), "Typed")
    assert send(analyst, incident, again, when="5 Aug 2024").status_code == 200
    assert incident.links.get().reason == "Typed"


# An incident that is not there any more -------------------------------------------------------------


def test_what_was_typed_of_a_deleted_incident_is_there_and_can_be_saved_as_a_new_one(
    analyst, incident
):
    form = opened(analyst, incident)
    address = desk("incident", "change", incident.pk)
    report = form["claims-0-report"]
    incident.delete()

    refused = analyst.post(address, {**form, "title": "By analyst", "summary": "Long"})

    assert "This incident was deleted while you typed" in words(refused)
    assert not Incident.objects.exists()
    again = filled(refused)
    assert (again["summary"], again["claims-0-report"]) == ("Long", report)
    action = page(refused).select_one("#incident_form")["action"]
    assert analyst.post(action, again).status_code == 302
    made = Incident.objects.get()
    assert (made.title, str(made.participations.get().actor)) == ("By analyst", "A militia")


# Why ------------------------------------------------------------------------------------------------


def test_a_reason_that_is_too_long_is_refused_and_not_cut(analyst, incident):
    response = save(analyst, incident, title="By analyst", why="x" * 501)

    assert "The reason has more than 500 characters" in words(response)
    assert filled(response)["why"] == "x" * 501
    assert Incident.objects.get().title == "As read"


def test_a_reason_to_hand_over_is_kept_though_nothing_else_was_changed(analyst, incident):
    save(analyst, incident, why="Both sources agree", _hand_over="x")

    history = words(analyst.get(desk("incident", "history", incident.pk)))
    assert "Handed over. Both sources agree" in history
