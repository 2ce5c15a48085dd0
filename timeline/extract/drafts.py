"""What reading a report gives: drafts of incidents, each field with the words it rests on.

Names and codes follow UCDP GED and ACLED. Nothing here knows a database.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from timeline.dates import Span

Figures = tuple[int | None, int | None, int | None]
"""(low, best, high); None is "not stated", (0, 0, 0) is "stated as none"."""

NOT_STATED: Figures = (None, None, None)


class Quote(NamedTuple):
    """Verbatim words of a report; `start` and `end` count characters of the report's text."""

    text: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, and the days they stand for (None: another event has to be known first)."""

    quote: Quote
    span: Span | None
    rule: str
    relation: str = ""  # "", or how it hangs on an event: "before", "after", "same", "anniversary"
    anchor: str = ""  # the words for that event, e.g. "the mayor’s killing"
    offset_days: tuple[int, int] = (0, 0)  # days from the anchor, earliest and latest
    hour: float | None = None  # clock time as said, 0 <= hour < 24
    zone: str = ""  # IANA name of the zone the clock time was given in

    def as_json(self) -> dict[str, Any] | None:
        if self.span is None:
            return None
        return {
            **self.quote.as_json(),
            "date_start": self.span.start.isoformat(),
            "date_end": self.span.end.isoformat(),
            "date_prec": int(self.span.precision),
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry: a country, province, city, base, sea …"""

    name: str
    kind: str  # country, admin1, admin2, city, base, camp, sea, region, …
    country: str | None = None  # ISO 3166-1 alpha-2; None for seas and several countries
    latitude: float | None = None
    longitude: float | None = None
    parent: str | None = None  # name of the containing place
    aliases: tuple[str, ...] = ()
    zone: str = ""  # IANA time zone


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A lexicon entry for an actor; `inter` is ACLED's code 1-8 at home (abroad a state's forces are 8)."""

    name: str
    inter: int | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class DraftActor:
    name: str
    role: str  # perpetrator, target, other
    attribution: str = ""  # of perpetrators: claimed, attributed, suspected, denied, confirmed …
    known: KnownActor | None = None  # its lexicon entry, when it has one
    by: str = ""  # of perpetrators: who says so, in the report's words; "" where it names nobody
    blamed: bool = False  # whether they do in words that blame, and do not only tell

    def as_json(self) -> dict[str, Any]:
        said = {"name": self.name, "role": self.role, "attribution": self.attribution or None}
        by = {"by": self.by, "blamed": self.blamed} if self.role == "perpetrator" else {}
        return {**said, **by}


@dataclass(frozen=True, slots=True)
class Draft:
    """One incident as one report tells it."""

    title: str
    event_type: str
    sub_event_type: str
    span: Span
    event_clarity: int  # 1 one event, 2 a summary of several
    where_prec: int
    date_words: str = ""  # the report's own words for the time
    location: str | None = None
    country: str | None = None
    place: Place | None = None  # the gazetteer entry behind `location`
    actors: tuple[DraftActor, ...] = ()
    killed: Figures = NOT_STATED
    injured: Figures = NOT_STATED
    count_low: int | None = None
    count_high: int | None = None
    quotes: tuple[Quote, ...] = ()
    evidence: dict[str, Quote] = field(default_factory=dict)  # field name -> the exact words
    response_to: int | None = None  # index, in the same reading, of the incident this one answers

    def as_json(self) -> dict[str, Any]:
        """The shape that the gold files have, for `extract_reports` and the scorer."""
        return {
            "title": self.title,
            "event_type": self.event_type,
            "sub_event_type": self.sub_event_type,
            "date_start": self.span.start.isoformat(),
            "date_end": self.span.end.isoformat(),
            "date_prec": int(self.span.precision),
            "date_words": self.date_words,
            "event_clarity": self.event_clarity,
            "location": self.location,
            "country": self.country,
            "where_prec": self.where_prec,
            "actors": [actor.as_json() for actor in self.actors],
            "killed": list(self.killed),
            "injured": list(self.injured),
            "count_low": self.count_low,
            "count_high": self.count_high,
            "quotes": [quote.as_json() for quote in self.quotes],
            "evidence": {name: quote.as_json() for name, quote in self.evidence.items()},
            "response_to": self.response_to,
        }


@dataclass(frozen=True, slots=True)
class Document:
    """A report as a reader found it: its text and what it says of itself."""

    name: str  # the file's name, or the JSON line's id
    text: str
    published: date
    published_how: str  # "text", "front matter", "metadata", "operator"
    sha256: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = "en"  # ISO 639-1, with or without a region

    @property
    def tongue(self) -> str:
        """The language without its region: "en-GB" is "en"."""
        return self.language.replace("_", "-").partition("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    document: Document
    drafts: tuple[Draft, ...]
    times: tuple[TimeExpression, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.document.name,
            "published": self.document.published.isoformat(),
            "incidents": [draft.as_json() for draft in self.drafts],
            "dates": [row for row in (time.as_json() for time in self.times) if row],
        }
