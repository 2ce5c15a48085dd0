"""Handmade readings, as if read from a report; their sentences and outlets are invented."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from timeline.dates import Span, day
from timeline.extract.drafts import Document, Draft, DraftActor, Place, Quote, Reading

IRAQ = Place("Iraq", "country", "IQ", 33.0, 44.0)
JORDAN = Place("Jordan", "country", "JO", 31.0, 36.0)
PROVINCE = Place("Test Province", "admin1", "IQ", parent="Iraq")
BASE = Place("Test Base", "base", "IQ", 33.8, 42.4, parent="Test Province", aliases=("Tes Base",))

US_HIT = DraftActor("United States", "target")
MILITIA = DraftActor("Test Militia", "perpetrator", "attributed")

STRIKE = Draft(
    title="Drone attack on Test Base",
    event_type="Explosions/Remote violence",
    sub_event_type="Air/drone strike",
    span=day(date(2024, 8, 5)),
    event_clarity=1,
    where_prec=1,
    location="Test Base",
    country="IQ",
    place=BASE,
    actors=(US_HIT,),
)


def in_country(place: Place, **changes: Any) -> Draft:
    """The strike as a report tells it that knows the country only."""
    return replace(
        STRIKE, location=place.name, country=place.country, place=place, where_prec=6, **changes
    )


def read(
    *drafts: Draft, text: str = "A drone hit the base.", outlet: str = "The Test Courier"
) -> Reading:
    """A reading of `text` that gave `drafts`, each quoting all of it."""
    document = Document(
        name="report.txt",
        text=text,
        published=date(2024, 8, 6),
        published_how="front matter",
        sha256=sha256(f"{outlet}{text}".encode()).hexdigest(),
        outlet=outlet,
    )
    quoted = tuple(replace(draft, quotes=(Quote(text, 0, len(text)),)) for draft in drafts)
    return Reading(document, quoted, ())


def span(first: str, last: str, precision: int) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), precision)
