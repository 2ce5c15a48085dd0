"""The indexes and profiles as a browser shows them."""

import pytest
from playwright.sync_api import expect

from tests.builders import create_actor
from tests.published import publish_incident

pytestmark = pytest.mark.browser


def test_a_name_is_found_while_it_is_typed_and_the_address_says_so(page, site, complaints):
    publish_incident(perpetrator=create_actor(name="Zulu Front"))
    page.goto(f"{site}/actors/")
    visited = page.evaluate("history.length")
    page.get_by_label("Find an actor").type("zul")
    expect(page.locator(".listing ol > li")).to_have_count(1)

    assert page.url == f"{site}/actors/?find=zul"
    assert page.evaluate("history.length") == visited
    assert page.locator("#status").inner_text() == "1 found."
    assert page.evaluate("document.activeElement.id") == "find"
    assert complaints == []


def test_a_country_is_chosen_without_a_button_where_scripts_run(page, site):
    page.goto(f"{site}/locations/")
    page.get_by_label("Country").select_option("JO")
    expect(page.locator(".listing ol > li")).to_have_count(1)

    assert page.url == f"{site}/locations/?country=JO"
    assert "Jordan" in page.locator(".chips").inner_text()


def test_whom_an_actor_stands_against_is_open_where_there_is_room_and_folded_on_a_phone(
    page, phone, site
):
    for screen, seen in ((page, True), (phone, False)):
        screen.goto(f"{site}/actors/a-militia/")
        assert screen.locator(".lists li").first.is_visible() == seen
        assert screen.locator(".lists summary").is_visible() != seen


def test_without_javascript_a_folded_profile_opens(plain_page, site):
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(f"{site}/actors/a-militia/")
    plain_page.locator(".lists summary").click()

    assert plain_page.locator(".lists li").first.is_visible()
