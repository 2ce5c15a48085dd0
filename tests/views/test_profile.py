"""The profile of an actor or a place: who stands against whom, what happens and where."""

from datetime import date

import pytest

from tests.builders import create_actor, create_location
from tests.published import publish_incident
from timeline.actions.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def fights():
    """Group A strikes Group B twice and is struck once, in Syria; the one is at a base, where Group C
    fights Group A as well."""
    syria = create_location(name="Syria", kind="country")
    base = create_location(name="Tiyas", parent=syria)
    a, b, c = (create_actor(name=f"Group {letter}", inter=2) for letter in "ABC")
    publish_incident(day=date(2024, 1, 1), perpetrator=a, target=b, location=syria)
    publish_incident(day=date(2024, 1, 2), perpetrator=a, target=b, location=base)
    publish_incident(day=date(2024, 1, 3), perpetrator=b, target=a, location=syria)
    fight = publish_incident(
        day=date(2024, 2, 4),
        location=base,
        event_type="Battles",
        sub_event_type="Armed clash",
    )
    for actor in (a, c):
        fight.participations.create(actor=actor, role="other")
    publish(fight, by="editor", reason="The sides were named.")


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def lists(page) -> dict[str, list[str]]:
    return {
        text(section.h2): [text(line) for line in section.select("li")]
        for section in page.select(".lists section")
    }


def test_an_actor_page_says_against_whom_what_and_where(read, fights):
    assert lists(read("/actors/group-a/")) == {
        "Perpetrator against": ["Group B 2"],
        "Target of": ["Group B 1"],
        "In a fight with": ["Group C 1"],
        "Kinds of event": ["Explosions and strikes 3", "Battles 1"],
        "Where most often": ["Tiyas 2"],
        "Countries": ["Syria 4"],
    }


def test_an_actor_page_says_in_which_roles_and_when_it_is_in_the_record(read, fights):
    page = read("/actors/group-a/?role=other")

    assert [text(line) for line in page.select(".roles li")] == [
        "2 as perpetrator",
        "1 as target",
        "1 as another party",
    ]
    assert "4 entries between 1 Jan and 4 Feb 2024" in text(page.select_one(".particulars"))


@pytest.mark.parametrize("page", ["/actors/group-a/", "/locations/syria/"])
def test_whatever_a_profile_counts_is_what_its_link_shows(read, fights, page):
    lines = read(page).select(".lists li")

    assert lines
    for line in lines:
        shown = text(read(line.a["href"]).select_one(".tally strong"))
        assert shown.startswith(f"{text(line.select_one('.count'))} of "), line


def test_what_narrows_a_profile_page_is_said_and_can_be_taken_off(read, fights):
    page = read("/actors/group-a/?against=group-b&role=perpetrator")
    chips = {text(chip): chip["href"] for chip in page.select(".chips li:not(:last-child) a")}

    assert list(chips.values()) == [
        "/actors/group-a/?against=group-b",
        "/actors/group-a/?role=perpetrator",
    ]
    assert [words.partition(" ×")[0] for words in chips] == [
        "Role Perpetrator",
        "Against Group B",
    ]


def test_a_place_page_says_who_and_what_and_where_within(read, fights):
    page = read("/locations/syria/")

    assert lists(page)["Within it, most often"] == ["Tiyas 2"]
    assert lists(page)["Who most often"] == ["Group A 4", "Group B 3", "Group C 1"]


def test_a_place_page_leads_to_what_contains_it_and_does_not_count_it_as_within(read, fights):
    page = read("/locations/tiyas/")

    assert text(page.select_one(".particulars")).startswith(
        "Kind Military base or outpost Within Syria"
    )
    assert "Within it, most often" not in lists(page)


def test_a_question_against_whom_is_a_heading_and_a_chip_of_the_timeline(read, fights):
    page = read("/?actor=group-a&against=group-b")

    assert "Incidents involving Group A against Group B" in text(page.h1)
    assert page.select_one("form#filters [name=against]")["value"] == "group-b"
    assert len(page.select(".entry")) == 3
