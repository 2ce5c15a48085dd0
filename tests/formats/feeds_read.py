"""Feeds as a test reads them."""

import json

import feedparser
from lxml import etree

from tests.formats.written import got, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/timeline.atom", "/timeline.feed.json"]


def feed_of(client, address: str) -> etree._Element:
    """Of an Atom feed that a reader's parser has nothing against."""
    text = got(client, address).getvalue()
    assert not feedparser.parse(text).bozo
    return etree.fromstring(text)


def entries_of(client, address: str) -> list[etree._Element]:
    return feed_of(client, address).findall(f"{ATOM}entry")


def told(element: etree._Element, name: str) -> str:
    """What the one child of this name says."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def links(element: etree._Element, rel: str) -> list[str]:
    return [link.get("href") for link in element.findall(f"{ATOM}link[@rel='{rel}']")]


def titles(client, address: str) -> list[str]:
    """In either format."""
    if "json" in address:
        return [item["title"] for item in json.loads(text_of(client, address))["items"]]
    return [told(entry, "title") for entry in entries_of(client, address)]
