"""import_events of what a site of ours wrote: one dataset whatever the file is called, and no incident twice."""

import gzip
import json
from pathlib import Path

import pytest

from tests.commands.test_import_events import run
from tests.formats.coming_back import emptied
from tests.formats.written import got
from tests.published import publish_many
from timeline.models import Dataset, Incident

pytestmark = pytest.mark.django_db
FORMATS = ("csv", "jsonl", "json", "geojson", "zip", "ged.csv", "acled.csv")


def saved(client, folder: Path, suffix: str, name: str = "") -> Path:
    path = folder / (name or f"of today.{suffix}")
    path.write_bytes(got(client, f"/timeline.{suffix}").getvalue())
    return path


@pytest.mark.parametrize("suffix", FORMATS)
def test_files_of_ours_are_one_dataset_that_is_nobody_elses(client, tmp_path, suffix):
    codes = {incident.code for incident in publish_many(2)}
    path = saved(client, tmp_path, suffix)
    emptied()

    status, out, _ = run(path, "--publish")

    assert (status, Dataset.objects.values_list("name", "licence", "citation").get()) == (
        *(0, ("Dateline", "", "")),
    ), out
    assert set(Incident.objects.values_list("dataset_row__key", flat=True)) == codes


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_incident_of_the_site_itself_is_not_made_a_second_time(client, tmp_path, suffix):
    published = publish_many(2)

    status, out, err = run(saved(client, tmp_path, suffix), "--publish", "--dataset", "Mine")

    assert (status, Incident.objects.count()) == (0, 2)
    assert "2 read: 0 new, 0 revised, 0 unchanged, 0 rejected; 2 left as they are." in out
    assert f"incident {published[0].code} is of this site itself" in err


def test_the_file_of_another_day_changes_nothing_or_revises(client, tmp_path):
    publish_many(2)
    today, tomorrow = saved(client, tmp_path, "csv"), tmp_path / "incidents_2026-11-22.csv"
    tomorrow.write_text(today.read_text().replace("Attack number 1", "Raid number 1"))
    emptied()
    run(today, "--publish")

    _, again, _ = run(today.rename(tmp_path / "incidents_2026-11-21.csv"), "--publish")
    _, other, _ = run(tomorrow, "--publish")

    assert "2 read: 0 new, 0 revised, 2 unchanged" in again
    assert "2 read: 0 new, 1 revised, 1 unchanged" in other
    assert set(Incident.objects.values_list("title", flat=True)) == {
        *("Attack number 0", "Raid number 1"),
    }


def test_one_incident_packed_or_not_goes_where_the_others_are(client, tmp_path):
    code = publish_many(1)[0].code
    whole, one = saved(client, tmp_path, "jsonl"), tmp_path / "one.json.gz"
    one.write_bytes(gzip.compress(got(client, f"/incidents/{code}.json").getvalue()))
    emptied()
    run(whole)

    assert "1 read: 0 new, 0 revised, 1 unchanged" in run(one)[1]


def test_an_id_of_digits_alone_is_nobodys_code(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(
        json.dumps({"code": "2345678923", "title": "A", "date_start": "2024-08-05"}).replace(
            "}", ', "event_type": "Battles"}'
        )
    )

    run(path)

    assert Dataset.objects.get().name == "mine"
