"""What our tables and our JSON say is read back as it was, and says the same when it is written again.

Of each format this names what it cannot carry; all else has to come back.
"""

import json
from typing import Any

import pytest

from tests.formats.coming_back import emptied, imported, publish_seeds, table
from tests.formats.odd import publish_odd
from tests.formats.written import got, text_of
from timeline.formats.events import EventRead
from timeline.models import Incident, Revision
from timeline.models.facts import FACT_FIELDS

pytestmark = pytest.mark.django_db

# What belongs to the site that wrote it, and not to what happened.
OF_THE_SITE = {"code", "grading", "reviewed", "dataset", "revision", "first_public", "public_from"}
JSON_OF_THE_SITE = OF_THE_SITE | {"dataset_row", "links", "pinned_url", "url"}
# Of a document that is a report of ours; what is read from a file is none.
OF_A_REPORT = {"id", "published_how", "quotes", "quote", "evidence", "claims"}


def facts_of(told: Revision | EventRead) -> dict[str, Any]:
    return {name: getattr(told, name) for name in FACT_FIELDS}


def current(incident: Incident) -> Revision:
    return incident.revisions.current().get()


def actors_of(record: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (
            *(each["name"], each["role"], each.get("side", ""), each["attribution"] or ""),
            *(each["inter"], each["country"]),
        )
        for each in record["actors"]
    ]


@pytest.mark.parametrize("asked", ["auto", "named"])
@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
def test_our_own_files_are_read_as_the_record_tells_it(client, read, suffix, asked):
    told = {incident.code: current(incident) for incident in publish_odd().values()}

    text = text_of(
        client, f"/timeline.{suffix}?bom=1" if suffix == "csv" else f"/timeline.{suffix}"
    )
    found = read(text, f"all.{suffix}", suffix if asked == "named" else "auto")

    assert (found.format, found.refused) == (suffix, [])
    assert {event.key: facts_of(event) for event in found.events} == {
        code: facts_of(revision) for code, revision in told.items()
    }
    for event in found.events:
        record = told[event.key].record
        assert (event.title, event.summary) == (record["title"], record["summary"])
        assert (event.place.name if event.place else "") == (record["location"] or {"name": ""})[
            "name"
        ]


@pytest.mark.parametrize("suffix", ["csv", "geojson"])
def test_tables_tell_who_stood_on_which_side_and_why_a_value_was_chosen(client, read, suffix):
    told = {incident.code: current(incident).record for incident in publish_odd().values()}

    events = read(text_of(client, f"/timeline.{suffix}"), f"all.{suffix}").events

    assert {actor.side for event in events for actor in event.actors} == {"a", "b", ""}
    for event in events:
        record = told[event.key]
        assert [(actor.name, actor.side) for actor in event.actors] == [
            (actor["name"].replace(";", ","), actor.get("side", "")) for actor in record["actors"]
        ]
        assert event.reasons == record["reasons"]


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_json_tells_all_of_actors_and_sources_and_why_a_value_was_chosen(client, read, suffix):
    told = {incident.code: current(incident).record for incident in publish_odd().values()}

    events = read(text_of(client, f"/timeline.{suffix}"), f"all.{suffix}").events

    for event in events:
        record = told[event.key]
        assert list(map(tuple, event.actors)) == actors_of(record)
        assert [source._asdict() for source in event.sources] == [
            {name: value for name, value in source.items() if name not in OF_A_REPORT}
            for source in record["sources"]
        ]
        assert event.reasons.items() >= record["reasons"].items()


def test_one_incident_is_read_from_its_own_file(client, read):
    incident = publish_odd()["civilians"]

    for suffix in ("json", "jsonl", "csv", "ged.csv"):
        event = read(text_of(client, f"/incidents/{incident.code}.{suffix}"), f"one.{suffix}").event
        assert (event.killed_best, event.date_start) == (3, incident.date_start)


def carried(line: str) -> dict[str, Any]:
    """What an incident's JSON says that is no matter of its site: slugs and kinds of places are, and so
    are the parts of what are several places together."""
    told = {name: value for name, value in json.loads(line).items() if name not in JSON_OF_THE_SITE}
    place = told["location"]
    own = ("name", "country", "country_name", "latitude", "longitude", "where_prec")
    return {
        **told,
        "location": place and {name: place[name] for name in own},
        "within": [each["name"] for each in place["within"]] if place and place["country"] else [],
        "actors": sorted(map(tuple, actors_of(told))),
        "sources": [
            {name: value for name, value in source.items() if name not in OF_A_REPORT}
            for source in told["sources"]
        ],
    }


# Of each format what its file says again, in an order that no code decides.
SAID = {
    "csv": lambda text: table(text, without=OF_THE_SITE | {"url"}),
    "jsonl": lambda text: sorted(map(repr, map(carried, text.splitlines()))),
    "ged.csv": lambda text: table(text, without={"relid"}),
    "acled.csv": lambda text: list(map(place_of_acled, table(text, without={"timestamp"}))),
}


def place_of_acled(row: dict[str, str]) -> dict[str, str]:
    """A district, a province and a vague area are one to ACLED (geo_precision 3), so that a place may
    have to be called otherwise than the one of its name that is known."""
    return {**row, "location": ""} if row["geo_precision"] == "3" else row


@pytest.mark.parametrize("publish", [publish_odd, publish_seeds])
def test_a_file_says_the_same_after_it_went_into_an_empty_database(client, tmp_path, publish):
    publish()
    files = {suffix: text_of(client, f"/timeline.{suffix}") for suffix in SAID}

    for suffix, text in files.items():
        emptied()
        imported(tmp_path / "file", text)
        again = text_of(client, f"/timeline.{suffix}")
        assert SAID[suffix](again) == SAID[suffix](text), suffix


def test_the_table_in_a_zip_is_read_past_what_is_told_of_it(client, read):
    published = publish_odd()

    told = read(got(client, "/timeline.zip").getvalue(), "timeline.zip")

    assert (told.format, told.refused) == ("csv", [])
    assert {event.key for event in told.events} == {each.code for each in published.values()}


def test_a_page_of_json_is_read_by_the_command(client, tmp_path):
    publish_odd()
    page = text_of(client, "/timeline.json?limit=100")
    emptied()

    said = imported(tmp_path / "page.json", page, "--format", "json")

    assert said.startswith("our own JSON.\n")
    assert Revision.objects.current().count() == json.loads(page)["total"]


@pytest.mark.parametrize("asked", ["auto", "named"])
@pytest.mark.parametrize("suffix", ["ged", "acled"])
def test_tables_of_the_field_are_recognised_and_every_row_is_read(client, read, suffix, asked):
    publish_odd()

    text = text_of(client, f"/timeline.{suffix}.csv?bom=1")
    found = read(text, "all.csv", suffix if asked == "named" else "auto")

    assert (found.format, found.refused) == (suffix, [])
    assert len(found.events) == len(table(text)) > 0
