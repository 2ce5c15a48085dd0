"""With JavaScript switched off every control works: filters, order, pages, bars, languages, colours."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.kinds import publish_every_kind
from timeline.models import Problem

pytestmark = pytest.mark.browser


@pytest.fixture
def site(transactional_db, live_server, monkeypatch) -> str:
    """The address of a record with every kind of page, three entries to a page of the list."""
    monkeypatch.setattr("timeline.search.pages.PAGE", 3)
    publish_every_kind()
    return str(live_server)


def choose(control: Locator) -> None:
    """Say something with a control, whatever its kind."""
    kind = control.evaluate("field => field.type")
    if kind == "checkbox":
        control.check()
    elif kind == "select-one":
        control.select_option(index=1)
    else:
        control.fill(
            "2024-01-08" if kind == "date" else "1" if "min" in names(control) else "drone"
        )


def names(control: Locator) -> str:
    return control.get_attribute("name") or ""


def titles(page: Page) -> list[str]:
    return page.locator(".entry h3").all_inner_texts()


def test_every_control_of_the_form_narrows_the_list_and_keeps_what_it_says(plain_page, site):
    plain_page.goto(site)
    controls = plain_page.locator("#filters [name]:not([type=hidden]):not([form])")
    asked = set(controls.evaluate_all("fields => fields.map(field => field.name)"))
    for name in asked:
        plain_page.goto(site)
        choose(plain_page.locator(f"#filters [name={name}]:not([type=hidden])").first)
        plain_page.get_by_role("button", name="Show incidents").click()
        expect(plain_page).to_have_url(re.compile(rf"[?&]{name}="))
        expect(
            plain_page.locator(".chips li" if name != "certain" else "#certain:checked")
        ).not_to_have_count(0)

    assert asked >= {"q", "from", "to", "certain", "type", "country", "actor", "killed_min"}


def test_the_order_and_the_grouping_are_links(plain_page, site):
    plain_page.goto(site)
    oldest = titles(plain_page)[0]
    plain_page.get_by_role("link", name="Newest first").click()
    assert titles(plain_page)[0] != oldest

    for group in ("day", "week", "year", "month"):
        plain_page.get_by_role("link", name=group, exact=True).click()
        expect(plain_page.get_by_role("link", name=group, exact=True)).to_have_attribute(
            "aria-current", "true"
        )


def test_the_pages_of_the_list_are_links(plain_page, site):
    plain_page.goto(site)
    first = titles(plain_page)
    plain_page.get_by_role("link", name="Next page").click()
    assert not set(first) & set(titles(plain_page))

    plain_page.get_by_role("link", name="Previous page").click()
    assert titles(plain_page) == first


def test_a_bar_leads_to_its_days_and_back(plain_page, site):
    plain_page.goto(site)
    bar = plain_page.locator(".histogram a").last
    days = bar.get_attribute("aria-label").partition(":")[0]
    bar.click()
    expect(plain_page.locator(".chips")).to_contain_text(str(date(2025, 9, 9).year))
    expect(plain_page.get_by_label("From", exact=True)).to_have_value("2025-09-01")

    assert days == "September 2025"
    plain_page.get_by_role("link", name="Clear all").click()
    expect(plain_page).to_have_url(f"{site}/")


def test_a_day_is_gone_to_with_the_filters_kept(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    plain_page.get_by_label("Go to", exact=True).fill("2025-06-01")
    plain_page.get_by_role("button", name="Go", exact=True).click()

    assert titles(plain_page)[0] == "One of Riots"
    assert "country=IQ" in plain_page.url


def test_the_map_is_a_link_away_with_the_filters_kept(plain_page, site):
    plain_page.goto(f"{site}/?type=riots")
    plain_page.get_by_role("link", name="On the map").click()
    plain_page.locator("#drawn a").first.click()

    expect(plain_page.locator("main")).to_contain_text("One of Riots")


def test_an_actor_is_found_in_the_index(plain_page, site):
    plain_page.goto(site)
    plain_page.get_by_role("link", name="Actors").first.click()
    plain_page.get_by_label("Find an actor").fill("mili")
    plain_page.get_by_role("button", name="Find").click()
    plain_page.get_by_role("link", name="A militia").click()

    assert plain_page.locator("h1").inner_text() == "A militia"


def test_an_incident_its_history_and_its_past_are_a_link_away(plain_page, site):
    plain_page.goto(f"{site}/?q=base&reviewed=1")
    plain_page.get_by_role("link", name="Drone hits a base").click()
    plain_page.locator("a[href*='/history/']").first.click()
    expect(plain_page.locator("main")).to_contain_text("Figures of the hospital.")

    plain_page.get_by_role("link", name="See it as it stood then").last.click()
    expect(plain_page.locator(".asof")).to_contain_text("As it")


def test_the_language_is_a_link_and_stays_on_the_way(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    plain_page.locator("#languages summary").click()
    plain_page.locator("#languages a[lang=ar]").click()
    expect(plain_page.locator("html")).to_have_attribute("dir", "rtl")

    plain_page.locator(".entry h3 a").first.click()
    expect(plain_page.locator("html")).to_have_attribute("lang", "ar")


def test_the_colours_are_a_button_and_stay(plain_page, site):
    plain_page.goto(f"{site}/?country=IQ")
    plain_page.get_by_role("button", name="Dark colours").click()
    expect(plain_page).to_have_url(f"{site}/?country=IQ")
    assert lightness(plain_page) < 50

    plain_page.goto(f"{site}/method/")
    assert lightness(plain_page) < 50


def lightness(page: Page) -> int:
    """Of the page's ground, of 255."""
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return max(map(int, re.findall(r"\d+", colour)))


def test_a_problem_is_reported_by_keys_alone(plain_page, site):
    plain_page.goto(f"{site}/changes/")
    plain_page.get_by_role("link", name="Report a problem").focus()
    plain_page.keyboard.press("Enter")
    plain_page.get_by_label("What is wrong").focus()
    plain_page.keyboard.type("The day is wrong.")
    for key in ("Tab", "Tab", "Enter"):  # past how to reach the reader; the trap is no stop
        plain_page.keyboard.press(key)

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert list(Problem.objects.values_list("page", "words")) == [
        ("/changes/", "The day is wrong.")
    ]
