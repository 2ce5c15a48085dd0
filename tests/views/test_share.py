"""Whatever is shown can be handed on: as it will be, as it stood, in words to cite, and as every file."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import create_actor, create_location
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract
from timeline.formats.files import OF_INCIDENTS, OF_VIEWS
from timeline.models import Incident
from timeline.views.file_words import GROUPS, WORDS

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture
def told(time_machine) -> Incident:
    """Public since noon, in Iraq."""
    time_machine.move_to("2024-08-05T12:00:00Z", tick=False)
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    return publish_incident(
        title="Drone over a depot",
        day=date(2024, 8, 1),
        location=iraq,
        perpetrator=create_actor(name="A militia"),
    )


def links(page) -> tuple[str, str]:
    """The live and the pinned link, without the host."""
    live, pinned = (page.select_one(f"#{name}")["value"] for name in ("live", "pinned"))
    assert live.startswith(HOST)
    assert pinned.startswith(HOST)
    return live.removeprefix(HOST), pinned.removeprefix(HOST)


@pytest.mark.parametrize(
    ("shown", "live"),
    [
        ("/?order=desc&country=IQ", "/?country=IQ&order=desc"),
        ("/?q=zeppelin", "/?q=zeppelin"),
        ("/map/?country=IQ", "/map/?country=IQ"),
        ("/actors/a-militia/?country=IQ", "/actors/a-militia/?country=IQ"),
        ("/locations/iraq/", "/locations/iraq/"),
        ("/incidents/{code}/?country=IQ", "/incidents/{code}/"),
    ],
)
def test_each_page_leads_to_one_that_says_how_to_hand_it_on(read, told, shown, live):
    shown, live = (address.format(code=told.code) for address in (shown, live))
    page = read(read(shown).find("a", string="Share, cite, download")["href"])

    assert links(page)[0] == live
    assert page.find("a", string=lambda said: said and said.startswith("Back to"))["href"] == live


def test_a_pinned_link_shows_what_was_public_whatever_comes_later(read, told, time_machine):
    live, pinned = links(read("/share/?country=IQ"))
    time_machine.move_to("2024-08-06T12:00:00Z", tick=False)
    publish_incident(title="Another", day=date(2024, 8, 2), location=told.location)

    assert pinned == "/?asof=2024-08-05T12:00:00Z&country=IQ"
    assert len(read(pinned).select(".entry")) == 1
    assert len(read(live).select(".entry")) == 2


def test_what_is_looked_at_as_it_stood_is_pinned_to_that_day(read, told, time_machine):
    time_machine.move_to("2024-08-06T12:00:00Z", tick=False)
    live, pinned = links(read("/share/?asof=2024-08-05&country=IQ"))

    assert (live, pinned) == ("/?country=IQ", "/?asof=2024-08-05&country=IQ")


def test_the_last_days_are_counted_back_from_when_the_link_is_pinned_to(read, told, time_machine):
    page = read("/share/?last=30d")
    live, pinned = links(page)
    cited = page.select_one("#cite-1").get_text()
    time_machine.move_to("2025-08-05T12:00:00Z", tick=False)

    assert live == "/?last=30d"
    assert read(live).select(".entry") == []
    assert len(read(pinned).select(".entry")) == 1
    assert "7 Jul – 5 Aug 2024" in cited, "“the last 30 days” would say nothing in a footnote"


def test_a_link_to_an_entry_stays_at_its_revision(read, told, time_machine):
    time_machine.move_to("2024-08-06T12:00:00Z", tick=False)
    pinned = links(read(f"/incidents/{told.code}/share/"))[1]
    told.title = "Drone over a market"
    told.save()
    publish(told, by="editor", reason="It was the market.")

    assert read(pinned).h1.get_text() == "Drone over a depot"


@pytest.mark.parametrize("style", ["#cite-1", "#cite-2", "#cite-3"])
def test_a_citation_names_the_title_the_year_and_the_link_that_stays(read, told, style):
    for address in ("/share/?country=IQ", f"/incidents/{told.code}/share/"):
        page = read(address)
        said = page.select_one(style).get_text()

        assert page.h1.get_text().removesuffix(".") in said
        assert "2024" in said
        assert page.select_one("#pinned")["value"] in said


def test_what_is_embedded_answers_in_a_frame(client, read, told):
    for address in ("/share/?country=IQ&page=map", f"/incidents/{told.code}/share/"):
        code = read(address).select_one("#embed-code").get_text()
        frame = code.partition('src="')[2].partition('"')[0].replace("&amp;", "&")

        assert client.get(frame).status_code == 200
        assert "Dateline: " in code


def test_the_picture_that_others_show_is_shown(client, read, told):
    for address in ("/share/?country=IQ", f"/incidents/{told.code}/share/"):
        card = client.get(read(address).select_one(".shown img")["src"])

        assert card["Content-Type"] == "image/png"


def test_every_file_says_what_it_is_for():
    assert {*OF_VIEWS, *OF_INCIDENTS, "json"} <= set(WORDS)
    assert {group for group, _ in WORDS.values()} == set(GROUPS)


def test_every_file_is_offered_and_answers(client, read, told):
    for address, suffixes in (
        ("/share/?country=IQ", {*OF_VIEWS, "json"}),
        (f"/incidents/{told.code}/share/", set(OF_INCIDENTS)),
    ):
        files = read(address).select(".files li")
        assert {each.code.get_text().removeprefix(".") for each in files} == suffixes
        for each in files:
            for way in each.select("a"):
                assert client.get(way["href"]).status_code == 200
            assert each.span.get_text()


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("/?order=asc&country=IQ", "/timeline.{}?country=IQ"),
        ("/map/?country=IQ", "/timeline.{}?country=IQ"),
        ("/actors/a-militia/?country=IQ", "/timeline.{}?actor=a-militia&country=IQ"),
        ("/locations/iraq/", "/timeline.{}?location=iraq"),
        ("/incidents/{code}/", "/incidents/{code}.{}"),
    ],
)
def test_the_head_of_a_page_names_what_it_is_had_as_too(client, read, told, page, files):
    page, files = (each.replace("{code}", told.code) for each in (page, files))
    found = {link["type"]: link for link in read(page).select("link[rel=alternate][type]")}
    named = {
        "text/csv": "csv",
        "application/geo+json": "geojson",
        "application/atom+xml": "atom",
        "application/feed+json": "feed.json",
        "text/calendar": "ics",
        "application/json": "json",
    }

    for media_type, suffix in named.items():
        href = found[media_type]["href"]
        assert href == files.format(suffix)
        assert client.get(href)["Content-Type"].startswith(media_type)
    assert found["application/atom+xml"]["title"].endswith("· Dateline")


def test_what_was_merged_or_retracted_is_not_handed_on(client, told):
    other, wrong = (publish_incident(title=title) for title in ("The same", "It never happened"))
    merge(told, other, by="editor", reason="One morning.")
    retract(wrong, by="editor", reason="The witness was wrong.")
    to = {each: reverse("share_incident", args=[each.code]) for each in (told, other, wrong)}

    assert client.get(to[other])["Location"] == to[told]
    assert client.get(to[wrong]).status_code == 410
    assert client.get("/incidents/nothing/share/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("page=changes", "page"),
        ("page=actor", "actor"),
        ("page=location&location=iraq&location=syria", "location"),
        ("from=yesterday", "from"),
    ],
)
def test_what_is_no_view_is_refused_in_words(read, told, asked, says):
    page = read(f"/share/?{asked}", status=400)

    assert page.select_one(".notice").get_text().strip()
    assert says in page.select_one(".notice").get_text().lower()
