"""extract_reports: one JSON object a report on standard output, without a database."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

TEXT = "Published: 2024-08-06\n\nA drone hit a checkpoint near Mosul on Monday, killing three soldiers.\n"


def test_each_report_is_one_line_with_its_incidents_and_dates(tmp_path):
    path, out = tmp_path / "drone.txt", StringIO()
    path.write_text(TEXT)

    call_command("extract_reports", str(path), stdout=out)

    row = json.loads(out.getvalue())
    assert (row["id"], row["published"]) == ("drone.txt", "2024-08-06")
    assert row["incidents"][0]["killed"] == [3, 3, 3]
    monday = next(date for date in row["dates"] if date["text"] == "Monday")
    assert monday["date_start"] == monday["date_end"] == "2024-08-05"
    assert TEXT[monday["start"] : monday["end"]] == "Monday"


def test_every_field_of_an_incident_quotes_the_words_it_rests_on(tmp_path):
    path, out = tmp_path / "drone.txt", StringIO()
    path.write_text(TEXT)

    call_command("extract_reports", str(path), stdout=out)

    incident = json.loads(out.getvalue())["incidents"][0]
    assert {"date", "location", "killed", "event_type"} <= incident["evidence"].keys()
    for quote in incident["evidence"].values():
        assert TEXT[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        (TEXT, "en", True),
        (
            "Published: 2024-08-06\n\nLe 5 août 2024, une attaque de drone a tué trois soldats dans la ville et les environs.",
            "fr",
            False,
        ),
    ],
)
def test_a_line_says_the_language_and_whether_its_incidents_were_looked_for(
    tmp_path, text, language, read
):
    path, out = tmp_path / "note.txt", StringIO()
    path.write_text(text)

    call_command("extract_reports", str(path), stdout=out)

    row = json.loads(out.getvalue())
    assert (row["language"], row["read_by_machine"]) == (language, read)
    assert bool(row["incidents"]) is read
    assert row["dates"]


def test_a_rejected_report_is_named_on_standard_error_and_the_rest_are_read(tmp_path):
    good, bad, out, err = tmp_path / "good.txt", tmp_path / "bad.txt", StringIO(), StringIO()
    good.write_text(TEXT)
    bad.write_text("")

    with pytest.raises(CommandError) as stop:
        call_command("extract_reports", str(bad), str(good), stdout=out, stderr=err)

    assert stop.value.returncode == 1
    assert "bad.txt" in err.getvalue()
    assert json.loads(out.getvalue())["id"] == "good.txt"


def test_an_explanation_is_for_people_and_plain_where_no_terminal_is(tmp_path):
    path, out = tmp_path / "drone.txt", StringIO()
    path.write_text(TEXT)

    call_command("extract_reports", str(path), explain=True, stdout=out)

    assert "⟦Monday⟧" in out.getvalue()
    assert "■ Incident 1: " in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_a_terminal_with_colours_sets_marks_and_headings_apart(tmp_path):
    path, out = tmp_path / "drone.txt", StringIO()
    path.write_text(TEXT)

    call_command("extract_reports", str(path), explain=True, force_color=True, stdout=out)

    assert re.search(r"\x1b\[[\d;]+m⟦Monday⟧", out.getvalue())
    assert re.search(r"\x1b\[[\d;]+m■ Incident 1", out.getvalue())
