"""Plain builders of rows for tests: keyword-only, typed, with defaults that make a valid whole.

The names of people and outlets in them are invented.
"""

from datetime import date
from hashlib import sha256
from itertools import count
from typing import Any

from timeline.models import Actor, Claim, Incident, Location, Participation, Report

serial = count(1)


def create_location(*, name: str = "Al Tanf", country: str = "SY", **fields: Any) -> Location:
    fields.setdefault("kind", Location.Kind.BASE)
    return Location.objects.get_or_create(name=name, country=country, defaults=fields)[0]


def create_actor(*, name: str = "United States", **fields: Any) -> Actor:
    return Actor.objects.get_or_create(name=name, defaults=fields)[0]


def create_report(
    *, outlet: str = "The Test Courier", body: str = "A drone hit the base.", **fields: Any
) -> Report:
    number = next(serial)
    fields.setdefault("published", date(2024, 8, 6))
    fields.setdefault("published_how", Report.PublishedHow.FRONT_MATTER)
    digest = sha256(f"{number}{body}".encode()).hexdigest()
    return Report.objects.create(
        name=f"report-{number}.txt", outlet=outlet, body=body, sha256=digest, **fields
    )


def facts(
    *, day: date = date(2024, 8, 5), until: date | None = None, **fields: Any
) -> dict[str, Any]:
    """The Facts of an air/drone strike on one exact day, changed as asked."""
    return {
        "date_start": day,
        "date_end": until or day,
        "date_prec": 1,
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        **fields,
    }


def create_incident(
    *,
    title: str = "Drone attack on a base",
    location: Location | None = None,
    perpetrator: Actor | None = None,
    target: Actor | None = None,
    **fields: Any,
) -> Incident:
    """A draft; publish it with `timeline.actions.publishing.publish`."""
    incident = Incident.objects.create(title=title, location=location, **facts(**fields))
    for role, actor in (("perpetrator", perpetrator), ("target", target)):
        if actor:
            Participation.objects.create(incident=incident, actor=actor, role=role)
    return incident


def create_claim(
    *, incident: Incident, report: Report | None = None, quote: str = "", **fields: Any
) -> Claim:
    """`quote` must stand in the report's body."""
    report = report or create_report()
    quote = quote or report.body
    start = report.body.index(quote)
    fields.setdefault("quotes", [{"text": quote, "start": start, "end": start + len(quote)}])
    return Claim.objects.create(incident=incident, report=report, **facts(**fields))
