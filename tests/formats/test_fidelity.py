"""What is said to be left out of a file is left out, and every other column makes a difference."""

import pytest

from tests.formats.rows import ACLED, GED
from timeline.formats import acled, ged, own_csv
from timeline.formats.events import EventRead
from timeline.formats.fidelity import NOTES, OURS, READ, not_read
from timeline.formats.recognise import FORMATS, event_file
from timeline.formats.writing.own_csv import HEADER

OWN = {
    **dict.fromkeys(own_csv.COLUMNS, ""),
    "code": "7",
    "title": "Attack",
    "date_start": "2024-08-05",
    "date_end": "2024-08-06",
    "event_clarity": "2",
    "event_type": "Battles",
    "location": "Milltown",
    "latitude": "35",
    "longitude": "40",
    "perpetrators": "Red Front",
}
# Rows of which at least one tells whether a column is read: some are asked only where others are blank.
ROWS = {
    "ged": [{**GED, "iso3": ""}, {**GED, "iso3": "", "source_office": "", "source_article": ""}],
    "acled": [{**ACLED, "iso": ""}],
    "csv": [OWN],
}
MAKERS = {"ged": ged.event, "acled": acled.event, "csv": own_csv.event}
OTHERWISE = ("x", "2", "0", "2016-03-03", "IRQ", "Riots", "Armed clash", "denied", "Check date")


def outcome(format_: str, row: dict[str, str]) -> str:
    try:
        event: EventRead = MAKERS[format_](row, 2)
    except ValueError as problem:
        return str(problem)
    return event.digest()


def makes_a_difference(format_: str, column: str) -> bool:
    return any(
        outcome(format_, {**row, column: value}) != outcome(format_, row)
        for row in ROWS[format_]
        for value in OTHERWISE
    )


@pytest.mark.parametrize("format_", MAKERS)
def test_each_column_is_read_or_said_not_to_be(format_):
    columns = ROWS[format_][0].keys()
    ours = OURS if format_ == "csv" else set()

    ignored = [name for name in columns if not makes_a_difference(format_, name)]

    assert [name for name in ignored if name not in ours] == not_read(format_, columns)


def test_the_columns_that_we_write_ourselves_are_no_strangers():
    assert not_read("csv", [*HEADER, "mood"]) == ["mood"]


def test_what_our_own_tables_cannot_hold_is_said():
    told = {name: " ".join(NOTES[name]) for name in ("csv", "geojson")}

    for said in told.values():
        assert "kind and country" in said
        assert "become commas" in said
    assert "only the country" in told["geojson"]


def test_columns_that_no_format_has_are_named():
    assert not_read("acled", ["event_date", "population_best", ""]) == ["population_best"]


def test_every_format_says_what_it_cannot_say():
    assert set(NOTES) == set(FORMATS)
    assert set(READ) <= set(FORMATS)


def test_the_columns_of_a_table_are_told_by_the_names_that_they_are_read_by(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("Title,Date,Type,Lat,Mood\nAttack,2024-08-05,Battles,35,bad\n")

    with event_file(path) as file:
        assert file.columns == ("title", "date_start", "event_type", "latitude", "mood")
