"""What an analyst decides about a draft is kept, with what the machine had read beside it."""

import pytest

from tests.builders import create_actor, create_claim, create_incident, create_location
from tests.published import publish_incident
from timeline.actions.deciding import CannotDecide, accept, reject, reopen, split
from timeline.actions.editing import editing, keep
from timeline.actions.merging import not_duplicates
from timeline.actions.working import working_record
from timeline.models import Decision, Incident, Link

pytestmark = pytest.mark.django_db
EVIDENCE = {"killed": {"text": "A drone", "start": 0, "end": 7}}


def read_by_machine(**fields) -> Incident:
    incident = create_incident(killed_low=3, killed_best=3, killed_high=3, **fields)
    create_claim(incident=incident, evidence=EVIDENCE)
    return incident


def stage_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).stage


def test_an_accepted_draft_is_checked_and_waits_for_whoever_publishes():
    draft = read_by_machine()

    accept(draft, by="ann")

    draft.refresh_from_db()
    assert (draft.reviewed, draft.stage, draft.by_hand) == (True, "in review", True)


def test_what_is_public_stays_public_when_it_is_accepted():
    public = publish_incident()

    accept(public, by="ann")

    assert stage_of(public) == "published"


def test_the_machine_was_right_where_nothing_was_changed_before_accepting():
    told = accept(read_by_machine(), by="ann").fields

    assert told["killed"] == {"machine": "3", "analyst": "3"}
    assert told["date"] == {"machine": "5 August 2024", "analyst": "5 August 2024"}


def test_what_the_analyst_corrected_stands_beside_what_the_machine_had_read():
    draft = read_by_machine(location=create_location(), perpetrator=create_actor())
    with editing(draft, by="ann"):
        Incident.objects.filter(pk=draft.pk).update(killed_best=4, killed_high=None, location=None)

    told = accept(draft, by="bob").fields

    assert told["killed"] == {"machine": "3", "analyst": "3 or more, best 4"}
    assert told["location"] == {"machine": "Al Tanf, how exactly: 6", "analyst": ""}
    assert told["perpetrator"]["machine"] == told["perpetrator"]["analyst"] == "United States"


def test_how_sure_an_attribution_is_belongs_to_what_was_right_or_wrong():
    draft = read_by_machine(perpetrator=create_actor())
    with editing(draft, by="ann"):
        draft.participations.update(attribution="suspected")

    told = accept(draft, by="ann").fields["perpetrator"]

    assert told == {"machine": "United States", "analyst": "United States (suspected)"}


def test_what_was_set_aside_before_any_change_is_not_what_the_machine_had_read():
    draft = read_by_machine()
    typed = {**working_record(draft), "killed": {"low": 9, "best": 9, "high": 9}}
    keep(draft, typed, by="", set_aside=True)

    told = accept(draft, by="ann").fields["killed"]

    assert told == {"machine": "3", "analyst": "3"}


def test_what_was_accepted_once_is_not_judged_again():
    draft = read_by_machine()
    accept(draft, by="ann")

    assert accept(draft, by="bob").fields == {}


def test_an_incident_entered_by_hand_says_nothing_of_the_machine():
    assert accept(create_incident(), by="ann").fields == {}


def test_a_rejected_draft_is_closed_with_its_reason_and_can_be_opened_again():
    draft = read_by_machine()

    reject(draft, by="ann", reason="An exercise.")
    assert stage_of(draft) == "rejected"
    assert Decision.objects.get().reason == "An exercise."
    with pytest.raises(CannotDecide, match="is rejected, so it cannot be accepted"):
        accept(draft, by="ann")

    assert reopen(draft).stage == "draft"


def test_nothing_is_rejected_without_a_reason_and_nothing_that_was_public():
    with pytest.raises(CannotDecide, match="Say why"):
        reject(create_incident(), by="ann", reason=" ")
    with pytest.raises(CannotDecide, match="has been public"):
        reject(publish_incident(), by="ann", reason="An exercise.")

    assert not Decision.objects.exists()


def test_only_what_was_rejected_is_opened_again():
    with pytest.raises(CannotDecide, match="was not rejected"):
        reopen(create_incident())


def test_two_incidents_read_as_one_become_two_drafts_that_say_the_same():
    draft = read_by_machine(target=create_actor(), location=create_location())
    accept(draft, by="ann")

    twin = split(draft, by="ann")

    assert (twin.stage, twin.reviewed, twin.location) == ("draft", False, draft.location)
    assert twin.participations.get().actor.name == "United States"
    assert twin.claims.get().quotes == draft.claims.get().quotes
    assert twin.decisions.get().verdict == "split"


def test_the_two_halves_are_not_suspected_to_be_the_same():
    draft = read_by_machine()

    twin = split(draft, by="ann")

    assert draft.links.get(kind="not_duplicate").target == twin


def test_two_that_were_told_apart_are_no_possible_duplicates_any_more():
    one, other = create_incident(), create_incident()
    Link.objects.create(incident=other, target=one, kind="possible_duplicate")

    told = not_duplicates(one, other, by="ann", reason="Different bases.")

    assert Link.objects.get() == told
    assert told.reason == "ann: Different bases."
