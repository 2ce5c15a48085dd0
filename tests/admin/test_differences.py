"""Two records beside each other: whatever differs is said, in words a reader knows where there are any."""

import copy

import pytest

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.actions.record import public_record
from timeline.actions.working import working_record
from timeline.admin.differences import differences
from timeline.models import Incident, Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    incident = create_incident(
        title="Drones over a depot",
        location=create_location(),
        perpetrator=create_actor(name="A militia"),
        target=create_actor(),
        killed_low=2,
        date_words="on Monday",
        reasons={"killed": "the only count"},
    )
    report = create_report(outlet="The Test Courier")
    evidence = {"date": {"text": "A drone", "start": 0, "end": 7}}
    actors = [{"name": "A militia", "role": "perpetrator"}]
    create_claim(incident=incident, report=report, killed_low=2, evidence=evidence, actors=actors)
    other = create_incident(title="Another")
    Link.objects.create(incident=incident, target=other, kind="response_to", reason="It says so")
    return incident


def leaves(value, path=()):
    """Every place in a record where a single value stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in pairs:
        if isinstance(each, dict | list) and each:
            yield from leaves(each, (*path, key))
        else:
            yield (*path, key)


def with_another(record, path):
    """The record but for one value, which is another of its kind."""
    changed = copy.deepcopy(record)
    *way, last = path
    at = changed
    for key in way:
        at = at[key]
    at[last] = another(last, at[last])
    return changed


def another(name, value):
    known = {"attribution": "denied", "role": "other", "side": "b", "grading": "weak"}
    known |= {"date_start": "2024-08-04", "date_end": "2024-08-09", "where_prec": 2}
    known |= {"event_type": "Battles", "sub_event_type": "Armed clash", "event_clarity": 2}
    if name in known:
        return known[name]
    if isinstance(value, bool):
        return not value
    if isinstance(value, dict | list) or name == "location":
        return {"low": 9} if name == "count" else [{"id": None}] if name == "inherited" else "x"
    return (value or 0) + 1 if isinstance(value, int) or value is None else f"{value} x"


@pytest.mark.parametrize("kind", [working_record, public_record])
def test_not_one_value_of_a_record_differs_without_a_word(incident, kind):
    record = kind(Incident.objects.for_record().get(pk=incident.pk))

    silent = [
        path for path in leaves(record) if not differences(record, with_another(record, path))
    ]

    assert silent == []


def test_a_record_does_not_differ_from_itself(incident):
    record = working_record(incident)

    assert differences(record, copy.deepcopy(record)) == []


def test_what_is_public_unchanged_differs_in_nothing_from_the_desk(incident):
    revision = publish(incident, by="editor", reason="First")

    assert differences(revision.record, working_record(incident)) == []


@pytest.mark.parametrize(
    ("path", "name", "before", "after"),
    [
        (("title",), "Headline", "Drones over a depot", "Drones over a depot x"),
        (("killed", "low"), "Killed", "at least 2 killed", "at least 3 killed"),
        (("date_words",), "Date as reported", "on Monday", "on Monday x"),
        (("actors", 0, "side"), "Perpetrator: A militia", "named", "named, side B"),
        (("links", 0, "reason"), "Link, response to: {code}", "It says so", "It says so x"),
        (
            ("sources", 0, "claims", "killed", "low"),
            "The Test Courier – Killed",
            "at least 2 killed",
            "at least 3 killed",
        ),
        (
            ("sources", 0, "evidence", "date", "end"),
            "The Test Courier – What it was read from",
            "date: “A drone”",
            "date: “A drone”, marked otherwise",
        ),
    ],
)
def test_a_difference_says_what_it_was_and_what_it_is(incident, path, name, before, after):
    record = working_record(incident)

    (found,) = differences(record, with_another(record, path))

    assert found == (name.format(code=record["links"][0]["code"]), before, after)


def test_a_source_that_only_one_has_is_named_with_its_words(incident):
    record = working_record(incident)

    (found,) = differences({**record, "sources": []}, record)

    assert found == ("Source: The Test Courier", "not there", "“A drone hit the base.”")
