"""What is published for those who follow, cite and keep it: with every time it has a different one."""

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
from timeline.models import Incident

HAPPENED, REPORTED = date(2024, 4, 29), date(2024, 4, 30)
FIRST, LAST, NOW = "2024-05-01T12:00:00Z", "2024-06-02T13:30:00Z", "2024-07-03T14:00:00Z"
TITLE = "Strike, “50%” of depot_1 & café {burnt}; הפצצה \\ 中文"
QUOTE = "A drone hit the depot on Monday."


def publish_corrected(time_machine: Any, **fields: Any) -> Incident:
    """Happened on one day, was reported the next, first published in May and corrected in June; it
    is July now."""
    town = create_location(name="Ramadi", country="IQ", latitude=33.42, longitude=43.3)
    fields = {"location": town, "where_prec": 1, "day": HAPPENED, "killed_low": 3, **fields}
    time_machine.move_to(FIRST, tick=False)
    incident = create_incident(
        title=TITLE, perpetrator=create_actor(name="A militia"), grading="fair", **fields
    )
    report = create_report(
        outlet="The Test Courier",
        title="A report; with, marks",
        body=QUOTE,
        url="https://courier.example/depot?a=1&b=50%25",
        archive_url="https://web.archive.org/web/2024/https://courier.example/depot",
        published=REPORTED,
    )
    create_claim(incident=incident, report=report, quote=QUOTE)
    publish(incident, by="editor", reason="First published.")
    time_machine.move_to(LAST, tick=False)
    incident.summary = "A second report, with figures."
    incident.save()
    publish(incident, by="editor", reason="Figures of the hospital.")
    time_machine.move_to(NOW, tick=False)
    return incident
