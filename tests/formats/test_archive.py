"""A view as a zip: the data with all that is needed to use them rightly."""

import csv
import json
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

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
