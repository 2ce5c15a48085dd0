"""Several bars at once, by mouse and by keyboard; and the small histogram that stays in sight."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import open_page
from tests.published import publish_incident

pytestmark = pytest.mark.browser


def bar(page: Page, name: str) -> Locator:
    return page.locator(".histogram").get_by_role("link", name=name)


def drag(page: Page, first: Locator, last: Locator) -> None:
    begin, end = first.bounding_box(), last.bounding_box()
    assert begin
    assert end
    page.mouse.move(begin["x"] + 3, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 3, end["y"] + end["height"] / 2, steps=5)
    page.mouse.up()


def expect_days(page: Page, first: str, last: str) -> None:
    expect(page.get_by_label("From")).to_have_value(first)
    expect(page.get_by_label("To", exact=True)).to_have_value(last)
    assert f"from={first}&to={last}" in page.url


def test_bars_are_taken_together_by_dragging_over_them(page, site, complaints):
    page.goto(site)
    drag(page, bar(page, "March 2024"), bar(page, "May 2024"))

    expect(page.locator(".entry h3")).to_have_text(["Jordan hit", "Rockets in Iraq"])
    expect_days(page, "2024-03-01", "2024-05-31")
    assert complaints == []


def test_dragging_back_takes_the_same_days(page, site):
    page.goto(site)
    drag(page, bar(page, "May 2024"), bar(page, "March 2024"))

    expect(page.locator(".entry")).to_have_count(2)
    expect_days(page, "2024-03-01", "2024-05-31")


def test_bars_are_taken_together_by_two_clicks(page, site):
    page.goto(site)
    bar(page, "January 2024").click(modifiers=["Shift"])
    bar(page, "March 2024").click(modifiers=["Shift"])

    expect(page.locator(".entry h3")).to_have_text(["Drone over Iraq", "Jordan hit"])
    expect_days(page, "2024-01-01", "2024-03-31")


def test_a_range_is_chosen_by_its_first_and_its_last_bar(page, site):
    page.goto(site)
    page.get_by_role("button", name="Choose a range").click()
    expect(page.locator("#status")).to_contain_text("Choose its first and its last bar.")
    bar(page, "March 2024").click()
    expect(page.get_by_label("To", exact=True)).to_have_value("2024-03-31")
    expect(page.locator(".brushed")).to_have_count(1)
    bar(page, "May 2024").click()

    expect(page.locator(".entry h3")).to_have_text(["Jordan hit", "Rockets in Iraq"])
    expect_days(page, "2024-03-01", "2024-05-31")


def test_a_range_is_chosen_by_two_taps(chromium, complaints, site):
    phone = open_page(chromium, complaints, has_touch=True, viewport={"width": 360, "height": 740})
    with phone.context:
        phone.goto(site)
        phone.get_by_role("button", name="Choose a range").tap()
        bar(phone, "May 2024").tap()
        bar(phone, "March 2024").tap()

        expect(phone).to_have_url(f"{site}/?from=2024-03-01&to=2024-05-31")
        expect(phone.locator(".entry")).to_have_count(2)


def test_a_range_is_chosen_by_keyboard_too(page, site):
    page.goto(site)
    page.get_by_role("button", name="Choose a range").press("Enter")
    bar(page, "March 2024").press("Enter")
    bar(page, "May 2024").press("Enter")

    expect(page.locator(".entry")).to_have_count(2)
    expect_days(page, "2024-03-01", "2024-05-31")


def test_escape_gives_up_a_range_and_the_days_are_as_they_were(page, site):
    page.goto(f"{site}/?from=2024-01-01")
    page.get_by_role("button", name="Choose a range").click()
    bar(page, "March 2024").click()
    first = page.get_by_role("textbox", name="From")
    expect(first).to_have_value("2024-03-01")
    page.keyboard.press("Escape")

    expect(first).to_have_value("2024-01-01")
    expect(page.get_by_label("To", exact=True)).to_have_value("")
    expect(page.locator(".brushed")).to_have_count(0)
    expect(page.get_by_role("button", name="Choose a range", pressed=False)).to_be_visible()


def test_the_days_keep_in_step_while_bars_are_dragged_over(page, site):
    page.goto(site)
    box = bar(page, "March 2024").bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 3 + box["width"], box["y"] + 20)

    expect(page.get_by_label("From")).to_have_value("2024-03-01")
    expect(page.get_by_label("To", exact=True)).to_have_value("2024-04-30")


def test_without_javascript_no_range_is_offered_to_choose(plain_page, site):
    plain_page.goto(site)

    expect(plain_page.get_by_text("Choose a range").first).to_be_hidden()


def test_bars_are_taken_together_by_keyboard(page, site):
    page.goto(site)
    bar(page, "March 2024").focus()
    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#status")).to_have_text("2024-03-01 – 2024-05-31")
    page.keyboard.press("Enter")

    expect(page.locator(".entry")).to_have_count(2)
    expect_days(page, "2024-03-01", "2024-05-31")


def test_in_a_page_from_right_to_left_the_arrows_follow_the_eye(page, site):
    page.goto(f"{site}/?lang=ar")
    page.locator(".histogram a").nth(1).focus()
    page.keyboard.press("Shift+ArrowLeft")

    expect(page.locator("#status")).to_have_text("2024-03-01 – 2024-04-30")


def test_a_plain_click_still_leads_to_one_bar(page, site):
    page.goto(site)
    bar(page, "March 2024").click()

    expect(page.locator(".entry h3")).to_have_text(["Jordan hit"])


def test_where_there_is_no_form_the_address_is_changed(page, site):
    page.goto(f"{site}/actors/a-militia/")
    drag(page, bar(page, "4 March 2024"), bar(page, "29 April 2024"))

    expect(page).to_have_url(f"{site}/actors/a-militia/?from=2024-03-04&to=2024-05-05")


def test_the_small_histogram_follows_what_is_read(page, site):
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(site)
    page.locator(".entry").last.evaluate("entry => entry.scrollIntoView()")
    strip = page.locator(".strip")

    expect(strip).to_be_in_viewport()
    expect(strip).to_have_attribute("data-here", re.compile("5.Aug.2024"))
    assert float(strip.locator(".read").get_attribute("x") or 0) > 6


def test_the_small_histogram_covers_no_incident_that_has_the_focus(page, site):
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(site)
    for key in "jjjjkkk":
        page.keyboard.press(key)
    title, strip = page.locator(":focus").bounding_box(), page.locator(".strip").bounding_box()

    assert title["y"] >= strip["y"] + strip["height"]


def test_in_a_page_from_right_to_left_time_goes_on_to_the_left(page, site):
    publish_incident(title="First week of many", day=date(2024, 1, 5), until=date(2024, 1, 12))
    page.goto(f"{site}/?lang=ar")
    whole, part = (
        page.locator(f".lasting .reach {part}").bounding_box() for part in (".all", ".here")
    )

    assert part["x"] + part["width"] == pytest.approx(whole["x"] + whole["width"], abs=1)
