"""A file through the desk: handed in, previewed, decided on, watched, cancelled."""

import gzip
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.admin.imports import ADD, hand_in, of, press
from tests.admin.page import page, words
from tests.formats.rows import ACLED, csv_of, ged_csv
from tests.uploads import imported, previewed, upload, work
from timeline.actions.uploading import ask_for, take_up
from timeline.admin import upload as upload_admin
from timeline.models import Dataset, Incident, Revision, Upload
from timeline.models.upload import OVERDUE, SILENT, Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]

HTMX = {"HX-Request": "true"}


def fates(response) -> dict[str, str]:
    return {
        item.dt.get_text(strip=True): item.b.get_text(strip=True)
        for item in page(response).select(".fates div")
    }


# From the file to the timeline -----------------------------------------------------------------


def test_a_small_file_is_previewed_at_once(editor):
    rows = ged_csv(
        {}, {"date_prec": "4", "date_start": "2016-03-01", "date_end": "2016-03-31"}, {"best": "x"}
    )
    response = hand_in(editor, rows, "GEDEvent_v25_1.csv")

    shown = words(response)
    assert "UCDP GED, by its columns" in shown
    assert "UCDP GED, a new one" in shown
    assert "25.1" in shown
    assert "March 2016 day not given" in shown
    assert "Milltown village, Syria" in shown
    assert "Government of Freedonia, Red Front" in shown
    assert "2–5 killed, best estimate 3" in shown
    assert fates(response) == {
        "new": "2",
        "revised": "0",
        "unchanged": "0",
        "kept": "0",
        "rejected": "1",
    }
    assert "4 900003 best “x” is no whole number" in shown
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("rows", "waits"), [(1, False), (1_000, True)], ids=["one row", "much in little"]
)
def test_a_packed_file_is_previewed_at_once_only_if_there_is_little_in_it(editor, rows, waits):
    packed = gzip.compress(ged_csv(*[{}] * rows).encode())
    assert len(packed) < upload_admin.QUICK

    shown = words(hand_in(editor, packed, "events.csv.gz"))

    assert ("Waiting for the worker to look through the file" in shown) == waits


def test_a_small_file_that_is_broken_is_named_at_once(editor):
    shown = words(hand_in(editor, gzip.compress(b"title" * 99)[:-9], "events.csv.gz"))

    assert "is cut short or damaged" in shown


def test_what_would_change_in_an_incident_is_shown_field_by_field(editor):
    imported(ged_csv({"best": "3"}))

    html = page(hand_in(editor, ged_csv({"best": "4"})))

    (row,) = html.select(".changes tbody tr")
    assert row.th.a["href"].endswith(Incident.objects.get().code)
    assert [cell.get_text() for cell in row.select("td")] == [
        "Killed",
        "2–5 killed, best estimate 3",
        "2–5 killed, best estimate 4",
    ]


def test_what_the_format_cannot_say_is_said_before_the_import(editor):
    shown = words(hand_in(editor, csv_of({**ACLED, "time_precision": "3"})))

    assert "Fatalities become “at least”" in shown
    assert "Time precision 2 becomes the week around the day that is given, 3 the month" in shown
    assert "August 2024 day not given" in shown
    assert "Columns of which nothing is kept: year , disorder_type" in shown


def test_what_is_doubtful_in_a_row_stands_beside_its_value(editor):
    html = page(hand_in(editor, ged_csv({"date_prec": "9", "low": "9"})))

    assert "the source’s date_prec is “9”" in html.select_one(".first .when .doubt").get_text()
    assert "out of order: low 9" in html.select(".first td")[-1].get_text()


def test_an_editor_imports_and_publishes(editor):
    response = press(editor, hand_in(editor, publish="on"), "Import and publish")
    assert "Waiting for the worker to import the file" in words(response)

    call_command("run_imports", once=True)

    shown = editor.get(of(Upload.objects.get()))
    assert "Published: the whole file, 2 rows." in words(shown)
    assert Revision.objects.current().filter(editor="editor").count() == 2
    link = page(shown).select_one(".decide a")["href"]
    assert len(page(editor.get(link)).select("#result_list tbody tr")) == 2


def test_an_analyst_imports_drafts_into_a_dataset_that_an_editor_made(analyst):
    Dataset.objects.create(name="Freedonia Watch", slug="freedonia")
    form = page(analyst.get(f"{ADD}?dataset=freedonia"))
    assert form.select_one("#id_dataset option[selected]")["value"] == "freedonia"
    assert not form.select("#id_new_dataset, #id_publish")

    response = hand_in(analyst, dataset="freedonia", publish="on")
    press(analyst, response, "Import as drafts")
    call_command("run_imports", once=True)

    assert {i.dataset.slug for i in Incident.objects.all()} == {"freedonia"}
    assert not Revision.objects.exists()


def test_a_long_file_is_looked_through_in_the_background(editor, monkeypatch):
    monkeypatch.setattr(upload_admin, "QUICK", 10)

    response = hand_in(editor)

    assert "Waiting for the worker to look through the file" in words(response)
    assert page(response).select_one("progress")


# How far it is ---------------------------------------------------------------------------------


def test_the_page_of_a_running_import_shows_how_far_it_is_and_asks_again_by_itself(editor):
    found = upload()
    take_up(found)
    Upload.objects.update(done=found.size // 2, counts={"new": 1200, "rejected": 34})

    html = page(editor.get(of(found)))

    assert html.select_one("progress")["value"] == "50"
    assert "1,234 rows" in html.select_one(".bar").get_text()
    again = html.select_one("a[hx-get]")
    assert (again["hx-get"], again["href"], again["hx-trigger"]) == (
        of(found),
        of(found),
        "every 1s",
    )
    assert html.select_one("noscript meta[http-equiv=refresh]"), "without JavaScript too"


def test_htmx_gets_the_progress_alone_and_the_whole_page_once_it_is_done(editor):
    found = upload()

    swap = editor.get(of(found), headers=HTMX)
    assert page(swap).select_one("#progress")
    assert not page(swap).select("html, .decide")
    assert "HX-Refresh" not in swap.headers

    work(found)
    assert editor.get(of(found), headers=HTMX).headers["HX-Refresh"] == "true"


def test_a_page_at_rest_asks_for_nothing(editor):
    html = page(editor.get(of(previewed())))

    assert html.select("[hx-get], progress, noscript, script[src*=htmx]") == []


def test_when_nobody_takes_it_up_the_page_says_how_to_start_a_worker(editor):
    found = upload()
    assert "run_imports" not in words(editor.get(of(found)))

    Upload.objects.update(asked_at=timezone.now() - OVERDUE - timedelta(seconds=1))
    shown = words(editor.get(of(found)))
    assert "no worker seems to be running" in shown
    assert "python manage.py run_imports" in shown

    take_up(upload())  # a worker is busy with another one, so this one just waits
    assert "run_imports" not in words(editor.get(of(found)))


def test_when_the_worker_has_gone_the_page_says_since_when(editor):
    found = upload()
    take_up(found)
    heard = timezone.now() - SILENT - timedelta(seconds=1)
    Upload.objects.update(heard_at=heard)

    shown = words(editor.get(of(found)))

    assert f"Nothing has been heard of the worker since {heard:%H:%M}" in shown
    assert "python manage.py run_imports" in shown


def test_an_import_is_cancelled_and_gone_on_with(editor):
    found = previewed()
    ask_for(Job.IMPORT, found, by="editor")
    take_up(found)

    response = press(editor, editor.get(of(found)), "Cancel")
    assert "Stopping after the rows at hand" in words(response)

    Upload.objects.update(state="cancelled", counts={"new": 1}, done=found.size // 4)
    response = editor.get(of(found))
    assert "Cancelled after 1 row, 2" in words(response)
    assert "What was imported stays" in words(response)
    assert "Waiting for the worker" in words(press(editor, response, "Go on with the import"))


def test_two_people_at_one_page_do_not_start_it_twice(editor):
    found = previewed()
    before = editor.get(of(found))
    press(editor, before, "Import as drafts")

    assert "Somebody else was quicker" in words(press(editor, before, "Import as drafts"))
