"""Two analysts at one record, each in a browser of their own: nothing of either is lost."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page
from tests.browser.signing_in import account, sign_in
from tests.builders import create_claim, create_incident
from timeline.models import Incident

pytestmark = pytest.mark.browser


@pytest.fixture
def incident(transactional_db) -> Incident:
    incident = create_incident(title="As read", killed_low=1)
    create_claim(incident=incident)
    return incident


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def two(request, chromium, complaints, incident, live_server) -> Iterator[list[Page]]:
    """ann and ben, each with the incident's page open."""
    with ExitStack() as open_:
        pages = []
        for name in ("ann", "ben"):
            account(name, "analyst")
            page = open_page(chromium, complaints, java_script_enabled=request.param)
            open_.enter_context(closing(page.context))
            sign_in(page, str(live_server), name)
            page.goto(f"{live_server}/admin/timeline/incident/{incident.pk}/change/")
            pages.append(page)
        yield pages


def saved(page: Page, **typed: str) -> None:
    for name, value in typed.items():
        page.fill(f"[name={name}]", value)
    page.click("[name=_save]")


def test_what_both_changed_apart_is_kept_of_both(two, incident):
    ann, ben = two
    saved(ann, title="By ann")

    saved(ben, summary="By ben")

    expect(ben.locator(".messagelist")).to_contain_text("Ann changed Headline meanwhile")
    incident.refresh_from_db()
    assert (incident.title, incident.summary) == ("By ann", "By ben")


def test_what_both_changed_is_shown_and_chosen(two, incident):
    ann, ben = two
    saved(ann, title="By ann", killed_low="5")
    saved(ben, title="By ben", killed_low="7", summary="More", why="A second source")

    shown = ben.locator("#content-main")
    expect(shown.locator("fieldset")).to_have_count(2)
    for words in ("As read", "By ann", "By ben", "at least 5 killed", "at least 7 killed"):
        expect(shown).to_contain_text(words)
    assert incident.versions.get(set_aside=True).record["title"] == "By ben"

    ben.check("fieldset:has-text('Headline') [value=theirs]")
    ben.click("text=Save as chosen")
    expect(ben.locator(".errornote")).to_contain_text("Choose one of the two")
    ben.check("fieldset:has-text('Killed') [value=mine]")
    ben.click("text=Save as chosen")

    expect(ben.locator(".messagelist")).to_contain_text("Both versions are kept")
    incident.refresh_from_db()
    assert (incident.title, incident.killed_low, incident.summary) == ("By ann", 7, "More")


def test_what_was_set_aside_is_found_among_the_versions(two, incident):
    ann, ben = two
    saved(ann, title="By ann")
    saved(ben, title="By ben")

    ann.goto(f"{ann.url.split('/admin/')[0]}/admin/timeline/incident/{incident.pk}/history/")
    row = ann.locator("tr", has_text="set aside")
    expect(row).to_contain_text("ben")
    row.locator("text=Bring it in").click()
    expect(ann.locator(".was")).to_contain_text("As read")
    ann.check("fieldset:has-text('Headline') [value=mine]")
    ann.click("text=Save as chosen")
    expect(ann.locator(".messagelist")).to_contain_text("It stands as you chose")

    incident.refresh_from_db()
    assert incident.title == "By ben"
