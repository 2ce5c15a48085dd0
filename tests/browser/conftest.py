"""A real Chromium, with and without JavaScript, on a live server with a few incidents."""

import os
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.builders import create_actor, create_location
from tests.chromium import find
from tests.published import publish_incident, publish_sourced

NO_BROWSER = "No Chromium here (python -m tests.chromium fetches one): no browser tests."

# Playwright's sync API keeps an event loop in this thread, where Django then refuses its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip(NO_BROWSER)  # the same words from every test: pytest says them in one line
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(transactional_db, live_server) -> str:
    """The address of a timeline with an incident in Jordan, two in Iraq and one long name."""
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    jordan = create_location(name="Jordan", country="JO", kind="country")
    militia = create_actor(name="A militia")
    publish_sourced(title="Drone over Iraq", day=date(2024, 1, 5), location=iraq)
    publish_sourced(title="Rockets in Iraq", day=date(2024, 5, 5), location=iraq, target=militia)
    publish_incident(title="Jordan hit", day=date(2024, 3, 5), location=jordan, perpetrator=militia)
    publish_incident(title="Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 4, reviewed=True)
    return str(live_server)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of: errors, and what the security policy refused."""
    return []


def open_page(browser: Browser, complaints: list[str], **options) -> Page:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def page(chromium, complaints) -> Iterator[Page]:
    page = open_page(chromium, complaints, viewport={"width": 1280, "height": 900})
    yield page
    page.context.close()


@pytest.fixture
def plain_page(chromium, complaints) -> Iterator[Page]:
    """A browser with JavaScript switched off."""
    page = open_page(chromium, complaints, java_script_enabled=False)
    yield page
    page.context.close()


@pytest.fixture
def phone(chromium, complaints) -> Iterator[Page]:
    page = open_page(chromium, complaints, viewport={"width": 360, "height": 740})
    yield page
    page.context.close()
