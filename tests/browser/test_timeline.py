"""Reading the timeline in a real browser: filter, go back, paste the address, on a phone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.builders import create_actor
from tests.published import publish_incident

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

    expect(page.locator("#status")).to_have_text("2 of 4 entries shown.")
    expect(page.get_by_role("checkbox", name="Iraq")).to_be_focused()


def test_the_pushed_address_shows_the_same_to_someone_else(page, plain_page, site):
    page.goto(site)
    choose_iraq(page)
    page.get_by_role("link", name="Newest first").click()
    expect(page.locator(".entry h3").first).to_have_text("Rockets in Iraq")

    plain_page.goto(page.url)

    only_by_script = "Choose a range"
    assert results(plain_page).split() == results(page).replace(only_by_script, "").split()


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

    expect(page.locator("#results .notice")).to_contain_text("is after the last")
    expect(page.get_by_label("From")).to_have_value("2024-03-01")


def test_without_javascript_the_form_filters_and_back_works(plain_page, site):
    plain_page.goto(site)
    plain_page.get_by_role("checkbox", name="Iraq").check()
    plain_page.get_by_role("button", name="Show incidents").click()

    assert titles(plain_page) == ["Drone over Iraq", "Rockets in Iraq"]
    assert plain_page.url == f"{site}/?country=IQ"

    plain_page.go_back()
    assert len(titles(plain_page)) == 4


def test_without_javascript_the_colours_are_chosen_and_the_view_stays(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    light = plain_page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    plain_page.get_by_role("button", name="Dark colours").click()

    assert plain_page.url == f"{site}/?country=IQ"
    assert plain_page.get_by_role("button", name="Dark colours", pressed=True).count() == 1
    dark = plain_page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light


def test_without_javascript_every_step_of_the_way_is_a_link(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    plain_page.get_by_role("link", name="Drone over Iraq").click()
    assert plain_page.locator("h1").inner_text() == "Drone over Iraq"
    assert plain_page.locator(".rests q").first.inner_text() == "on Monday"

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

    expect(phone.get_by_role("button", name="Show incidents")).to_have_text("Show incidents (2)")
    phone.get_by_role("button", name="Show incidents").click()

    expect(choose_iraq_in_panel).to_be_hidden()
    assert titles(phone) == ["Drone over Iraq", "Rockets in Iraq"]
    assert complaints == []


def test_on_a_phone_the_list_can_be_grouped(phone, site):
    phone.goto(site)
    phone.get_by_text("Order and groups").click()
    phone.get_by_role("link", name="year", exact=True).click()

    expect(phone).to_have_url(f"{site}/?group=year")


def test_the_skip_links_focus_ring_is_within_the_window(page, site):
    page.goto(site)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")

    assert link.bounding_box()["y"] >= 5  # the ring's width and its offset


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/?q=zeppelin", "/method/", "/changes/", "/datasets/", "/actors/a-militia/"),
        "/facets/actor/",
    ],
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


@pytest.fixture
def many_actors(site, monkeypatch) -> str:
    """The site where each list of choices has room for one in sight and three in its fold."""
    monkeypatch.setattr("timeline.views.form.FIRST_SHOWN", 1)
    monkeypatch.setattr("timeline.views.form.MOST_SHOWN", 3)
    for name in ("Alpha group", "Beta group", "Gamma group", "Delta group", "A militia’s wing"):
        publish_incident(title=f"Hit by {name}", perpetrator=create_actor(name=name))
    return site


def test_a_choice_is_found_by_typing_the_beginning_of_its_name(page, many_actors, complaints):
    page.goto(f"{many_actors}/?order=desc")
    actors = page.get_by_role("group", name="Actor")
    actors.locator("summary").click()

    actors.get_by_label("Find an actor").press_sequentially("gam")
    expect(actors.locator("a.choice")).to_have_text(["Gamma group 1"])
    assert page.url == f"{many_actors}/?order=desc"
    actors.get_by_role("link", name="Gamma group").click()

    expect(page).to_have_url(f"{many_actors}/?actor=gamma-group&order=desc")
    assert titles(page) == ["Hit by Gamma group"]
    assert complaints == []


def test_words_to_find_a_choice_by_narrow_nothing_else(page, many_actors):
    page.goto(many_actors)
    actors = page.get_by_role("group", name="Actor")
    actors.locator("summary").click()
    actors.get_by_label("Find an actor").fill("gam")
    expect(actors.locator("a.choice")).to_have_count(1)

    asked: list[str] = []
    page.on("request", lambda sent: "/static/" in sent.url or asked.append(sent.url))

    actors.get_by_label("Find an actor").blur()
    page.get_by_role("link", name="Newest first").click()
    expect(page).to_have_url(f"{many_actors}/?order=desc")

    assert asked == [f"{many_actors}/?order=desc"]


def test_without_javascript_the_words_lead_to_a_page_of_choices(plain_page, many_actors):
    plain_page.goto(f"{many_actors}/?order=desc")
    actors = plain_page.get_by_role("group", name="Actor")
    actors.locator("summary").click()
    actors.get_by_label("Find an actor").fill("gam")
    actors.get_by_label("Find an actor").press("Enter")
    plain_page.get_by_role("link", name="Gamma group").click()

    assert plain_page.url == f"{many_actors}/?actor=gamma-group&order=desc"


def test_choices_are_found_while_typing_on_their_own_page_too(page, many_actors, complaints):
    page.goto(f"{many_actors}/facets/actor/")
    page.get_by_label("Find an actor").press_sequentially("delta")

    expect(page.locator(".choices .choice")).to_have_text(["Delta group 1"])
    expect(page).to_have_url(re.compile(r"find=delta"))
    assert complaints == []


def test_a_phones_first_screen_shows_an_incident(phone, site):
    phone.goto(site)

    assert phone.locator(".entry").first.bounding_box()["y"] < 640
