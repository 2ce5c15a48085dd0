"""TimelineJS's JSON and its spreadsheet as they are written. Their own documents answer the schema too."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.formats.test_real_files import DATA
from tests.formats.varied import HOSTILE, publish_varied
from tests.formats.written import text_of
from tests.published import publish_incident

SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("timelinejs.schema.json").read_text())
)
HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\r\n"
)


def faults(document: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(document)]


@pytest.fixture
def told(db):
    return publish_varied()


@pytest.fixture
def document(client, told):
    return json.loads(text_of(client, "/timeline.timelinejs.json"))


@pytest.fixture
def slides(document, told):
    by_code = {slide["unique_id"]: slide for slide in document["events"]}
    return {name: by_code[incident.code] for name, incident in told.items()}


@pytest.fixture
def rows(client, told):
    text = text_of(client, "/timeline.timelinejs.csv")
    assert text.startswith(HEADER)
    return list(csv.DictReader(StringIO(text, newline="")))


if DATA.exists():

    @pytest.mark.parametrize(
        "path", sorted((DATA / "peers" / "timelinejs").glob("*.json")), ids=lambda path: path.name
    )
    def test_the_schema_takes_the_documents_of_timelinejs_itself(path):
        assert faults(json.loads(path.read_text())) == []


@pytest.mark.parametrize(
    "slide",
    [
        {"text": {"headline": "No date"}},
        {"start_date": {"year": ""}},
        {"start_date": {"year": "2024", "day": "5"}},
        {"start_date": {"year": "2024", "month": "13"}},
        {"start_date": {"year": "2024"}, "title": "At the wrong place"},
        {"start_date": {"year": "2024"}, "media": {"caption": "Of nothing"}},
    ],
)
def test_the_schema_refuses_what_timelinejs_cannot_show(slide):
    assert faults({"events": [slide]}) != []


def test_the_json_is_such_a_document(document, told):
    assert faults(document) == []
    assert len(document["events"]) == len(told)


@pytest.mark.parametrize(
    ("name", "start", "end", "shown"),
    [
        ("exact", "2024-8-5", "", "5 August 2024"),
        ("month", "2024-8", "", "August 2024"),
        ("country", "2024", "", "2024"),
        ("nowhere", "2024-8", "", "week of 5 August 2024"),
        ("between", "2024", "", "between 30 January and 2 February 2024"),
        ("summary", "2023-10-17", "2024-1-29", "17 October 2023 – 29 January 2024"),
    ],
)
def test_no_date_is_more_exact_than_the_record_and_only_what_lasted_has_an_end(
    slides, name, start, end, shown
):
    slide = slides[name]

    assert "-".join(slide["start_date"].values()) == start
    assert "-".join(slide.get("end_date", {}).values()) == end
    assert slide["display_date"] == shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "start"),
    [
        (date(2024, 5, 28), date(2024, 6, 6), "2024"),
        (date(2024, 5, 20), date(2024, 5, 31), "2024-5"),
        (date(2023, 12, 30), date(2024, 1, 2), "2024"),
    ],
)
def test_no_month_is_named_where_it_may_have_been_another(client, first, last, start):
    incident = publish_incident(day=first, until=last, date_prec=4)

    (slide,) = json.loads(text_of(client, f"/incidents/{incident.code}.timelinejs.json"))["events"]

    assert "-".join(slide["start_date"].values()) == start
    assert "end_date" not in slide


def test_what_was_written_by_strangers_is_no_markup(slides):
    slide = slides["hostile"]["text"]

    assert "<script" not in json.dumps(slide)
    assert slide["headline"].startswith("=1+1 &lt;script&gt;")


def test_no_picture_is_fetched_for_a_slide_and_its_sources_are_links(slides):
    assert not any("media" in slide for slide in slides.values())
    link = '<a href="https://example.org/a?b=1&amp;c=www.d">The Wire</a> (2024-08-06)'
    assert link in slides["exact"]["text"]["text"]


def test_the_text_says_where_who_and_how_many_and_leads_to_the_entry(slides, told):
    said = slides["exact"]["text"]["text"]

    assert said.startswith("<p>A drone hit the mill.</p><p>Two guards were hurt.</p>")
    assert "Milltown, Anbar, Iraq" in said
    assert "Perpetrator: Red Front (" in said
    assert "1–3 killed, best estimate 2" in said
    assert "Not yet reviewed" in said
    assert "A summary" in slides["summary"]["text"]["text"]
    assert f"/incidents/{told['exact'].code}/" in said


def test_the_title_slide_says_what_the_view_holds_and_where_it_stands(document, told):
    text = document["title"]["text"]

    headline = " ".join(text["headline"].split())  # dates do not break at the end of a line
    assert headline == "Incidents, October 2023 – December 2024"
    assert f"<p>{len(told)} of {len(told)} entries</p>" in text["text"]
    assert "asof=" in text["text"]


def test_a_file_of_one_incident_has_no_title_slide(client, told):
    code = told["exact"].code
    document = json.loads(text_of(client, f"/incidents/{code}.timelinejs.json"))
    table = text_of(client, f"/incidents/{code}.timelinejs.csv")

    assert faults(document) == []
    assert ("title" in document, len(document["events"])) == (False, 1)
    assert table.count("\r\n") == 2


def test_the_spreadsheet_says_the_same_as_the_json(rows, slides):
    title, *events = rows
    by_headline = {row["Headline"]: row for row in events}

    assert (title["Type"], title["Year"]) == ("title", "")
    assert len(events) == len(slides)
    for slide in slides.values():
        row = by_headline[slide["text"]["headline"].replace("=", "&#61;", 1)]
        start, end = slide["start_date"], slide.get("end_date", {})
        parts = [when.get(part, "") for when in (start, end) for part in ("year", "month", "day")]
        assert [
            row[f"{end}{part}"] for end in ("", "End ") for part in ("Year", "Month", "Day")
        ] == parts
        assert row["Display Date"] == slide["display_date"]
        assert row["Text"] == slide["text"]["text"]
        assert row["Group"] == slide["group"]


def test_a_headline_like_a_formula_is_words_to_a_spreadsheet_and_to_timelinejs(rows):
    headline = next(row["Headline"] for row in rows if "script" in row["Headline"])

    assert headline.startswith("&#61;1+1 &lt;script&gt;")
    assert HOSTILE.startswith("=")


def test_the_mark_that_excel_wants_stands_before_the_header(client, told):
    assert text_of(client, "/timeline.timelinejs.csv?bom=1").startswith(f"\ufeff{HEADER}")


def test_words_of_the_page_are_in_the_readers_language(client, told):
    document = json.loads(text_of(client, "/timeline.timelinejs.json?lang=fr"))

    assert "5 août 2024" in {slide["display_date"] for slide in document["events"]}
