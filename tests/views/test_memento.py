"""Pages as they stood, found by a moment as RFC 7089 has it."""

import re
from datetime import datetime

import pytest
from django.utils.http import http_date

from tests.builders import create_actor
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
MAY, JUNE, JULY = (f"2024-{month:02}-01T12:00:00.250000Z" for month in (5, 6, 7))
NOW = "2024-08-05T12:00:00Z"
LINK = re.compile(r'\s*<([^>]*)>((?:\s*;\s*[a-z]+="[^"]*")*)\s*(?:,|$)')


def links(said: str) -> list[tuple[str, dict[str, str]]]:
    """Addresses with their attributes, of a Link header or of a file in link-format (RFC 8288, RFC 6690)."""
    found, at = [], 0
    while at < len(said.rstrip()):
        read = LINK.match(said, at)
        assert read, said[at:]
        found.append((read[1], dict(re.findall(r'([a-z]+)="([^"]*)"', read[2]))))
        at = read.end()
    return found


def relations(said: str) -> dict[str, str]:
    return {relation: to for to, told in links(said) for relation in told["rel"].split()}


def at(moment: str) -> dict[str, str]:
    return {"Accept-Datetime": http_date(datetime.fromisoformat(moment).timestamp())}


@pytest.fixture
def incident(time_machine):
    """Published in May, corrected in June; a page of it stands in the record of August."""
    time_machine.move_to(MAY, tick=False)
    incident = publish_incident(title="A hit", perpetrator=create_actor(name="Group A"))
    time_machine.move_to(JUNE, tick=False)
    incident.title = "Two hits"
    incident.save()
    publish(incident, by="editor", reason="A second report.")
    time_machine.move_to(NOW, tick=False)
    return incident


PAGES = pytest.mark.parametrize(
    "page",
    [
        *("/", "/?country=&lang=fr&q=hit", "/map/", "/map/cells.json?zoom=3", "/actors/group-a/"),
        *(
            "/timeline.json?limit=1",
            "/timeline.csv?bom=1",
            "/incidents/{code}/history/",
            "/changes/",
        ),
        *("/actors/?find=gr", "/facets/actor/?find=gr", "/incidents/{code}.json", "/datasets/"),
    ],
)


@PAGES
def test_a_live_page_is_an_original_and_its_own_time_gate(client, incident, page):
    address = page.format(code=incident.code)
    answer = client.get(address, follow=True)
    said = relations(answer["Link"])

    assert said["original"] == said["timegate"]
    assert client.get(said["original"].removeprefix(HOST)).status_code == 200
    assert "Accept-Datetime" in answer["Vary"]
    assert "Memento-Datetime" not in answer


@PAGES
def test_a_dated_page_says_its_moment_and_where_the_original_is(client, incident, page):
    address = page.format(code=incident.code)
    dated = f"{address}{'&' if '?' in address else '?'}asof=2024-06-30"
    answer = client.get(dated, follow=True)
    live = client.get(address, follow=True)

    assert answer["Memento-Datetime"] == "Sun, 30 Jun 2024 23:59:59 GMT"
    assert relations(answer["Link"])["original"] == relations(live["Link"])["original"]
    assert "Accept-Datetime" not in answer["Vary"]


@PAGES
def test_who_asks_for_a_moment_is_sent_to_it(client, incident, page):
    address = page.format(code=incident.code)
    gate = client.get(address, headers=at("2024-05-20T10:00:00Z"))
    memento = client.get(gate["Location"].removeprefix(HOST), follow=True)

    assert gate.status_code == 302
    assert "Accept-Datetime" in gate["Vary"]
    assert "Memento-Datetime" not in gate
    assert relations(gate["Link"])["original"] == relations(memento["Link"])["original"]
    assert memento.status_code == 200
    assert " May 2024 " in memento["Memento-Datetime"]


def test_what_followed_the_reader_here_is_no_part_of_the_original(client, incident):
    answer = client.get("/?utm_source=x&q=hit&fbclid=1")

    assert relations(answer["Link"])["original"] == f"{HOST}/?q=hit"


@pytest.mark.parametrize(
    ("asked", "sent_to"),
    [
        ("1999-01-01T00:00:00Z", "2024-05-01T12:00:00.250000Z"),
        ("2024-06-20T10:00:00Z", "2024-06-20T10:00:00Z"),
        ("2031-01-01T00:00:00Z", NOW),
    ],
)
def test_a_view_has_a_memento_of_each_moment_of_the_record(client, incident, asked, sent_to):
    gate = client.get("/?order=desc", headers=at(asked))

    assert gate["Location"].removeprefix(HOST).replace("%3A", ":") == f"/?asof={sent_to}&order=desc"


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ("1999-01-01T00:00:00Z", MAY),
        ("2024-05-31T00:00:00Z", MAY),
        ("2024-06-01T11:59:59Z", MAY),
        ("2024-06-01T12:00:00Z", JUNE),  # as exactly as HTTP can say it
        ("2031-01-01T00:00:00Z", JUNE),
    ],
)
def test_an_incident_has_a_memento_of_each_of_its_states(client, incident, asked, state):
    gate = client.get(f"/incidents/{incident.code}/", headers=at(asked))
    address = gate["Location"].replace("%3A", ":")

    assert address == f"{HOST}/incidents/{incident.code}/?asof={state}"
    assert relations(gate["Link"])["timemap"] == f"{HOST}/incidents/{incident.code}/timemap"


def test_a_memento_stays_itself_whatever_moment_is_asked_for(client, incident):
    answer = client.get("/?asof=2024-06-30", headers=at("2024-05-20T10:00:00Z"))

    assert (answer.status_code, answer["Memento-Datetime"][:11]) == (200, "Sun, 30 Jun")


@pytest.mark.parametrize("said", ["yesterday", "2024-06-01", "Tue, 45 Jun 2024 12:00:00 GMT", ""])
def test_a_moment_that_is_no_date_is_refused(client, incident, said):
    answer = client.get("/", headers={"Accept-Datetime": said})

    assert answer.status_code == 400
    assert f"Accept-Datetime: “{said}” is not a date" in answer.json()["detail"]


def test_a_record_of_nothing_has_no_memento(client, time_machine):
    assert client.get("/", headers=at(NOW)).status_code == 200


def test_a_day_that_is_not_over_is_no_memento_yet(client, incident):
    answer = client.get("/?asof=2024-08-05")

    assert "Memento-Datetime" not in answer
    assert relations(answer["Link"])["original"] == f"{HOST}/"


@pytest.mark.parametrize("page", ["/", "/map/", "/timeline.json", "/actors/", "/embed/"])
def test_before_the_record_begins_there_is_no_memento(client, incident, page):
    early, first = (client.get(f"{page}?asof={asof}") for asof in ("2024-04-30", "2024-05-01"))

    assert early.status_code == 200
    assert "Memento-Datetime" not in early
    assert relations(early["Link"])["original"] == f"{HOST}{page}"
    assert "Memento-Datetime" in first


def test_who_has_a_page_already_is_told_its_moment_too(client, incident):
    tag = client.get("/?asof=2024-06-30")["ETag"]
    answer = client.get("/?asof=2024-06-30", headers={"If-None-Match": tag})

    assert (answer.status_code, answer["Memento-Datetime"][:11]) == (304, "Sun, 30 Jun")


def test_a_time_map_tells_each_state_with_its_moment_and_address(client, incident):
    answer = client.get(f"/incidents/{incident.code}/timemap")
    page = f"{HOST}/incidents/{incident.code}/"
    original, itself, *mementos = links(answer.content.decode())
    may, june = "Wed, 01 May 2024 12:00:00 GMT", "Sat, 01 Jun 2024 12:00:00 GMT"

    assert answer["Content-Type"] == "application/link-format"
    assert original == (page, {"rel": "original timegate"})
    assert itself == (
        f"{page}timemap",
        {"rel": "self", "type": "application/link-format", "from": may, "until": june},
    )
    assert [told for _, told in mementos] == [
        {"rel": "first memento", "datetime": may},
        {"rel": "last memento", "datetime": june},
    ]
    for (address, told), title in zip(mementos, ("A hit", "Two hits"), strict=True):
        shown = client.get(address.removeprefix(HOST))
        assert shown["Memento-Datetime"] == told["datetime"]
        assert title in shown.content.decode()


def test_the_only_state_is_the_first_and_the_last(client):
    code = publish_incident().code
    *_, (_, told) = links(client.get(f"/incidents/{code}/timemap").content.decode())

    assert told["rel"] == "first last memento"


def test_what_was_merged_keeps_its_states_and_leads_on_from_then(client, incident, time_machine):
    merged = incident
    time_machine.move_to(JULY, tick=False)
    kept = publish_incident(title="The same hits")
    merge(kept, merged, by="jane", reason="The same morning.")
    page = f"/incidents/{merged.code}/"

    *_, (last, _) = links(client.get(f"{page}timemap").content.decode())
    assert client.get(last.removeprefix(HOST)).status_code == 200
    assert client.get(page, headers=at(MAY)).status_code == 302
    later = client.get(page, headers=at(NOW))
    assert (later.status_code, later["Location"]) == (301, f"/incidents/{kept.code}/")


@pytest.mark.parametrize("page", ["", "timemap"])
def test_of_what_was_retracted_no_state_is_left(client, incident, page):
    retract(incident, by="editor", reason="It did not happen.")
    answer = client.get(f"/incidents/{incident.code}/{page}", headers=at(MAY))

    assert answer.status_code == 410
    assert "It did not happen." in answer.content.decode()
    assert "hit" not in answer.content.decode().replace("http", "")


def test_a_time_map_of_nothing_public_is_not_found(client):
    assert client.get("/incidents/abc/timemap").status_code == 404


def test_a_time_map_takes_no_question(client, incident):
    answer = client.get(f"/incidents/{incident.code}/timemap?asof=2024-06-30")

    assert (answer.status_code, answer.json()["parameter"]) == (400, "asof")
