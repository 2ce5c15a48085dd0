"""Reading the timeline in a real browser: filter, go back, paste the address, on a phone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator(".entry h3").all_inner_texts()


def results(page: Page) -> str:
    return page.locator("#results").inner_text()


def choose_iraq(page: Page) -> None:
    page.get_by_role("checkbox", name="Iraq").check()
    expect(page.locator(".chips")).to_contain_text("Iraq")


def test_a_filter_swaps_the_results_and_leaves_the_page_standing(page, site, complaints):
    page.goto(site)
    page.evaluate("document.body.dataset.stood = 'yes'")

    choose_iraq(page)

    assert titles(page) == ["Drone over Iraq", "Rockets in Iraq"]
    assert page.url == f"{site}/?country=IQ"
    assert page.evaluate("document.body.dataset.stood") == "yes"
    assert complaints == []


def test_the_title_of_the_window_keeps_in_step_with_the_heading(page, site):
    page.goto(site)
    title = page.title()
    choose_iraq(page)
    expect(page).to_have_title(re.compile("^Incidents in Iraq, January"))

    page.go_back()
    expect(page).to_have_title(title)


def test_a_choice_is_announced_and_keeps_the_focus(page, site):
    page.goto(site)
    choose_iraq(page)

    expect(page.locator("#status")).to_have_text("2 of 4 incidents shown.")
    expect(page.get_by_role("checkbox", name="Iraq")).to_be_focused()


def test_the_pushed_address_shows_the_same_to_someone_else(page, plain_page, site):
    page.goto(site)
    choose_iraq(page)
    page.get_by_role("link", name="Newest first").click()
    expect(page.locator(".entry h3").first).to_have_text("Rockets in Iraq")

    plain_page.goto(page.url)

    assert results(plain_page) == results(page)


def test_back_and_forward_show_whole_pages(page, site, complaints):
    page.goto(site)
    before = results(page)
    choose_iraq(page)
    after = results(page)

    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    assert results(page) == before
    expect(page.get_by_role("checkbox", name="Iraq")).not_to_be_checked()

    page.go_forward()
    expect(page.locator(".chips")).to_contain_text("Iraq")
    assert results(page) == after
    assert page.locator(".masthead").count() == 1
    assert complaints == []


def test_a_chip_takes_its_filter_off_again(page, site):
    page.goto(f"{site}/?country=IQ&q=drone")

    page.get_by_role("link", name="Remove Words").click()

    expect(page.locator(".entry")).to_have_count(2)
    expect(page.get_by_label("Search")).to_have_value("")
    assert page.url == f"{site}/?country=IQ"


def test_days_in_the_wrong_order_are_refused_in_place(page, site):
    page.goto(f"{site}/?to=2024-02-01")

    page.get_by_label("From").fill("2024-03-01")
    page.get_by_label("From").blur()

    expect(page.locator(".notice")).to_contain_text("is after the last")
    expect(page.get_by_label("From")).to_have_value("2024-03-01")


def test_without_javascript_the_form_filters_and_back_works(plain_page, site):
    plain_page.goto(site)
    plain_page.get_by_role("checkbox", name="Iraq").check()
    plain_page.get_by_role("button", name="Show incidents").click()

    assert titles(plain_page) == ["Drone over Iraq", "Rockets in Iraq"]
    assert plain_page.url == f"{site}/?country=IQ"

    plain_page.go_back()
    assert len(titles(plain_page)) == 4


def test_without_javascript_every_step_of_the_way_is_a_link(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    plain_page.get_by_role("link", name="Drone over Iraq").click()
    assert plain_page.locator("h1").inner_text() == "Drone over Iraq"
    assert plain_page.locator(".rests mark").first.inner_text() == "on Monday"

    plain_page.locator("a[rel=next]").click()
    assert plain_page.locator("h1").inner_text() == "Rockets in Iraq"

    plain_page.get_by_role("link", name="Back to this view").click()
    assert plain_page.url == f"{site}/?country=IQ"


def test_without_javascript_the_quoted_sentence_opens(plain_page, site):
    plain_page.goto(site)
    quote = plain_page.locator(".sources blockquote").first
    expect(quote).to_be_hidden()

    plain_page.locator(".sources summary").first.click()

    expect(quote).to_be_visible()


def test_on_a_phone_the_filters_open_stay_and_close(phone, site, complaints):
    phone.goto(site)
    phone.get_by_role("button", name="Filters").click()
    choose_iraq_in_panel = phone.get_by_role("checkbox", name="Iraq")
    choose_iraq_in_panel.check()
    expect(phone.locator("#filters-on")).to_have_text("· 1 on")
    expect(choose_iraq_in_panel).to_be_visible()

    phone.get_by_role("button", name="Show incidents").click()

    expect(choose_iraq_in_panel).to_be_hidden()
    assert titles(phone) == ["Drone over Iraq", "Rockets in Iraq"]
    assert complaints == []


def test_on_a_phone_the_list_can_be_grouped(phone, site):
    phone.goto(site)
    phone.get_by_role("link", name="year", exact=True).click()

    expect(phone).to_have_url(f"{site}/?group=year")


def test_the_skip_links_focus_ring_is_within_the_window(page, site):
    page.goto(site)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")

    assert link.bounding_box()["y"] >= 5  # the ring's width and its offset


@pytest.mark.parametrize(
    "address", ["/", "/?q=zeppelin", "/method/", "/changes/", "/datasets/", "/actors/a-militia/"]
)
def test_nothing_scrolls_sideways_on_a_small_phone(phone, site, complaints, address):
    phone.goto(site + address)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []


def test_an_incident_does_not_scroll_sideways_either(phone, site):
    phone.goto(site)
    for link in [link.get_attribute("href") for link in phone.locator(".entry h3 a").all()]:
        phone.goto(site + link)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_says_where_it_comes_from_and_shows_what_is_folded(page, site):
    page.goto(site)
    choose_iraq(page)
    printed, quote = page.locator("#printed"), page.locator(".sources blockquote").first
    expect(printed).to_be_hidden()

    page.emulate_media(media="print")

    expect(printed).to_contain_text(f"Printed from Dateline, page of {timezone.now():%-d %B %Y}")
    expect(printed).to_contain_text("/?country=IQ")
    expect(printed).to_be_visible()
    expect(quote).to_be_visible()
    expect(page.locator("form#filters")).to_be_hidden()


def test_the_slash_key_leads_to_the_search_field(page, site):
    page.goto(site)
    page.keyboard.press("/")

    expect(page.get_by_label("Search")).to_be_focused()
    expect(page.get_by_label("Search")).to_have_value("")
