"""What was merged by mistake is two again, and what was done since stays."""

import pytest

from tests.builders import create_actor, create_claim, create_incident, create_location
from tests.published import publish_incident, publish_sourced
from timeline.actions.editing import editing, go_back
from timeline.actions.merging import CannotMerge, merge, not_duplicates, undo_merge
from timeline.actions.publishing import retract
from timeline.actions.working import working_record
from timeline.models import Incident, IncidentForwarding, Link, Merge, Revision

pytestmark = pytest.mark.django_db


def fresh(incident: Incident) -> Incident:
    return Incident.objects.get(pk=incident.pk)


def merged_by(kept: Incident, merged: Incident) -> Merge:
    return merge(kept, merged, by="ann", reason="One attack.")


def full_incident(**fields) -> Incident:
    """One with a row of every kind."""
    place = create_location(name=f"Base of {fields['title']}")
    actor = create_actor(name=f"Group of {fields['title']}")
    incident = create_incident(location=place, where_prec=2, perpetrator=actor, **fields)
    create_claim(incident=incident, killed_low=2, killed_best=2, killed_high=3)
    Link.objects.create(incident=incident, target=create_incident(title="Cause"), kind="related")
    return incident


def test_where_nothing_was_changed_both_are_exactly_as_they_were():
    kept, merged = full_incident(title="Kept"), full_incident(title="Merged")
    before = working_record(kept), working_record(merged)
    done = merged_by(kept, merged)
    assert working_record(kept) != before[0]

    undo_merge(done, by="bob")

    assert (working_record(kept), working_record(merged)) == before
    assert fresh(merged).stage == "draft"
    done.refresh_from_db()
    assert done.undone_by == "bob"
    assert done.undone_at


def test_what_an_analyst_changed_since_stays():
    kept, merged = full_incident(title="Kept"), full_incident(title="Merged")
    done = merged_by(kept, merged)
    late = create_actor(name="Named later")
    with editing(kept, by="ann"):
        Incident.objects.filter(pk=kept.pk).update(summary="Written later.")
        kept.participations.create(actor=late, role="target")

    undo_merge(done, by="ann")

    told = fresh(kept)
    names = {part.actor.name for part in told.participations.all()}
    assert told.summary == "Written later."
    assert names == {"Group of Kept", "Named later"}
    assert told.claims.count() == 1


def test_a_public_one_has_its_page_back_with_what_it_said():
    kept, merged = publish_incident(title="Kept"), publish_sourced(title="Merged")
    said = merged.revisions.current().get().record
    done = merged_by(kept, merged)

    undo_merge(done, by="ann")

    assert merged.revisions.current().get().record == said
    assert kept.revisions.current().get().record["sources"] == []
    assert not IncidentForwarding.objects.exists()
    assert fresh(merged).stage == "published"


def test_a_chain_of_merges_comes_apart_from_its_end():
    one, two, three = (full_incident(title=title) for title in ("One", "Two", "Three"))
    before = [working_record(each) for each in (one, two, three)]
    first, second = merged_by(two, one), merged_by(three, two)
    assert fresh(three).claims.count() == 3
    assert one.standing() == three or fresh(one).standing() == three

    with pytest.raises(CannotMerge, match="is merged now; that has to be undone first"):
        undo_merge(first, by="ann")
    undo_merge(second, by="ann")
    undo_merge(first, by="ann")

    assert [working_record(each) for each in (one, two, three)] == before


def test_public_addresses_of_a_chain_lead_to_its_end():
    one, two, three = (publish_incident(title=title) for title in ("One", "Two", "Three"))
    merged_by(two, one)
    merged_by(three, two)

    assert IncidentForwarding.objects.end_of(one.code) == three.code


def test_the_same_two_can_be_merged_again():
    kept, merged = full_incident(title="Kept"), full_incident(title="Merged")
    undo_merge(merged_by(kept, merged), by="ann")

    merged_by(fresh(merged), fresh(kept))

    assert fresh(kept).stage == "merged"
    assert fresh(merged).claims.count() == 2


def test_a_merge_is_undone_once():
    done = merged_by(create_incident(), create_incident())
    undo_merge(done, by="bob")

    with pytest.raises(CannotMerge, match="was undone already, by bob"):
        undo_merge(done, by="ann")


def test_a_merge_into_what_has_been_retracted_stands():
    kept = publish_incident()
    done = merged_by(kept, create_incident())
    retract(kept, by="ed", reason="Wrong.")

    with pytest.raises(CannotMerge, match="is retracted now"):
        undo_merge(done, by="ann")


def test_four_eyes_hold_for_an_undo_too(settings):
    kept, merged = publish_incident(title="Kept"), publish_sourced(title="Merged")
    done = merged_by(kept, merged)
    settings.FOUR_EYES = True

    undo_merge(done, by="ann")

    assert {told.title for told in Revision.objects.current()} == {"Kept", "Merged"}
    assert len(kept.revisions.current().get().record["sources"]) == 1
    assert not fresh(kept).claims.exists()


def test_suspicions_that_the_merge_passed_on_go_with_it():
    kept, merged, third = (create_incident(title=title) for title in ("Kept", "Merged", "Third"))
    between = Link.objects.create(incident=merged, target=kept, kind="possible_duplicate")
    other = Link.objects.create(incident=third, target=merged, kind="possible_duplicate")
    done = merged_by(kept, merged)
    assert kept.links.get().target == third

    undo_merge(done, by="ann")

    assert set(Link.objects.all()) == {between, other}


def test_what_was_told_apart_meanwhile_stays_told_apart():
    kept, merged, third = (create_incident(title=title) for title in ("Kept", "Merged", "Third"))
    Link.objects.create(incident=third, target=merged, kind="possible_duplicate")
    done = merged_by(kept, merged)
    told = not_duplicates(kept, third, by="ann")

    undo_merge(done, by="ann")

    assert kept.links.get() == told


def test_going_back_to_an_earlier_version_forgets_no_two_that_were_told_apart():
    one, other = create_incident(title="One"), create_incident(title="Other")
    Link.objects.create(incident=one, target=other, kind="possible_duplicate")
    earlier = working_record(one)
    not_duplicates(one, other, by="ann")

    go_back(one, earlier, by="ann", why="Back.")

    assert one.links.get().kind == "not_duplicate"


@pytest.mark.parametrize("stage", ["merged", "rejected", "retracted"])
def test_what_is_closed_is_not_told_apart(stage):
    closed, other = create_incident(stage=stage), create_incident()
    suspicion = Link.objects.create(incident=closed, target=other, kind="possible_duplicate")
    stale = Incident(pk=closed.pk, stage="draft")  # as a page may still have it

    for pair in ((stale, other), (other, stale)):
        with pytest.raises(CannotMerge, match=f"is {stage}, so it cannot be told apart"):
            not_duplicates(*pair, by="ann")

    assert Link.objects.get() == suspicion
