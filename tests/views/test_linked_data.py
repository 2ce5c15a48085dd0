"""JSON-LD in pages, read as others read it: made triples by PyLD, as a graph by rdflib."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from pyld import jsonld
from rdflib import Graph
from rdflib.namespace import RDF, SDO

from tests.builders import create_claim, create_incident, create_location, create_report
from tests.kinds import addresses, publish_every_kind
from tests.published import publish_incident
from timeline.actions.publishing import publish
from timeline.models import Link

pytestmark = pytest.mark.django_db
# schema.org's own context as far as it matters here, as tests ask no other host.
CONTEXT = {"@vocab": "https://schema.org/"}


def told(client, address: str) -> dict:
    """The one block of JSON-LD of a page."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    (block,) = page.find_all("script", type="application/ld+json")
    return json.loads(block.string)


def graph(members: dict) -> Graph:
    triples = jsonld.to_rdf(members | {"@context": CONTEXT}, {"format": "application/n-quads"})
    return Graph().parse(data=triples, format="nt")


def test_every_word_of_it_is_one_of_schema_org(client):
    shown = {kind: at for kind, (at, _) in addresses(publish_every_kind()).items()}
    for kind in ("timeline", "filtered", "empty", "incident", "actor", "location"):
        facts = graph(told(client, shown[kind]))
        used = {*facts.predicates(), *facts.objects(predicate=RDF.type)} - {RDF.type}

        assert len(used) > 5
        assert {word for word in used if word not in SDO} == set(), kind


def test_the_day_of_an_event_is_never_that_of_its_article(client, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident = publish_incident(day=date(2023, 10, 7))
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    incident.title = "A better title"
    incident.save()
    publish(incident, by="editor", reason="Said better.")

    article = told(client, f"/incidents/{incident.code}/")

    assert article["about"]["startDate"] == "2023-10-07"
    assert article["datePublished"] == "2024-05-01T12:00:00Z"
    assert article["dateModified"] == "2024-06-01T12:00:00Z"


@pytest.mark.parametrize(
    ("first", "last", "precision", "lasted", "said"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), 1, 1, ("2024-08-05", None)),
        (date(2024, 8, 1), date(2024, 8, 31), 4, 1, ("2024-08", None)),
        (date(2024, 8, 5), date(2024, 8, 11), 3, 1, (None, None)),
        (date(2024, 8, 5), date(2024, 8, 5), 2, 1, (None, None)),
        (date(2023, 10, 17), date(2024, 1, 29), 1, 2, ("2023-10-17", "2024-01-29")),
        (date(2023, 10, 17), date(2024, 1, 29), 4, 2, (None, None)),
    ],
)
def test_a_day_is_said_no_closer_than_it_is_known(client, first, last, precision, lasted, said):
    incident = publish_incident(day=first, until=last, date_prec=precision, event_clarity=lasted)

    event = told(client, f"/incidents/{incident.code}/")["about"]

    assert (event.get("startDate"), event.get("endDate")) == said


@pytest.mark.parametrize(
    ("precision", "shape", "metres"),
    [(1, "GeoCoordinates", None), (4, "GeoCircle", 100_000), (6, None, None)],
)
def test_a_place_has_coordinates_no_closer_than_it_is_known(client, precision, shape, metres):
    base = create_location(latitude=33.79, longitude=42.44)
    incident = publish_incident(location=base, where_prec=precision)

    place = told(client, f"/incidents/{incident.code}/")["about"]["location"]

    geo = place.get("geo", {})
    assert (geo.get("@type"), geo.get("geoRadius")) == (shape, metres)
    assert geo.get("geoMidpoint", geo).get("latitude") == (33.79 if shape else None)


def test_a_source_says_where_its_archived_copy_is(client):
    incident = create_incident()
    archive = "https://web.archive.org/web/20240806120000/https://example.org/a"
    create_claim(
        incident=incident,
        report=create_report(url="https://example.org/a", archive_url=archive, title="A report"),
    )
    publish(incident, by="editor", reason="First published.")

    facts = graph(told(client, f"/incidents/{incident.code}/"))

    assert {str(at) for at in facts.objects(predicate=SDO.archivedAt)} == {archive}


def test_an_attack_names_the_campaign_that_it_is_part_of_and_not_a_draft(client):
    summary = publish_incident(title="Attacks of a winter", event_clarity=2, until=date(2024, 9, 1))
    incident = create_incident()
    Link.objects.create(incident=incident, target=summary, kind="part_of")
    Link.objects.create(incident=incident, target=create_incident(title="A draft"), kind="part_of")
    publish(incident, by="editor", reason="First published.")

    event = told(client, f"/incidents/{incident.code}/")["about"]

    assert [each["name"] for each in event["superEvent"]] == ["Attacks of a winter"]


def test_a_view_can_be_had_where_its_data_say_it_can(client):
    publish_incident(day=date(2024, 8, 5))

    dataset = told(client, "/?from=2024-01-01")

    assert dataset["temporalCoverage"] == "2024-08-05/2024-08-05"
    for download in dataset["distribution"]:
        answer = client.get(download["contentUrl"])
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(download["encodingFormat"])
        assert answer["Dateline-Total"] == "1"


def test_words_of_a_source_cannot_end_the_block(client):
    incident = publish_incident(title="</script><b>bold & sure</b>")

    assert told(client, f"/incidents/{incident.code}/")["headline"] == "</script><b>bold & sure</b>"


def test_what_is_swapped_in_has_none(client):
    publish_incident()

    answer = client.get("/", headers={"HX-Request": "true"})

    assert b"ld+json" not in answer.content


def test_a_view_says_how_much_of_the_record_it_is_and_where(client):
    publish_incident(location=create_location(country="IQ", name="Erbil"))
    publish_incident(title="Elsewhere")

    dataset = told(client, "/?country=IQ")

    assert "1 of 2 entries" in dataset["description"]
    assert dataset["spatialCoverage"] == ["Iraq"]
