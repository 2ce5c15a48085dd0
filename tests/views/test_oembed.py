"""What is answered about an address of ours that was pasted on another site."""

from datetime import date
from io import BytesIO
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests import wordpress
from tests.builders import create_actor, create_location
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import retract
from timeline.models import Incident, SavedView

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture
def incident(settings) -> Incident:
    settings.ALLOWED_HOSTS = ["testserver", "dateline.example"]
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    militia = create_actor(name="A militia")
    return publish_incident(
        title="Base & “camp”", day=date(2024, 1, 8), location=iraq, perpetrator=militia
    )


@pytest.fixture
def ask(client):
    def asking(address: str, **more: str):
        return client.get("/oembed", {"url": address} | more)

    return asking


def framed(answer) -> str:
    """The address in the frame that is answered with."""
    assert answer.status_code == 200, answer.content
    frame = BeautifulSoup(answer.json()["html"], "html.parser").iframe
    return str(frame["src"]).removeprefix(HOST)


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("http://testserver", "/embed/"),
        ("http://testserver/?order=desc&country=IQ", "/embed/?country=IQ&order=desc"),
        ("http://testserver/?utm_source=x&fbclid=y&q=base#at-x", "/embed/?q=base"),
        ("https://testserver:8443/?q=base&jump=2024-01-01", "/embed/?q=base"),
        ("https://Dateline.Example/?lang=ar&asof=2024-08-05", "/embed/?asof=2024-08-05&lang=ar"),
        ("http://testserver/map/?bbox=38,33,44,36", "/embed/?bbox=38,33,44,36"),
        ("http://testserver/actors/a-militia/?lang=fr", "/embed/?actor=a-militia&lang=fr"),
        ("http://testserver/locations/iraq", "/embed/?location=iraq"),
        ("http://testserver/s/{view}/?lang=he", "/embed/?country=IQ&lang=he"),
        ("http://testserver/incidents/{code}/?country=IQ", "/embed/incidents/{code}/"),
        ("http://testserver/incidents/{code}", "/embed/incidents/{code}/"),
        ("http://testserver/incidents/{code}/history/?lang=ar", "/embed/incidents/{code}/?lang=ar"),
    ],
)
def test_what_was_pasted_is_what_is_shown(client, ask, incident, pasted, shown):
    own = {
        "code": incident.code,
        "view": SavedView.objects.create(query="country=IQ&lang=fr").code,
    }
    there = framed(ask(pasted.format(**own)))

    assert there == shown.format(**own)
    assert client.get(there).status_code == 200


def test_a_view_goes_by_its_words_in_its_own_language_and_an_incident_by_its_title(ask, incident):
    assert ask(f"{HOST}/?country=IQ").json()["title"] == "Incidents in Iraq"
    assert "العراق" in ask(f"{HOST}/?country=IQ&lang=ar").json()["title"]
    assert ask(f"{HOST}/incidents/{incident.code}/").json()["title"] == "Base & “camp”"


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("http://elsewhere.example/", "no address of this site"),
        ("http://testserver@elsewhere.example/", "no address of this site"),
        ("http://testserver.elsewhere.example/", "no address of this site"),
        ("ftp://testserver/", "no address of this site"),
        ("/", "no address of this site"),
        ("http://[::1", "no such page"),
        ("http://testserver/no/such/page/", "no such page"),
        ("http://testserver/s/nothing/", "no such page"),
        ("http://testserver/s/{view}/?country=JO", "country: "),
        ("http://testserver/timeline.csv", "no such page"),
        ("http://testserver/method/", "neither"),
        ("http://testserver/admin/", "neither"),
        ("http://testserver/?from=yesterday", "from: “yesterday” is not a date"),
        ("http://testserver/?actor=nobody", "nobody"),
        ("http://testserver/actors/a-militia/?actor=another", "one actor"),
        ("http://testserver/incidents/none/", "Nothing public has this code"),
        ("http://testserver/incidents/{code}/?asof=2001-01-01", "Nothing public has this code"),
        ("http://testserver/incidents/{retracted}/", "retracted"),
    ],
)
def test_what_cannot_be_shown_is_not_found_and_says_why(ask, incident, pasted, words):
    retracted = publish_incident(title="It never happened")
    retract(retracted, by="editor", reason="The witness was wrong.")
    view = SavedView.objects.create(query="country=IQ").code
    answer = ask(pasted.format(code=incident.code, retracted=retracted.code, view=view))

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert "never happened" not in answer.content.decode()


def test_of_a_merged_incident_the_one_is_shown_that_tells_it_now(ask, incident):
    merged = publish_incident(title="The same once more")
    merge(incident, merged, by="editor", reason="The same.")

    assert framed(ask(f"{HOST}/incidents/{merged.code}/")) == f"/embed/incidents/{incident.code}/"


@pytest.mark.parametrize(
    ("asked", "status", "parameter"),
    [
        ({}, 400, "url"),
        ({"url": ""}, 400, "url"),
        ({"url": [f"{HOST}/", f"{HOST}/map/"]}, 400, "url"),
        ({"url": f"{HOST}/", "maxwidth": "0"}, 400, "maxwidth"),
        ({"url": f"{HOST}/", "maxwidth": "-1"}, 400, "maxwidth"),
        ({"url": f"{HOST}/", "maxheight": "tall"}, 400, "maxheight"),
        ({"url": f"{HOST}/", "format": "yaml"}, 501, None),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(client, asked, status, parameter):
    answer = client.get("/oembed", asked)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json().get("parameter") == parameter
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_xml_is_answered_where_it_is_asked_for(ask, incident):
    asked = {"format": "xml", "maxwidth": "400", "dnt": "1"}
    answer = ask(f"{HOST}/incidents/{incident.code}/", **asked)
    root = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert (root.findtext("title"), root.findtext("width")) == ("Base & “camp”", "400")
    assert BeautifulSoup(root.findtext("html"), "html.parser").iframe["title"] == "Base & “camp”"


@pytest.mark.parametrize("page", ["/?country=IQ&order=desc&lang=ar", "/incidents/{code}/"])
def test_the_picture_is_one_and_as_large_as_is_said(client, ask, incident, page):
    said = ask(f"{HOST}{page.format(code=incident.code)}").json()
    picture = client.get(said["thumbnail_url"])

    assert picture["Content-Type"] == "image/png"
    size = Image.open(BytesIO(picture.content)).size
    assert size == (said["thumbnail_width"], said["thumbnail_height"])


def test_any_page_may_read_the_answer_and_ask_whether_it_still_holds(client, ask, incident):
    answer = ask(f"{HOST}/?country=IQ")
    asked = {"url": f"{HOST}/?country=IQ"}
    again = client.get("/oembed", asked, headers={"If-None-Match": answer["ETag"]})

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    assert not answer.cookies


@pytest.mark.parametrize(
    "page", ["/?country=IQ&q=base", "/map/", "/incidents/{code}/", "/actors/a-militia/"]
)
def test_a_head_says_early_where_to_ask(client, incident, page):
    page = page.format(code=incident.code)
    head = client.get(page, headers={"Host": "dateline.example"}).content
    provider = wordpress.discovered(head)
    answer = client.get(provider, headers={"Host": "dateline.example"})

    assert (
        provider
        == f"http://dateline.example/oembed?url={quote(f'http://dateline.example{page}', safe=':/')}"
    )
    assert framed(answer).startswith("http://dateline.example/embed/")
    xml = BeautifulSoup(head, "html.parser").select_one('link[type="text/xml+oembed"]')
    assert client.get(xml["href"], headers={"Host": "dateline.example"}).content.startswith(
        b"<?xml"
    )


@pytest.mark.parametrize("page", ["/?from=x", "/method/", "/incidents/none/", "/changes/"])
def test_pages_that_cannot_be_shown_elsewhere_do_not_say_so(client, incident, page):
    assert b"oembed" not in client.get(page).content
