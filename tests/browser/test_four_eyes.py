"""Where four eyes are asked for: whoever wrote it hands it over, and another editor publishes it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page
from tests.browser.signing_in import account, sign_in
from tests.builders import create_claim, create_incident
from timeline.models import Incident, Revision

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(transactional_db, settings) -> Incident:
    settings.FOUR_EYES = True
    for name in ("ann", "ben"):
        account(name, "editor")
    draft = create_incident(title="As read")
    create_claim(incident=draft)
    return draft


@pytest.fixture
def two(chromium, complaints, draft, live_server) -> Iterator[list[Page]]:
    """Ann and Ben, both editors, on the desk's first page."""
    pages = [open_page(chromium, complaints) for _ in range(2)]
    for page, name in zip(pages, ("ann", "ben"), strict=True):
        sign_in(page, str(live_server), name)
    yield pages
    for page in pages:
        page.context.close()


def test_the_author_hands_over_and_another_publishes(two, draft, live_server, complaints):
    ann, ben = two
    ann.click(".boxes >> text=Drafts")
    ann.click("text=As read")
    expect(ann.locator("[name=_publish]")).to_have_count(0)
    ann.fill("[name=title]", "As checked")
    ann.click("[value='Save and hand over']")
    expect(ann.locator(".messagelist")).to_contain_text("it waits for an editor to publish it")

    ann.goto(f"{live_server}/admin/timeline/incident/{draft.pk}/change/")
    expect(ann.locator(".in-hand")).to_contain_text("another editor has to publish it (four eyes)")
    expect(ann.get_by_role("link", name="Publish…")).to_have_count(0)

    ben.reload()
    ben.click(".boxes >> text=Waiting to be published")
    ben.click("#result_list >> text=As checked")
    expect(ben.locator(".in-hand")).to_contain_text("Last changed by ann")
    ben.get_by_role("link", name="Publish…").click()
    expect(ben.locator("[name=reason]")).to_have_value("First published.")
    ben.click("[type=submit][value=Publish]")

    expect(ben.locator(".messagelist")).to_contain_text("Published “As checked”.")
    revision = Revision.objects.current().get()
    assert (revision.title, revision.editor) == ("As checked", "ben")
    assert complaints == []


def test_the_author_who_goes_there_by_hand_is_refused_in_words(two, draft, live_server):
    ann, _ben = two
    ann.goto(f"{live_server}/admin/timeline/incident/{draft.pk}/change/")
    ann.fill("[name=title]", "As checked")
    ann.click("[value='Save and hand over']")

    ann.goto(f"{live_server}/admin/timeline/incident/publish/?ids={draft.pk}")
    ann.click("[type=submit][value=Publish]")

    expect(ann.locator(".messagelist")).to_contain_text("was last changed by you")
    assert not Revision.objects.exists()
