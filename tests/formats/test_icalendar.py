"""Calendars of a view, and of one incident (RFC 5545, RFC 7986), as another's library reads them."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.followed import HAPPENED, TITLE, publish_corrected
from tests.formats.written import got
from tests.published import publish_incident
from timeline.formats.writing.icalendar import folded

pytestmark = pytest.mark.django_db


def calendar_of(client, address: str) -> icalendar.Calendar:
    """A calendar none of whose lines is too long or ends otherwise than the RFC says."""
    text = got(client, address).getvalue()
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(text)
    assert [error for part in calendar.walk() for error in part.errors] == []
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    return calendar


def events_of(client, address: str) -> list[icalendar.Event]:
    return list(calendar_of(client, address).events)


def publish_span(title: str, first: date, last: date, precision: int, **fields) -> None:
    publish_incident(title=title, day=first, until=last, date_prec=precision, **fields)


def test_an_event_keeps_when_it_happened_was_published_and_was_changed_apart(client, time_machine):
    incident = publish_corrected(time_machine)

    (event,) = events_of(client, "/timeline.ics")

    assert (event.start, event.end) == (HAPPENED, HAPPENED + timedelta(1))
    assert event["CREATED"].dt == datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert event["LAST-MODIFIED"].dt == datetime(2024, 6, 2, 13, 30, tzinfo=UTC)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    assert event["SEQUENCE"] == 1
    assert event["URL"] == f"http://testserver/incidents/{incident.code}/"


def test_an_event_says_all_that_is_told_and_takes_up_no_time(client, time_machine):
    publish_corrected(time_machine)

    (event,) = events_of(client, "/timeline.ics")

    assert event["SUMMARY"] == TITLE
    assert event["LOCATION"] == "Ramadi, Iraq"
    assert event["GEO"].to_ical() == "33.42;43.3"
    assert event["CATEGORIES"].cats == ["Air or drone strike"]
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PUBLIC")
    described = event["DESCRIPTION"].split("\n")
    assert described[0] == "A second report, with figures."
    assert "When: 29 April 2024 (exact day)" in described
    assert "Reason for the change: Figures of the hospital." in described
    assert described[-1].endswith("depot?a=1&b=50%25")


def test_signs_that_part_values_are_escaped_in_words(client, time_machine):
    publish_corrected(time_machine)

    written = got(client, "/timeline.ics").getvalue().replace(b"\r\n ", b"").decode().splitlines()

    assert r"SUMMARY:Strike\, “50%” of depot_1 & café {burnt}\; הפצצה \\ 中文" in written
    assert r"LOCATION:Ramadi\, Iraq" in written


def test_only_what_is_known_to_the_week_is_an_event_and_what_is_left_out_is_counted(client):
    publish_span("A day", date(2024, 8, 5), date(2024, 8, 5), 1)
    publish_span("A week", date(2024, 8, 5), date(2024, 8, 11), 3)
    publish_span("A month", date(2024, 8, 1), date(2024, 8, 31), 4)
    publish_span("A year", date(2024, 1, 1), date(2024, 12, 31), 5)

    calendar = calendar_of(client, "/timeline.ics")

    assert [event["SUMMARY"] for event in calendar.events] == [
        "A day",
        "A week (week of 5 August 2024)",
    ]
    assert calendar["X-WR-CALDESC"].startswith("2 entries are left out")
    assert got(client, "/timeline.ics")["Dateline-Left-Out"] == "2"


def test_a_week_in_which_it_was_one_day_is_not_taken_for_a_duration(client):
    publish_span("Somewhen", date(2024, 8, 5), date(2024, 8, 11), 3)
    publish_span("Either day", date(2024, 8, 5), date(2024, 8, 6), 2)
    publish_span("A siege", date(2024, 8, 5), date(2024, 8, 11), 1, event_clarity=2)

    events = {
        event.end: str(event["SUMMARY"]) for event in events_of(client, "/timeline.ics?q=-siege")
    }
    (siege,) = events_of(client, "/timeline.ics?q=siege")

    assert events == {
        date(2024, 8, 7): "Either day (5 or 6 August 2024)",
        date(2024, 8, 12): "Somewhen (week of 5 August 2024)",
    }
    assert (siege["SUMMARY"], siege.end) == ("A siege", date(2024, 8, 12))


@pytest.mark.parametrize(
    ("precision", "words"), [(3, "district only"), (5, "vague area"), (6, "country only")]
)
def test_a_place_that_is_not_known_closely_is_at_no_point(client, time_machine, precision, words):
    publish_corrected(time_machine, where_prec=precision)

    (event,) = events_of(client, "/timeline.ics")

    assert "GEO" not in event
    assert event["LOCATION"] == f"Ramadi, Iraq ({words})"


def test_an_event_is_the_same_one_after_a_correction_and_in_the_calendar_of_its_incident(
    client, time_machine
):
    incident = publish_corrected(time_machine)

    (before,) = events_of(client, "/timeline.ics?asof=2024-05-02")
    (after,) = events_of(client, f"/incidents/{incident.code}.ics")

    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_a_calendar_speaks_the_language_that_is_asked_for_while_it_is_written(client, time_machine):
    publish_corrected(time_machine)

    (event,) = events_of(client, "/timeline.ics?lang=ar")

    assert "29 أبريل 2024" in event["DESCRIPTION"]


def test_a_calendar_without_an_event_is_one_too(client):
    publish_span("A month", date(2024, 8, 1), date(2024, 8, 31), 4)

    calendar = calendar_of(client, "/timeline.ics")

    assert list(calendar.events) == []
    assert calendar.subcomponents  # RFC 5545, 3.6: at least one


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_a_folded_line_is_short_and_whole(words):
    lines = folded(words).encode().removesuffix(b"\r\n").split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert lines[0] + b"".join(line.removeprefix(b" ") for line in lines[1:]) == words.encode()
    assert all(line.startswith(b" ") and line.decode() for line in lines[1:])
