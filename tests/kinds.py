"""A public record that has every kind of page, and the address of each.

What holds for every page (valid HTML, no barrier, no other host) is asked of each of these; a new
kind of page belongs into `addresses`.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import BODY, publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Incident, Link, Report
from timeline.search.values import say_moment

IN_ARABIC = "هجوم بطائرة مسيّرة على الميناء"


@dataclass(frozen=True)
class Published:
    """What the addresses speak of."""

    told: Incident  # by two sources that differ, revised, with links
    retracted: Incident
    report: Report


def publish_every_kind() -> Published:
    """Incidents of every form: told by two, of every type, undated, a summary, revised, retracted."""
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    base = create_location(
        name="Al Asad", country="IQ", parent=iraq, latitude=33.79, longitude=42.44
    )
    militia = create_actor(name="A militia")
    told = _told_by_two(location=base, perpetrator=militia, target=create_actor())
    summary = publish_incident(
        title="Attacks on bases in a winter",
        day=date(2023, 10, 17),
        until=date(2024, 1, 29),
        event_clarity=2,
        count_low=150,
        location=iraq,
    )
    Link.objects.create(incident=told, target=summary, kind="part_of")
    publish(told, by="editor", reason="Joined with the count of the winter.")
    _one_of_every_type(location=base, where_prec=2)
    retracted = publish_incident(title="It never happened")
    retract(retracted, by="editor", reason="The witness was wrong.")
    return Published(told, retracted, told.claims.first().report)


def _told_by_two(**fields) -> Incident:
    """Revised once: more were hurt than the first report knew."""
    incident = create_incident(
        title="Drone hits a base", day=date(2024, 1, 8), injured_low=3, reviewed=True, **fields
    )
    incident.participations.filter(role="perpetrator").update(attribution="suspected")
    start = BODY.find("on Monday")
    evidence = {"date": {"text": "on Monday", "start": start, "end": start + len("on Monday")}}
    for outlet, hurt in (("The Courier", 3), ("The Wire", 5)):
        report = create_report(outlet=outlet, body=BODY, title=f"A report of {outlet}")
        create_claim(incident=incident, report=report, injured_low=hurt, evidence=evidence)
    publish(incident, by="editor", reason="First published.")
    incident.injured_low, incident.injured_high = 5, 7
    incident.save()
    publish(incident, by="editor", reason="Figures of the hospital.")
    return incident


KINDS = {
    "Battles": "Armed clash",
    "Explosions/Remote violence": "Shelling/artillery/missile attack",
    "Violence against civilians": "Attack",
    "Protests": "Peaceful protest",
    "Riots": "Mob violence",
    "Strategic developments": "Arrests",
}


def _one_of_every_type(**fields) -> None:
    """In as many months, of each only the month is known; and one that is told in Arabic."""
    fields["dataset"] = Dataset.objects.create(name="A dataset", slug="one", licence="CC BY 4.0")
    for month, (kind, sub) in enumerate(KINDS.items(), start=2):
        when = {"day": date(2025, month, 1), "until": date(2025, month, 28), "date_prec": 4}
        what = {"event_type": kind, "sub_event_type": sub, "killed_low": month, "grading": "fair"}
        publish_incident(title=f"One of {kind}", **when, **what, **fields)
    port = create_location(name="Hodeidah", country="YE", latitude=14.8, longitude=42.95)
    publish_incident(title=IN_ARABIC, day=date(2025, 9, 9), location=port, where_prec=4)


def addresses(published: Published) -> dict[str, tuple[str, int]]:
    """kind of page -> its address, and the status that it answers with."""
    told = f"/incidents/{published.told.code}/"
    begun = say_moment(published.told.revisions.earliest("number").public_from)
    found = {
        "timeline": "/",
        "filtered": "/?country=IQ&order=desc&group=month&from=2023-01-01",
        "empty": "/?q=zeppelin&country=IQ",
        "dated": f"/?asof={begun}",
        "map": "/map/?q=-zeppelin",
        "incident": told,
        "history": f"{told}history/",
        "actor": "/actors/a-militia/",
        "location": f"/locations/{published.told.location.slug}/",
        "report": f"/reports/{published.report.pk}/",
        "facet": "/facets/actor/",
        "actors": "/actors/",
        "locations": "/locations/?sort=name",
        "datasets": "/datasets/",
        "method": "/method/",
        "api": "/api/",
        "changes": "/changes/",
        "corrections": "/changes/?only=corrections",
        "problem": f"/problem/?page={told}",
        "thanks": f"/problem/?page={told}&sent=1",
        "share": "/share/?country=IQ&last=10y&page=map",
        "share incident": f"{told}share/",
        "embedded": "/embed/?country=IQ&limit=5",
        "embedded empty": "/embed/?q=zeppelin",
        "embedded incident": f"/embed{told}?asof={timezone.now():%Y-%m-%d}",
    }
    failing = {
        "refused": ("/?from=yesterday", 400),
        "missing": ("/no/such/page/", 404),
        "retracted": (f"/incidents/{published.retracted.code}/", 410),
        "embedded refused": ("/embed/?from=yesterday", 400),
        "embedded retracted": (f"/embed/incidents/{published.retracted.code}/", 410),
    }
    return {kind: (address, 200) for kind, address in found.items()} | failing


def in_language(address: str, code: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={code}"
