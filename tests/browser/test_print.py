"""On paper: sources numbered like footnotes, with their addresses, and nothing to press."""

import pytest
from playwright.sync_api import expect

from tests.builders import create_claim, create_incident, create_report
from tests.published import publish_sourced
from timeline.actions.publishing import publish

pytestmark = pytest.mark.browser
ADDRESS = "https://courier.example/depot"


def before_and_after(page, selector: str) -> list[str]:
    """What the sheet writes around the first such element."""
    return page.evaluate(
        """selector => ["::before", "::after"].map(
            end => getComputedStyle(document.querySelector(selector), end).content)""",
        selector,
    )


def test_a_printed_list_names_its_sources_in_notes(page, site):
    incident = create_incident(title="Told by a courier")
    create_claim(incident=incident, report=create_report(url=ADDRESS))
    publish(incident, by="editor", reason="First published.")
    page.goto(f"{site}/?q=told")
    page.emulate_media(media="print")

    assert before_and_after(page, ".sources figcaption")[0] == '"1"'
    assert before_and_after(page, ".notes li")[1] == f'", {ADDRESS}"'
    expect(page.locator(".sources blockquote")).to_be_visible()
    expect(page.locator(".notes")).to_be_visible()


def test_graphic_words_are_printed_only_where_they_were_opened(page, site):
    publish_sourced(title="Cells", body="Guards tortured two men in the cells on Monday. No more.")
    page.goto(f"{site}/?q=cells")
    page.emulate_media(media="print")
    words, instead = page.locator(".sources blockquote"), page.get_by_text("left out on paper")

    expect(words).to_be_hidden()
    expect(instead).to_be_visible()
    page.locator(".sources").evaluate("details => details.open = true")
    expect(words).to_be_visible()
    expect(instead).to_be_hidden()


def test_a_printed_incident_leaves_out_folded_words_and_what_opens_them(page, site):
    incident = publish_sourced(body="Guards tortured two men in the cells on Monday. No more.")
    page.goto(f"{site}/incidents/{incident.code}/")
    page.emulate_media(media="print")

    expect(page.locator(".graphic blockquote").first).to_be_hidden()
    expect(page.get_by_text("left out on paper").first).to_be_visible()
    for control in ("show the words", "open what you wish", "Full history"):
        expect(page.get_by_text(control).first).to_be_hidden()


def test_what_can_be_pressed_is_not_printed(page, site):
    page.goto(site)
    page.emulate_media(media="print")

    for control in ("form.jump", "form.theme", ".order >> nth=0", ".strip", ".histogram"):
        expect(page.locator(control)).to_be_hidden()


def test_paper_is_white_for_readers_of_the_dark_too(chromium, site):
    page = chromium.new_page(color_scheme="dark")
    page.goto(site)
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    page.close()
