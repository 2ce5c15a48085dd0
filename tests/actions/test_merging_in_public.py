"""When two incidents may be made one, what the public then sees, and what is remembered."""

import pytest
from django.core.exceptions import ValidationError

from tests.builders import create_actor, create_claim, create_incident
from tests.published import publish_incident, publish_sourced
from timeline.actions.editing import editing
from timeline.actions.merging import CannotMerge, merge
from timeline.actions.publishing import retract
from timeline.models import (
    Decision,
    Incident,
    IncidentForwarding,
    Merge,
    Participation,
    Revision,
)

pytestmark = pytest.mark.django_db


def fresh(incident: Incident) -> Incident:
    return Incident.objects.get(pk=incident.pk)


# What becomes public --------------------------------------------------------------------------


def test_of_two_public_ones_the_address_forwards_and_the_kept_one_is_public_anew():
    kept, merged = publish_incident(title="Kept"), publish_sourced(title="Merged")

    merge(kept, merged, by="ed", reason="One attack.")

    assert IncidentForwarding.objects.get(code=merged.code).incident == kept
    assert fresh(merged).stage == "merged"
    told = Revision.objects.current().get()
    assert (told.code, told.editor, told.reason) == (kept.code, "ed", "One attack.")
    assert [source["outlet"] for source in told.record["sources"]] == ["The Test Courier"]


def test_views_of_the_past_still_show_both():
    kept, merged = publish_incident(title="Kept"), publish_incident(title="Merged")
    then = Revision.objects.latest("public_from").public_from

    merge(kept, merged, by="ed", reason="One attack.")

    assert {told.title for told in Revision.objects.as_of(then)} == {"Kept", "Merged"}


def test_a_draft_in_a_public_one_waits_to_be_published_and_leaves_no_address():
    kept, draft = publish_incident(), create_incident()
    create_claim(incident=draft)

    merge(kept, draft, by="ann", reason="One attack.")

    assert kept.revisions.current().get().number == 1
    assert fresh(kept).claims.count() == 1
    assert not IncidentForwarding.objects.exists()


# What is remembered, and what is refused ------------------------------------------------------


def test_a_merge_is_remembered_with_who_when_and_why():
    kept, merged = create_incident(), create_incident()
    create_claim(incident=merged)

    done = merge(kept, merged, by="ann", reason=" One attack. ")

    assert (done.by, done.reason, done.stage) == ("ann", "One attack.", "draft")
    assert Decision.objects.get(incident=merged).verdict == "merged"
    assert f"Merged with {merged.code}" in kept.versions.first().why


@pytest.mark.parametrize("stage", ["rejected", "retracted", "merged"])
def test_what_is_closed_is_not_merged(stage):
    closed, draft = create_incident(stage=stage), create_incident()

    for pair in ((closed, draft), (draft, closed)):
        with pytest.raises(CannotMerge, match=f"is {stage}, so it cannot be merged"):
            merge(*pair, by="ann", reason="One attack.")


def test_a_public_one_does_not_vanish_in_a_draft():
    with pytest.raises(CannotMerge, match="keep the public one"):
        merge(create_incident(), publish_incident(), by="ann", reason="One attack.")

    assert Revision.objects.current().count() == 1


def test_no_incident_is_merged_with_itself_nor_any_without_a_reason():
    one = create_incident()

    with pytest.raises(CannotMerge, match="with itself"):
        merge(one, one, by="ann", reason="One attack.")
    with pytest.raises(CannotMerge, match="Say why"):
        merge(one, create_incident(), by="ann", reason=" ")


def test_one_that_cannot_be_saved_as_it_stands_says_what_is_to_be_mended():
    kept, merged = create_incident(title=""), create_incident()
    with pytest.raises(ValidationError):
        kept.full_clean()

    with pytest.raises(CannotMerge, match="has to be mended first: This field cannot be blank"):
        merge(kept, merged, by="ann", reason="One attack.")

    assert not Merge.objects.exists()
    assert fresh(merged).stage == "draft"


def test_a_retracted_one_is_not_brought_back_by_a_merge():
    kept, merged = publish_incident(), publish_incident()
    retract(kept, by="ed", reason="Wrong.")

    with pytest.raises(CannotMerge, match="is retracted"):
        merge(kept, merged, by="ann", reason="One attack.")


def test_an_edit_that_was_not_yet_public_is_public_with_the_merge():
    kept, merged = publish_incident(), publish_incident()
    with editing(kept, by="ann"):
        Incident.objects.filter(pk=kept.pk).update(summary="What ann wrote.")
    Participation.objects.create(
        incident=merged, actor=create_actor(), role="perpetrator", attribution="claimed"
    )
    merge(kept, merged, by="ed", reason="One attack.")

    told = Revision.objects.current().get().record
    assert told["summary"] == "What ann wrote."
    assert told["actors"][0]["attribution"] == "claimed"
