"""Two incidents are found to be one while typing, merged, and taken apart, as a browser shows it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_desk import ADVICE
from tests.builders import create_claim, create_incident, create_location
from tests.published import publish_incident
from timeline.models import Incident, Link, User

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db, live_server) -> str:
    User.objects.create_superuser("boss", password="x")
    return f"{live_server}/admin/"


def sign_in(page: Page, desk: str, *, on_to: str) -> None:
    page.goto(f"{desk}login/?next=/admin/{on_to}")
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("input[type=submit]")


def said(complaints: list[str]) -> list[str]:
    return [words for words in complaints if not words.startswith(ADVICE)]


@pytest.mark.parametrize("reader", ["page", "plain_page", "phone"])
def test_a_pair_is_merged_and_taken_apart_again(request, reader, desk, live_server, complaints):
    page = request.getfixturevalue(reader)
    kept, other = publish_incident(title="Drones at the dam"), publish_incident(title="Dam hit")
    create_claim(incident=other)
    suspicion = Link.objects.create(incident=other, target=kept, kind="possible_duplicate")
    sign_in(page, desk, on_to="duplicates/")

    page.click("text=Compare “Dam hit”")
    page.get_by_role("button", name="Merge into the right").click()

    expect(page.locator(".messagelist")).to_contain_text("“Dam hit” was merged into")
    assert Incident.objects.get(pk=other.pk).stage == "merged"
    page.goto(f"{live_server}/incidents/{other.code}/")
    expect(page).to_have_url(f"{live_server}/incidents/{kept.code}/")

    page.goto(f"{desk}timeline/incident/{kept.pk}/change/")
    page.click("text=Undo…")
    page.get_by_role("button", name="Undo the merge").click()

    expect(page.locator(".messagelist")).to_contain_text("an incident of its own again")
    page.goto(f"{live_server}/incidents/{other.code}/")
    expect(page.locator("h1")).to_have_text("Dam hit")
    page.goto(f"{desk}duplicates/{suspicion.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said(complaints) == []


def test_a_duplicate_is_warned_of_while_it_is_typed(page, desk, complaints):
    create_incident(title="Known already", location=create_location(name="Al Asad", country="IQ"))
    sign_in(page, desk, on_to="timeline/incident/add/")
    near = page.locator("#near")

    page.fill("#id_when", "6 August 2024")
    page.locator(".field-location .select2-selection").click()
    page.locator(".select2-search__field").fill("Asad")
    page.locator(".select2-results__option", has_text="Al Asad").click()

    expect(near).to_contain_text("Known already")
    expect(near).to_contain_text("same place, 1 day apart")
    page.fill("#id_when", "6 August 20")
    expect(near).to_be_empty()
    page.fill("#id_when", "5 August 2024")
    expect(near).to_contain_text("same place, same day")
    assert said(complaints) == []
