"""Rows of a dataset become incidents: new, revised, or unchanged; a batch at a time."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.events import GED, bring_in, event, imported
from timeline.actions.importing import batches
from timeline.actions.publishing import publish
from timeline.actions.record import public_record
from timeline.formats.events import RefusedRow
from timeline.models import (
    ChangeCounter,
    Dataset,
    DatasetRow,
    Incident,
    Participation,
    Revision,
)
from timeline.models.facts import FACT_FIELDS

pytestmark = pytest.mark.django_db

NEWER = replace(GED, version="26.1")
OLDER = replace(GED, version="24.1")


def told(incident: Incident) -> Incident:
    return Incident.objects.for_record().get(pk=incident.pk)


def test_a_row_becomes_a_draft_with_all_that_it_says():
    row = event(event_type="Battles", sub_event_type="Armed clash", count_low=None)
    taken = bring_in(row)
    incident = imported(row)

    assert (taken.new, incident.stage, incident.reviewed) == (1, "draft", False)
    assert all(getattr(incident, name) == getattr(row, name) for name in FACT_FIELDS)
    assert (incident.title, incident.location.name) == (row.title, "Milltown village")
    assert [(p.actor.name, p.role, p.side) for p in incident.participations.all()] == [
        ("Red Front", "perpetrator", "a"),
        ("Civilians", "target", "b"),
    ]
    assert incident.dataset_row.sources[0]["title"] == "Mill hit"
    assert not Revision.objects.exists()


def test_a_published_row_is_public_as_publishing_it_by_hand_would_make_it():
    rows = [
        event(),
        event(place=None, actors=(), sources=(), where_prec=6),
        event(killed_low=9, code_status="Check deaths", event_clarity=2, date_end=date(2024, 9, 1)),
    ]
    bring_in(*rows)
    bring_in(*rows, public=True, into=replace(GED, name="The same again"))
    columns = (
        *("title", "text", "grading", "reviewed", "location", "latitude", "longitude", "sources"),
        *("parties", "places"),
    )
    for row in rows:
        by_hand = publish(imported(row), by="editor", reason="Checked.")
        at_once = imported(row, dataset="The same again").revisions.get()

        for name in (*columns, *FACT_FIELDS, "number", "withdrawn"):
            assert getattr(at_once, name) == getattr(by_hand, name), name
        same = {name: by_hand.record[name] for name in ("code", "dataset", "dataset_row")}
        assert at_once.record["dataset_row"] == {**same["dataset_row"], "name": "The same again"}
        assert {**at_once.record, **same} == by_hand.record


def test_the_record_is_that_of_its_incident():
    row = event()
    bring_in(row, public=True)
    incident = told(imported(row))

    assert incident.stage == "published"
    assert incident.revisions.get().record == public_record(incident)


def test_history_says_whence_and_by_whom_it_came():
    row = event()
    bring_in(row, public=True)
    revision = imported(row).revisions.get()

    assert (revision.editor, revision.reason) == ("import_events", "From UCDP GED 25.1.")
    assert revision.change == ChangeCounter.objects.get().number


def test_the_same_rows_again_change_nothing():
    rows = [event(), event()]
    bring_in(*rows, public=True)
    before = [
        list(m.objects.values()) for m in (Incident, DatasetRow, Participation, ChangeCounter)
    ]

    taken = bring_in(*rows, public=True)

    after = [list(m.objects.values()) for m in (Incident, DatasetRow, Participation, ChangeCounter)]
    assert (taken.unchanged, taken.new, taken.revised, taken.published) == (2, 0, 0, 0)
    assert after == before


def test_publishing_may_follow_in_a_second_run():
    row = event()
    bring_in(row)
    taken = bring_in(row, public=True)

    assert (taken.unchanged, taken.published) == (1, 1)
    assert imported(row).revisions.get().record == public_record(told(imported(row)))


def test_a_newer_release_revises_just_the_rows_that_differ():
    changed, same = event(), event()
    bring_in(changed, same, public=True)
    taken = bring_in(replace(changed, killed_best=3), same, public=True, into=NEWER)
    first, second = imported(changed).revisions.order_by("number")

    assert (taken.revised, taken.unchanged, taken.published) == (1, 1, 1)
    assert (first.public_until, second.public_until) == (second.public_from, None)
    assert (second.number, second.reason) == (2, "From UCDP GED 26.1.")
    assert second.record == public_record(told(imported(changed)))
    assert imported(same).revisions.count() == 1
    assert Dataset.objects.get().version == "26.1"
    assert [r.record["dataset_row"]["release"] for r in (first, second)] == ["25.1", "26.1"]
    assert imported(same).revisions.get().record["dataset_row"]["release"] == "25.1"


def test_a_revised_row_takes_its_actors_place_and_sources_along():
    row = event()
    bring_in(row)
    bring_in(replace(row, actors=row.actors[:1], place=None, sources=()), into=NEWER)
    incident = imported(row)

    assert [part.actor.name for part in incident.participations.all()] == ["Red Front"]
    assert (incident.location, incident.dataset_row.sources) == (None, [])


def test_a_revision_that_is_not_published_waits_for_the_next_run_that_publishes():
    row = event()
    bring_in(row, public=True)
    corrected = replace(row, killed_best=3)
    bring_in(corrected, into=NEWER)

    assert imported(row).revisions.get().killed_best == 2
    assert bring_in(corrected, public=True, into=NEWER).published == 1
    assert imported(row).revisions.current().get().killed_best == 3


def test_an_older_release_adds_what_is_missing_and_takes_nothing_back():
    row, missing = event(), event()
    bring_in(row)
    taken = bring_in(replace(row, killed_best=3), missing, into=OLDER)

    assert (taken.new, taken.revised, imported(row).killed_best) == (1, 0, 2)
    assert "release 25.1" in taken.left[0].reason
    assert Dataset.objects.get().version == "25.1"


def test_the_first_of_two_rows_of_one_id_stands_and_the_second_is_named():
    row = event(killed_best=2)
    taken = bring_in(row, replace(row, line=99, killed_best=3))

    assert (taken.new, imported(row).killed_best) == (1, 2)
    (refused,) = taken.refused
    assert (refused.line, refused.key) == (99, row.key)
    assert f"line {row.line}" in refused.reason


def test_one_id_in_two_datasets_is_two_events():
    row = event()
    bring_in(row)
    bring_in(row, into=replace(GED, name="Another"))

    assert Incident.objects.count() == 2


def test_refused_rows_are_passed_on_and_make_no_dataset():
    refused = RefusedRow(7, "latitude “200”")

    assert bring_in(refused).refused == [refused]
    assert not Dataset.objects.exists()


def test_a_run_that_is_cut_off_leaves_whole_batches_and_the_next_goes_on(monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 2)
    rows = [event() for _ in range(5)]

    def until_it_breaks():
        yield from rows[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(batches.import_events(until_it_breaks(), into=GED, by="a", public=True))
    assert (Incident.objects.count(), Revision.objects.count()) == (2, 2)
    assert Dataset.objects.get().version == ""

    taken = bring_in(*rows, public=True)
    assert (taken.new, taken.unchanged) == (3, 2)
    assert Revision.objects.current().count() == 5


def test_a_batch_that_fails_leaves_nothing_of_itself(monkeypatch):
    def fail(*_args, **_fields):
        raise RuntimeError

    monkeypatch.setattr(batches, "publish_many", fail)

    with pytest.raises(RuntimeError):
        bring_in(event(), public=True)
    assert not Incident.objects.exists()
    assert not Dataset.objects.exists()


def test_an_actor_has_a_role_once_however_often_the_row_names_it():
    row = event()
    bring_in(replace(row, actors=(*row.actors, row.actors[0])), public=True)

    assert imported(row).participations.count() == 2
    assert len(imported(row).revisions.get().record["actors"]) == 2


def test_a_batch_asks_as_often_for_many_rows_as_for_few():
    def asked(number: int) -> int:
        rows = [event(title=f"Event {at}") for at in range(number)]
        with CaptureQueriesContext(connection) as queries:
            bring_in(*rows, public=True)
        return len(queries)

    asked(1)

    assert asked(3) == asked(300)


def test_flags_are_counted_once():
    row = event(killed_low=9, code_status="Check deaths")

    assert (bring_in(row).flagged, bring_in(row, public=True).flagged) == (1, 0)


def test_what_the_desk_says_of_a_dataset_stays():
    bring_in(event())
    Dataset.objects.update(citation="As the desk cites it.")
    bring_in(event(), into=NEWER)

    assert Dataset.objects.get().citation == "As the desk cites it."
