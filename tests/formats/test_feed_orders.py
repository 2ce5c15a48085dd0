"""What a feed holds and in which order, and when it has to be sent again."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import create_claim, create_location, create_report
from tests.formats.feeds_read import ATOM, FEEDS, entries_of, feed_of, links, titles, told
from tests.formats.followed import FIRST, LAST, NOW, TITLE, publish_corrected
from tests.formats.written import got, text_of
from tests.published import publish_copies, publish_incident, publish_many
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract

pytestmark = pytest.mark.django_db
STONES = "{http://purl.org/atompub/tombstones/1.0}"


# Orders and pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", FEEDS)
def test_what_is_new_and_what_has_changed_are_two_orders(client, address):
    first = publish_incident(title="First", day=date(2024, 8, 5))
    publish_incident(title="Second", day=date(2020, 1, 1))
    first.title = "First, corrected"
    first.save()
    publish(first, by="editor", reason="A second report.")

    assert titles(client, address) == ["Second", "First, corrected"]
    assert titles(client, f"{address}?by=changed") == ["First, corrected", "Second"]


@pytest.mark.parametrize("order", ["new", "changed"])
def test_pages_of_a_feed_lead_through_all_of_it(client, monkeypatch, order):
    monkeypatch.setattr("timeline.views.feeds.MOST", 2)
    publish_many(5)
    seen, address = [], f"/timeline.atom?by={order}"
    while address:
        feed = feed_of(client, address)
        seen += [told(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
        following = links(feed, "next")
        address = following[0].removeprefix("http://testserver") if following else ""

    assert len(seen) == len(set(seen)) == 5


def test_a_feed_holds_only_what_its_view_holds(client):
    publish_incident(title="In Syria", location=create_location())
    publish_incident(title="In Iraq", location=create_location(name="Ramadi", country="IQ"))

    assert titles(client, "/timeline.atom?country=IQ") == ["In Iraq"]


@pytest.mark.parametrize(
    ("asked", "parameter"), [("by=day", "by"), ("older=x", "older"), ("bom=1", "bom")]
)
def test_an_order_that_a_feed_does_not_have_is_refused_by_name(client, asked, parameter):
    answer = client.get(f"/timeline.atom?{asked}")

    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_the_feed_of_an_incident_has_an_entry_for_each_of_its_states(client, time_machine):
    incident = publish_corrected(time_machine)

    last, first = entries_of(client, f"/incidents/{incident.code}.atom")

    assert told(last, "title") == f"{TITLE}: Figures of the hospital."
    assert (told(last, "published"), told(last, "updated")) == (FIRST, LAST)
    assert (told(first, "published"), told(first, "updated")) == (FIRST, FIRST)
    assert told(first, "id") != told(last, "id")


def test_what_is_retracted_leaves_a_tombstone_among_the_changes(client, time_machine):
    incident = publish_corrected(time_machine)
    (entry,) = entries_of(client, "/timeline.atom?by=changed")
    retract(incident, by="editor", reason="The witness was wrong.")

    feed = feed_of(client, "/timeline.atom?by=changed")

    (gone,) = feed.findall(f"{STONES}deleted-entry")
    assert gone.get("ref") == told(entry, "id")
    assert gone.get("when") == told(feed, "updated") == NOW
    assert gone[0].text == "The witness was wrong."
    assert feed.findall(f"{ATOM}entry") == []
    assert "witness" not in text_of(client, "/timeline.atom")


def test_a_json_feed_tells_of_what_is_retracted_as_an_atom_feed_does(client, time_machine):
    incident = publish_corrected(time_machine)
    (item,) = json.loads(text_of(client, "/timeline.feed.json"))["items"]
    retract(incident, by="editor", reason="The witness was wrong.")

    feed = json.loads(text_of(client, "/timeline.feed.json?by=changed"))

    (gone,) = feed["_dateline"]["retracted"]
    assert (gone["id"], gone["code"]) == (item["id"], incident.code)
    assert (gone["date_retracted"], gone["told_by"]) == (NOW, None)
    assert gone["reason"] == "The witness was wrong."
    assert "witness" not in text_of(client, "/timeline.feed.json")


def test_the_tombstone_of_a_merged_incident_leads_to_the_one_that_tells_it_now(client):
    first, second, third = (publish_incident(title=title) for title in ("One", "Two", "Three"))
    merge(second, first, by="editor", reason="The same.")
    merge(third, second, by="editor", reason="The same.")
    now = f"http://testserver/incidents/{third.code}/"

    stones = feed_of(client, "/timeline.atom?by=changed").findall(f"{STONES}deleted-entry")
    feed = json.loads(text_of(client, "/timeline.feed.json?by=changed"))

    assert [links(stone, "canonical") for stone in stones] == [[now], [now]]
    assert [gone["told_by"] for gone in feed["_dateline"]["retracted"]] == [now, now]


def test_what_is_published_again_has_no_tombstone(client):
    incident = publish_incident(title="A strike")
    retract(incident, by="editor", reason="Wrong.")
    incident.refresh_from_db()
    publish(incident, by="editor", reason="It happened after all.")

    assert "deleted-entry" not in text_of(client, "/timeline.atom?by=changed")


# Languages, and what is asked again ----------------------------------------------------------


def test_a_feed_speaks_the_language_that_is_asked_for(client, time_machine):
    publish_corrected(time_machine)

    feed = feed_of(client, "/timeline.atom?lang=ar")

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    entry = feed.find(f"{ATOM}entry")
    assert "29 أبريل 2024" in told(entry, "summary")
    assert entry.find(f"{ATOM}title").get("{http://www.w3.org/XML/1998/namespace}lang") == ""


@pytest.mark.parametrize("address", [*FEEDS, "/incidents/{code}.atom"])
def test_who_has_a_feed_is_told_that_it_still_holds(client, time_machine, address):
    address = address.format(code=publish_corrected(time_machine).code)
    answer = got(client, address)
    by_tag = {"If-None-Match": answer["ETag"]}
    by_time = {"If-Modified-Since": answer["Last-Modified"]}

    assert answer["Last-Modified"] == "Sun, 02 Jun 2024 13:30:00 GMT"
    for asked in (by_tag, by_time):
        again = client.get(address, headers=asked)
        assert (again.status_code, again.getvalue()) == (304, b"")
        assert again["ETag"] == answer["ETag"]
        assert "Accept-Language" in again["Vary"]


def test_a_feed_that_has_changed_is_sent_again(client, time_machine):
    incident = publish_corrected(time_machine)
    had = got(client, "/timeline.atom")
    retract(incident, by="editor", reason="Wrong.")
    time_machine.shift(60)

    for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        assert client.get("/timeline.atom", headers={header: had[name]}).status_code == 200


def test_no_moment_is_told_in_the_second_in_which_more_may_follow(client, time_machine):
    publish_corrected(time_machine)
    publish_incident(title="Just now")

    assert "Last-Modified" not in got(client, "/timeline.atom")


def test_an_empty_feed_is_one_too(client):
    feed = feed_of(client, "/timeline.atom")

    assert told(feed, "updated") == "1970-01-01T00:00:00Z"


def test_characters_that_xml_has_none_for_break_no_feed(client):
    publish_incident(title="A\x0bstrike <b>&amp;", summary="Two\ufffelines\x1b")

    assert titles(client, "/timeline.atom") == ["Astrike <b>&amp;"]


def test_a_feed_asks_the_database_as_often_for_many_as_for_few(client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            got(client, "/timeline.atom?by=changed").getvalue()
        return len(queries)

    last = publish_many(2)[-1]
    asked()
    few = asked()
    publish_copies(last, 200)
    asked()

    assert asked() == few


def test_no_link_of_a_feed_runs_a_script(client):
    incident = publish_incident(title="A strike")
    create_claim(incident=incident, report=create_report(url="javascript:alert(1)"))
    publish(incident, by="editor", reason="With a source.")

    for address in FEEDS:
        assert "javascript" not in text_of(client, address)
