"""Atom (RFC 4287), with GeoRSS points, pages (RFC 5005) and tombstones (RFC 6721).

Who publishes an entry is its author; the reports it rests on are its sources (`via`), whose authors
have not written it. The day of the event stands in the words and as a category, never as a time of
the feed's: `published` and `updated` are those of the record.
"""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from timeline.formats.about import About
from timeline.formats.writing.feeds import PUBLISHER, Feed
from timeline.formats.writing.telling import (
    clean,
    html,
    in_short,
    lasting_id,
    moment,
    point,
    radius_km,
    sources,
    terms_of_use,
)
from timeline.search.locale import spoken
from timeline.search.recent import Retracted
from timeline.search.records import PublicRecord

NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:georss": "http://www.georss.org/georss",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
}
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
OUR_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
AS_WRITTEN = {"xml:lang": ""}  # the record's own words, in whichever language they are


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The latest of a view."""
    yield _feed(list(records), Feed(about))


def write_states(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The states of one incident; there is one at least."""
    states = list(records)
    yield _feed(states, Feed(about, code=states[0].code))


class Xml:
    """An XML document, written from its beginning to its end."""

    def __init__(self) -> None:
        self.file = StringIO()
        self.generator = SimplerXMLGenerator(self.file, "utf-8", short_empty_elements=True)
        self.generator.startDocument()

    def open(self, name: str, **attributes: str) -> None:
        self.generator.startElement(name, AttributesImpl(attributes))

    def close(self, name: str) -> None:
        self.generator.endElement(name)

    def add(self, name: str, words: str = "", **attributes: Any) -> None:
        self.generator.addQuickElement(name, words, attributes)

    def link(self, rel: str, href: str, **attributes: str) -> None:
        if href:
            self.add("link", rel=rel, href=href, **attributes)


def _feed(records: list[PublicRecord], feed: Feed) -> str:
    xml, about = Xml(), feed.about
    xml.open("feed", **NAMESPACES, **{"xml:lang": spoken()})
    xml.add("id", feed.id)
    xml.add("title", feed.title)
    xml.add("subtitle", feed.subtitle)
    xml.add("updated", moment(feed.updated(records)))
    xml.open("author")
    xml.add("name", PUBLISHER)
    xml.add("uri", f"{about.root}/")
    xml.close("author")
    xml.link("self", about.address, type="application/atom+xml")
    xml.link("alternate", feed.page, type="text/html")
    xml.link("next", about.following, type="application/atom+xml")
    for gone in about.retracted:
        _tombstone(xml, gone, about)
    for public in records:
        _entry(xml, public, feed)
    xml.close("feed")
    return xml.file.getvalue()


def _entry(xml: Xml, public: PublicRecord, feed: Feed) -> None:
    about = feed.about
    xml.open("entry")
    xml.add("id", feed.id_of(public))
    xml.add("title", feed.title_of(public), **AS_WRITTEN)
    xml.add("published", moment(public.first_public))
    xml.add("updated", moment(public.public_from))
    xml.link("alternate", about.incident(public.code), type="text/html")
    xml.link("memento", about.revision(public.code, public.public_from), type="text/html")
    for source in sources(public):
        xml.link("via", source.address, title=source.name)
        xml.link("related", source.archived, title=source.name)
    _rights(xml, public, about)
    _categories(xml, public, feed)
    _where(xml, public)
    xml.add("summary", in_short(public, about))
    xml.add("content", html(public, about), type="html")
    xml.close("entry")


def _rights(xml: Xml, public: PublicRecord, about: About) -> None:
    """Of each entry by itself, as those of several datasets may stand in one feed."""
    if told := terms_of_use(public, about):
        xml.add("rights", "\n".join(told))
    else:
        xml.link("license", OUR_LICENCE)


def _where(xml: Xml, public: PublicRecord) -> None:
    """A point, and around it the circle within which it was (GeoRSS Simple, in metres)."""
    if at := point(public):
        xml.add("georss:point", f"{at[0]} {at[1]}")
    if radius := radius_km(public):
        xml.add("georss:radius", str(radius * 1000))


def _categories(xml: Xml, public: PublicRecord, feed: Feed) -> None:
    """When it happened, what it was, and in which country."""
    said, record = feed.about.said(public.record), public.record
    xml.add("category", term=said.edtf, scheme=EDTF, label=said.when)
    xml.add("category", term=record["sub_event_type"] or record["event_type"], label=said.kind)
    if record["location"] and record["location"]["country"]:
        xml.add("category", term=record["location"]["country"], scheme="urn:iso:std:iso:3166")


def _tombstone(xml: Xml, gone: Retracted, about: About) -> None:
    """With a link to the one that tells it now, where it was merged (`canonical`, RFC 6596)."""
    xml.open("at:deleted-entry", ref=lasting_id(gone.code), when=moment(gone.since))
    xml.add("at:comment", clean(gone.reason), **AS_WRITTEN)
    if gone.told_by:
        xml.link("canonical", about.incident(gone.told_by), type="text/html")
    xml.close("at:deleted-entry")
