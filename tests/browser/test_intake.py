"""A report is brought in by the keyboard alone, and without JavaScript by its button."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.admin.intake import ROCKETS
from timeline.models import Report, User

pytestmark = pytest.mark.browser

REVIEW = re.compile("/admin/review/[0-9]+/$")


@pytest.fixture
def address(transactional_db, live_server) -> str:
    User.objects.create_superuser("boss", password="x")
    return f"{live_server}/admin/login/?next=/admin/bring-in/"


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("input[type=submit]")


def test_paste_and_ctrl_enter_are_all_it_takes(page, address, complaints):
    sign_in(page, address)
    expect(page.locator("#id_text")).to_be_focused()

    page.keyboard.insert_text(ROCKETS)
    page.keyboard.press("Control+Enter")

    expect(page).to_have_url(REVIEW)
    expect(page.locator(".messagelist")).to_contain_text("Read: 1 new draft.")
    assert complaints == []


def test_without_javascript_there_is_the_button(plain_page, address):
    sign_in(plain_page, address)
    expect(plain_page.locator(".keys")).to_be_hidden()

    plain_page.fill("#id_text", ROCKETS)
    plain_page.click("text=Bring in >> nth=-1")

    expect(plain_page).to_have_url(REVIEW)
    assert Report.objects.get().received_by == "boss"
