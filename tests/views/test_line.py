"""What is drawn along the line besides the cards: brackets, bars to scale, ways up and down the page."""

from datetime import date

import pytest

from tests.builders import create_claim, create_incident, create_report
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
def test_a_bracket_runs_to_its_part_past_what_stands_between(read, order):
    whole = publish_incident(day=date(2023, 12, 1), until=date(2024, 3, 1), event_clarity=2)
    publish_incident(day=date(2024, 1, 15))
    part = create_incident(day=date(2024, 2, 1))
    Link.objects.create(incident=part, target=whole, kind="part_of")
    publish(part, by="editor", reason="First published.")
    pieces = [lane["class"] for lane in read(f"/?order={order}").select(".line .lane")]
    first, *between, last = pieces

    assert first == ["lane", "lane-0", "begins", "part"]
    assert last == ["lane", "lane-0", "ends", "part"]
    assert between
    assert all(piece == ["lane", "lane-0"] for piece in between)


def test_a_summary_has_its_shape_in_its_bracket_and_says_that_it_is_one(read):
    publish_incident(until=date(2024, 9, 1), event_clarity=2, killed_best=3)
    entry = read("/").select_one(".summary")

    assert entry.select_one(".point .mark")
    assert "A summary" in entry.select_one(".facts").get_text()


def test_only_what_is_known_to_be_of_one_day_is_joined(read):
    for _ in range(2):
        publish_incident(day=date(2024, 1, 1))
        publish_incident(day=date(2024, 7, 29), until=date(2024, 8, 4), date_prec=3)
    joined = [entry["data-day"] for entry in read("/").select(".same-day")]

    assert joined == ["2024-01-01"]


def test_the_scale_of_what_lasted_ends_in_months_as_no_day_there_need_be_known(read):
    publish_incident(day=date(2024, 1, 5), until=date(2024, 3, 9), event_clarity=2)

    assert [end.get_text() for end in read("/").select(".reach small")] == ["Jan 2024", "Mar 2024"]


def test_on_paper_a_source_of_several_entries_has_one_number_and_one_note(read):
    shared, other = create_report(outlet="The Courier"), create_report(outlet="The Herald")
    for report in (shared, other, shared):
        incident = create_incident()
        create_claim(incident=incident, report=report)
        publish(incident, by="editor", reason="First published.")
    page = read("/")
    numbers = {note["data-note"]: note.a.get_text() for note in page.select(".entry figcaption")}

    assert sorted(numbers.values()) == ["The Courier", "The Herald"]
    assert [note.a.get_text() for note in page.select(".notes li")] == [numbers["1"], numbers["2"]]
