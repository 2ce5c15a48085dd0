"""What is handed on is copied by a press, and without JavaScript all of it is there to be copied."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def press_copy(page: Page, said: str) -> str:
    """What lies in the clipboard once the button beside what is `said` was pressed."""
    beside = page.locator(f".handed:has(#{said})")
    beside.get_by_role("button", name="Copy").click()
    expect(beside.get_by_role("button")).to_have_text("Copied")
    expect(page.locator("#status")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_press_copies_a_link_a_citation_and_the_code_to_embed(page, site, complaints):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/?country=IQ")
    page.get_by_role("link", name="Share, cite, download").click()

    assert press_copy(page, "live") == f"{site}/?country=IQ"
    assert press_copy(page, "pinned") == page.locator("#pinned").input_value()
    assert press_copy(page, "cite-3").endswith(f"{page.locator('#pinned').input_value()}.")
    assert press_copy(page, "embed-code").startswith(f'<iframe src="{site}/embed/')
    assert complaints == []


def test_the_keys_go_from_each_link_to_its_button(page, site):
    page.goto(f"{site}/share/")
    page.get_by_label("Live link").focus()
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id || document.activeElement.className"))

    assert stops == ["copy", "pinned", "copy"]


def test_a_short_link_is_made_and_followed_without_javascript(plain_page, site):
    plain_page.goto(f"{site}/map/?country=IQ")
    plain_page.get_by_role("link", name="Share, cite, download").click()
    expect(plain_page.get_by_role("button", name="Copy")).to_have_count(0)
    plain_page.get_by_role("button", name="as it stood").click()
    short = plain_page.get_by_label("Short link to the view as it stood").input_value()
    plain_page.goto(short)

    expect(plain_page).to_have_url(re.compile(r"/map/\?asof=[-\dT:]+Z&country=IQ$"))
    expect(plain_page.locator(".asof")).to_contain_text("As it stood on")


@pytest.mark.parametrize("width", [360, 1280])
def test_all_of_it_has_room(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/share/?q=drone&country=IQ")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_the_description_of_the_api_has_room_too(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/api/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_addresses_are_text_and_nothing_is_to_be_pressed(page, site):
    page.goto(f"{site}/share/?country=IQ")
    page.emulate_media(media="print")

    expect(page.locator(".handed:has(#pinned) .printed")).to_be_visible()
    for pressed in ("#live", "#pinned", "#short", "#embed-code", ".share form"):
        expect(page.locator(pressed)).to_be_hidden()


def test_on_a_phone_what_has_changed_since_is_folded(page, site):
    page.goto(f"{site}/?asof=1990-01-01")
    changed = page.locator(".since li").first

    expect(changed).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    expect(changed).to_be_hidden()
    page.locator(".since summary").click()
    expect(changed).to_be_visible()
