"""All actors and all places, as an index."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from timeline.models import Actor, Location

pytestmark = pytest.mark.django_db


@pytest.fixture
def named():
    """Zulu Front in three entries, al-Badr Brigade in two and Alpha Army in one, of which one of each
    is in Iraq and the others at a base in Syria."""
    syria = create_location(name="Syria", kind="country")
    places = [
        create_location(name="Iraq", country="IQ", kind="country"),
        *[create_location(name="Tiyas", parent=syria)] * 2,
    ]
    for name, number in (("Zulu Front", 3), ("al-Badr Brigade", 2), ("Alpha Army", 1)):
        for day, place in enumerate(places[:number], 1):
            actor = create_actor(name=name, inter=2, country="SY")
            publish_incident(day=date(2024, 1, day), perpetrator=actor, location=place)


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr("timeline.views.index.MOST_SHOWN", 2)


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def rows(page: BeautifulSoup) -> list[str]:
    return [text(row) for row in page.select(".listing ol > li")]


def test_an_index_says_who_each_is_and_how_many_entries_name_it(read, named):
    assert rows(read("/actors/")) == [
        "Zulu Front 3 entries Rebel group · Syria",
        "al-Badr Brigade 2 entries Rebel group · Syria",
        "Alpha Army 1 entry Rebel group · Syria",
    ]


def test_an_index_of_places_holds_countries_and_says_where_a_place_lies(read, named):
    assert rows(read("/locations/")) == [
        "Iraq 3 entries Country",
        "Syria 3 entries Country",
        "Tiyas 3 entries Military base or outpost · Syria",
    ]


def test_by_name_capitals_and_accents_make_no_difference(read, named):
    page = read("/actors/?sort=name")

    assert [row.split(" ")[0] for row in rows(page)] == ["al-Badr", "Alpha", "Zulu"]
    assert {text(link): link["href"] for link in page.select(".initials a")} == {
        "A": "/actors/?sort=name",
        "Z": "/actors/?sort=name&start=2",
    }


def test_countries_are_named_in_the_readers_language(read, named):
    assert rows(read("/locations/?lang=fr&country=SY"))[0].startswith("Syrie ")


def test_a_name_is_found_by_the_beginning_of_a_word_and_a_form_without_scripts(read, named):
    form = read("/actors/?sort=name&from=2024-01-01").select_one("form.find")
    sent = {field["name"]: field["value"] for field in form.select("[type=hidden]")}
    page = read("/actors/?find=brig")

    assert sent == {"from": "2024-01-01", "sort": "name"}
    assert form.select_one("button[type=submit]")
    assert rows(page) == ["al-Badr Brigade 2 entries Rebel group · Syria"]


def test_an_index_takes_the_whole_vocabulary_and_hands_it_on(read, named):
    page = read("/actors/?country=IQ&to=2024-01-01")

    assert [row.partition(" entr")[0] for row in rows(page)] == [
        "Alpha Army 1",
        "Zulu Front 1",
        "al-Badr Brigade 1",
    ]
    assert page.select_one(".listing ol > li a")["href"] == (
        "/actors/alpha-army/?country=IQ&to=2024-01-01"
    )
    assert [chip["href"] for chip in page.select(".listing .chips a")] == [
        "/actors/?country=IQ",
        "/actors/?to=2024-01-01",
        "/actors/",
    ]
    assert page.select_one("option[selected]")["value"] == "IQ"


def test_a_place_of_another_country_is_not_counted_for_the_one_chosen(read, named):
    assert [row.split(" ")[0] for row in rows(read("/locations/?country=SY"))] == ["Syria", "Tiyas"]


def test_a_long_index_has_pages_that_keep_the_question(read, named, few):
    first = read("/actors/?order=desc")
    second = read(first.select_one("[rel=next]")["href"])

    assert text(second.select_one(".tally")) == "3–3 of 3"
    assert rows(second) == ["Alpha Army 1 entry Rebel group · Syria"]
    assert rows(read(second.select_one("[rel=prev]")["href"])) == rows(first)
    assert "order=desc" in second.select_one(".listing ol > li a")["href"]


def test_who_is_not_there_is_said_with_a_way_on(read, named):
    page = read("/actors/?find=zeppelin")

    assert "Nothing here is called “zeppelin”" in text(page.select_one(".nothing"))
    assert [link["href"] for link in page.select(".nothing a")] == ["/actors/", "/?q=zeppelin"]


def test_what_only_a_draft_names_is_in_no_index(read, named):
    create_incident(perpetrator=create_actor(name="Hidden Hand"))
    Actor.objects.filter(slug="alpha-army").update(name="Renamed Army", inter=1)
    Location.objects.filter(slug="tiyas").update(kind="camp")
    shown = f"{read('/actors/')} {read('/locations/')}"

    for secret in ("Hidden Hand", "Renamed", "State forces", "Camp"):
        assert secret not in shown


def test_before_anything_was_public_an_index_is_empty(read, named):
    page = read("/actors/?asof=2024-01-01")

    assert "No entry names any" in text(page.select_one(".nothing"))


@pytest.mark.parametrize(
    "asked", ["sort=size", "start=-1", "find=a&find=b", "find=%00", "colour=red"]
)
def test_a_bad_question_is_refused_by_name(read, named, asked):
    page = read(f"/actors/?{asked}", status=400)

    assert text(page.select_one(".notice code")) == asked.partition("=")[0]


def test_an_untouched_field_leaves_no_trace_in_the_address(client, named):
    assert client.get("/actors/?find=zulu&country=").url == "/actors/?find=zulu"
    swapped = client.get("/actors/?find=zulu&country=", headers={"HX-Request": "true"})
    assert swapped["HX-Replace-Url"] == "/actors/?find=zulu"
