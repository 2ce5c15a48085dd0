"""The small pages for the frames of other sites: they say what the site says, and lead there."""

from datetime import date
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils import timezone

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import publish_incident, publish_sourced
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    def reading(address: str, *, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return reading


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in page.select("h2")]


def words(element: Tag | None) -> str:
    return " ".join(element.get_text(" ").split()) if element else ""


def links(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select("a")]


@pytest.fixture
def three():
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    facts = {"location": iraq, "grading": "confirmed", "reviewed": True, "killed_low": 2}
    publish_incident(title="First", day=date(2024, 1, 5), **facts)
    publish_sourced(title="Second", day=date(2024, 2, 5), location=iraq)
    publish_incident(title="Third", day=date(2024, 3, 5), location=iraq, reviewed=True)
    publish_incident(title="Elsewhere", day=date(2024, 2, 6))


def test_a_view_says_how_much_it_shows_of_what(read, three):
    page = read("/embed/?country=IQ&order=desc&limit=2")

    assert titles(page) == ["Third", "Second"]
    assert words(page.h1) == "Incidents in Iraq January – March 2024"
    assert "3 of 4 entries" in words(page.select_one(".tally"))
    assert words(page.select_one("main > .more")) == "All 3 entries on Dateline"
    assert len(page.select_one(".strip path")["d"].split("M")) == 1 + 3


def test_the_bars_say_from_when_to_when_they_stand_not_what_the_page_holds(read, three):
    publish_incident(title="Later", day=date(2031, 3, 5))
    axis = read("/embed/?limit=1").select_one(".axis")

    assert [words(end) for end in axis.select("span")] == ["2024", "2031"]
    closer = read("/embed/?country=IQ&limit=1").select_one(".axis")
    assert words(closer) == "Week of 1 January 2024 Week of 4 March 2024"


def test_each_entry_says_how_far_it_is_to_be_trusted(read, three):
    first, second, third = (words(entry) for entry in read("/embed/?country=IQ").select("ol > li"))

    assert "Evidence: confirmed" in first
    assert "2 killed" in first
    assert "5 Jan 2024 exact day" in first
    assert "Not yet reviewed" not in first
    assert "Not yet reviewed" in second
    assert "1 source" in second
    assert "source" not in third


def test_every_link_leads_to_the_same_view_of_the_site_in_a_window_of_its_own(client, read, three):
    asked = f"asof={timezone.now():%Y-%m-%d}&country=IQ&lang=fr&order=desc&q=-zeppelin"
    page = read(f"/embed/?{asked}&limit=2&theme=dark")

    assert {link.partition("?")[2] for link in links(page)} == {asked}
    for link in page.select("a"):
        assert link["target"] == "_blank"
        assert link["rel"] == ["noopener"]
        assert client.get(link["href"]).status_code == 200


def test_a_frame_shows_the_past_and_says_so(read, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident = publish_incident(title="As it was thought to be")
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    incident.title = "As it was"
    incident.save()
    publish(incident, by="editor", reason="It was not so.")
    asof = "?asof=2024-05-05"

    assert titles(read(f"/embed/{asof}")) == ["As it was thought to be"]
    for page in (f"/embed/{asof}", f"/embed/incidents/{incident.code}/{asof}"):
        assert "As it stood on 5 May 2024." in words(read(page).select_one(".asof"))
        assert "As it was thought to be" in words(read(page))
    assert read("/embed/").select_one(".asof") is None


def test_a_frame_of_before_the_record_says_when_that_begins(read, time_machine):
    time_machine.move_to("2024-08-05T12:00Z")
    publish_incident()
    said = words(read("/embed/?asof=2024-08-01").select_one("main > .more"))

    assert said == "The record begins on 5 August 2024, 12:00 UTC. To the timeline"


def test_a_frame_speaks_the_language_and_has_the_colours_that_its_address_says(read, three):
    page = read("/embed/?lang=ar&theme=dark&country=IQ")

    assert (page.html["lang"], page.html["dir"], page.html["data-theme"]) == ("ar", "rtl", "dark")
    assert page.h2.a["lang"] == "en"
    assert "data-theme" not in read("/embed/").html.attrs


def test_an_incident_stands_by_itself_with_its_sources_counted(read):
    incident = create_incident(
        title="Drone hits a base", perpetrator=create_actor(name="A militia"), summary="It fell."
    )
    for outlet in ("The Courier", "The Wire"):
        create_claim(incident=incident, report=create_report(outlet=outlet))
    publish(incident, by="editor", reason="First published.")
    page = read(f"/embed/incidents/{incident.code}/?country=SY")

    assert words(page.h1) == "Drone hits a base"
    assert "A militia" in words(page.select_one(".who"))
    assert words(page.select_one(".summary")) == "It fell."
    assert "2 sources" in words(page.select_one(".facts"))
    assert "The Courier, The Wire" in words(page.select_one(".sources"))
    assert f"/incidents/{incident.code}/?country=SY" in links(page)
    assert {link["target"] for link in page.select("a")} == {"_blank"}


def test_what_is_graphic_is_announced_and_left_out(read):
    incident = publish_incident(title="A village", summary="The men were beheaded.")
    page = read(f"/embed/incidents/{incident.code}/")

    assert "beheaded" not in words(page)
    assert "Content note. graphic descriptions" in words(page.select_one(".facts"))
    assert "Content note. graphic descriptions" in words(read("/embed/").select_one("li"))


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("from=yesterday", "from"),
        ("theme=pink", "theme"),
        ("limit=0", "limit"),
        ("limit=51", "limit"),
        ("limit=few", "limit"),
        ("limit=1&limit=2", "limit"),
        ("colour=red", "colour"),
    ],
)
def test_what_cannot_be_asked_is_named_and_shows_nothing(read, three, asked, parameter):
    page = read(f"/embed/?country=IQ&{asked}", status=400)

    assert words(page.code) == parameter
    assert titles(page) == []


def test_a_refused_question_leads_to_the_form_that_still_has_it(client, read):
    onward = links(read("/embed/?from=yesterday&country=IQ&theme=dark", status=400))[0]

    assert onward == "/?from=yesterday&country=IQ"
    assert b'value="yesterday"' in client.get(onward).content


def test_an_empty_view_says_so(read, three):
    assert "No incident matches all of these" in words(read("/embed/?q=zeppelin").main)
    assert "0 of 4 entries" in words(read("/embed/?q=zeppelin").main)


def test_what_is_retracted_leaves_only_the_reason(read):
    incident = publish_incident(title="It never happened")
    retract(incident, by="editor", reason="The witness was wrong.")
    page = read(f"/embed/incidents/{incident.code}/", status=410)

    assert "The witness was wrong." in words(page.main)
    assert "never happened" not in words(page)


def test_what_was_not_public_then_is_a_link_away(client, read, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident = publish_incident(title="Late")
    page = read(f"/embed/incidents/{incident.code}/?asof=2024-04-01&lang=fr", status=404)

    assert links(page)[0] == f"/incidents/{incident.code}/?lang=fr"
    assert "Late" not in words(page)


def test_a_merged_incident_is_forwarded_within_the_frame(client):
    kept, merged = publish_incident(title="Kept"), publish_incident(title="Merged")
    merge(kept, merged, by="editor", reason="The same.")
    response = client.get(f"/embed/incidents/{merged.code}/?lang=fr&theme=dark")

    assert response.status_code == 301
    assert response["Location"] == f"/embed/incidents/{kept.code}/?lang=fr&theme=dark"


def test_a_search_engine_is_led_to_the_page_itself(read, three):
    canonical = read("/embed/?order=desc&theme=dark").select_one("link[rel=canonical]")["href"]

    assert canonical == urljoin("http://testserver/", "/?order=desc")
