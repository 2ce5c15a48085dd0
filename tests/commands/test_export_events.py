"""export_events: a view as a file, whole or not at all."""

import csv
import json
import os
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from tests.formats.written import text_of
from tests.published import publish_incident, publish_many
from timeline.formats.files import OF_VIEWS
from timeline.formats.writing import own_csv

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[int, bytes, str]:
    """Exit status, what was printed, what went wrong."""
    printed, err = BytesIO(), StringIO()
    out = TextIOWrapper(printed, write_through=True)
    try:
        call_command("export_events", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as problem:
        return problem.returncode, printed.getvalue(), f"{err.getvalue()}{problem}"
    return 0, printed.getvalue(), err.getvalue()


def test_it_writes_what_the_site_gives_at_the_same_question(client):
    publish_many(3)

    status, out, err = run(
        "--format", "csv", "--query", "from=2024-02-01&bom=1", "--site", "http://testserver"
    )

    assert out.decode() == text_of(client, "/timeline.csv?from=2024-02-01&bom=1")
    assert (status, err.strip()) == (0, "2 of 3 incidents.")


@pytest.mark.parametrize(
    ("name", "why"),
    [("acled.csv", "as ACLED cannot code them"), ("ics", "a calendar has no words")],
)
def test_it_says_how_many_a_format_has_no_room_for_and_why(name, why):
    publish_incident(date_prec=5, date_start=date(2024, 1, 1), date_end=date(2024, 12, 31))
    publish_many(2)

    _, out, err = run("--format", name, "--site", "https://example.org")

    assert out.count(b"Attack number") >= 2
    assert err.startswith("2 of 3 incidents; left out: 1. ")
    assert why in err


@pytest.mark.parametrize("name", sorted(OF_VIEWS))
def test_every_format_of_a_view_can_be_written(name, tmp_path):
    publish_many(1)

    status, _, _ = run("--format", name, "--output", tmp_path / "file")

    assert status == 0
    assert (tmp_path / "file").stat().st_size > 50


@pytest.mark.parametrize("many", [0, 1, 3])
def test_the_json_is_one_whole_document(many):
    publish_many(many)

    told = json.loads(run("--format", "json")[1])

    assert (told["total"], told["next"], len(told["incidents"])) == (many, None, many)


def test_a_zip_goes_to_standard_output_as_well():
    publish_many(1)

    with ZipFile(BytesIO(run("--format", "zip")[1])) as archive:
        assert "data.csv" in archive.namelist()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("country=Iraqq", "--query: country: "),
        ("from=yesterdayish", "--query: from: "),
        ("bom=perhaps", "--query: bom: "),
        ("nonfatal=1", "--query: nonfatal: "),
        ("after=2024-01-01~2024-01-01~abc", "--query: after: "),
        ("actor=nobody-ever", "--query: actor: "),
    ],
)
def test_a_bad_question_is_named_and_writes_nothing(query, named, tmp_path):
    file = tmp_path / "file.csv"

    status, _, err = run("--format", "csv", "--query", query, "--output", file)

    assert (status, file.exists()) == (2, False)
    assert err.startswith(named)


def test_a_file_that_fails_half_way_leaves_what_was_there_and_nothing_beside(tmp_path, monkeypatch):
    publish_many(3)
    file = tmp_path / "file.csv"
    file.write_text("of yesterday")
    monkeypatch.setattr(own_csv, "row", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run("--format", "csv", "--output", file)

    assert file.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("output", ["", "no/such/folder/file.csv"])
def test_a_place_where_nothing_can_be_written_is_named(output, tmp_path):
    status, _, err = run("--format", "csv", "--output", tmp_path / output)

    assert status == 2
    assert str(tmp_path / output) in err


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org", "https://example.org/a/b"])
def test_a_site_that_is_none_is_refused(site):
    assert run("--format", "csv", "--site", site)[0] == 2


def test_where_links_lead_is_said_where_nobody_has_named_a_site(settings):
    settings.ALLOWED_HOSTS = ["dateline.example"]

    assert "begin with http://dateline.example; to change that: --site" in run("--format", "csv")[2]


def test_links_lead_to_the_site_that_is_named():
    publish_many(1)

    rows = csv.DictReader(
        StringIO(run("--format", "csv", "--site", "https://example.org/")[1].decode())
    )

    assert next(rows)["url"].startswith("https://example.org/incidents/")


def test_others_may_read_the_file_as_any_other(tmp_path):
    file, other = tmp_path / "file.csv", Path(tmp_path / "other")
    other.touch()

    run("--format", "csv", "--output", file)

    assert file.stat().st_mode == other.stat().st_mode


def test_a_pipe_stays_a_pipe_and_a_link_a_link(tmp_path):
    publish_many(1)
    kept, link = tmp_path / "kept.csv", tmp_path / "link.csv"
    kept.touch()
    link.symlink_to(kept)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    for output in (link, pipe):
        assert run("--format", "ris", "--output", output)[0] == 0

    assert link.is_symlink()
    assert kept.stat().st_size > 0
    assert pipe.is_fifo()
    assert os.read(reader, 10) != b""
    os.close(reader)
