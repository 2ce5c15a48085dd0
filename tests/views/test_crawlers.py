"""What those who read by machine are told: robots.txt, security.txt and the sitemap."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from tests.builders import create_actor, create_incident
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.views import sitemap

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def told(client, path: str) -> dict[str, str]:
    """Addresses in a sitemap or its index, without the host -> the last change."""
    answer = client.get(path)
    assert answer.status_code == 200
    found = {}
    for entry in ElementTree.fromstring(answer.content):
        address = entry.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver")
        found[address] = entry.findtext("s:lastmod", default="", namespaces=NAMES)
    return found


def test_the_sitemap_has_every_public_incident_with_its_last_change(client, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident, gone = publish_incident(), publish_incident(title="It never happened")
    create_incident(title="A draft")
    time_machine.move_to("2024-06-02T12:00Z", tick=False)
    incident.title = "Corrected"
    incident.save()
    publish(incident, by="editor", reason="A better title.")
    retract(gone, by="editor", reason="Wrong.")

    found = told(client, "/sitemaps/incidents-1.xml")

    assert list(found) == [f"/incidents/{incident.code}/"]
    assert found[f"/incidents/{incident.code}/"].startswith("2024-06-02")


def test_an_actor_has_the_last_change_of_what_names_it(client, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    militia = create_actor(name="A militia")
    publish_incident(perpetrator=militia)
    time_machine.move_to("2024-06-02T12:00Z", tick=False)
    publish_incident(perpetrator=militia, title="Another")
    publish_incident(title="Of nobody")

    assert told(client, "/sitemaps/actors-1.xml") == {"/actors/a-militia/": "2024-06-02"}


def test_the_index_has_the_last_change_of_each_part(client, time_machine, monkeypatch):
    monkeypatch.setattr(sitemap, "PART", 1)
    incidents = []
    for day in ("2024-05-01", "2024-05-02"):
        time_machine.move_to(f"{day}T12:00Z", tick=False)
        incidents.append(publish_incident())
    since = {
        incident.code: day
        for incident, day in zip(incidents, ("2024-05-01", "2024-05-02"), strict=True)
    }

    found = told(client, "/sitemap.xml")

    for number, code in enumerate(sorted(since), 1):
        assert found[f"/sitemaps/incidents-{number}.xml"].startswith(since[code])
        assert list(told(client, f"/sitemaps/incidents-{number}.xml")) == [f"/incidents/{code}/"]


def test_an_empty_record_has_a_sitemap_of_pages_alone(client):
    assert list(told(client, "/sitemap.xml")) == ["/sitemaps/pages.xml"]
    assert "/map/" in told(client, "/sitemaps/pages.xml")


@pytest.mark.parametrize("part", ["incidents-2", "incidents", "reports-1"])
def test_a_part_that_there_is_not_is_not_found(client, part):
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True),
        ("/incidents/abc/", True),
        ("/?country=IQ", True),
        ("/admin/", False),
        ("/facets/actor/", False),
    ],
)
def test_crawlers_are_saidwhat_to_leave_alone(client, path, may):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())

    assert robots.can_fetch("Anybot", f"http://testserver{path}") == may
    assert robots.site_maps() == ["http://testserver/sitemap.xml"]


def test_who_shows_a_card_may_fetch_any_view(client):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())

    assert robots.can_fetch("Twitterbot", "http://testserver/?country=IQ&from=2024-01-01&q=base")


def fields(client) -> dict[str, str]:
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_security_txt_says_whom_to_tell_and_how_long_it_holds(client, settings, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    said = fields(client)

    assert said["Contact"] == "mailto:security@example.org"
    assert said["Expires"] == "2024-10-28T00:00:00Z"
    assert said["Canonical"] == "http://testserver/.well-known/security.txt"


def test_without_a_contact_security_txt_names_the_form_for_problems(client, settings):
    settings.SECURITY_CONTACT = ""

    assert client.get(fields(client)["Contact"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml", "/sitemaps/incidents-1.xml"],
)
def test_who_has_it_already_is_told_so(client, address):
    publish_incident()
    tag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_sitemap_is_another_one_once_something_is_published(client):
    publish_incident()
    tag = client.get("/sitemap.xml")["ETag"]
    publish_incident(title="Another")

    assert client.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 200
