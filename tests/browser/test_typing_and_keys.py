"""Searching while words are typed, and the keys that lead through the list; none of it is needed."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def focused(page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_words_are_asked_for_while_they_are_typed(page, site, complaints):
    page.goto(f"{site}/?order=desc")
    steps = page.evaluate("history.length")
    field = page.get_by_label("Search")
    field.press_sequentially("iraq", delay=20)
    expect(page.locator(".entry h3")).to_have_text(["Rockets in Iraq", "Drone over Iraq"])
    field.press_sequentially(" rockets", delay=20)

    expect(page).to_have_url(f"{site}/?order=desc&q=iraq+rockets")
    expect(page.locator("#status")).to_have_text("1 of 4 entries shown.")
    expect(field).to_be_focused()
    expect(field).to_have_value("iraq rockets")
    assert page.evaluate("history.length") == steps
    assert complaints == []


def test_leaving_the_search_field_asks_nothing_again(page, site):
    page.goto(site)
    page.get_by_label("Search").fill("rockets")
    expect(page.locator(".entry")).to_have_count(1)
    asked: list[str] = []
    page.on("request", lambda sent: "/static/" in sent.url or asked.append(sent.url))

    page.get_by_label("Search").blur()
    page.get_by_role("link", name="Newest first").click()
    expect(page).to_have_url(f"{site}/?order=desc&q=rockets")

    assert asked == [f"{site}/?order=desc&q=rockets"]


def test_j_and_k_go_from_incident_to_incident_and_enter_opens_one(page, site):
    page.goto(site)
    for key in "jjjk":
        page.keyboard.press(key)

    assert focused(page) == "Jordan hit"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Jordan hit")


@pytest.mark.parametrize("key", ["j", "/", "?"])
def test_keys_are_letters_while_something_is_written(page, site, key):
    page.goto(site)
    field = page.get_by_label("Search")
    field.press_sequentially(f"a{key}")

    expect(field).to_be_focused()
    expect(field).to_have_value(f"a{key}")
    expect(page.locator("#keys")).to_be_hidden()


def test_keys_with_a_modifier_are_the_browsers(page, site):
    page.goto(site)
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")

    assert page.evaluate("document.activeElement === document.body")


def test_the_help_opens_with_a_key_and_closes_with_escape(page, site, complaints):
    page.goto(site)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("to the search field")

    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert complaints == []


def test_without_javascript_the_keys_are_told_on_the_page_of_the_method(plain_page, site):
    plain_page.goto(site)
    plain_page.get_by_role("link", name="Keys").click()

    assert plain_page.url == f"{site}/method/#keyboard"
    expect(plain_page.locator(".keys-list")).to_contain_text("to the search field")


def test_no_answer_is_said_and_can_be_asked_for_again(page, site):
    page.goto(site)
    page.route("**/*country=IQ*", lambda route: route.abort())
    page.get_by_role("checkbox", name="Iraq").check()

    expect(page.get_by_role("alert")).to_contain_text("No answer came back.")
    again = page.get_by_role("alert").get_by_role("link").get_attribute("href")
    assert "country=IQ" in str(again)


def test_results_that_are_waited_for_are_faint(page, site):
    page.goto(site)
    held = []
    page.route("**/*q=iraq*", lambda route: held.append(route))
    page.get_by_label("Search").fill("iraq")

    expect(page.locator("#results")).to_have_css("opacity", "0.55")
    held[0].continue_()
    expect(page.locator("#results")).to_have_css("opacity", "1")
    expect(page.locator(".entry")).to_have_count(2)
