"""The timeline's page: what a reader sees of each incident, and how the view is narrowed."""

from datetime import date
from urllib.parse import quote

import pytest

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import publish_incident, publish_many, publish_sourced
from timeline.actions.publishing import publish, retract
from timeline.models import Incident, Link, Participation, SavedView

HTMX = {"HX-Request": "true"}


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_incidents_stand_in_order_of_time(read):
    publish_incident(title="Second", day=date(2024, 2, 1))
    publish_incident(title="First", day=date(2023, 12, 31))
    page = read("/")

    assert [text(title) for title in page.select(".entry h3")] == ["First", "Second"]
    assert [text(year) for year in page.select(".year")] == ["2023", "2024"]
    assert "2 of 2 entries" in text(page.select_one(".tally"))


def test_a_date_is_said_in_the_words_of_its_precision(read):
    publish_incident(day=date(2024, 1, 1), until=date(2024, 1, 31), date_prec=4)
    entry = read("/").select_one(".entry")

    assert text(entry.select_one(".when")) == "Jan 2024 day not given"
    assert entry.select_one(".point .mark.hollow")
    assert not entry.select("time")


def test_an_exact_day_has_a_filled_marker(read):
    publish_incident()
    entry = read("/").select_one(".entry")

    assert text(entry.select_one(".when")) == "5 Aug 2024 exact day"
    assert entry.select_one(".point .mark")
    assert not entry.select_one(".hollow")


def test_who_did_it_is_told_with_how_it_was_attributed(read):
    incident = create_incident(target=create_actor(name="A port"))
    Participation.objects.create(
        incident=incident,
        actor=create_actor(name="A militia"),
        role="perpetrator",
        attribution="suspected",
    )
    publish(incident, by="editor", reason="First published.")

    assert text(read("/").select_one(".who")) == "A militia suspected against A port"


def test_a_summary_says_how_much_of_it_is_documented(read):
    summary = publish_incident(
        title="Many attacks",
        day=date(2023, 10, 17),
        until=date(2024, 1, 29),
        event_clarity=2,
        count_low=150,
    )
    part = create_incident(title="One of them")
    Link.objects.create(incident=part, target=summary, kind="part_of")
    publish(part, by="editor", reason="First published.")
    entry = read("/").select_one(".summary")

    assert "150+ reported in all · documented here: 1 of 150+ · a summary, not added" in text(entry)


def test_a_silence_is_said(read):
    publish_incident(day=date(2024, 1, 1))
    publish_incident(day=date(2024, 6, 1))

    assert text(read("/").select_one(".silence")) == "5 months without an incident in this view"
    assert len(read("/?order=desc").select(".silence")) == 1


def test_the_sentence_an_entry_rests_on_is_a_click_away_without_scripts(read):
    publish_sourced()
    sources = read("/").select_one("details.sources")

    assert text(sources.summary) == "1 source: The Test Courier"
    assert "A drone hit the depot on Monday" in text(sources.blockquote)


def test_what_only_a_machine_has_read_says_so(read):
    publish_incident(title="By machine")
    publish_incident(title="By analyst", reviewed=True)
    entries = {text(entry.h3): text(entry) for entry in read("/").select(".entry")}

    assert "Not yet reviewed" in entries["By machine"]
    assert "Not yet reviewed" not in entries["By analyst"]


def test_each_filter_that_is_on_can_be_taken_off(read):
    publish_incident(location=create_location(name="Iraq", country="IQ", kind="country"))
    page = read("/?country=IQ&killed_min=0&q=drone")
    chips = {text(chip): chip["href"] for chip in page.select(".chips a")}

    assert chips["Country Iraq ×"] == "/?killed_min=0&q=drone"
    assert chips["Words “drone” ×"] == "/?country=IQ&killed_min=0"
    assert chips["Clear all"] == "/"


def test_a_chip_is_called_as_its_filter_is(read):
    publish_incident(location=create_location(), grading="weak")
    page = read("/?type=air-drone-strike&location=al-tanf&grading=weak")
    filters = {text(legend) for legend in page.select("form#filters legend")}
    chips = {text(chip) for chip in page.select(".chips li span")}

    assert chips == {"Kind of event", "Place", "Evidence"}
    assert chips <= filters


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        ("q=zeppelin&country=IQ", ["Without “zeppelin” 1 entry"]),
        ("q=zeppelin&country=IQ&killed_min=3", []),
    ],
)
def test_an_empty_answer_offers_just_what_gives_more(read, asked, ways):
    publish_incident(location=create_location(name="Iraq", country="IQ", kind="country"))
    nothing = read(f"/?{asked}&order=desc").select_one(".nothing")

    assert [text(way) for way in nothing.select("li")] == ways
    assert nothing.select("a")[-1]["href"] == "/?order=desc"
    assert ("Loosen" in text(nothing)) == bool(ways)


def test_how_many_are_certain_is_told_where_the_rest_is_shown_too(read):
    publish_incident(day=date(2024, 1, 1), until=date(2024, 1, 31), date_prec=4)

    assert "0 certainly" in text(read("/?from=2024-01-09").select_one(".tally"))
    assert "certainly" not in text(read("/?from=2023-01-09&certain=1").select_one(".tally"))


def test_a_bar_of_the_histogram_narrows_the_view_to_its_month(read):
    publish_incident(day=date(2024, 1, 30))
    publish_incident(day=date(2025, 3, 1))
    bars = read("/").select(".histogram a")

    assert [bar["href"] for bar in bars] == [
        "/?from=2024-01-01&to=2024-01-31",
        "/?from=2025-03-01&to=2025-03-31",
    ]
    assert bars[0]["aria-label"] == "January 2024: 1 entry"


def test_a_long_list_has_pages_that_are_links(read):
    publish_many(51)
    first = read("/")
    second = read(first.select_one("a[rel=next]")["href"])

    assert (len(first.select(".entry")), len(second.select(".entry"))) == (50, 1)
    assert len(read(second.select_one("a[rel=prev]")["href"]).select(".entry")) == 50


def test_a_submitted_form_leaves_no_empty_fields_in_the_address(client, db):
    publish_incident()
    response = client.get("/?q=&from=2024-01-01&to=&order=asc")

    assert response.url == "/?from=2024-01-01"


def test_a_swap_pushes_the_canonical_address(client, db):
    publish_incident()
    response = client.get("/?q=&from=2024-01-01&to=", headers=HTMX)

    assert response["HX-Push-Url"] == "/?from=2024-01-01"


def test_a_swap_to_where_the_reader_is_pushes_nothing(client, db):
    here = {**HTMX, "HX-Current-URL": "http://testserver/?from=2024-01-01"}

    assert client.get("/?from=2024-01-01&q=", headers=here)["HX-Push-Url"] == "false"


@pytest.mark.parametrize(
    ("words", "label"),
    [("drone", "“drone”"), ('mill -town "a b"', 'mill -town "a b"'), ("“a b”", "“a b”")],
)
def test_words_in_quotes_are_not_quoted_again(read, words, label):
    publish_incident()

    assert text(read(f"/?q={quote(words)}").select_one(".chips li")) == f"Words {label} ×"


def test_a_view_of_a_time_before_the_record_says_when_it_begins(read, time_machine):
    time_machine.move_to("2024-08-05T12:00Z")
    publish_incident(title="Two hurt")
    nothing = read("/?asof=2024-08-01&q=hurt").select_one(".nothing")

    assert text(nothing.h2) == "The record begins on 5 August 2024, 12:00 UTC"
    assert nothing.a["href"] == "/?q=hurt"


def test_nothing_is_said_of_when_an_empty_record_begins(read):
    publish_incident(title="Two hurt")
    retract(Incident.objects.get(), by="editor", reason="Not so.")

    assert "begins" not in text(read("/?asof=2024-08-01").select_one(".nothing"))


def test_a_view_of_the_past_says_so(read, time_machine):
    time_machine.move_to("2024-08-05T12:00Z")
    incident = publish_incident(title="Two hurt")
    time_machine.move_to("2024-08-09T12:00Z")
    incident.title = "Five hurt"
    incident.save()
    publish(incident, by="editor", reason="Later figures.")
    page = read("/?asof=2024-08-06")

    assert "As it stood on 6 August 2024." in text(page.select_one(".asof"))
    assert text(page.select_one(".entry h3")) == "Two hurt"
    assert "asof=2024-08-06" in page.select_one(".entry h3 a")["href"]


@pytest.mark.parametrize(
    ("pinned", "address"),
    [
        (None, "/?country=IQ"),
        ("2024-08-05T12:00:00+00:00", "/?asof=2024-08-05T12:00:00Z&country=IQ"),
    ],
)
def test_a_saved_view_leads_to_its_question(client, db, pinned, address):
    saved = SavedView.objects.create(query="country=IQ", asof=pinned)

    assert client.get(saved.get_absolute_url()).url == address


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        ({"injured_low": 3}, "at least 3 injured (“several”)"),
        ({"injured_low": 34, "injured_high": 47}, "34–47 injured Not yet reviewed"),
    ],
)
def test_a_vague_word_stands_beside_the_figure_made_from_it_and_no_other(read, desk, said):
    body = "A drone hit the depot and several guards were injured."
    incident = create_incident(**desk)
    start = body.index("several")
    words = {"text": "several guards", "start": start, "end": start + len("several guards")}
    create_claim(
        incident=incident,
        report=create_report(body=body),
        evidence={"injured": words},
        injured_low=3,
    )
    publish(incident, by="editor", reason="First published.")

    assert said in text(read("/").select_one(".facts"))


def test_an_incident_of_uncertain_month_stands_under_no_single_month(read):
    publish_incident(day=date(2024, 1, 5))
    publish_incident(day=date(2024, 1, 6), until=date(2024, 3, 20), date_prec=5)
    headings = [text(heading) for heading in read("/").select(".period")]

    assert headings == ["January 2024", "January – March 2024"]


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_paper_says_which_entries_of_the_whole_list_a_page_holds(read, order):
    publish_many(52)
    first = read(f"/?order={order}")
    last = read(first.select_one(".pager [rel=next]")["href"])

    assert text(first.select_one(".toolbar .printed")) == "Entries 1–50 of 52"
    assert text(last.select_one(".toolbar .printed")) == "Entries 51–52 of 52"
