"""Builders of what is public: incidents that went through the door."""

from datetime import date
from typing import Any

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.models import Incident, Link

BODY = "A drone hit the depot on Monday. Officials blamed a militia for it."


def publish_incident(*, reason: str = "First published.", **fields: Any) -> Incident:
    """An incident with no source, public from now on."""
    incident = create_incident(**fields)
    publish(incident, by="editor", reason=reason)
    return incident


def publish_sourced(*, body: str = BODY, **fields: Any) -> Incident:
    """An incident with one source that is quoted, and whose words for the day are marked."""
    incident = create_incident(**fields)
    report = create_report(body=body, title="A report on the depot")
    start = body.find("on Monday")
    evidence = {"date": {"text": "on Monday", "start": start, "end": start + len("on Monday")}}
    create_claim(incident=incident, report=report, quote=body.split(". ")[0], evidence=evidence)
    publish(incident, by="editor", reason="First published.")
    return incident


def publish_many(number: int) -> list[Incident]:
    """So many incidents, each with place, two actors, a source and a link to the one before."""
    country = create_location(name="Syria", country="SY", kind="country")
    incidents: list[Incident] = []
    for serial in range(number):
        incident = create_incident(
            title=f"Attack number {serial}",
            day=date(2024, 1 + serial % 6, 1 + serial % 28),
            location=create_location(
                name=f"Town {serial}", country="SY", kind="city", parent=country
            ),
            perpetrator=create_actor(name=f"Group {serial}"),
            target=create_actor(),
        )
        create_claim(incident=incident)
        if incidents:
            Link.objects.create(incident=incident, target=incidents[-1], kind="response_to")
        publish(incident, by="editor", reason="First published.")
        incidents.append(incident)
    return incidents
