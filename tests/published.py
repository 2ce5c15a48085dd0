"""Builders of what is public: incidents that went through the door."""

from datetime import date, timedelta
from typing import Any

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import next_change, publish
from timeline.models import Incident, Link, Location, Revision, RevisionLink
from timeline.models.facts import FACT_FIELDS

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
            location=town_of(country, serial),
            where_prec=1,
            perpetrator=create_actor(name=f"Group {serial}"),
            target=create_actor(),
        )
        create_claim(incident=incident)
        if incidents:
            Link.objects.create(incident=incident, target=incidents[-1], kind="response_to")
        publish(incident, by="editor", reason="First published.")
        incidents.append(incident)
    return incidents


def town_of(country: Location, serial: int) -> Location:
    at = {"latitude": 33 + serial % 10, "longitude": 38 + serial // 10}
    return create_location(name=f"Town {serial}", country="SY", kind="city", parent=country, **at)


def publish_copies(incident: Incident, number: int) -> None:
    """So many more incidents that say what `incident` says, quickly: their links too, each a day
    after the last."""
    told = incident.revisions.current().get()
    links = list(told.ties.all())
    days = [told.date_start + timedelta(1 + n) for n in range(number)]
    facts = {name: getattr(told, name) for name in FACT_FIELDS if not name.startswith("date_")}
    copies = Incident.objects.bulk_create(
        Incident(title=told.title, stage="published", **facts, **on(day)) for day in days
    )
    change = next_change()
    revisions = Revision.objects.bulk_create(
        copy_of(told, incident=copy, code=copy.code, change=change, **on(day))
        for copy, day in zip(copies, days, strict=True)
    )
    RevisionLink.objects.bulk_create(
        copy_of(link, revision=revision) for revision in revisions for link in links
    )


def on(day: date) -> dict[str, Any]:
    return {"date_start": day, "date_end": day, "date_prec": 1}


def copy_of(row: Any, **changes: Any) -> Any:
    """An unsaved row like `row`, but for the changes."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    copy = type(row)(**values)
    copy.pk = None
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy
