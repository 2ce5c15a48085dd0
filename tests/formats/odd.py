"""Incidents of every shape that the record takes, the odd ones above all. None of them took place."""

from datetime import date

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.publishing import publish
from timeline.models import Dataset, DatasetRow, Incident, Location

HEBREW, ARABIC = "תקיפה בנמל", "هجوم بطائرة مسيّرة على الميناء"
KINDS = ("city", "base", "admin2", "admin1", "region", "country", "sea")  # by where_prec
# Days that are known so well, as a source codes them: first, last, date_prec.
DAYS = (
    ("2024-08-05", "2024-08-05", 1),
    ("2024-08-03", "2024-08-06", 2),
    ("2024-08-05", "2024-08-11", 3),
    ("2024-08-01", "2024-08-31", 4),
    ("2024-01-01", "2024-12-31", 5),
)


def publish_odd() -> dict[str, Incident]:
    """By a word for each."""
    told = {
        **{f"day {days[2]}": _on(*days, location=_place(1), where_prec=1) for days in DAYS},
        **{
            f"place {prec}": _on(*DAYS[0], location=_place(prec), where_prec=prec)
            for prec in range(1, 8)
        },
        "hebrew": create_incident(title=HEBREW, summary=f"{ARABIC}\n\n{HEBREW}"),
        "formula": create_incident(
            title="=1+1", summary="-2 and\r\nmore", **_figures(3, 2, 9), code_status="Check deaths"
        ),
        "guarded": create_incident(title="'=1+1", summary="@ home; a | b", date_words="+1 day"),
        "figures": create_incident(**_figures(0, 0, 3), injured_best=2, injured_high=5),
        "lasting": create_incident(day=date(2024, 8, 1), until=date(2024, 8, 3)),
        "summary": _on(
            "2023-10-17", "2024-01-29", 1, event_clarity=2, count_low=150, count_high=170
        ),
        "civilians": _against_civilians(),
        "sourced": _sourced(),
        "others": _others(),
    }
    for incident in told.values():
        publish(incident, by="editor", reason="First published.")
    return told


def _on(first: str, last: str, precision: int, **fields) -> Incident:
    days = {"day": date.fromisoformat(first), "until": date.fromisoformat(last)}
    return create_incident(title=f"From {first}", date_prec=precision, **days, **fields)


def _figures(low: int | None, best: int | None, high: int | None) -> dict[str, int | None]:
    return {"killed_low": low, "killed_best": best, "killed_high": high}


def _place(where_prec: int) -> Location:
    """In the Northern province of Iraq, unless it is larger than that."""
    iraq = create_location(name="Iraq", country="IQ", kind="country", latitude=33, longitude=44)
    if where_prec == 6:
        return iraq
    north = create_location(name="Northern province", country="IQ", kind="admin1", parent=iraq)
    if where_prec == 4:
        return north
    point = {"latitude": 30 + where_prec, "longitude": -45.12345}
    kind = KINDS[where_prec - 1]
    if where_prec == 7:
        return create_location(name="Milltown Sea", country="", kind=kind, **point)
    name = f"=Milltown {where_prec}"
    return create_location(name=name, country="IQ", kind=kind, parent=north, **point)


def _against_civilians() -> Incident:
    front = create_actor(name="Red Front; Northern Wing", inter=2)
    incident = create_incident(
        event_type="Violence against civilians",
        sub_event_type="Attack",
        title="Villagers shot",
        perpetrator=front,
        target=create_actor(name="Civilians", inter=7),
        **_figures(2, 3, 4),
        reasons={"killed": "Of the best estimate: 1 of Red Front, Northern Wing; 2 civilians."},
    )
    incident.participations.filter(role="perpetrator").update(attribution="claimed")
    return incident


def _sourced() -> Incident:
    """By three documents, of which the last has a semicolon in its title."""
    incident = create_incident(
        event_type="Battles", sub_event_type="Armed clash", title="Clash", **_figures(1, None, None)
    )
    told = (("The Wire", "Mill hit"), ("Wire, The", "“Twice”, they say"), ("Post", "A | b; c"))
    for outlet, title in told:
        url = f"https://example.org/{outlet[0]}"
        report = create_report(outlet=outlet, title=title, url=url, archive_url=f"{url}/kept")
        create_claim(incident=incident, report=report)
    state = create_actor(name="Iraq", country="IQ", inter=1)
    others = (create_actor(name="Blue Front"), create_actor(name="Green Front", inter=3))
    for side, actor in (("a", state), *(("b", other) for other in others)):
        incident.participations.create(actor=actor, role="other", side=side)
    return incident


def _others() -> Incident:
    """Of a dataset that has an id of its own for it, and with nobody who did it."""
    dataset = Dataset.objects.create(name="Milltown list", slug="milltown")
    incident = create_incident(
        title="March", event_type="Protests", sub_event_type="", dataset=dataset
    )
    DatasetRow.objects.create(dataset=dataset, key="77", incident=incident, digest="d")
    for name in ("Students", "Police Forces"):
        incident.participations.create(actor=create_actor(name=name), role="other")
    return incident
