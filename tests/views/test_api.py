"""The API as its description says it is: asked by schemathesis with what nobody would think of."""

import json

import pytest
import schemathesis
from bs4 import BeautifulSoup
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests.kinds import publish_every_kind
from tests.published import publish_many
from timeline.formats.files import OF_INCIDENTS, OF_VIEWS
from timeline.search.query import REPEATED, SINGLE

pytestmark = pytest.mark.django_db
BESIDES = {
    *("/timeline.png", "/incidents/{code}.png", "/incidents/{code}/timemap"),
    *("/oembed", "/map/cells.json"),
}


def description(client) -> dict:
    return json.loads(client.get("/openapi.json").content)


def test_the_description_is_valid(client):
    OpenAPIV31SpecValidator(description(client)).validate()


def test_every_file_is_described(client):
    paths = set(description(client)["paths"])

    assert paths >= {f"/timeline.{suffix}" for suffix in OF_VIEWS} | {"/timeline.json"}
    assert paths >= {f"/incidents/{{code}}.{suffix}" for suffix in OF_INCIDENTS}


def test_what_is_no_file_is_described_too(client):
    assert set(description(client)["paths"]) >= BESIDES


def test_every_parameter_of_the_vocabulary_is_described(client):
    operation = description(client)["paths"]["/timeline.json"]["get"]
    repeated = {each["name"] for each in operation["parameters"] if each["schema"].get("items")}

    assert {each["name"] for each in operation["parameters"]} == {*SINGLE, *REPEATED, "limit"}
    assert repeated == set(REPEATED)


load_all_checks()
CHECKED = [
    CHECKS.get_one(name)
    for name in (
        *("status_code_conformance", "content_type_conformance", "unsupported_method"),
        *("response_headers_conformance", "response_schema_conformance"),
    )  # 500 is described nowhere, and 501 is what oEmbed asks for; what is malformed is refused, but an empty value is that of an untouched form
]
ASKED = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def one_connection():
    """Requests end as in the test client, which leaves the connection of the test open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_whatever_is_asked_is_answered_as_described(one_connection, mode):
    publish_every_kind()
    described = schemathesis.openapi.from_wsgi("/openapi.json", get_wsgi_application())
    asked = 0
    for operation in described.get_all_operations():

        @ASKED
        @given(case=operation.ok().as_strategy(generation_mode=mode))
        def ask(case):
            case.call_and_validate(checks=CHECKED, headers={"Accept-Encoding": "identity"})

        ask()
        asked += 1

    assert asked == len(OF_VIEWS) + 1 + len(OF_INCIDENTS) + len(BESIDES)


def test_a_real_incident_is_as_described(client):
    published = publish_every_kind()
    schemas = json.dumps(description(client)["components"]["schemas"])
    defined = json.loads(schemas.replace("components/schemas", "$defs"))
    told = json.loads(client.get(f"/incidents/{published.told.code}.json").getvalue())

    Draft202012Validator({"$ref": "#/$defs/Incident", "$defs": defined}).validate(told)
    assert set(told) <= set(defined["Incident"]["properties"])


def test_any_other_site_may_read_it_refusals_too(client):
    for address in (
        "/timeline.json",
        "/timeline.json?from=yesterday",
        "/openapi.json",
        "/timeline.CSV",
    ):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"


def test_who_asks_whether_they_may_send_a_tag_may(client):
    answer = client.options(
        "/timeline.json",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("address", ["/timeline.json", "/timeline.csv", "/openapi.json", "/api/"])
def test_who_has_the_answer_already_is_told_so(client, address):
    publish_many(2)
    tag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_the_page_shows_every_parameter_and_every_address(client):
    page = BeautifulSoup(client.get("/api/").content, "html.parser").get_text()
    told = description(client)

    for path, operation in told["paths"].items():
        assert path in page
        for parameter in operation["get"]["parameters"]:
            assert parameter["name"] in page
