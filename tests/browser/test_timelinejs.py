"""TimelineJS itself, in a real browser, shows what we write for it. It comes from npm (`make test`
fetches it) and is handed to the browser at an address of our own server."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.formats.varied import HOSTILE, publish_varied

ROOT = Path(__file__).resolve().parents[2]
TIMELINEJS = ROOT / "build/@knight-lab/timelinejs@3.9.11.npm/dist"
NO_TIMELINEJS = "No TimelineJS here (make test fetches it with npm): no tests with it."
AT = "/timelinejs/"
PAGE = """<!doctype html><link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script>
<div id="line" style="width: 1200px; height: 700px"></div>
<script>new TL.Timeline("line", "{data}", {{font: null, script_path: location + "js/"}})</script>"""

pytestmark = pytest.mark.browser
SHOWN = [  # in the order of their first days as TimelineJS takes them
    ("From 2023-10-17", "17 October 2023 – 29 January 2024"),
    ("From 2024-01-01", "2024"),
    ("From 2024-01-30", "between 30 January and 2 February 2024"),
    ("From 2024-08-01", "August 2024"),
    ("From 2024-08-05", "week of 5 August 2024"),
    ("Mill hit", "5 August 2024"),
    (HOSTILE, "1 September 2024"),
]


def hand_over(page: Page, data: str) -> None:
    """Answers for AT with a page as one of TimelineJS's authors would write it, and its files."""
    if not TIMELINEJS.exists():
        pytest.skip(NO_TIMELINEJS)

    def answer(route: Route) -> None:
        name = route.request.url.partition(AT)[2].partition("?")[0]
        if name:
            route.fulfill(path=TIMELINEJS / name)
        else:
            route.fulfill(body=PAGE.format(data=data), content_type="text/html")

    page.route(f"**{AT}**", answer)


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_timelinejs_shows_our_headlines_and_our_words_for_days(
    page, transactional_db, live_server, suffix
):
    publish_varied()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    hand_over(page, f"{live_server}/timeline.timelinejs.{suffix}?lang=en")
    page.goto(f"{live_server}{AT}")

    slides = page.locator(".tl-slide:not(.tl-slide-titleslide)")
    expect(slides).to_have_count(len(SHOWN))
    headlines, days = (
        slides.locator(part).all_text_contents() for part in (".tl-headline", ".tl-headline-date")
    )
    assert list(zip(headlines, days, strict=True)) == SHOWN
    expect(page.locator(".tl-slide-titleslide")).to_contain_text("7 of 7 entries")
    assert asked == {live_server.url.split("/")[2]}
