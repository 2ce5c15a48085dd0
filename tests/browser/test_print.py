"""On paper: sources numbered like footnotes, with their addresses, and nothing to press."""

import pytest
from playwright.sync_api import expect

from tests.builders import create_claim, create_incident, create_report
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

    assert before_and_after(page, ".sources blockquote")[1] == "counter(source)"
    assert before_and_after(page, ".sources figcaption") == ["counter(source)", f'", {ADDRESS}"']
    expect(page.locator(".sources blockquote")).to_be_visible()


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
