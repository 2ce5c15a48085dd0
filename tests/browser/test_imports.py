"""An import as a browser shows it: the bar moves by itself, and nothing is asked once it is done."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.uploads import TWO
from timeline.admin import upload as upload_admin
from timeline.models import Upload, User

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("uploads")]


@pytest.fixture
def desk(transactional_db, live_server, monkeypatch) -> str:
    """The address of a desk at which no file is short enough to be looked through at once."""
    User.objects.create_superuser("boss", password="x")
    monkeypatch.setattr(upload_admin, "QUICK", 0)
    return f"{live_server}/admin/"


def hand_in(page: Page, desk: str) -> None:
    page.goto(f"{desk}login/?next=/admin/timeline/upload/add/")
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("input[type=submit]")
    file = {"name": "events.csv", "mimeType": "text/csv", "buffer": TWO.encode()}
    page.set_input_files("#id_file", file)
    page.click("text=Look through the file")


def test_the_bar_moves_and_the_preview_comes_by_itself(page, desk, complaints):
    hand_in(page, desk)
    expect(page.locator(".state")).to_contain_text("Waiting for the worker")

    Upload.objects.update(state="running", done=300, size=1000)
    expect(page.locator("progress")).to_have_js_property("value", 30)
    expect(page.locator(".bar")).to_contain_text("30 %")

    Upload.objects.update(state="waiting")
    call_command("run_imports", once=True)
    expect(page.locator(".state")).to_contain_text("2 rows looked through")
    expect(page.locator(".first")).to_contain_text("Oldtown village")
    assert complaints == []


def test_without_javascript_the_page_is_asked_for_again(plain_page, desk):
    hand_in(plain_page, desk)
    expect(plain_page.locator("progress")).to_be_visible()

    call_command("run_imports", once=True)
    plain_page.click("text=Refresh")
    expect(plain_page.locator(".state")).to_contain_text("2 rows looked through")

    plain_page.click("text=Import as drafts")
    call_command("run_imports", once=True)
    plain_page.click("text=Refresh")
    expect(plain_page.locator(".state")).to_have_text(re.compile("Imported as drafts"))


def test_on_a_phone_nothing_of_a_preview_scrolls_sideways(phone, desk):
    hand_in(phone, desk)
    call_command("run_imports", once=True)

    expect(phone.locator(".first")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
