"""What a reader waits for on the first visit, of the seed timeline as gunicorn serves it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request

from tests.seed_site import seed_site

pytestmark = pytest.mark.browser
MOST = 60_000  # bytes over the wire: HTML, styles, scripts, fonts, with their headers
SHIFTS = """() => new Promise(told => {
    let sum = 0;
    new PerformanceObserver(shifts => shifts.getEntries().forEach(shift => sum += shift.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => told(sum), 300);
})"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory) -> Iterator[str]:
    with seed_site(tmp_path_factory.mktemp("seeds")) as address:
        yield address


def size_of(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def test_the_first_page_is_light(page: Page, seeds, complaints):
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(seeds, wait_until="networkidle")
    sizes = {request.url.removeprefix(seeds): size_of(request) for request in asked}

    assert page.locator(".entry").count() > 5
    assert sum(sizes.values()) <= MOST, sizes
    assert complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_once_it_is_there(page: Page, seeds, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(seeds, wait_until="networkidle")

    assert page.evaluate(SHIFTS) == 0
