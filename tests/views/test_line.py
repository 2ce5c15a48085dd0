"""What is drawn along the line besides the cards: brackets, bars to scale, ways up and down the page."""

from datetime import date

import pytest

from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.publishing import publish
from timeline.models import Link


def test_a_summarys_bar_is_to_the_scale_of_the_days_shown(read):
    publish_incident(day=date(2024, 1, 1))
    publish_incident(day=date(2024, 1, 26), until=date(2024, 3, 15), event_clarity=2)
    publish_incident(day=date(2024, 4, 9))  # the hundredth day
    bar = read("/").select_one(".summary .reach .here")

    assert (bar["x"], bar["width"]) == ("25", "50")


def test_an_answer_on_the_same_page_is_shown_the_way_to(read):
    first = publish_incident(title="First", day=date(2024, 1, 1))
    answer = create_incident(title="Answer", day=date(2024, 2, 1))
    Link.objects.create(incident=answer, target=first, kind="response_to")
    publish(answer, by="editor", reason="First published.")
    page = read("/")

    down, up = page.select(".tie .near a")
    assert page.select_one(down["href"]).h3.get_text() == "Answer"
    assert page.select_one(up["href"]).h3.get_text() == "First"
    assert not read("/?from=2024-02-01").select(".near")


def test_what_lasted_has_a_bar_to_the_scale_of_the_pages_days(read):
    publish_incident(day=date(2024, 1, 1), until=date(2024, 1, 10))
    publish_incident(day=date(2024, 1, 11), until=date(2024, 1, 20))
    bars = [(bar["x"], bar["width"]) for bar in read("/").select(".lasting .reach .here")]

    assert bars == [("0", "50"), ("50", "50")]


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_a_bracket_runs_past_what_stands_between_its_cards(read, order):
    publish_incident(day=date(2023, 12, 1), until=date(2024, 3, 1), event_clarity=2)
    publish_incident(day=date(2024, 2, 1))
    pieces = [lane["class"] for lane in read(f"/?order={order}").select(".line .lane")]
    first, *between, last = pieces

    assert "begins" in first
    assert "ends" in last
    assert between
    assert all(piece == ["lane", "lane-0"] for piece in between)
