"""What every answer says of itself: who may run what, who may keep it, and for whom it differs."""

import pytest

from tests.published import publish_incident

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
RESTORE = {"HX-Request": "true", "HX-History-Restore-Request": "true"}


def pages() -> list[str]:
    incident = publish_incident()
    return [
        "/",
        "/?from=x",
        f"/incidents/{incident.code}/",
        "/changes/",
        "/datasets/",
        "/method/",
        "/facets/actor/",
        "/map/",
        "/problem/",
    ]


def test_nothing_runs_but_our_own_files(client):
    for page in [*pages(), "/no/such/page"]:
        policy = client.get(page)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_holds_a_script_or_a_style_of_its_own(client):
    for page in pages():
        content = client.get(page).content.decode()
        assert "<style" not in content
        assert "style=" not in content
        assert "onclick" not in content
        data = content.count('<script type="application/ld+json">')  # which is never run
        assert content.count("<script") == content.count("<script src=") + data


@pytest.mark.parametrize("headers", [{}, SWAP, RESTORE])
def test_caches_are_told_that_page_and_fragment_differ(client, headers):
    for page in pages():
        vary = client.get(page, headers=headers)["Vary"]
        assert "HX-Request" in vary
        assert "HX-History-Restore-Request" in vary


def test_fragments_are_kept_by_no_cache(client):
    for page in pages():
        assert client.get(page, headers=SWAP)["Cache-Control"] == "no-store"


def test_a_restored_page_is_the_whole_page(client):
    for page in pages():
        assert b"<html" in client.get(page, headers=RESTORE).content


def test_browsers_are_told_to_guess_nothing_and_to_tell_nobody(client):
    for page in pages():
        response = client.get(page)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
