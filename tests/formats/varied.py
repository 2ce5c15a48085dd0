"""Incidents that differ in all that a format may have to say of them. None of it took place."""

from datetime import date

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.models import Incident

HOSTILE = '=1+1 <script>alert("1")</script> & “ضربة”'


def publish_varied() -> dict[str, Incident]:
    """By a word for each: of an exact day and place, of a month in a province, of a country and no
    more, of nowhere, of an unknown day between two, a summary of many, one with hostile words."""
    iraq = create_location(name="Iraq", country="IQ", kind="country", latitude=33, longitude=44)
    anbar = create_location(
        name="Anbar", country="IQ", kind="admin1", parent=iraq, **at(32.9, 41.6)
    )
    town = create_location(
        name="Milltown", country="IQ", kind="city", parent=anbar, **at(-33.79, 42.44)
    )
    told = {
        "exact": create_incident(
            title="Mill hit",
            summary="A drone hit the mill.\n\nTwo guards were hurt.",
            location=town,
            where_prec=1,
            perpetrator=create_actor(name="Red Front"),
            target=create_actor(name="Army"),
            **figures("killed", 1, 2, 3),
            **figures("injured", None, 0, None),
        ),
        "month": lasting_until("2024-08-01", "2024-08-31", 4, location=anbar, where_prec=4),
        "country": lasting_until("2024-01-01", "2024-12-31", 5, location=iraq, where_prec=6),
        "nowhere": lasting_until("2024-08-05", "2024-08-11", 3),
        "between": lasting_until("2024-01-30", "2024-02-02", 2, location=town, where_prec=2),
        "summary": lasting_until(
            "2023-10-17", "2024-01-29", 1, event_clarity=2, count_low=150, sub_event_type=""
        ),
        "hostile": create_incident(
            title=HOSTILE, summary=HOSTILE, day=date(2024, 9, 1), grading="fair", reviewed=True
        ),
    }
    told["exact"].participations.filter(role="perpetrator").update(attribution="claimed")
    report = create_report(
        outlet="The Wire", title="Mill | hit", url="https://example.org/a?b=1&c=www.d"
    )
    create_claim(incident=told["exact"], report=report)
    for incident in told.values():
        publish(incident, by="editor", reason="First published.")
    return told


def at(latitude: float, longitude: float) -> dict[str, float]:
    return {"latitude": latitude, "longitude": longitude}


def figures(kind: str, *bounds: int | None) -> dict[str, int | None]:
    names = (f"{kind}_{bound}" for bound in ("low", "best", "high"))
    return dict(zip(names, bounds, strict=True))


def lasting_until(first: str, last: str, precision: int, **fields) -> Incident:
    days = {"day": date.fromisoformat(first), "until": date.fromisoformat(last)}
    return create_incident(title=f"From {first}", date_prec=precision, **days, **fields)
