"""GeoJSON as it is written: valid, in the right order, and no pin more exact than the place."""

import json

import pytest
from geojson_pydantic import Feature, FeatureCollection

from tests.formats.varied import publish_varied
from tests.formats.written import got, text_of
from timeline.actions.publishing import retract

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    return publish_varied()


@pytest.fixture
def collection(client, told):
    return json.loads(text_of(client, "/timeline.geojson"))


@pytest.fixture
def features(collection, told):
    by_code = {feature["id"]: feature for feature in collection["features"]}
    return {name: by_code[incident.code] for name, incident in told.items()}


def test_a_view_is_a_feature_collection_of_the_standard(client, told):
    response = got(client, "/timeline.geojson")

    assert response["Content-Type"] == "application/geo+json"
    checked = FeatureCollection.model_validate_json(response.getvalue(), strict=True)
    assert len(checked.features) == len(told)


def test_an_incident_is_a_feature(client, told):
    text = text_of(client, f"/incidents/{told['exact'].code}.geojson")

    assert Feature.model_validate_json(text, strict=True).id == told["exact"].code


def test_a_view_of_nothing_is_an_empty_collection(client, told):
    text = text_of(client, "/timeline.geojson?q=zebra")

    assert FeatureCollection.model_validate_json(text).features == []
    assert "bbox" not in json.loads(text)


def test_longitude_comes_before_latitude_and_nothing_is_moved(features):
    assert features["exact"]["geometry"] == {"type": "Point", "coordinates": [42.44, -33.79]}


@pytest.mark.parametrize("name", ["country", "nowhere"])
def test_what_no_map_can_show_has_no_geometry_and_is_there(features, name):
    assert features[name]["geometry"] is None
    assert features[name]["properties"]["radius_km"] is None


def test_each_precision_of_a_place_has_its_radius(features):
    radii = {name: features[name]["properties"]["radius_km"] for name in features}

    assert (radii["exact"], radii["between"], radii["month"]) == (0, 25, 100)


def test_the_box_holds_the_points_and_no_more(collection):
    assert collection["bbox"] == [41.6, -33.79, 42.44, 32.9]


def test_one_day_is_a_date_and_days_are_an_interval_that_says_what_it_means(features):
    when = {name: (told["time"], told["properties"]["edtf"]) for name, told in features.items()}

    assert when["exact"] == ({"date": "2024-08-05"}, "2024-08-05")
    assert when["between"] == (
        *({"interval": ["2024-01-30", "2024-02-02"]}, "[2024-01-30..2024-02-02]"),
    )
    assert when["summary"][1] == "2023-10-17/2024-01-29"


def test_the_properties_are_the_columns_of_our_csv_with_numbers_as_numbers(features):
    told = features["exact"]["properties"]

    assert (told["killed_low"], told["killed_high"], told["injured_best"]) == (1, 3, 0)
    assert told["injured_low"] is None
    assert (told["location"], told["adm_1"], told["country"]) == ("Milltown", "Anbar", "IQ")
    assert told["perpetrators"] == "Red Front"
    assert told["url"].endswith(f"/incidents/{features['exact']['id']}/")


def test_the_line_below_the_title_says_how_well_all_is_known(features):
    said = features["month"]["properties"]["description"]

    assert said == "August 2024 · Anbar, Iraq (province only)"
    assert "1–3 killed" in features["exact"]["properties"]["description"]


def test_the_collection_says_what_it_holds_of_how_much(client, told):
    asked = json.loads(text_of(client, "/timeline.geojson?type=battles&killed_min=0"))

    assert (asked["total"], asked["of"], len(asked["features"])) == (0, len(told), 0)
    assert "asof=" in asked["pinned_url"]


def test_what_was_retracted_is_not_in_it(client, told):
    retract(told["exact"], by="editor", reason="It never happened.")

    assert told["exact"].code not in text_of(client, "/timeline.geojson")
