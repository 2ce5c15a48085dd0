"""What is written as GeoJSON is read back as the same."""

from typing import Any

import pytest

from tests.formats.as_public import ABOUT, public
from tests.formats.odd import publish_odd
from tests.formats.test_real_files import DATA
from tests.formats.written import text_of
from timeline.formats.events import EventRead
from timeline.formats.recognise import event_file
from timeline.formats.writing import geojson
from timeline.models import Incident, Revision
from timeline.models.facts import FACT_FIELDS
from timeline.models.terms import PINNED


def told_by(incident: Incident) -> dict[str, Any]:
    """What its revision says, by the names of an EventRead."""
    revision = incident.revisions.current().get()
    record = revision.record
    return {
        **{name: getattr(revision, name) for name in FACT_FIELDS},
        "key": record["code"],
        "title": record["title"],
        "summary": record["summary"],
        "place": place_of(revision),
        "actors": [
            (
                *(actor["name"].replace(";", ","), actor["role"]),
                *(actor.get("side", ""), actor["attribution"] or ""),
            )
            for actor in record["actors"]
        ],
        "sources": [
            (
                source["outlet"],
                source["title"].replace("|", ","),
                source["url"],
                source["published"],
            )
            for source in record["sources"]
        ],
    }


def place_of(revision: Revision) -> Any:
    """The point only where a map has a pin."""
    place = revision.record["location"]
    if place is None:
        return None
    pinned = revision.where_prec in PINNED
    inside = {each["kind"]: each["name"] for each in place["within"]}
    return (
        *(place["name"], place["country"], inside.get("admin1", "")),
        *((place["latitude"], place["longitude"]) if pinned else (None, None)),
    )


def read_as(event: EventRead) -> dict[str, Any]:
    place = event.place
    return {
        **{name: getattr(event, name) for name in FACT_FIELDS},
        "key": event.key,
        "title": event.title,
        "summary": event.summary,
        "place": place
        and (place.name, place.country, place.adm_1, place.latitude, place.longitude),
        "actors": [
            (actor.name, actor.role, actor.side, actor.attribution) for actor in event.actors
        ],
        "sources": [
            (source.outlet, " ".join(source.title.split()), source.url, source.published)
            for source in event.sources
        ],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["geojson", "auto"])
def test_every_incident_comes_back_as_it_was_told(client, read, asked):
    published = publish_odd()

    told = read(text_of(client, "/timeline.geojson"), "timeline.geojson", asked)

    assert (told.format, told.refused) == ("geojson", [])
    expected = {incident.code: told_by(incident) for incident in published.values()}
    assert {event.key: read_as(event) for event in told.events} == expected


@pytest.mark.django_db
def test_one_incident_comes_back_alone(client, read):
    incident = publish_odd()["sourced"]

    told = read(text_of(client, f"/incidents/{incident.code}.geojson"), "one.geojson")

    assert read_as(told.event) == told_by(incident)


def carried(event: EventRead) -> tuple[Any, ...]:
    """What GeoJSON has a word for: not the point of which only the country is known, nor the signs that
    part one name from the next."""
    told = {**read_as(event), "reasons": event.reasons}
    if event.where_prec not in PINNED and told["place"]:
        told["place"] = (*told["place"][:3], None, None)
    told["actors"] = [(name.replace(";", ","), *rest) for name, *rest in told["actors"]]
    told["sources"] = [
        tuple(" ".join(part.replace("|", ",").split()) for part in source)
        for source in told["sources"]
    ]
    return tuple(told.items())


if DATA.exists():

    def test_the_rows_of_a_real_file_come_back_as_they_were(read):
        with event_file(DATA / "ucdp/ged231_global_sample_1000.csv") as file:
            rows = list(file.rows)
        text = "".join(geojson.write(map(public, rows), ABOUT))
        told = read(text, "timeline.geojson")

        assert told.refused == []
        assert [carried(event) for event in told.events] == [carried(row) for row in rows]
