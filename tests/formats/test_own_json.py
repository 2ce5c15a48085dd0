"""Our own JSON as others may make it: what cannot be is refused by name, and nothing stops the rest."""

import json
from datetime import date

import pytest

from timeline.formats.events import ActorRead
from timeline.formats.opening import Unusable

ONE = {"code": "a1", "title": "Mill hit", "date_start": "2024-08-05", "event_type": "Battles"}


def lines(*incidents: object) -> str:
    return "".join(json.dumps(each) + "\n" for each in incidents)


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (json.dumps({"total": 1, "of": 9, "next": None, "incidents": [ONE]}), "json"),
        (json.dumps(ONE), "json"),
        (json.dumps([ONE]), "json"),
        (lines(ONE, {**ONE, "code": "a2"}), "jsonl"),
    ],
    ids=["page", "one", "list", "lines"],
)
def test_incidents_are_read_from_a_page_alone_or_one_a_line(read, content, format_):
    told = read(content, "events.json")

    assert (told.format, told.refused) == (format_, [])
    assert told.events[0].key == "a1"
    assert told.events[0].date_start == date(2024, 8, 5)


def test_three_members_are_enough_and_others_are_passed_over(read):
    event = read(json.dumps({**ONE, "mood": {"of": ["bad"]}}), "one.json").event

    assert (event.place, event.actors, event.sources, event.reasons) == (None, (), (), {})


def test_an_actor_tells_all_that_is_known_of_it(read):
    actor = {"name": "A; B", "role": "perpetrator", "side": "a", "attribution": "claimed"}

    told = read(json.dumps({**ONE, "actors": [{**actor, "inter": 2, "country": "iq"}]}), "one.json")

    assert told.event.actors == (ActorRead("A; B", "perpetrator", "a", "claimed", 2, "IQ"),)


def test_the_divisions_are_those_that_contain_the_place(read):
    within = [{"kind": "admin2", "name": "Mill"}, {"kind": "admin1", "name": "North"}]
    place = {"name": "Milltown", "country": "IQ", "within": within, "where_prec": 2}

    event = read(json.dumps({**ONE, "location": place}), "one.json").event

    assert event.place == ("Milltown", "IQ", "Iraq", "North", "Mill", None, None)
    assert event.where_prec == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event_type": "Trade"}, "event_type “Trade” is none of ACLED’s"),
        ({"date_start": "2024-02-31"}, "date_start “2024-02-31” is no day"),
        ({"killed": {"low": "several"}}, "killed_low “several” is no whole number"),
        ({"actors": [{"name": "", "role": "other"}]}, "an actor has no name"),
        ({"actors": [{"name": "A", "role": "villain"}]}, "role “villain” of an actor is none of"),
        ({"actors": [{"name": "A", "role": "other", "inter": 9}]}, "inter “9” of an actor"),
        ({"actors": [{"name": "A", "role": "other", "side": "c"}]}, "side “c” of an actor"),
        (
            {"actors": [{"name": "A", "role": "target", "attribution": "claimed"}]},
            "the attribution “claimed” is of “A”, who is no perpetrator",
        ),
        ({"sources": [{"published": "2024-13-01"}]}, "the day of a source “2024-13-01” is no day"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line_and_the_next_is_read(read, changes, reason):
    told = read(lines({**ONE, **changes}, {**ONE, "code": "a2"}), "events.jsonl")

    assert reason in told.reason
    assert (told.refused[0].line, told.refused[0].key, told.event.key) == (1, "a1", "a2")


def test_what_is_no_incident_is_refused(read):
    told = read(json.dumps({"incidents": [7, {"title": "Mill hit"}, ONE]}), "events.json")

    assert [row.reason for row in told.refused] == [
        "this is no incident, which has members",
        "the incident lacks date_start, event_type, which our own JSON has",
    ]
    assert told.event.key == "a1"


def test_json_that_breaks_off_loses_what_follows_only(read):
    told = read(lines(ONE, {**ONE, "code": "a2"})[:-30], "events.jsonl")

    assert (told.event.key, told.refused[0].line) == ("a1", 2)


def test_a_table_is_not_read_as_json(read):
    with pytest.raises(Unusable, match="is no JSON, as our own JSON Lines is"):
        read("title,date_start,event_type\n", "events.csv", "jsonl")


def test_the_guard_against_formulas_comes_off_again(read):
    told = read(
        "title,date_start,event_type\n'=1+1,2024-08-05,Battles\n'Mill' hit,2024-08-06,Battles\n"
    )

    assert [event.title for event in told.events] == ["=1+1", "'Mill' hit"]
