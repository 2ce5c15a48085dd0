"""What the sources of one incident tell differently, side by side."""

from typing import Any

from tests.builders import create_actor, create_claim, create_incident, create_report
from timeline.actions.publishing import publish


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def told(read, *claims: dict[str, Any]):
    """The page of an incident of which these are told, by Outlet 1, Outlet 2 …"""
    incident = create_incident(perpetrator=create_actor(name="Group A"))
    for number, claim in enumerate(claims, 1):
        create_claim(incident=incident, report=create_report(outlet=f"Outlet {number}"), **claim)
    publish(incident, by="editor", reason="First published.")
    return read(f"/incidents/{incident.code}/")


def rows(page) -> list[list[str]]:
    return [
        [text(cell) for cell in row.select("th, .unseen, td:not(.silent)")]
        for row in page.select(".differ tr")
    ]


def test_each_fact_that_differs_is_a_row_and_each_source_a_column(read):
    page = told(read, {"injured_low": 3}, {"injured_low": 5})

    assert rows(page) == [
        ["Fact", "Outlet 1", "Outlet 2"],
        ["Injured", "Outlet 1 at least 3 injured", "Outlet 2 at least 5 injured"],
    ]


def test_a_source_that_says_nothing_of_it_is_silent_and_one_that_never_differs_is_left_out(read):
    page = told(
        read,
        {"injured_low": 3, "killed_low": 1},
        {"location_name": "Nowhere"},
        {"injured_low": 5},
        {"killed_low": 2},
    )

    assert rows(page) == [
        ["Fact", "Outlet 1", "Outlet 3", "Outlet 4"],
        ["Killed", "Outlet 1 at least 1 killed", "not stated", "Outlet 4 at least 2 killed"],
        ["Injured", "Outlet 1 at least 3 injured", "Outlet 3 at least 5 injured", "not stated"],
    ]


def test_another_spelling_of_a_place_is_no_difference(read):
    page = told(read, {"location_name": "Al-Asad Airbase"}, {"location_name": "Al Asad airbase"})

    assert not page.select(".differ")


def test_more_sources_than_have_room_beside_each_other_stand_below(read):
    page = told(read, *({"injured_low": number} for number in range(1, 6)))

    assert not page.select(".differ .columns")


def test_who_blames_and_who_denies_is_said_beside_the_one_blamed(read):
    def named(attribution: str) -> dict[str, Any]:
        actor = {"name": "Group A", "role": "perpetrator", "attribution": attribution}
        return {"actors": [actor]}

    page = told(read, named("attributed"), named("denied"), {})

    said = page.select_one(".known .aside").get_text()
    assert said == "Group A: as reported (Outlet 1); denies it (Outlet 2)"
