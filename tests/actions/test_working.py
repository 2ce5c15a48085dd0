"""The working record: what it holds can be put back, and what is gone by then is said."""

import json

import pytest
from django.core.exceptions import ValidationError

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.actions.record import dataset_sources
from timeline.actions.working import put_back, working_record
from timeline.formats.events import SourceRead
from timeline.models import (
    ActorForwarding,
    Claim,
    Dataset,
    Incident,
    Link,
    LocationForwarding,
    Participation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    """One with something of every kind, some of which the public is not told."""
    incident = create_incident(
        title="Drones over a depot",
        summary="Two drones.",
        location=create_location(),
        perpetrator=create_actor(name="A militia"),
        target=create_actor(),
        killed_low=2,
        reasons={"killed": "the only count"},
        dataset=Dataset.objects.create(name="A set", slug="a-set"),
        inherited=dataset_sources([SourceRead(outlet="Of a merged row")]),
    )
    incident.participations.filter(role="target").update(side="b")
    create_claim(incident=incident, killed_low=2, country="SY", where_prec=1)
    other = create_incident(title="Another")
    Link.objects.create(incident=incident, target=other, kind="response_to", reason="It says so")
    Link.objects.create(incident=incident, target=other, kind="not_duplicate", reason="Told apart")
    return incident


def all_rows(incident):
    """Everything stored of it, keys included, but for the moment of its last change."""
    rows = [Incident.objects.filter(pk=incident.pk)]
    rows += [model.objects.filter(incident=incident) for model in (Participation, Claim, Link)]
    values = [list(each.order_by("pk").values()) for each in rows]
    values[0][0].pop("modified")
    return values


def test_a_record_is_plain_json(incident):
    record = working_record(incident)

    assert json.loads(json.dumps(record)) == record


def test_putting_back_what_stands_changes_no_row(incident):
    before = all_rows(incident)

    assert put_back(incident, working_record(incident)) == []

    assert all_rows(incident) == before


def test_all_that_was_changed_is_put_back(incident):
    record = working_record(incident)
    incident.participations.all().delete()
    incident.claims.all().delete()
    incident.links.all().delete()
    changed = {"title": "x", "location": None, "killed_low": None, "reasons": {}, "dataset": None}
    Incident.objects.filter(pk=incident.pk).update(**changed, inherited=None)
    create_claim(incident=incident)

    assert put_back(incident, record) == []

    assert working_record(incident) == record


def test_the_public_record_brings_back_what_the_public_was_told(incident):
    revision = publish(incident, by="editor", reason="First")
    Incident.objects.filter(pk=incident.pk).update(title="x", killed_low=9, where_prec=2)
    incident.participations.filter(role="perpetrator").delete()
    incident.claims.update(killed_low=9)

    assert put_back(incident, revision.record) == []

    assert publish(incident, by="editor", reason="Back") == revision


def test_what_the_public_was_not_told_stays_when_its_record_is_put_back(incident):
    revision = publish(incident, by="editor", reason="First")
    before = all_rows(incident)

    put_back(incident, revision.record)

    assert all_rows(incident) == before


def test_a_claim_that_was_taken_out_comes_back_with_figures_out_of_order(incident):
    """The public is not told that a claim is flagged, without which the row would be refused."""
    incident.claims.update(killed_low=5, killed_best=3, code_status="Check deaths")
    revision = publish(incident, by="editor", reason="First")
    incident.claims.all().delete()

    put_back(incident, revision.record)

    assert incident.claims.get().code_status == "Check deaths"


def test_a_name_that_was_merged_into_another_is_put_back_as_that_one(incident):
    record = working_record(incident)
    incident.participations.all().delete()
    Incident.objects.filter(pk=incident.pk).update(location=None)
    kept, place = create_actor(name="The same militia"), create_location(name="The same base")
    create_actor(name="A militia").delete()
    create_location().delete()
    ActorForwarding.objects.create(slug="a-militia", actor=kept)
    LocationForwarding.objects.create(slug=record["location"]["slug"], location=place)

    assert put_back(incident, record) == []

    assert incident.location == place
    assert incident.participations.filter(actor=kept, role="perpetrator").exists()


def test_what_is_gone_is_left_out_and_said(incident):
    claim, other = incident.claims.get(), incident.links.first().target
    record = working_record(incident)
    incident.participations.all().delete()
    Incident.objects.filter(pk=incident.pk).update(location=None, dataset=None)
    claim.delete(), claim.report.delete(), other.delete()
    create_actor(name="A militia").delete()
    create_location().delete()
    Dataset.objects.all().delete()

    lost = put_back(incident, record)

    assert lost == [
        "“Al Tanf” is no longer known here, and was left out.",
        "The dataset “a-set” is no longer here, and was left out.",
        "“A militia” is no longer known here, and was left out.",
        "The report “The Test Courier” is no longer here, nor what it says.",
        f"The incident {other.code} is gone, and the link to it was left out.",
    ]
    assert incident.participations.count() == 1


def test_a_report_without_outlet_and_headline_is_called_by_its_day():
    incident = create_incident()
    claim = create_claim(incident=incident, report=create_report(outlet="", title=""))
    record = working_record(incident)
    claim.delete(), claim.report.delete()

    assert put_back(incident, record) == [
        "The report “2024-08-06” is no longer here, nor what it says."
    ]


def test_values_that_do_not_go_together_are_refused_and_nothing_is_written(incident):
    before = all_rows(incident)
    record = {**working_record(incident), "title": "x", "sub_event_type": "Armed clash"}

    with pytest.raises(ValidationError, match="The sub-type does not belong to the type"):
        put_back(incident, {**record, "actors": []})

    assert all_rows(incident) == before
