"""Each page of the desk is free of barriers and of complaints of the browser, by day and by night."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import open_page
from tests.browser.test_barriers import DESKTOP, PHONE, barriers
from tests.desk_kinds import Answer, Furnished
from timeline.models import User

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("uploads")]
ANALYSTS: dict[str, dict[str, Any]] = {
    "by day": {"viewport": DESKTOP},
    "by night on a phone": {"viewport": PHONE, "color_scheme": "dark"},
}
ADVICE = (  # of the browser: about Django's own forms, and that a form was refused
    "[DOM]",
    "Autofocus processing was blocked",
    "Failed to load resource: the server responded with a status of 400",
)
NOT_FOR_ANYBODY = {403, 404}  # what only an action writes has no form to add or to delete it


SHARES = 3  # of the pages, so that several workers can look at them
OF_WHOLE_PAGES = (
    "document-title",
    "html-has-lang",
    "landmark-one-main",
    "page-has-heading-one",
    "region",
)
SEND = """([address, fields, form]) => {
  const sent = new FormData(form ?? undefined);
  const built = Object.assign(document.createElement("form"), {action: address, method: "post"});
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  for (const [name, value] of sent) {
    const field = Object.assign(document.createElement("textarea"), {name, textContent: value});
    if (typeof value == "string") built.append(field);
  }
  document.body.append(built);
  built.submit();
}"""


def send(page: Page, site: str, answer: Answer) -> int:
    """The status of what came, as to whoever fills in the form of a page with JavaScript off, whatever the form allows."""
    page.goto(f"{site}{answer.opened}")
    form = page.query_selector("#content form[method=post]")
    with page.expect_navigation() as came:
        page.evaluate(SEND, [f"{site}{answer.address}", answer.fields, form])
    return came.value.status


def problems(page: Page, complaints: list[str]) -> list[str]:
    """Complaints come first: axe's own work breaks the policy."""
    said = [words for words in complaints if not words.startswith(ADVICE)]
    return [*said, *barriers(page)]


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


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_of_the_desk_has_a_barrier_or_breaks_the_policy(
    at_the_desk, live_server, complaints, share
):
    found = []
    for address in Furnished().addresses[share::SHARES]:
        answer = at_the_desk.goto(f"{live_server}{address}")
        if answer.status not in NOT_FOR_ANYBODY:
            found += [f"{address}: {problem}" for problem in problems(at_the_desk, complaints)]
        complaints.clear()

    assert not found, "\n".join(found)


def test_no_answer_of_the_desk_to_a_form_has_a_barrier(at_the_desk, live_server, complaints):
    found = []
    for answer in Furnished().answers:
        assert send(at_the_desk, live_server, answer) in (200, 400), answer
        found += [f"{answer}: {problem}" for problem in problems(at_the_desk, complaints)]
        complaints.clear()

    assert not found, "\n".join(found)


def test_no_part_of_a_page_that_is_fetched_has_a_barrier(at_the_desk, live_server, complaints):
    found = []
    for address in Furnished().parts:
        at_the_desk.goto(f"{live_server}{address}")
        told = [each for each in barriers(at_the_desk) if not each.startswith(OF_WHOLE_PAGES)]
        found += [f"{address}: {problem}" for problem in told]

    assert not found, "\n".join(found)


def test_a_desk_without_rows_has_no_barrier(at_the_desk, live_server, complaints):
    found = []
    for name in ("index", "review", "duplicates", "accuracy", "timeline_incident_changelist"):
        at_the_desk.goto(f"{live_server}{reverse(f'admin:{name}')}")
        found += [f"{name}: {problem}" for problem in problems(at_the_desk, complaints)]
        complaints.clear()

    assert not found, "\n".join(found)


def test_the_words_of_a_report_that_is_reviewed_stand_in_one_line_without_boxes(
    at_the_desk, live_server
):
    report = Furnished().draft.claims.get().report_id
    at_the_desk.goto(f"{live_server}{reverse('admin:review_report', args=[report])}")
    edge = "span => getComputedStyle(span).borderInlineStartWidth"

    assert at_the_desk.locator("#text .near").first.evaluate(edge) == "0px"


def test_signing_in_has_no_barrier(page, transactional_db, live_server, complaints):
    page.goto(f"{live_server}/admin/login/")

    assert [*complaints, *barriers(page)] == []
