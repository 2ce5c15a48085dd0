"""Each page of the desk is free of barriers and of complaints of the browser, by day and by night."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import open_page
from tests.browser.test_barriers import DESKTOP, PHONE, barriers
from tests.desk_kinds import Furnished
from timeline.models import User

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("uploads")]
ANALYSTS: dict[str, dict[str, Any]] = {
    "by day": {"viewport": DESKTOP},
    "by night on a phone": {"viewport": PHONE, "color_scheme": "dark"},
}
ADVICE = ("[DOM]", "Autofocus processing was blocked")  # of the browser, about Django's own forms
NOT_FOR_ANYBODY = {403, 404}  # what only an action writes has no form to add or to delete it


@pytest.fixture(params=ANALYSTS)
def at_the_desk(request, chromium, complaints, transactional_db, live_server) -> Iterator[Page]:
    User.objects.create_superuser("boss", password="x")
    page = open_page(chromium, complaints, **ANALYSTS[request.param])
    page.goto(f"{live_server}/admin/login/")
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("[type=submit]")
    yield page
    page.context.close()


def test_no_page_of_the_desk_has_a_barrier_or_breaks_the_policy(
    at_the_desk, live_server, complaints
):
    found = []
    for address in Furnished().addresses:
        answer = at_the_desk.goto(f"{live_server}{address}")
        if answer.status not in NOT_FOR_ANYBODY:
            # Before axe, whose own work breaks the policy.
            said = [words for words in complaints if not words.startswith(ADVICE)]
            found += [f"{address}: {problem}" for problem in [*said, *barriers(at_the_desk)]]
        complaints.clear()

    assert not found, "\n".join(found)


def test_signing_in_has_no_barrier(page, transactional_db, live_server, complaints):
    page.goto(f"{live_server}/admin/login/")

    assert [*complaints, *barriers(page)] == []
