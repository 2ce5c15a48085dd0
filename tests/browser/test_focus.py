"""A swap takes away the link that had the focus; whoever reads by keyboard goes on from its place."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def press(page: Page, link: str, *, then: str) -> None:
    """Opens the link by keyboard, and waits for the address that it leads to."""
    page.get_by_role("link", name=link).press("Enter")
    page.wait_for_url(f"**{then}")


@pytest.mark.parametrize("link", ["Newest first", "Group by year"])
def test_order_and_groups_keep_the_focus(page, site, link):
    page.goto(site)
    name = link.removeprefix("Group by ")
    page.get_by_role("link", name=name, exact=True).press("Enter")

    expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()


def test_in_the_place_of_a_chip_stands_the_next_and_then_the_count(page, site):
    page.goto(f"{site}/?country=IQ&q=drone")
    press(page, "Remove Words", then="/?country=IQ")
    expect(page.get_by_role("link", name="Remove Country")).to_be_focused()

    press(page, "Remove Country", then="/")
    expect(page.locator(".tally")).to_be_focused()


def test_a_bar_keeps_the_focus_where_it_comes_back(page, site):
    page.goto(site)
    press(page, "March 2024", then="from=2024-03-01&to=2024-03-31")

    expect(page.locator(".histogram a").first).to_be_focused()


def test_a_turned_page_is_read_from_its_first_incident(page, site, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 2)
    page.goto(site)
    page.get_by_role("link", name="Next page").press("Enter")

    expect(page.locator(".entry h3 a").first).to_have_text("Rockets in Iraq")
    expect(page.locator(".entry h3 a").first).to_be_focused()


def test_a_focus_outside_the_results_stays_where_it_is(page, site):
    page.goto(f"{site}/?q=zeppelin")
    page.get_by_role("checkbox", name="Only if certainly within").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/?certain=1&q=zeppelin")

    expect(page.get_by_role("checkbox", name="Only if certainly within")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/?q=zeppelin", "/map/", "/actors/a-militia/"])
def test_a_second_skip_link_leads_to_the_incidents(page, site, path):
    page.goto(site + path)
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to incidents")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.matches('#incidents, #beside')")
