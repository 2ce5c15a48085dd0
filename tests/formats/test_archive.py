"""A view as a zip: the data with all that is needed to use them rightly."""

import csv
import json
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.formats.written import got, text_of
from tests.published import publish_incident, publish_many
from timeline.actions.publishing import publish
from timeline.formats.writing.own_csv import HEADER
from timeline.formats.writing.read_me import COLUMNS
from timeline.models import Dataset

pytestmark = pytest.mark.django_db


def unpacked(client, address: str = "/timeline.zip") -> dict[str, bytes]:
    with ZipFile(BytesIO(got(client, address).getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_same_rows_as_the_csv_of_the_view(client):
    publish_many(3)

    files = unpacked(client, "/timeline.zip?from=2024-02-01")

    assert files["data.csv"].decode() == text_of(client, "/timeline.csv?from=2024-02-01")


def test_it_says_what_was_asked_how_much_answered_and_what_its_files_are(client):
    publish_many(3)

    files = unpacked(client, "/timeline.zip?from=2024-02-01")
    told = json.loads(files["metadata.json"])

    assert (told["total"], told["of"], told["rows"]) == (2, 3, 2)
    assert told["query"] == {"from": ["2024-02-01"]}
    assert told["pinned_url"].startswith("http://testserver/?asof=")
    assert told["files"]["data.csv"]["sha256"] == sha256(files["data.csv"]).hexdigest()


@pytest.mark.parametrize(
    ("asked", "pinned"),
    [("12:00:00.9", "12:00:00.700000Z"), ("12:00:01.2", "12:00:01Z"), ("12:05:00.9", "12:05:00Z")],
)
def test_its_pinned_address_holds_what_was_published_in_the_same_second(
    client, time_machine, asked, pinned
):
    for title, moment in (("One", "12:00:00.2"), ("Two", "12:00:00.7")):
        time_machine.move_to(f"2026-01-01T{moment}Z", tick=False)
        publish_incident(title=title)
    time_machine.move_to(f"2026-01-01T{asked}Z", tick=False)

    told = json.loads(unpacked(client)["metadata.json"])
    then = json.loads(unpacked(client, f"/timeline.zip?asof=2026-01-01T{pinned}")["metadata.json"])

    assert told["pinned_url"] == f"http://testserver/?asof=2026-01-01T{pinned}"
    assert then["rows"] == told["rows"] == 2


def test_its_files_are_of_the_moment_that_it_was_asked_for_and_anybody_may_read_them(
    client, time_machine
):
    time_machine.move_to("2026-01-01T12:00:07Z", tick=False)
    publish_many(1)

    with ZipFile(BytesIO(got(client, "/timeline.zip").getvalue())) as archive:
        told = archive.infolist()

    assert {info.date_time for info in told} == {(2026, 1, 1, 12, 0, 6)}  # zips know even seconds
    assert {info.external_attr >> 16 for info in told} == {0o644}
    assert {info.compress_type for info in told} == {ZIP_DEFLATED}


def test_every_column_of_the_data_is_explained(client):
    publish_many(1)

    files = unpacked(client)
    header = next(csv.reader(StringIO(files["data.csv"].decode())))

    assert [name for names in COLUMNS for name in names.split(", ")] == header == list(HEADER)
    assert "exact day" in files["README.txt"].decode()


def test_it_says_what_a_table_cannot_hold(client):
    publish_many(1)

    said = " ".join(unpacked(client)["README.txt"].decode().split())

    for left_out in ("semicolon in a name", "bar in a title", "kinds and countries", "quotes"):
        assert left_out in said
    assert "timeline.jsonl has them" in said


def test_the_columns_are_explained_in_their_own_language_whoever_reads_them(client):
    publish_many(1)

    assert "within a week" in unpacked(client, "/timeline.zip?lang=ar")["README.txt"].decode()


def test_each_dataset_in_it_is_named_with_its_licence_and_no_other(client):
    used = Dataset.objects.create(
        name="UCDP GED", slug="ged", version="25.1", licence="CC BY 4.0", citation="Davies (2025)"
    )
    Dataset.objects.create(name="Unused", slug="unused", licence="secret")
    incident = publish_incident(title="Taken over")
    incident.dataset = used
    incident.save()
    publish(incident, by="editor", reason="Its source.")

    licence = unpacked(client)["LICENCE.txt"].decode()

    assert "UCDP GED 25.1\nLicence: CC BY 4.0\nCite as: Davies (2025)" in licence
    assert "Unused" not in licence
    assert "Dateline’s own record" not in licence


def test_the_same_view_at_the_same_time_is_the_same_file(client, time_machine):
    time_machine.move_to("2026-01-01T12:00Z", tick=False)
    publish_many(3)

    one, other = (got(client, "/timeline.zip").getvalue() for _ in range(2))

    assert one == other


def test_it_is_not_packed_again_on_its_way(client):
    publish_many(3)

    answer = got(client, "/timeline.zip", accept_encoding="br, gzip")

    assert "Content-Encoding" not in answer
