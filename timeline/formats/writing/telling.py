"""An incident in a few lines of words, for feeds and calendars: what happened when, and apart from
that, when we published and changed it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from timeline.formats.about import About, Said
from timeline.models.terms import KILOMETRES, PINNED
from timeline.search.records import PublicRecord

# Names made with it hold for ever: it must never change.
OURS = UUID("6f1d3c52-5a0e-4c8f-9b1a-2d7e8a4c90f3")
UNWRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # in XML


class Source(NamedTuple):
    name: str
    address: str  # "" where it has none on the web
    archived: str


def lasting_id(name: str) -> str:
    """A name that is the same wherever Dateline is served from, whatever its address becomes
    (RFC 9562, version 5): of an incident's code, or of a question."""
    return uuid5(OURS, name).urn


def moment(told: datetime) -> str:
    """RFC 3339, UTC."""
    return told.isoformat().replace("+00:00", "Z")


def clean(words: str) -> str:
    """Without the characters that XML has none for."""
    return UNWRITTEN.sub("", words)


def point(public: PublicRecord) -> tuple[float, float] | None:
    """Latitude and longitude, only where the place is known closely enough to be pinned there; it is
    never told without `radius_km`."""
    place = public.record["location"]
    if place is None or place["latitude"] is None or place["where_prec"] not in PINNED:
        return None
    return place["latitude"], place["longitude"]


def radius_km(public: PublicRecord) -> int | None:
    """How far from its point it may have been; None where there is no point."""
    return KILOMETRES[public.record["location"]["where_prec"]] if point(public) else None


def in_short(public: PublicRecord, about: About) -> str:
    """ "5 August 2024 · Al Tanf, Syria · 3 killed · Fair: …"."""
    said = about.said(public.record)
    return clean(" · ".join(filter(None, [_when(said), said.where, *said.harms, said.grading])))


def lines(public: PublicRecord, about: About) -> list[str]:
    """All that is told but the title and the sources, a line each."""
    said = about.said(public.record)
    told = [
        said.summary,
        labelled(_("When"), _when(said)),
        labelled(_("Where"), said.where),
        *said.who,
        labelled(_("What"), said.kind),
        *said.harms,
        labelled(_("Evidence"), said.grading),
        "" if public.record["reviewed"] else _("Not yet reviewed"),
        *_of_the_record(public),
        *terms_of_use(public, about),
    ]
    return [clean(line) for line in told if line]


def terms_of_use(public: PublicRecord, about: About) -> list[str]:
    """Which dataset it is from, under which licence, and as what it wants to be cited, a line each; none
    of our own, which are all under one licence."""
    dataset = about.dataset(public.record)
    if dataset is None:
        return []
    release = public.record.get("dataset_row", {}).get("release", "")
    told = [
        _("From %(dataset)s") % {"dataset": " ".join(filter(None, (dataset.name, release)))},
        labelled(_("Licence"), dataset.licence) or _("Licence not stated"),
        labelled(_("Cite as"), dataset.citation),
    ]
    return [clean(line) for line in told if line]


def labelled(label: str, words: str) -> str:
    """ "" where there are no words."""
    pattern = pgettext("a label and what it says", "%(label)s: %(said)s")
    return pattern % {"label": label, "said": words} if words else ""


def sources(public: PublicRecord) -> list[Source]:
    return [
        Source(
            clean(": ".join(filter(None, (told["outlet"], told["title"]))) or _("A report")),
            _web(told["url"]),
            _web(told["archive_url"]),
        )
        for told in public.record["sources"]
    ]


def html(public: PublicRecord, about: About) -> str:
    """The lines, and the sources with links, as a piece of a page."""
    told = format_html_join("", '<p dir="auto">{}</p>', ((line,) for line in lines(public, about)))
    items = format_html_join("", '<li dir="auto">{}</li>', ((_linked(s),) for s in sources(public)))
    return format_html("{}<p>{}</p><ul>{}</ul>", told, _("Sources"), items) if items else told


def _linked(source: Source) -> str:
    said = source.name
    if source.address:
        said = format_html('<a href="{}">{}</a>', source.address, source.name)
    if source.archived:
        copy = format_html('<a href="{}">{}</a>', source.archived, _("Archived copy"))
        said = format_html("{} · {}", said, copy)
    return said


def _when(said: Said) -> str:
    return f"{said.when} ({said.known})"


def _of_the_record(public: PublicRecord) -> Iterator[str]:
    yield labelled(_("First published"), _said_moment(public.first_public))
    if public.number > 1:
        yield labelled(_("Last changed"), _said_moment(public.public_from))
        yield labelled(_("Reason for the change"), public.reason)


def _said_moment(told: datetime) -> str:
    return f"{told:%Y-%m-%d %H:%M} UTC"


def _web(address: Any) -> str:
    """The address where it is one of the web: no link of ours runs a script."""
    return address if str(address).startswith(("https://", "http://")) else ""
