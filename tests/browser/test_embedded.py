"""Pages of other sites show ours in their frames: as WordPress does it, and as our own code has it."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests import wordpress
from tests.browser.test_barriers import barriers
from tests.site import page as page_of
from tests.site import site as other_site
from timeline.models import Revision
from timeline.share.iframe import iframe

pytestmark = pytest.mark.browser
IRAQ = "?country=IQ&utm_source=newsletter"


@pytest.fixture
def blog() -> Iterator[Callable[[str], str]]:
    """Publishes HTML as a page of another site (another host, another port), and tells its address."""
    with other_site(**{"post": page_of(""), "favicon.ico": page_of("")}) as served:

        def publish(html: str) -> str:
            served.pages["/post"] = page_of(html)
            return f"{served.address}/post"

        yield publish


def embedded_by_wordpress(address: str) -> str:
    """The HTML that stands in a post for an address that was pasted into it."""
    with urlopen(address) as page:
        provider = wordpress.discovered(page.read())
    with urlopen(wordpress.asked_of(provider, address)) as answer:
        return wordpress.sanitised(oembed_html(answer.read()))


def oembed_html(answer: bytes) -> str:
    said = json.loads(answer)
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert said["width"] <= wordpress.WIDTH
    assert said["height"] <= wordpress.HEIGHT
    return str(said["html"])


def test_a_link_that_is_pasted_into_a_blog_shows_the_view(page: Page, site, blog, complaints):
    page.goto(blog(wordpress.post(embedded_by_wordpress(f"{site}/{IRAQ}"))))
    frame = page.frame_locator("iframe")

    expect(frame.get_by_role("heading", level=2)).to_have_text(
        ["Drone over Iraq", "Rockets in Iraq"]
    )
    expect(frame.locator(".tally")).to_contain_text("2 of 4 entries")
    expect(page.locator("iframe")).not_to_have_attribute("height", "520")  # but as its page is high
    expect(frame.locator("html")).to_have_css("color", "rgb(28, 26, 23)")  # its style is let in
    assert complaints == []

    frame.get_by_role("link", name="Rockets in Iraq").click()
    expect(page.locator("h1")).to_have_text("Rockets in Iraq")


def test_a_link_to_an_incident_shows_the_incident_where_no_script_runs(
    plain_page: Page, site, blog
):
    code = Revision.objects.get(title="Jordan hit").code
    pasted = embedded_by_wordpress(f"{site}/incidents/{code}/?country=JO")
    plain_page.goto(blog(wordpress.post(pasted)))

    expect(plain_page.frame_locator("iframe").locator("h1")).to_have_text("Jordan hit")


def test_in_our_own_code_links_open_windows_without_a_script(plain_page: Page, site, blog):
    address = f"{site}/embed/?{urlencode({'country': 'IQ', 'lang': 'fr'})}"
    plain_page.goto(blog(f"<!doctype html><title>A page</title>{iframe(address, 'Iraq')}"))
    with plain_page.expect_popup() as opened:
        plain_page.frame_locator("iframe").get_by_role("link", name="Drone over Iraq").click()

    expect(opened.value.locator("h1")).to_have_text("Drone over Iraq")
    assert opened.value.url.endswith("/?country=IQ&lang=fr")


def test_the_site_itself_is_shown_in_no_frame(plain_page: Page, site, blog):
    plain_page.goto(blog(f"<!doctype html><title>A page</title>{iframe(f'{site}/', 'The site')}"))

    expect(plain_page.frame_locator("iframe").locator(".masthead")).to_have_count(0)
    assert "chrome-error" in plain_page.frames[1].evaluate("location.href")


@pytest.mark.parametrize("width", [300, 800])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_has_its_colours_and_no_barrier_however_narrow_it_is(
    page: Page, site, width, theme
):
    page.set_viewport_size({"width": width, "height": 520})
    page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    page.goto(f"{site}/embed/?theme={theme}")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    assert ground == ("rgb(251, 250, 246)" if theme == "light" else "rgb(22, 21, 19)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
