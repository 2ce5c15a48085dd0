"""A merge by one person, where whatever becomes public takes two: nothing public is lost meanwhile."""

import pytest

from tests.published import publish_incident, publish_sourced
from timeline.actions.merging import merge, undo_merge
from timeline.actions.publishing import CannotPublish, publish, retract
from timeline.models import Incident, IncidentForwarding, Merge, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _four_eyes(settings):
    settings.FOUR_EYES = True


@pytest.fixture
def merged() -> Incident:
    return publish_sourced(title="Merged")


@pytest.fixture
def done(merged) -> Merge:
    return merge(publish_incident(title="Kept"), merged, by="ed", reason="One attack.")


def public() -> set[str]:
    return {told.title for told in Revision.objects.current()}


def test_both_stand_as_they_are_until_somebody_else_publishes_the_kept_one(done):
    assert public() == {"Kept", "Merged"}
    assert not IncidentForwarding.objects.exists()
    with pytest.raises(CannotPublish, match="four eyes"):
        publish(done.kept, by="ed", reason="Mine.")
    assert public() == {"Kept", "Merged"}


def test_when_somebody_else_publishes_the_kept_one_it_tells_what_both_told(done, merged):
    told = publish(done.kept, by="ann", reason="Checked.")

    assert public() == {"Kept"}
    assert [source["outlet"] for source in told.record["sources"]] == ["The Test Courier"]
    assert IncidentForwarding.objects.get(code=merged.code).incident == done.kept
    last = merged.revisions.latest("number")
    assert (last.editor, last.reason) == ("ann", "One attack.")


def test_a_merge_that_brought_nothing_new_is_public_by_the_second_person_too():
    kept = publish_incident(title="Kept")
    merge(kept, publish_incident(title="Merged"), by="ed", reason="One attack.")
    assert public() == {"Kept", "Merged"}
    with pytest.raises(CannotPublish, match="four eyes"):
        publish(kept, by="ed", reason="Mine.")

    publish(kept, by="ann", reason="Checked.")

    assert public() == {"Kept"}


def test_undone_before_that_the_public_has_seen_nothing_of_it(done, merged):
    undo_merge(done, by="ed")

    assert public() == {"Kept", "Merged"}
    assert merged.revisions.count() == 1
    assert publish(done.kept, by="ann", reason="Checked.").number == 1
    assert public() == {"Kept", "Merged"}


def test_with_the_kept_one_the_merged_one_is_retracted(done, merged):
    retract(done.kept, by="ed", reason="It was not so.")

    assert public() == set()
    assert IncidentForwarding.objects.end_of(merged.code) == done.kept.code


def test_of_a_chain_all_leave_when_the_last_is_published(done, merged):
    last = publish_incident(title="Last")
    merge(last, done.kept, by="ed", reason="One attack as well.")
    assert public() == {"Kept", "Merged", "Last"}

    publish(last, by="ann", reason="Checked.")

    assert public() == {"Last"}
    assert IncidentForwarding.objects.end_of(merged.code) == last.code
