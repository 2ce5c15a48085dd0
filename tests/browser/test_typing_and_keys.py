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
    expect(plain_page.locator("main .keys-list")).to_contain_text("to the search field")


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


def test_a_word_half_typed_finds_what_it_begins_and_is_shared_as_such(page, plain_page, site):
    page.goto(site)
    field = page.get_by_label("Search")
    field.press_sequentially("rocke")
    expect(page.locator(".entry h3")).to_have_text(["Rockets in Iraq"])
    expect(page).to_have_url(f"{site}/?q=rocke%2A")
    expect(field).to_have_value("rocke")

    plain_page.goto(page.url)
    expect(plain_page.locator(".entry h3")).to_have_text(["Rockets in Iraq"])


def test_a_half_typed_word_that_is_left_still_finds_the_same(page, site):
    page.goto(site)
    page.get_by_label("Search").press_sequentially("rocke")
    expect(page).to_have_url(f"{site}/?q=rocke%2A")
    page.get_by_role("checkbox", name="Iraq").check()

    expect(page).to_have_url(f"{site}/?country=IQ&q=rocke%2A")
    expect(page.get_by_label("Search")).to_have_value("rocke*")
    expect(page.locator(".entry h3")).to_have_text(["Rockets in Iraq"])


def test_what_cannot_be_asked_yet_is_refused_only_when_it_is_sent(page, site, complaints):
    page.goto(site)
    field = page.get_by_label("Search")
    with page.expect_response(lambda response: response.status == 204):
        field.press_sequentially('"')
    expect(page.locator(".entry")).to_have_count(4)
    assert page.url == f"{site}/"
    assert complaints == []

    field.press("Enter")
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("no letter or digit")
    assert page.url == f"{site}/?q=%22"


def test_on_the_page_of_an_incident_j_and_k_lead_to_others(page, site):
    page.goto(site)
    page.goto(site + str(page.get_by_role("link", name="Jordan hit").get_attribute("href")))
    with page.expect_navigation():
        page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text("Rockets in Iraq")
    with page.expect_navigation():
        page.keyboard.press("k")

    expect(page.locator("h1")).to_have_text("Jordan hit")


@pytest.mark.parametrize("path", ["/method/", "/actors/a-militia/", "/map/"])
def test_every_page_has_the_help_and_a_key_that_leads_to_a_search(page, site, path):
    page.goto(site + path)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")

    expect(page.get_by_label("Search")).to_be_focused()


def test_j_leads_from_the_last_incident_to_the_next_page_and_k_back(page, site, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 2)
    page.goto(site)
    for key in "jjj":
        page.keyboard.press(key)
    assert focused(page).startswith("Next page")

    page.keyboard.press("k")
    assert focused(page) == "Jordan hit"
