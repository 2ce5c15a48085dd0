"""A file from the desk: looked through, imported batch by batch, cancelled, gone on with."""

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.formats.rows import ged_csv
from tests.uploads import TWO, imported, previewed, upload, work
from timeline.actions.importing import batches
from timeline.actions.upload_work import work_on
from timeline.actions.uploading import ask_for, cancel, discard, take_up, take_up_next
from timeline.models import Dataset, Incident, Location, Revision, Upload
from timeline.models.upload import SILENT, Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]

FIVE = ged_csv(*({"where_coordinates": f"Town {number}"} for number in range(5)))


@pytest.fixture
def one_by_one(monkeypatch):
    """Each row is a batch."""
    monkeypatch.setattr(batches, "BATCH", 1)


def after(rows: int) -> Callable[[], bool]:
    """Stops a worker after so many batches of an import."""
    asked = iter(range(100))
    return lambda: next(asked) + 1 >= rows


def fates(upload: Upload) -> dict[str, int]:
    return {name: number for name, number in upload.counts.items() if number}


# The preview -----------------------------------------------------------------------------------


def test_a_file_is_recognised_counted_and_shown_and_nothing_is_written():
    found = previewed(TWO, "GEDEvent_v25_1.csv")

    assert (found.state, found.format, found.release) == ("previewed", "ged", "25.1")
    assert (found.dataset_name, fates(found)) == ("UCDP GED", {"new": 2})
    assert [row["where"][0] for row in found.preview["first"]] == [
        "Milltown village",
        "Oldtown village",
    ]
    assert [noun.objects.count() for noun in (Incident, Dataset, Location)] == [0, 0, 0]


def test_a_preview_counts_what_the_import_then_does():
    imported(ged_csv({}, {}, {}))
    Incident.objects.filter(dataset_row__key="900002").update(by_hand=True)
    then = ged_csv({}, {"best": "4"}, {"best": "4"}, {"best": "many"}, {})

    promised = fates(previewed(then))

    assert promised == {"unchanged": 1, "left": 1, "revised": 1, "rejected": 1, "new": 1}
    assert fates(imported(then)) == promised


def test_a_preview_shows_what_would_change_and_changes_nothing():
    imported(ged_csv({"best": "3"}, {}))

    found = previewed(ged_csv({"best": "4", "where_coordinates": "Newtown village"}, {}))

    ((before, after),) = found.preview["changes"]
    assert (before["killed"]["best"], after["killed"]["best"]) == (3, 4)
    assert after["location"]["name"] == "Newtown village"
    assert set(Incident.objects.values_list("killed_best", flat=True)) == {3}
    assert not Location.objects.filter(name="Newtown village").exists()


def test_every_row_that_is_not_taken_is_listed_with_its_line_and_why():
    found = previewed(ged_csv({}, {"id": "=1+1", "best": "many"}))

    content = Path(found.rejects.path).read_bytes()
    listed = list(csv.reader(content.decode("utf-8-sig").splitlines()))

    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"

    assert listed[0] == ["line", "id", "reason"]
    assert listed[1][:2] == ["3", "'=1+1"], "a spreadsheet must not take it for a formula"
    assert "best “many” is no whole number" in listed[1][2]
    assert found.not_taken == [[3, "=1+1", listed[1][2]]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x1f\x8b\x08\x00 cut", "events.csv is cut short or damaged"),
        (b"name,age\nann,7\n", "events.csv has columns (name, age …) of no format that is known"),
        (b"PK\x03\x04 no zip", "events.csv is a broken zip file"),
    ],
)
def test_a_file_that_cannot_be_read_fails_with_a_sentence(content, sentence):
    found = previewed(content)

    assert found.state == "failed"
    assert found.problem.startswith(sentence)
    assert found.problem.endswith(".")


# The import ------------------------------------------------------------------------------------


def test_an_import_makes_drafts_of_the_rows():
    found = imported(TWO)

    assert (found.state, found.done, fates(found)) == ("done", found.size, {"new": 2})
    assert set(Incident.objects.values_list("stage", flat=True)) == {"draft"}
    assert Incident.objects.first().dataset.name == "UCDP GED"


def test_an_import_that_publishes_does_it_in_the_name_of_who_started_it():
    imported(TWO, publish=True)

    assert set(Revision.objects.current().values_list("editor", flat=True)) == {"bob"}


def test_a_cancelled_import_keeps_what_was_done_and_then_goes_on(one_by_one):
    found = previewed(FIVE)
    ask_for(Job.IMPORT, found, by="bob")

    def cancelled_meanwhile() -> bool:
        cancel(Upload.objects.get())
        return False

    work(found, stopping=cancelled_meanwhile)

    assert (found.state, fates(found), Incident.objects.count()) == ("cancelled", {"new": 2}, 2)

    assert ask_for(Job.IMPORT, found, by="bob")
    work(found)

    assert (found.state, fates(found)) == ("done", {"new": 3, "unchanged": 2})
    assert Incident.objects.count() == 5


def test_when_the_worker_ends_the_next_one_goes_on(one_by_one):
    found = previewed(FIVE)
    ask_for(Job.IMPORT, found, by="bob")

    work(found, stopping=after(3))

    assert (found.state, Incident.objects.count()) == ("waiting", 3)
    assert take_up_next() == found


def test_what_was_not_foreseen_is_said_and_logged_and_what_was_done_stays(
    one_by_one, monkeypatch, caplog
):
    found = previewed(FIVE)
    ask_for(Job.IMPORT, found, by="bob")

    def fails_at_last() -> bool:
        if Incident.objects.count() == 2:
            raise ZeroDivisionError
        return False

    work(found, stopping=fails_at_last)

    assert (found.state, Incident.objects.count()) == ("failed", 2)
    assert "not foreseen" in found.problem
    assert "ZeroDivisionError" in caplog.text


def test_a_process_that_is_made_to_end_leaves_the_upload_waiting(one_by_one):
    found = previewed(FIVE)
    ask_for(Job.IMPORT, found, by="bob")
    take_up(found)

    def ended() -> bool:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        work_on(found, stopping=ended)

    found.refresh_from_db()
    assert (found.state, Incident.objects.count()) == ("waiting", 1)


# Who does what ---------------------------------------------------------------------------------


def test_of_two_workers_one_takes_it_up():
    found = upload()
    seen_by_another = Upload.objects.get()

    assert take_up(found)
    assert not take_up(seen_by_another)
    assert take_up_next() is None


def test_what_waits_longest_comes_first():
    first, second = upload(), upload()

    assert [take_up_next(), take_up_next()] == [first, second]


def test_two_imports_into_one_dataset_do_not_run_at_once():
    one, two, other = previewed(TWO), previewed(FIVE), previewed(TWO, dataset_name="Another")
    for each in (one, two, other):
        ask_for(Job.IMPORT, each, by="bob")

    assert [take_up_next(), take_up_next(), take_up_next()] == [one, other, None]
    assert not take_up(two)


def test_what_a_dead_worker_left_lying_is_taken_up_by_another():
    found = upload()
    take_up(found)
    dead = Upload.objects.get()
    assert take_up_next() is None

    Upload.objects.update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))
    assert take_up_next() == found

    work_on(dead)  # it was alive after all: it must not write over the other's work
    found.refresh_from_db()
    assert (found.state, found.counts) == ("running", {})


def test_what_waits_is_cancelled_at_once():
    found = upload()

    assert cancel(found)
    assert (found.state, take_up_next()) == ("cancelled", None)
    assert not cancel(found)


def test_what_a_dead_worker_left_lying_is_cancelled_at_once():
    found = upload()
    take_up(found)
    Upload.objects.update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))

    assert cancel(Upload.objects.get())
    assert Upload.objects.get().state == "cancelled"


def test_nothing_is_imported_that_was_not_looked_through():
    assert not ask_for(Job.IMPORT, upload(), by="bob")
    assert not ask_for(Job.IMPORT, previewed(b"name,age\nann,7\n"), by="bob")
    assert not ask_for(Job.IMPORT, imported(TWO), by="bob")


def test_what_is_forgotten_leaves_no_file_and_takes_no_incident_along(
    settings, django_capture_on_commit_callbacks
):
    found = imported(ged_csv({}, {"best": "many"}))
    assert len(list(Path(settings.MEDIA_ROOT).rglob("*.csv"))) == 2

    with django_capture_on_commit_callbacks(execute=True):
        discard(found)

    assert list(Path(settings.MEDIA_ROOT).rglob("*.csv")) == []
    assert Incident.objects.count() == 1


def test_a_kept_file_is_for_the_server_alone():
    path = Path(upload().file.path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
