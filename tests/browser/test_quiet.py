"""A page asks nobody but its own server, and the browser has nothing to complain of."""

import pytest

from tests.kinds import addresses, publish_every_kind

pytestmark = pytest.mark.browser


@pytest.fixture
def every_page(transactional_db, live_server) -> dict[str, str]:
    """kind of page -> its address, with the server's own."""
    found = addresses(publish_every_kind())
    return {kind: f"{live_server}{address}" for kind, (address, _) in found.items()}


def test_no_page_asks_another_host(page, every_page, live_server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in every_page.values():
        page.goto(address, wait_until="networkidle")

    assert len(asked) > len(every_page)
    assert {url for url in asked if not url.startswith(f"{live_server}/")} == set()


def test_no_page_gives_the_browser_cause_to_complain(page, every_page, complaints):
    said = {}
    for kind, address in every_page.items():
        complaints.clear()
        page.goto(address, wait_until="networkidle")
        said[kind] = [*complaints]

    failing = ("refused", "missing", "retracted", "embedded refused", "embedded retracted")
    for kind in failing:
        assert len(said.pop(kind)) == 1  # of its status, 400 or more
    assert {kind: words for kind, words in said.items() if words} == {}
