"""What is written for TimelineJS is read back as the same, in all that TimelineJS has a word for."""

from datetime import date, timedelta
from itertools import product

import pytest

from tests.formats.as_public import ABOUT, MADE, public
from tests.formats.odd import publish_odd
from tests.formats.test_real_files import DATA
from tests.formats.written import text_of
from timeline.dates import BadDate, Precision, Span
from timeline.formats.events import EventRead
from timeline.formats.recognise import event_file
from timeline.formats.writing import timelinejs
from timeline.models import Incident
from timeline.models.facts import span_of
from timeline.search.records import PublicRecord


def carried(event: EventRead) -> tuple[object, ...]:
    title, words, *rest = read_as(event)
    return " ".join(title.split()), " ".join(words.split()), *rest


def told_by(incident: Incident) -> tuple[object, ...]:
    words = " ".join(incident.summary.split())
    kind = incident.event_type, incident.sub_event_type
    return incident.title, words, incident.date_start, incident.date_end, incident.date_prec, *kind


def read_as(event: EventRead) -> tuple[object, ...]:
    kind = event.event_type, event.sub_event_type
    return event.title, event.summary, event.date_start, event.date_end, event.date_prec, *kind


@pytest.fixture
def published(db):
    return publish_odd().values()


@pytest.mark.parametrize("asked", ["timelinejs", "auto"])
@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_every_incident_comes_back_as_it_was_told(client, published, read, suffix, asked):
    text = text_of(client, f"/timeline.timelinejs.{suffix}")

    told = read(text, f"timeline.timelinejs.{suffix}", asked)

    assert (told.format, told.refused) == ("timelinejs", [])
    assert sorted(map(read_as, told.events)) == sorted(map(told_by, published))


def test_the_code_comes_back_from_the_json(client, published, read):
    told = read(text_of(client, "/timeline.timelinejs.json"), "timeline.json")

    assert {event.key for event in told.events} == {incident.code for incident in published}


def spans() -> list[Span]:
    """Of every precision and many lengths, from days that begin weeks, months and years."""
    starts = (date(2024, 1, 1), date(2024, 7, 29), date(2024, 2, 29), date(2023, 12, 1))
    lengths = (1, 2, 4, 6, 7, 10, 29, 31, 61, 92, 120, 122, 365, 366, 800)
    found = []
    for start, length, precision, lasting in product(starts, lengths, Precision, (False, True)):
        try:
            found.append(Span(start, start + timedelta(length - 1), precision, lasting))
        except BadDate:  # one exact day that is several
            continue
    return list(dict.fromkeys(found))


def record_of(number: int, span: Span) -> PublicRecord:
    record = {
        "code": f"c{number}",
        "title": "Mill hit",
        "summary": "",
        "reviewed": True,
        "date_start": span.start.isoformat(),
        "date_end": span.end.isoformat(),
        "date_prec": int(span.precision),
        "event_clarity": 2 if span.lasting else 1,
        "event_type": "Battles",
        "sub_event_type": "",
        "location": None,
        "grading": "",
        "actors": [],
        "sources": [],
        "killed": {},
        "injured": {},
        "where_prec": 6,
    }
    return PublicRecord(record, 1, MADE, MADE)


def test_every_kind_of_span_comes_back_with_its_precision(read):
    asked = spans()
    records = (record_of(number, span) for number, span in enumerate(asked))

    told = read("".join(timelinejs.write_json(records, ABOUT)), "timeline.json")

    found = [
        span_of(event.date_start, event.date_end, event.date_prec, event.event_clarity)
        for event in told.events
    ]
    assert (told.refused, len(asked) > 300) == ([], True)
    assert found == asked


if DATA.exists():

    def test_the_rows_of_a_real_file_come_back_as_they_were(read):
        with event_file(DATA / "ucdp/ged231_global_sample_1000.csv") as file:
            rows = list(file.rows)

        told = read("".join(timelinejs.write_json(map(public, rows), ABOUT)), "timeline.json")

        assert told.refused == []
        assert [carried(event) for event in told.events] == [carried(row) for row in rows]
