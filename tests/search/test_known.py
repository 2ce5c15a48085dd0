"""Names in a question are those of the public record, past and present, and of nothing else."""

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import ActorForwarding, Dataset, LocationForwarding
from timeline.search.found import search
from timeline.search.query import BadQuery, Query

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return create_actor(name="Group A")


def test_a_name_that_only_a_draft_has_is_refused(group):
    create_incident(perpetrator=group)
    publish_incident()

    with pytest.raises(BadQuery, match="there is no actor “group-a” in the public record"):
        search(Query(actor=("group-a",)))


def test_a_name_that_only_the_past_has_is_known_and_called_as_it_was(group):
    incident = publish_incident(perpetrator=group)
    incident.participations.all().delete()
    publish(incident, by="editor", reason="It was not them.")
    found = search(Query(actor=("group-a",)))

    assert found.tally().total == 0
    assert [(o.label, o.count) for o in found.options("actor").options] == [("Group A", 0)]


def test_a_name_that_only_what_is_retracted_has_is_refused(group):
    incident = publish_incident(perpetrator=group, location=create_location(name="A base"))
    search(Query(actor=("group-a",), location=("a-base",)))
    retract(incident, by="editor", reason="It did not happen.")

    for asked in (Query(actor=("group-a",)), Query(location=("a-base",))):
        with pytest.raises(BadQuery, match="there is no"):
            search(asked)


def test_a_name_that_was_merged_into_another_is_taken_for_that(group):
    base = create_location(name="A base")
    publish_incident(perpetrator=group, location=base)
    ActorForwarding.objects.create(slug="group-alpha", actor=group)
    LocationForwarding.objects.create(slug="the-base", location=base)
    found = search(Query(actor=("group-alpha",), location=("the-base",)))

    assert found.query == Query(actor=("group-a",), location=("a-base",))
    assert found.tally().total == 1


def test_a_dataset_of_which_nothing_is_public_is_refused():
    dataset = Dataset.objects.create(name="A dataset", slug="one")
    publish_incident(dataset=dataset)

    assert search(Query(dataset=("one",))).tally().total == 1
    with pytest.raises(BadQuery, match="there is no dataset “two” in the public record"):
        search(Query(dataset=("two",)))


def test_an_old_name_of_the_other_side_is_forwarded_too(group):
    publish_incident(perpetrator=group, target=create_actor(name="Group B"))
    ActorForwarding.objects.create(slug="alpha", actor=group)

    assert search(Query(against=("alpha",))).query.against == ("group-a",)
    with pytest.raises(BadQuery, match="against: there is no actor “nobody”"):
        search(Query(against=("nobody",)))
