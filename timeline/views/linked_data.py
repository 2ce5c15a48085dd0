"""What a page is, for programs: JSON-LD in the words of schema.org.

A view is a Dataset. The page of an incident is an Article about an Event, not the Event itself: a report
of what others report, whose `datePublished` and `dateModified` are those of our words and never the day it
happened. That is the Event's `startDate`, said no closer than it is known.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from timeline.dates import Precision, Span
from timeline.models import Revision
from timeline.models.terms import KILOMETRES, PINNED
from timeline.search.answers import Tally
from timeline.search.countries import country_label
from timeline.search.found import Found
from timeline.search.links import Tie
from timeline.search.locale import spoken
from timeline.views.cards import Card
from timeline.views.languages import labelled
from timeline.views.naming import name_of_view
from timeline.views.said import Said
from timeline.views.wording import number, web

Members = dict[str, Any]

CONTEXT = "https://schema.org"
# Nothing of it may end the script that it stands in.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
DOWNLOADS = {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}


def said(members: Members) -> SafeString:
    """As the body of a `<script type="application/ld+json">`; what says nothing is left out."""
    told = {name: value for name, value in members.items() if value not in (None, "", [], {})}
    text = json.dumps({"@context": CONTEXT, **told}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped in the line above


def of_view(
    request: HttpRequest, found: Found, *, canonical: str, name: str = ""
) -> Callable[[], SafeString]:
    """A Dataset, made when the page asks for it: what is swapped in has none. `name` is the view in
    words, where they are known already."""
    return lambda: said(_dataset(request, found, canonical, name or name_of_view(found)))


def _dataset(request: HttpRequest, found: Found, canonical: str, name: str) -> Members:
    counted, query = found.tally(), found.query
    asked, changed = query.but().urlencode(), found.last_change()
    question = f"?{asked}" if asked else ""

    def at(name: str, *where: str) -> str:
        return request.build_absolute_uri(reverse(name, args=where))

    return {
        "@type": "Dataset",
        "name": name,
        "description": labelled(name, _how_many(counted)),
        "url": canonical,
        "inLanguage": spoken(),
        "license": at("datasets"),
        "isAccessibleForFree": True,
        "creator": _publisher(request),
        "dateModified": changed and _moment(changed),
        "temporalCoverage": counted.first and f"{counted.first}/{counted.last}",
        "spatialCoverage": [country_label(code) for code in query.country],
        "measurementTechnique": at("method"),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": at("timeline_file", suffix) + question,
            }
            for suffix, media_type in DOWNLOADS.items()
        ],
    }


def _how_many(counted: Tally) -> str:
    return ngettext(
        "%(total)s of %(all)s entries, each with its sources.",
        "%(total)s of %(all)s entries, each with its sources.",
        counted.total,
    ) % {"total": number(counted.total), "all": number(counted.of)}


def of_incident(
    request: HttpRequest, card: Card, *, first_public: datetime, canonical: str
) -> SafeString:
    """`card` with its ties, which lead to nothing that was not public then."""
    revision, record = card.revision, card.record
    return said(
        {
            "@type": "Article",
            "headline": revision.title,
            "abstract": record["summary"],
            "url": canonical,
            "inLanguage": spoken(),
            "datePublished": _moment(first_public),
            "dateModified": _moment(revision.public_from),
            "version": revision.number,
            "author": _publisher(request),
            "publisher": _publisher(request),
            "license": request.build_absolute_uri(reverse("datasets")),
            "temporalCoverage": _covers(revision.span),
            "about": _event(request, card),
            "citation": [_source(source) for source in record["sources"]],
        }
    )


def _event(request: HttpRequest, card: Card) -> Members:
    told, (first, last) = Said(card.record), _days(card.span)
    event = {
        "@type": "Event",
        "name": card.revision.title,
        "description": ". ".join([told.when, told.kind, *told.harms]),
        "startDate": first,
        "endDate": last,
        "location": _place(card.revision),
        "superEvent": [_tied(request, tie) for tie in card.ties if tie.kind == "part_of"],
        "subEvent": [_tied(request, tie) for tie in card.documented],
    }
    return {name: value for name, value in event.items() if value}


def _tied(request: HttpRequest, tie: Tie) -> Members:
    address = request.build_absolute_uri(reverse("incident", args=[tie.code]))
    return {"@type": "Event", "name": tie.title, "url": address}


def _days(span: Span) -> tuple[str, str]:
    """The first day and, of what lasted, the last, in ISO 8601 with no more digits than are known: "" of
    one day somewhere in a stretch that is neither a month nor a year."""
    if span.lasting:
        return (str(span.start), str(span.end)) if span.precision == Precision.DAY else ("", "")
    known = span.edtf()
    return (known if len(known) in (4, 7, 10) and known.replace("-", "").isdigit() else "", "")


def _covers(span: Span) -> str:
    """Every day that it may be on, as an ISO 8601 interval."""
    return str(span.start) if span.start == span.end else f"{span.start}/{span.end}"


def _place(revision: Revision) -> Members | None:
    """With coordinates only where the place is known closely enough to be pinned; a circle around them,
    whose radius is in metres, where it is known no closer."""
    place = revision.record["location"]
    if place is None:
        return None
    told: Members = {"@type": "Place", "name": place["name"]}
    if place["country"]:
        told["address"] = {"@type": "PostalAddress", "addressCountry": place["country"]}
    if revision.latitude is not None and revision.where_prec in PINNED:
        middle = {
            "@type": "GeoCoordinates",
            "latitude": revision.latitude,
            "longitude": revision.longitude,
        }
        radius = KILOMETRES[revision.where_prec] * 1000
        circle = {"@type": "GeoCircle", "geoMidpoint": middle, "geoRadius": radius}
        told["geo"] = circle if radius else middle
    return told


def _source(source: Members) -> Members:
    publisher = {"@type": "Organization", "name": source["outlet"]} if source["outlet"] else None
    told = {
        "@type": "NewsArticle",
        "headline": source["title"],
        "url": source["url"] if web(source["url"]) else "",
        "archivedAt": source["archive_url"] if web(source["archive_url"]) else "",
        "datePublished": source["published"],
        "publisher": publisher,
    }
    return {name: value for name, value in told.items() if value}


def _publisher(request: HttpRequest) -> Members:
    return {"@type": "Organization", "name": "Dateline", "url": request.build_absolute_uri("/")}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
