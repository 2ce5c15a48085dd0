"""Feeds of a view, and of one incident: what the specifications ask, and three times kept apart."""

import json
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.formats.feeds_read import ATOM, entries_of, feed_of, links, told
from tests.formats.followed import FIRST, LAST, TITLE, publish_corrected
from tests.formats.written import text_of
from tests.published import publish_incident, publish_many
from timeline.actions.publishing import publish
from timeline.formats.writing.telling import lasting_id

pytestmark = pytest.mark.django_db


# RFC 4287 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/timeline.atom?by=changed&order=desc", "/incidents/{code}.atom"]
)
def test_a_feed_has_all_that_the_rfc_asks_for(client, time_machine, address):
    incident = publish_corrected(time_machine)
    time_machine.move_to("2024-05-09T12:00Z", tick=False)
    publish_many(2)
    address = address.format(code=incident.code)

    feed = feed_of(client, address)

    assert feed.tag == f"{ATOM}feed"
    assert told(feed, "title")
    assert links(feed, "self") == [f"http://testserver{address}"]
    assert len(links(feed, "alternate")) == 1
    assert told(feed.find(f"{ATOM}author"), "name") == "Dateline"
    entries = feed.findall(f"{ATOM}entry")
    newest = max(told(entry, "updated") for entry in entries)
    assert told(feed, "updated") == newest
    for entry in entries:
        check_entry(entry)
    ids = [told(element, "id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)


def check_entry(entry: etree._Element) -> None:
    published, updated = (
        datetime.fromisoformat(told(entry, name)) for name in ("published", "updated")
    )
    assert published.utcoffset() == timedelta(0)
    assert published <= updated
    assert told(entry, "id").startswith("urn:uuid:")
    assert told(entry, "title")
    assert told(entry, "summary")
    assert len(links(entry, "alternate")) == 1
    (content,) = entry.findall(f"{ATOM}content")
    assert content.get("type") == "html"
    for link in entry.iter(f"{ATOM}link"):
        assert link.get("href").startswith(("http://", "https://"))


def test_an_entry_tells_when_it_happened_apart_from_when_it_was_published_and_changed(
    client, time_machine
):
    publish_corrected(time_machine)

    (entry,) = entries_of(client, "/timeline.atom")

    assert told(entry, "published") == FIRST
    assert told(entry, "updated") == LAST
    happened = entry.find(f"{ATOM}category")
    assert (happened.get("term"), happened.get("label")) == ("2024-04-29", "29 April 2024")
    assert told(entry, "summary").startswith("29 April 2024 (exact day) · Ramadi, Iraq · ")


def test_an_item_of_a_json_feed_keeps_the_three_times_apart_too(client, time_machine):
    publish_corrected(time_machine)

    feed = json.loads(text_of(client, "/timeline.feed.json"))

    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/timeline.feed.json"
    assert item["date_published"] == FIRST
    assert item["date_modified"] == LAST
    assert item["_dateline"]["date_start"] == "2024-04-29"
    assert item["title"] == TITLE
    assert isinstance(item["id"], str)
    assert item["url"].startswith("http://testserver/incidents/")


def test_an_entry_names_its_sources_and_says_in_its_words_why_it_was_changed(client, time_machine):
    publish_corrected(time_machine)

    (entry,) = entries_of(client, "/timeline.atom")

    assert links(entry, "via") == ["https://courier.example/depot?a=1&b=50%25"]
    assert links(entry, "related")[0].startswith("https://web.archive.org/")
    words = BeautifulSoup(told(entry, "content"), "html.parser").get_text("\n")
    assert "Figures of the hospital." in words
    assert "First published: 2024-05-01 12:00 UTC" in words
    assert "The Test Courier: A report; with, marks" in words


@pytest.mark.parametrize(
    ("precision", "point", "kilometres"),
    [(1, (33.42, 43.3), 0), (2, (33.42, 43.3), 25), (5, (33.42, 43.3), 150), (6, None, None)],
)
def test_a_point_is_told_with_how_far_around_it_the_place_may_be(
    client, time_machine, precision, point, kilometres
):
    publish_corrected(time_machine, where_prec=precision)

    (entry,) = entries_of(client, "/timeline.atom")
    (item,) = json.loads(text_of(client, "/timeline.feed.json"))["items"]

    georss = "{http://www.georss.org/georss}"
    assert entry.findtext(f"{georss}point") == (f"{point[0]} {point[1]}" if point else None)
    assert entry.findtext(f"{georss}radius") == (f"{kilometres}000" if kilometres else None)
    told_of = item["_dateline"]
    assert told_of["point"] == (list(point) if point else None)
    assert (told_of["where_prec"], told_of["radius_km"]) == (precision, kilometres)


def test_the_id_of_an_entry_is_the_same_after_a_correction_and_on_another_host(
    client, time_machine, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    incident = publish_incident(title="A strike")
    (before,) = entries_of(client, "/timeline.atom")
    incident.title = "Two strikes"
    incident.save()
    publish(incident, by="editor", reason="A second report.")

    (after,) = entries_of(client, "/timeline.atom?by=changed")
    moved = client.get("/timeline.atom", headers={"host": "elsewhere.example"}).getvalue()

    assert told(before, "id") == told(after, "id")
    assert told(before, "id").encode() in moved


def test_ids_never_change():
    """They stand in the readers of those who follow: a change here sends each of them all anew."""
    assert lasting_id("abc") == "urn:uuid:8a235046-2711-5645-8fde-58771389b7c6"
