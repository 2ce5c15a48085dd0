"""The latest of what answers, by first publication and by last change."""

from datetime import date

import pytest

from tests.published import publish_incident, publish_many
from timeline.actions.publishing import publish, retract
from timeline.models import Incident, Revision
from timeline.search.found import search
from timeline.search.query import Query
from timeline.search.records import read, states_of

pytestmark = pytest.mark.django_db
EVERYTHING = Query()


def corrected(incident: Incident, title: str) -> Incident:
    incident.title = title
    incident.save()
    publish(incident, by="editor", reason="A second report.")
    return incident


def latest(query: Query = EVERYTHING, **asked) -> list[str]:
    """The codes, the latest first."""
    found = search(query).recent(**{"most": 50, "first_published": True, **asked})
    return [public.code for public in read(found.keys, query.asof)]


def test_new_incidents_come_by_first_publication_and_not_by_the_day_they_happened():
    late = publish_incident(day=date(2024, 8, 5))
    early = publish_incident(day=date(2020, 1, 1))

    assert latest() == [early.code, late.code]


def test_a_correction_moves_an_incident_up_among_the_changes_and_not_among_the_new():
    first, second, third = publish_many(3)
    corrected(first, "Attack, corrected")

    assert latest() == [third.code, second.code, first.code]
    assert latest(first_published=False) == [first.code, third.code, second.code]


def test_corrections_that_are_made_while_the_record_is_known_are_seen():
    first, second = publish_many(2)
    latest()
    corrected(first, "Corrected once")
    assert latest() == [second.code, first.code]
    corrected(second, "Corrected too")
    corrected(first, "Corrected twice")

    assert latest() == [second.code, first.code]
    assert latest(first_published=False) == [first.code, second.code]


@pytest.mark.parametrize("first_published", [True, False])
def test_stretches_follow_each_other_through_all_that_answers(first_published):
    incidents = publish_many(7)
    for incident in incidents[::3]:
        corrected(incident, f"{incident.title}, corrected")
    whole = latest(first_published=first_published)
    codes, below = [], None
    for _ in range(4):
        found = search(Query()).recent(most=2, first_published=first_published, below=below)
        codes += [public.code for public in read(found.keys, None)]
        below = found.older

    assert codes == whole
    assert len(set(codes)) == 7
    assert below is None


def test_only_what_answers_is_among_the_latest():
    publish_incident(title="A march", event_type="Protests", sub_event_type="Peaceful protest")
    strike = publish_incident(title="A strike")

    assert latest(Query(type=("air-drone-strike",))) == [strike.code]


def test_the_latest_of_a_past_moment_are_those_that_were_public_then(time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    first = publish_incident(title="One")
    second = publish_incident(title="Two")
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    corrected(first, "One, corrected")
    moment = Revision.objects.filter(code=second.code).get().public_from

    assert latest(Query(asof=moment), first_published=False) == [second.code, first.code]
    assert latest(first_published=False) == [first.code, second.code]


def test_states_of_an_incident_come_the_latest_first_with_their_reasons(time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident = publish_incident(title="As first told")
    then = Revision.objects.get().public_from
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    corrected(incident, "As corrected")

    told = [(state.number, state.reason) for state in states_of(incident.code, None, most=9)]
    assert told == [(2, "A second report."), (1, "First published.")]
    assert [state.number for state in states_of(incident.code, then, most=9)] == [1]
    retract(incident, by="editor", reason="Wrong.")
    assert states_of(incident.code, None, most=9) == []
