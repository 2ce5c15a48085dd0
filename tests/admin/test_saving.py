"""Saving is a version; two analysts on one record keep both their changes."""

import pytest

from tests.admin.page import desk, filled, save, words
from tests.admin.two import opened, send
from tests.builders import create_actor, create_claim, create_incident
from timeline.actions.editing import editing
from timeline.actions.merging import merge
from timeline.actions.working import working_record
from timeline.models import Incident, Link, Participation, User

pytestmark = pytest.mark.django_db


def kept(incident):
    return [(one.by, one.why, one.set_aside) for one in incident.versions.order_by("number").all()]


def test_a_save_is_a_version_with_who_and_why(analyst, incident):
    save(analyst, incident, title="As checked", why="Clearer")

    assert kept(incident)[1:] == [("analyst", "Clearer", False)]
    assert incident.versions.first().record["title"] == "As checked"


def test_a_save_that_changes_nothing_leaves_no_trace(analyst, incident):
    before = Incident.objects.get().modified

    save(analyst, incident)

    assert kept(incident) == []
    assert Incident.objects.get().modified == before


def test_an_incident_entered_by_hand_begins_with_a_version(analyst):
    address = desk("incident", "add")
    form = {**filled(analyst.get(address)), "title": "By hand", "when": "5 Aug 2024"}

    analyst.post(address, {**form, "event_type": "Battles"})

    assert kept(Incident.objects.get()) == [("analyst", "Entered by hand.", False)]


def test_changes_of_different_things_are_both_kept_and_said(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    text = words(send(analyst, incident, form, summary="By analyst", why="More is known"))

    stands = Incident.objects.get()
    assert (stands.title, stands.summary) == ("By ben", "By analyst")
    assert "Ben changed Headline meanwhile; both changes are kept." in text
    assert kept(incident)[-1] == ("analyst", "More is known", False)


def test_rows_added_and_taken_off_by_either_are_kept_apart(analyst, ben, incident):
    form = opened(analyst, incident)
    row = {"participations-0-DELETE": "on", "participations-1-role": "target"}
    save(ben, incident, **row, **{"participations-1-actor": create_actor(name="An army").pk})
    mine = {"participations-1-actor": create_actor(name="A village").pk}

    send(analyst, incident, form, **mine, **{"participations-1-role": "other"})

    parts = {(p.actor.name, p.role) for p in incident.participations.all()}
    assert parts == {("An army", "target"), ("A village", "other")}


def test_what_a_machine_changed_meanwhile_is_kept_too(analyst, incident):
    form = opened(analyst, incident)
    create_claim(incident=incident, killed_low=7)

    text = words(send(analyst, incident, form, title="As checked"))

    assert incident.claims.count() == 2
    assert Incident.objects.get().title == "As checked"
    assert "A machine changed Source: The Test Courier meanwhile" in text


def test_a_mistake_in_the_form_is_said_though_another_saved_meanwhile(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    response = send(analyst, incident, form, summary="More", when="never")

    assert "never" in words(response)
    assert filled(response)["summary"] == "More"
    assert filled(response)["made_from"] == form["made_from"]
    assert Incident.objects.get().title == "By ben"


def test_what_was_merged_meanwhile_is_not_changed_and_what_was_typed_is_kept(analyst, incident):
    form = opened(analyst, incident)
    merge(create_incident(title="The kept one"), incident, by="ben", reason="The same")

    text = words(send(analyst, incident, form, title="Typed"))

    assert "was merged meanwhile. What you typed was not saved; it is kept as version" in text
    assert incident.versions.get(set_aside=True).record["title"] == "Typed"
    assert Incident.objects.get(pk=incident.pk).title == "As read"


def test_who_it_is_assigned_to_is_kept_beside_anothers_change(analyst, ben, incident):
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    send(analyst, incident, form, summary="More", assigned_to=User.objects.get(username="ben").pk)

    stands = Incident.objects.get()
    assert (stands.title, stands.assigned_to.username) == ("By ben", "ben")


def test_what_is_suspected_is_no_part_of_the_form_and_stays(analyst, ben, incident):
    suspicion = Link.objects.create(
        incident=incident, target=create_incident(), kind="possible_duplicate"
    )
    form = opened(analyst, incident)
    save(ben, incident, title="By ben")

    send(analyst, incident, form, summary="More")

    assert Link.objects.get() == suspicion


def test_a_source_changed_on_its_own_page_is_a_version_of_its_incident(analyst, incident):
    claim = incident.claims.get()
    address = desk("claim", "change", claim.pk)

    analyst.post(address, {**filled(analyst.get(address)), "killed_best": 4})

    assert kept(incident)[-1][0] == "analyst"
    assert incident.versions.first().record["sources"][0]["claims"]["killed"]["best"] == 4


def test_a_source_saved_by_another_meanwhile_is_not_replaced_unseen(analyst, ben, incident):
    claim = incident.claims.get()
    address = desk("claim", "change", claim.pk)
    form = filled(analyst.get(address))
    ben.post(address, {**filled(ben.get(address)), "killed_best": 4})

    refused = analyst.post(address, {**form, "injured_best": 9})

    assert "Somebody saved this source while you typed" in words(refused)
    assert filled(refused)["injured_best"] == "9"
    claim.refresh_from_db()
    assert (claim.killed_best, claim.injured_best) == (4, None)
    assert analyst.post(address, filled(refused)).status_code == 302


def test_a_source_that_moves_to_another_incident_is_a_version_of_both(analyst, incident):
    other = create_incident(title="Another")
    address = desk("claim", "change", incident.claims.get().pk)

    analyst.post(address, {**filled(analyst.get(address)), "incident": other.pk})

    assert [len(one.versions.first().record["sources"]) for one in (incident, other)] == [0, 1]


def test_a_change_elsewhere_at_the_desk_is_seen_by_who_has_the_form_open(analyst, incident):
    form = opened(analyst, incident)
    with editing(incident, by="ben"):
        Participation.objects.create(incident=incident, actor=create_actor(), role="target")

    send(analyst, incident, form, title="As checked")

    record = working_record(incident)
    assert (record["title"], len(record["actors"])) == ("As checked", 2)
