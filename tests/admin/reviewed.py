"""A report as the machine has read it: two incidents, each field with its words."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.admin.page import page
from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.models import Incident, Report

FIRST = "A drone killed three soldiers at Al Tanf on 5 August."
SECOND = "A rocket later hit the same base; nobody was hurt."
BODY = f"{FIRST}\n\n{SECOND}\n\nThe army said nothing."


def words_of(text: str, body: str = BODY) -> dict[str, Any]:
    start = body.index(text)
    return {"text": text, "start": start, "end": start + len(text)}


def read_report(**fields: Any) -> tuple[Report, Incident, Incident]:
    """The report and its two drafts, in its order."""
    report = create_report(body=fields.pop("body", BODY), **fields)
    return report, first_of(report), second_of(report)


def first_of(report: Report) -> Incident:
    incident = create_incident(
        title="Drone kills three at Al Tanf",
        location=create_location(),
        target=create_actor(name="An army"),
        killed_low=3,
        killed_best=3,
        killed_high=3,
    )
    told = {"killed": "three soldiers", "location": "Al Tanf", "event_type": "A drone"}
    evidence = {name: words_of(text) for name, text in told.items()}
    create_claim(incident=incident, report=report, quote=FIRST, evidence=evidence)
    return incident


def second_of(report: Report) -> Incident:
    incident = create_incident(title="Rocket hits Al Tanf")
    evidence = {"event_type": words_of("rocket")}
    create_claim(incident=incident, report=report, quote=SECOND, evidence=evidence)
    return incident


def address(report: Report) -> str:
    return reverse("admin:review_report", args=[report.pk])


def card(client: Client, report: Report, incident: Incident) -> Any:
    found = page(client.get(address(report))).select_one(f"#incident-{incident.pk}")
    assert found, f"{incident} has no card"
    return found


def decide(client: Client, report: Report, incident: Incident, deed: str, **sent: str) -> Any:
    """As the button on the card does, with the mark of the record as it was when the page was read."""
    if "seen" not in sent:
        mark = card(client, report, incident).select_one("input[name=seen]")
        sent["seen"] = str(mark["value"]) if mark else ""
    url = reverse("admin:review_decide", args=[report.pk, incident.pk, deed])
    return client.post(url, sent)


def page_after(client: Client, response: Any) -> Any:
    if response.status_code == 302:
        return page(client.get(response.url, follow=True))
    assert response.status_code in (400, 409), response.status_code
    return BeautifulSoup(response.content, "html.parser")


def told(client: Client, response: Any) -> str:
    """The messages on the page that a POST leads to, or that it is refused with."""
    shown = page_after(client, response)
    return " ".join(
        message.get_text(" ", strip=True) for message in shown.select(".messagelist li")
    )
