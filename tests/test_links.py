"""Every link of every kind of page leads somewhere: nobody needs a script to get on."""

from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.kinds import addresses, publish_every_kind

pytestmark = pytest.mark.django_db


def links(html: bytes, address: str) -> set[str]:
    """The addresses of our own that a page leads to, without their fragments."""
    page = BeautifulSoup(html, "html.parser")
    found = {urljoin(address, link["href"]) for link in page.select("a[href]")}
    ours = {urlsplit(url)._replace(fragment="") for url in found if url.startswith("/")}
    return {url.geturl() for url in ours}


def test_every_link_leads_to_a_page(client, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 5)
    pages, found = addresses(publish_every_kind()), {}
    for kind, (address, _) in pages.items():
        found |= dict.fromkeys(links(client.get(address).content, address), kind)
    failing = tuple(address for address, status in pages.values() if status != 200)
    broken = {
        to: kind
        for to, kind in found.items()
        if client.get(to).status_code != 200 and not to.startswith(failing)
    }

    assert len(found) > 100
    assert broken == {}


def test_no_link_leads_nowhere(client):
    for address, _ in addresses(publish_every_kind()).values():
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert page.select("a:not([href])") == []
        targets = {link["href"][1:] for link in page.select('a[href^="#"]')}
        assert targets - {element["id"] for element in page.select("[id]")} == set()
