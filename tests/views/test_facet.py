"""The page of all choices of a filter, for the lists that are too long for the form."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.builders import create_actor, create_location
from tests.published import publish_incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    """Group 0 in three incidents, Group 1 in two, nine more in one each; those of Group 0 in Iraq."""
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    for name, number in [
        ("Group 0", 3),
        ("Group 1", 2),
        *((f"Group {n}", 1) for n in range(2, 11)),
    ]:
        for day in range(number):
            place = iraq if name == "Group 0" else create_location()
            publish_incident(
                day=date(2024, 1, 1 + day), perpetrator=create_actor(name=name), location=place
            )


@pytest.fixture
def few(monkeypatch):
    """A form with room for two choices in sight and three in the fold, and pages of three."""
    monkeypatch.setattr("timeline.views.form.FIRST_SHOWN", 2)
    monkeypatch.setattr("timeline.views.form.MOST_SHOWN", 3)
    monkeypatch.setattr("timeline.views.facet.MOST_SHOWN", 3)


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def choices(page: BeautifulSoup) -> list[str]:
    return [text(choice) for choice in page.select(".choices .choice")]


def test_all_choices_are_listed_with_what_each_would_give(read, groups):
    page = read("/facets/actor/")

    assert choices(page)[:3] == ["Group 0 3", "Group 1 2", "Group 10 1"]
    assert len(choices(page)) == 11
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_a_choice_adds_to_the_question_and_a_second_visit_takes_it_off(read, groups):
    page = read("/facets/actor/?actor=group-1&order=desc")
    links = {text(choice): choice["href"] for choice in page.select(".choices .choice")}

    assert links["Group 0 3"] == "/?actor=group-0&actor=group-1&order=desc"
    assert links["Group 1 2"] == "/?order=desc"
    assert page.select_one(".choices [aria-current=true]")["href"] == "/?order=desc"


def test_what_narrows_the_view_narrows_the_choices(read, groups):
    assert choices(read("/facets/actor/?country=IQ")) == ["Group 0 3"]


def test_a_choice_is_found_by_the_beginning_of_its_words(read, groups):
    page = read("/facets/actor/?find=GROUP+1&country=SY")
    form = page.select_one("form.find")

    assert choices(page) == ["Group 1 2", "Group 10 1"]
    assert form.select_one("[name=find]")["value"] == "GROUP 1"
    assert form.select_one("[name=country]")["value"] == "SY"


def test_what_is_not_there_is_said(read, groups):
    page = read("/facets/actor/?find=zeppelin")

    assert "none is called “zeppelin”" in text(page.select_one(".choices"))


def test_a_long_list_has_pages_that_keep_the_question(read, groups, few):
    first = read("/facets/actor/?find=group&order=desc")
    second = read(first.select_one(".choices [rel=next]")["href"])

    assert text(second.select_one(".choices .aside")) == "4–6 of 11"
    assert not set(choices(first)) & set(choices(second))
    assert choices(read(second.select_one("[rel=prev]")["href"])) == choices(first)
    assert second.select_one(".choices a.choice")["href"].endswith("&order=desc")


def test_what_is_chosen_is_listed_once_and_in_its_place(read, groups, few):
    assert choices(read("/facets/actor/?actor=group-9")) == ["Group 0 3", "Group 1 2", "Group 10 1"]


def test_a_page_past_the_end_leads_back_to_the_first(read, groups):
    assert read("/facets/actor/?start=60").select_one(".choices a")["href"] == "/facets/actor/"


@pytest.mark.parametrize("name", ["type", "country", "actor", "location", "grading", "dataset"])
def test_every_list_of_choices_has_a_page(read, groups, name):
    assert read(f"/facets/{name}/").h1


@pytest.mark.parametrize("name", ["reviewed", "colour"])
def test_other_addresses_are_not_found(read, name):
    read(f"/facets/{name}/", status=404)


@pytest.mark.parametrize(
    ("asked", "at_fault"),
    [
        ("start=-1", "start"),
        ("find=" + "a" * 201, "find"),
        ("find=%00", "find"),
        ("find=a&find=b", "find"),
        ("from=x&find=a", "from"),
    ],
)
def test_a_bad_question_is_refused_by_name(read, asked, at_fault):
    page = read(f"/facets/actor/?{asked}", status=400)

    assert text(page.select_one(".notice code")) == at_fault


def test_the_form_leads_to_the_choices_it_has_no_room_for(read, groups, few):
    page = read("/?order=desc")
    words = page.select_one("#find-actor-words")
    form = page.select_one(f"form#{words['form']}")

    assert text(words.find_parent("details").summary) == "9 more"
    assert page.select_one("#fields .all a")["href"] == "/facets/actor/?order=desc"
    assert form["action"] == "/facets/actor/"
    assert form.select_one("[name=order]")["value"] == "desc"
    assert not form.find_parent("form")


def test_a_form_with_room_for_all_offers_no_more(read, groups):
    assert not read("/").select(".find-words, #fields .all")
