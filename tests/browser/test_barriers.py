"""No kind of page has a barrier that axe-core can find: names, contrast, order, sizes of targets."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import open_page
from tests.kinds import addresses, publish_every_kind

pytestmark = pytest.mark.browser
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
READERS: dict[str, dict[str, Any]] = {
    "by day": {"viewport": DESKTOP},
    "by night": {"viewport": DESKTOP, "color_scheme": "dark"},
    "on a phone": {"viewport": PHONE},
    "in Arabic on a phone by night": {"viewport": PHONE, "locale": "ar", "color_scheme": "dark"},
}
# A bar is as narrow as its days; whoever cannot hit it has the two date fields (WCAG 2.5.8, "equivalent").
SIZES = {"exclude": [[".histogram"]]}


def barriers(page: Page) -> list[str]:
    """The rules that are broken, each with the first element that breaks it, folds open."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    broken = Axe().run(page).response["violations"]
    broken += Axe().run(page, SIZES, {"runOnly": ["target-size"]}).response["violations"]
    return [
        f"{rule['id']} ({len(rule['nodes'])} times): {rule['nodes'][0]['html'][:200]} "
        f"{rule['nodes'][0]['failureSummary']}"
        for rule in broken
    ]


def test_a_barrier_is_noticed(page, site):
    page.goto(site)
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")

    assert [rule.split(" ")[0] for rule in barriers(page)] == ["color-contrast"]


@pytest.mark.parametrize("reader", READERS)
def test_no_page_has_a_barrier(chromium, transactional_db, live_server, complaints, reader):
    page = open_page(chromium, complaints, **READERS[reader])
    found = []
    for kind, (address, _) in addresses(publish_every_kind()).items():
        page.goto(f"{live_server}{address}")
        found += [f"{kind}: {barrier}" for barrier in barriers(page)]
    page.context.close()

    assert found == []


def test_the_filters_of_a_phone_have_no_barrier_when_they_are_open(phone, site):
    phone.goto(site)
    phone.get_by_role("button", name="Filters").click()

    assert barriers(phone) == []
