"""What cannot be done with a public address is refused by its name, whoever asks."""

import pytest
from django.test import Client

from tests.published import publish_incident

pytestmark = pytest.mark.django_db
ADDRESSES = [
    *("/", "/timeline.atom", "/timeline.json", "/timeline.png", "/map/cells.json"),
    *("/incidents/{code}.ics", "/incidents/{code}/timemap", "/embed/", "/s/none/"),
    *("/oembed", "/openapi.json", "/robots.txt", "/sitemap.xml", "/healthz", "/favicon.ico"),
]


@pytest.fixture
def strict() -> Client:
    """It is asked for the mark of a form, as the programs of others are."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_only_read_says_so(strict, address, method):
    answer = strict.generic(method, address.format(code=publish_incident().code))

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer["Content-Type"] == "application/problem+json"
    assert method in answer.json()["detail"]


def test_an_address_that_takes_a_form_names_that_too(client):
    answer = client.delete("/share/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize("address", ["/timeline.atom", "/oembed", "/openapi.json"])
def test_pages_of_other_sites_may_read_why(strict, address):
    answer = strict.post(address, headers={"Origin": "https://example.org"})

    assert answer["Access-Control-Allow-Origin"] == "*"


def test_who_asks_oembed_beforehand_is_let_ask(client):
    answer = client.options("/oembed", headers={"Origin": "https://example.org"})

    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


def test_a_form_without_its_mark_is_still_refused(strict):
    assert strict.post("/problem/").status_code == 403
