"""Imports that are refused: files, forms and people; and nobody else sees anything of them."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from tests.admin.imports import ADD, hand_in, of, press
from tests.admin.page import desk, page, words
from tests.formats.rows import ged_csv
from tests.uploads import TWO, imported, previewed, upload, work
from timeline.models import Dataset, Upload, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]


# What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (gzip.compress(TWO.encode())[:-20], "a.csv.gz", "a.csv.gz is cut short or damaged"),
        (gzip.compress(b"0" * 70_000_000), "a.gz", "a.gz unpacks to more than 64,000,000 bytes"),
        (b"\x00\x01\x02" * 99, "a.bin", "a.bin has no first row that can be read"),
        (b"a,b\n1,2\n", "a.csv", "a.csv has columns (a, b …) of no format that is known"),
        (TWO.replace("side_a,", ""), "a.csv", "a.csv lacks the column side_a, which UCDP GED has"),
        (TWO.encode("utf-16"), "a.csv", "a.csv is in UTF-16"),
    ],
    ids=["cut short", "bomb", "no text", "unknown", "no column", "UTF-16"],
)
def test_a_bad_file_gets_a_sentence(editor, content, name, sentence):
    hand_in(editor, content, name)
    call_command("run_imports", once=True)  # for the file that is large once it is unpacked

    shown = words(editor.get(of(Upload.objects.get())))
    assert sentence in shown
    assert "Nothing was written." in shown


def test_a_file_that_is_too_large_is_refused_and_not_kept(editor, settings, uploads):
    settings.UPLOAD_LIMIT = 1024
    shown = words(hand_in(editor, "x" * 2000))

    assert "The file is larger than 1 KB, so nothing of it was kept." in shown
    assert not Upload.objects.exists()
    assert not uploads.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"dataset": "known", "new_dataset": "Another"}, "Choose a dataset or name a new one"),
        ({"dataset": "no-such"}, "Select a valid choice"),
        ({"format": "xml"}, "Select a valid choice"),
        ({"file": ""}, "Choose a file."),
    ],
)
def test_a_form_that_cannot_be_asks_again(editor, fields, sentence):
    Dataset.objects.create(name="Known", slug="known")

    assert sentence in words(hand_in(editor, **fields))
    assert not Upload.objects.exists()


def test_an_upload_from_outside_the_desk_is_not_kept(client, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1

    request = client.post("/", {"file": SimpleUploadedFile("a.csv", b"x" * 99)}).wsgi_request

    assert not request.FILES


# Who may ---------------------------------------------------------------------------------------


def test_a_viewer_and_a_stranger_see_nothing_of_it(viewer, client):
    found = imported(ged_csv({}, {"best": "many"}))
    addresses = [ADD, desk("upload"), of(found), desk("upload", "rejects", found.pk)]

    for address in addresses:
        assert viewer.get(address).status_code == 403
        assert client.get(address).headers["Location"].startswith("/admin/login/")
    for action in (desk("upload", "start", found.pk, "import"), desk("upload", "cancel", found.pk)):
        assert viewer.post(action).status_code == 403
    assert "Import" not in words(viewer.get(desk("dataset")))


def test_who_may_not_publish_cannot_start_an_import_that_does(analyst):
    found = previewed(TWO, publish=True)
    response = analyst.get(of(found))
    assert "which your role does not allow" in words(response)
    assert "Import and publish" not in words(response)

    shown = words(analyst.post(desk("upload", "start", found.pk, "import"), follow=True))

    assert "which your role does not allow" in shown
    assert Upload.objects.get().state == "previewed"


def test_who_may_not_make_a_dataset_cannot_let_an_import_make_it(analyst):
    found = previewed(TWO)

    shown = words(analyst.post(desk("upload", "start", found.pk, "import"), follow=True))

    assert "There is no dataset “UCDP GED”" in shown
    assert Upload.objects.get().state == "previewed"


def test_what_was_not_taken_is_handed_out_as_a_file(analyst):
    found = previewed(ged_csv({}, {"best": "many"}))
    link = page(analyst.get(of(found))).select_one(".more a")["href"]

    answer = analyst.get(link)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="events-not-taken.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(answer).startswith(b'\xef\xbb\xbfline,id,reason\r\n3,900002,"best')


def test_no_address_leads_to_the_kept_files(client, editor):
    found = previewed(ged_csv({"best": "many"}))

    for name in (found.file.name, found.rejects.name):
        for start in ("/", "/uploads/", "/media/", "/static/", "/static/../uploads/"):
            assert editor.get(f"{start}{name}").status_code == 404


def test_nothing_is_started_or_cancelled_by_a_link_or_from_another_site(editor):
    found = upload()
    address = desk("upload", "cancel", found.pk)
    assert editor.get(address).status_code == 405

    careful = Client(enforce_csrf_checks=True)
    careful.force_login(User.objects.get(username="editor"))

    assert careful.post(address).status_code == 403
    assert careful.post(ADD, {"file": SimpleUploadedFile("a.csv", b"x")}).status_code == 403
    assert Upload.objects.get().state == "waiting"


def test_only_what_is_at_rest_is_forgotten(editor):
    found = upload()
    assert "Forget" not in words(editor.get(of(found)))
    assert editor.post(desk("upload", "delete", found.pk), {"post": "yes"}).status_code == 403

    work(found)
    assert "Forget this file" in words(editor.get(of(found)))
    editor.post(desk("upload", "delete", found.pk), {"post": "yes"})

    assert not Upload.objects.exists()


def test_what_is_not_there_is_not_found(editor):
    found = previewed()

    assert editor.get(desk("upload", "change", 999)).status_code == 404
    assert editor.get("/admin/timeline/upload/x/change/").status_code == 404
    assert editor.get(desk("upload", "rejects", found.pk)).status_code == 404
    assert editor.post(desk("upload", "start", found.pk, "dance")).status_code == 404


def test_the_history_says_who_did_what(editor):
    press(editor, hand_in(editor), "Import as drafts")

    shown = words(editor.get(desk("upload", "history", Upload.objects.get().pk)))

    assert "Handed in" in shown
    assert "Asked for the import." in shown
    assert "editor" in shown
