"""All of the timeline's page by keyboard: each stop of Tab is seen, in order, and leads back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.kinds import publish_every_kind

pytestmark = pytest.mark.browser
MANY = 400  # stops that no page has
STOP = """() => {
    const at = document.activeElement, again = at === window.stopped;
    window.stopped = at;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    return {
        again,  // a date's day, month and year are three stops of one field
        is: at === document.body ? "" : at.outerHTML.slice(0, 120),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"
)].filter(element => element.checkVisibility({visibilityProperty: true}))
    .map(element => element.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    const lasts = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")];
    return lasts.some(time => parseFloat(time) > 0.01);
}).length"""


@pytest.fixture
def timeline(transactional_db, live_server) -> str:
    publish_every_kind()
    return str(live_server)


def walk(page: Page) -> list[dict[str, object]]:
    """Each stop from the top of the page until the browser's own bar is reached."""
    stops: list[dict[str, object]] = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if not stop["is"]:
            break
        stops += [] if stop["again"] else [stop]
    return stops


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_reaches_everything_once_in_the_order_of_the_page(page, timeline, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(timeline)

    assert [stop["is"] for stop in walk(page)] == page.evaluate(REACHABLE)


@pytest.mark.parametrize("width", [360, 1280])
def test_where_the_focus_is_can_be_seen(page, timeline, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(timeline)
    stops = walk(page)

    assert [stop["is"] for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_the_skip_link_leads_past_the_masthead(page, timeline):
    page.goto(timeline)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{timeline}/#main")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_filters_of_a_phone_give_the_focus_back(phone, timeline):
    phone.goto(timeline)
    button = phone.locator(".opens-filters")
    button.focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('#filters') !== null")

    phone.keyboard.press("Escape")
    expect(phone.locator("#filters")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_help_gives_the_focus_back(page, timeline):
    page.goto(timeline)
    incident = page.locator(".entry h3 a").first
    incident.focus()
    page.keyboard.press("?")
    expect(page.locator("#keys :focus")).to_have_count(1)

    page.keyboard.press("Escape")
    expect(incident).to_be_focused()


def test_what_a_choice_does_is_announced_politely(page, timeline):
    page.goto(timeline)
    page.evaluate("document.getElementById('status').dataset.stood = 'yes'")
    page.get_by_role("checkbox", name="Battles").press("Space")
    status = page.get_by_role("status")

    expect(status).to_have_text(re.compile(r"^1 of \d+ entries shown\.$"))
    expect(status).to_have_attribute("data-stood", "yes")  # a new element would not be read out


def test_nothing_moves_for_whoever_asked_for_no_motion(page, timeline):
    page.emulate_media(reduced_motion="reduce")
    page.goto(timeline)
    assert page.evaluate(MOVING) == 0

    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) > 0
