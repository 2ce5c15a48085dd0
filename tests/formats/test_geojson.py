"""GeoJSON with the properties of UCDP GED, of ACLED, and our own. All features are made up."""

import json

import pytest

from tests.formats.rows import ACLED, GED, csv_of

OWN = {
    "code": "abcde",
    "title": "Mill hit",
    "date_start": "2024-08-05",
    "event_type": "Battles",
    "location": {"name": "Milltown", "country": "IQ", "where_prec": 2},
    "killed": {"low": 1, "best": None, "high": 3},
    "actors": [{"name": "Red; Front", "role": "perpetrator", "attribution": "claimed"}],
    "sources": [{"outlet": "Post", "published": "2024-08-06", "url": "https://example.org/a"}],
}


def feature(properties, geometry="point"):
    point = {"type": "Point", "coordinates": [36.25, 35.5]}
    shape = point if geometry == "point" else geometry
    return {"type": "Feature", "properties": properties, "geometry": shape}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "crs": {}, "features": features}, indent=1)


def test_characters_that_no_database_takes_are_blanks(read):
    odd = "a\0b\ud800c"
    told = read(
        collection(
            feature({**OWN, "title": odd, "code": odd}),
            feature(OWN, {"type": odd}),
            feature(OWN, {"type": "Point", "coordinates": [odd, 35]}),
        ),
        "events.geojson",
    )

    assert (told.event.title, told.event.key) == ("a b c", "a b c")
    assert all("a b c" in row.reason for row in told.refused)
    assert len(told.refused) == 2


@pytest.mark.parametrize("row", [GED, ACLED], ids=["GED", "ACLED"])
def test_the_columns_of_a_dataset_say_the_same_as_in_its_csv(read, row):
    properties = {name: cell for name, cell in row.items() if name not in ("latitude", "longitude")}

    told = read(collection(feature(properties)), "events.geojson")

    assert told.format == "geojson"
    assert told.event.digest() == read(csv_of(row)).event.digest()


def test_an_incident_of_our_own_is_read_from_its_json(read):
    event = read(collection(feature(OWN)), "events.geojson").event

    assert event.place == ("Milltown", "IQ", "Iraq", "", "", 35.5, 36.25)
    assert (event.key, event.where_prec, event.killed_high) == ("abcde", 2, 3)
    assert event.actors[0][:2] == ("Red, Front", "perpetrator")
    assert event.sources[0].published == "2024-08-06"


def test_a_feature_that_lies_nowhere_is_an_event_without_a_point(read):
    event = read(collection(feature(OWN, None)), "events.geojson").event

    assert event.place.latitude is None


def test_features_may_stand_one_a_line(read):
    lines = "\n".join(json.dumps(feature({**OWN, "code": code})) for code in "ab")

    told = read(lines, "events.geojsonl")

    assert [(event.key, event.line) for event in told.events] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (feature(OWN, {"type": "Polygon", "coordinates": []}), "its geometry is a Polygon"),
        (feature(OWN, {"type": "Point", "coordinates": [1]}), "its Point has no two coordinates"),
        (
            feature(OWN, {"type": "Point", "coordinates": [36, 200]}),
            "latitude “200” is not between -90 and 90",
        ),
        ({"type": "Feature"}, "this is no Feature with properties"),
        ([], "this is no Feature with properties"),
        (feature({"name": "A"}), "the feature lacks title, date_start, event_type"),
        (
            feature({k: v for k, v in GED.items() if k != "best"}),
            "the feature lacks best, which UCDP GED has",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_the_rest_is_read(read, element, reason):
    told = read(collection(element, feature(OWN)), "events.geojson")

    assert reason in told.reason
    assert told.event.key == "abcde"


def test_json_that_breaks_is_named_with_its_line_and_what_came_before_stays(read):
    whole = collection(feature(OWN), feature(OWN))

    told = read(whole[: whole.rindex('"title"')], "events.geojson")

    assert (len(told.events), told.refused[0].line > 1) == (1, True)
    assert "the JSON is broken" in told.reason
