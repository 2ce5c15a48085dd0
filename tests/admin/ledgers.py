"""An incident whose sources differ, its ledger, and how somebody chooses there."""

from datetime import date
from typing import Any

from django.test import Client

from tests.admin.page import page
from tests.builders import create_claim, create_incident, create_report
from timeline.models import Incident

MILITIA = {"name": "A militia", "role": "perpetrator", "attribution": "attributed"}


def figures(kind: str, low: int | None, high: int | None) -> dict[str, int | None]:
    return {f"{kind}_low": low, f"{kind}_best": low, f"{kind}_high": high}


def told_differently() -> Incident:
    incident = create_incident(
        title="Drones at the dam", **figures("killed", 2, 2), reasons={"killed": "The first."}
    )
    create_claim(
        incident=incident,
        report=create_report(outlet="The Courier", published=date(2024, 8, 6)),
        actors=[MILITIA],
        location_name="Al Tanf",
        country="SY",
        where_prec=2,
        **figures("killed", 2, 2),
        **figures("injured", 9, 9),
    )
    create_claim(
        incident=incident,
        report=create_report(outlet="The Wire", published=date(2024, 8, 7)),
        actors=[MILITIA],
        day=date(2024, 8, 4),
        **figures("killed", 4, 4),
    )
    return incident


def ledger(incident: Incident) -> str:
    return f"/admin/timeline/incident/{incident.pk}/ledger/"


def report(incident: Incident, outlet: str) -> int:
    return incident.claims.get(report__outlet=outlet).report_id


def send(client: Client, incident: Incident, sent: dict[str, Any]) -> Any:
    """Open the page, choose, press Save; the answer to that."""
    seen = page(client.get(ledger(incident))).select_one("[name=seen]")["value"]
    return client.post(ledger(incident), {"seen": seen, **sent}, follow=True)


def fresh(incident: Incident) -> Incident:
    return Incident.objects.get(pk=incident.pk)
