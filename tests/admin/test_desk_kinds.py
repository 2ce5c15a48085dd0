"""No page of the desk is forgotten where all pages are looked at."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.urls import URLPattern, URLResolver, resolve

from tests.desk_kinds import Furnished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]

# What answers with no page of the desk, and why not.
NO_PAGES = {
    **dict.fromkeys(("login", "sign_in_code"), "before the desk; tests/browser/test_desk.py"),
    **dict.fromkeys(("logout", "review_decide"), "POST only, and leads on"),
    **dict.fromkeys(
        (f"timeline_incident_{deed}" for deed in ("note", "take", "reopen")), "POST only, leads on"
    ),
    **dict.fromkeys(("timeline_upload_start", "timeline_upload_cancel"), "POST only, leads on"),
    **dict.fromkeys(("evidence", "timeline_upload_rejects"), "a file"),
    **dict.fromkeys(("jsi18n", "autocomplete"), "data for scripts"),
    "view_on_site": "leads to a public page",
}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_page_of_the_desk_is_among_those_that_are_looked_at():
    desk = Furnished()
    asked = [*desk.addresses, *desk.parts, *(answer.address for answer in desk.answers)]
    looked_at = {resolve(urlsplit(address).path).url_name for address in asked}

    assert set(names(admin.site.get_urls())) - looked_at == set(NO_PAGES)
