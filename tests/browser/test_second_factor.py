"""The second factor as a browser goes through it, without a script: set up, sign out, sign in with a code."""

from base64 import b32decode

import pytest
from playwright.sync_api import Page, expect

from tests.admin.signing_in import PASSWORD, code_of, make_account
from tests.browser.conftest import open_page
from tests.browser.test_barriers import READERS, barriers

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db, live_server) -> str:
    make_account()
    return f"{live_server}/admin/"


def give_password(page: Page, desk: str) -> None:
    page.goto(desk)
    page.get_by_label("Username").fill("nora")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def set_up(page: Page, desk: str) -> bytes:
    """The key that the app now has."""
    page.goto(f"{desk}second-factor/")
    key = b32decode(page.locator(".secret").inner_text().replace(" ", ""))
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_label("Code that the app shows").fill(code_of(key))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    return key


def test_one_sets_it_up_signs_out_and_signs_in_with_a_code(plain_page, desk, complaints):
    page = plain_page
    give_password(page, desk)
    key = set_up(page, desk)
    page.get_by_role("button", name="Sign out").click()

    give_password(page, desk)
    expect(page.get_by_role("heading", name="Your code")).to_be_visible()
    page.get_by_label("Code").fill(code_of(key, steps=1))  # the one for now was used above
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("reader", ["by day", "by night", "on a phone"])
def test_no_page_of_it_has_a_barrier(chromium, desk, complaints, reader):
    page = open_page(chromium, complaints, **READERS[reader])
    found = []
    page.goto(desk)
    found += barriers(page)
    give_password(page, desk)
    page.goto(f"{desk}second-factor/")
    found += barriers(page)
    set_up(page, desk)
    found += barriers(page)
    page.get_by_role("button", name="Sign out").click()
    give_password(page, desk)
    found += barriers(page)
    for _ in range(5):
        page.get_by_label("Code").fill("000000")
        page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="shut for a while")).to_be_visible()
    found += barriers(page)
    page.context.close()

    assert found == []


def test_the_picture_is_drawn_dark_on_light_by_night_too(page, desk, complaints):
    page.emulate_media(color_scheme="dark")
    give_password(page, desk)
    page.goto(f"{desk}second-factor/")
    box = page.locator(".qr svg").bounding_box()

    assert box is not None
    assert box["width"] == box["height"] >= 150
    assert page.locator(".qr svg path").first.get_attribute("fill") == "#fff"
    assert complaints == []
