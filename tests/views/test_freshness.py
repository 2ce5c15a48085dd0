"""Who has a page already is told that it still holds, and never that of one that has changed."""

import pytest

from tests.builders import create_actor
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Link

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}


def holds(client, address: str, tag: str) -> bool:
    """Whether the page with this tag is still the page at the address."""
    response = client.get(address, headers={"If-None-Match": tag})
    assert response.status_code in (200, 304)
    return response.status_code == 304


@pytest.fixture
def incident():
    return publish_incident(title="A hit", perpetrator=create_actor(name="Group A"))


@pytest.mark.parametrize("page", ["/", "/?q=hit", "/incidents/{code}/", "/actors/group-a/"])
def test_a_page_holds_until_the_record_changes(client, incident, page):
    address = page.format(code=incident.code)
    tag = client.get(address)["ETag"]

    assert holds(client, address, tag)
    publish_incident(title="Another hit")
    assert not holds(client, address, tag)


def test_a_correction_shows_at_the_next_request(client, incident):
    tag = client.get("/")["ETag"]
    incident.title = "Two hits"
    incident.save()
    publish(incident, by="editor", reason="A second report.")

    assert not holds(client, "/", tag)
    assert "Two hits" in client.get("/").content.decode()


def test_a_retraction_shows_at_the_next_request(client, incident):
    other = publish_incident(title="Answer to the hit")
    Link.objects.create(incident=other, target=incident, kind="response_to")
    publish(other, by="editor", reason="Tied.")
    assert "A hit" in client.get("/").content.decode()
    retract(incident, by="editor", reason="It did not happen.")

    assert "A hit" not in client.get("/").content.decode()


def test_what_an_incident_says_of_another_follows_the_others_corrections(client, incident):
    other = publish_incident(title="Answer to it")
    Link.objects.create(incident=other, target=incident, kind="response_to")
    publish(other, by="editor", reason="Tied.")
    client.get("/")
    incident.title = "A great hit"
    incident.save()
    publish(incident, by="editor", reason="A second report.")
    page = client.get("/").content.decode()

    assert page.count("A great hit") == 2
    assert "A hit" not in page


def test_the_answer_that_a_page_holds_says_how_it_may_be_kept(client, incident):
    page = client.get("/")
    told = client.get("/", headers={"If-None-Match": page["ETag"]})

    assert told.content == b""
    assert told["ETag"] == page["ETag"]
    assert told["Cache-Control"] == page["Cache-Control"] == "no-cache"
    assert set(page["Vary"].split(", ")) <= set(told["Vary"].split(", "))


def test_another_question_another_page(client, incident):
    tags = {client.get(address)["ETag"] for address in ("/", "/?order=desc", "/?q=hit")}

    assert len(tags) == 3


def test_a_page_under_another_name_of_the_site_is_another_page(client, incident):
    tag = client.get("/", headers={"host": "one.example"})["ETag"]

    assert tag != client.get("/", headers={"host": "two.example"})["ETag"]


def test_a_page_does_not_hold_beyond_its_day(client, incident, time_machine):
    time_machine.move_to("2030-08-05T23:59Z")
    tag = client.get("/")["ETag"]
    time_machine.move_to("2030-08-06T00:01Z")

    assert not holds(client, "/", tag)


def test_a_view_up_to_a_moment_to_come_is_made_anew(client, incident, time_machine):
    time_machine.move_to("2030-08-05T12:00Z")

    assert "ETag" not in client.get("/?asof=2030-08-05")
    assert "ETag" in client.get("/?asof=2030-08-04")


@pytest.mark.parametrize("address", ["/", "/incidents/{code}/"])
def test_a_part_that_is_swapped_in_is_never_taken_for_the_page(client, incident, address):
    address = address.format(code=incident.code)
    tag = client.get(address)["ETag"]
    part = client.get(address, headers={**SWAP, "If-None-Match": tag})

    assert part.status_code == 200
    assert "ETag" not in part


@pytest.mark.parametrize("address", ["/?from=x", "/no/such/page", "/incidents/nosuch22/"])
def test_what_is_refused_or_missing_has_no_tag(client, incident, address):
    assert "ETag" not in client.get(address)


def test_a_page_that_shows_the_desks_own_tables_is_made_anew(client):
    dataset = Dataset.objects.create(name="A dataset", slug="one", licence="CC BY 4.0")
    publish_incident(dataset=dataset)
    assert "CC BY 4.0" in client.get("/datasets/").content.decode()
    Dataset.objects.update(licence="ODbL")

    assert "ODbL" in client.get("/datasets/").content.decode()
    assert "ETag" not in client.get("/datasets/")
