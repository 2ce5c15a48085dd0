"""The fields that are checked, and their values in words: of an incident, and as one report has them."""

from typing import Any, NamedTuple

from timeline.actions.judging import actors_in_words, figures_in_words
from timeline.extract.read import FIELDS
from timeline.models import Claim, Incident
from timeline.models.facts import Facts
from timeline.models.terms import DatePrecision, Role, WherePrecision


class Field(NamedTuple):
    """`letter` stands with the colour wherever the colour does."""

    name: str
    label: str

    @property
    def letter(self) -> str:
        return self.label[0]


LABELS = ("Type", "Date", "Place", "By", "Against", "Killed", "Injured")
FIELD = {name: Field(name, label) for name, label in zip(FIELDS, LABELS, strict=True)}
Words = dict[str, str]  # by the names of FIELDS; "" is "not stated"


def of_incident(incident: Incident) -> Words:
    """As they stand now. Costs no query where location and participations are at hand."""
    return {
        **_facts(incident),
        "location": str(incident.location or ""),
        "perpetrator": actors_in_words(_parts(incident), Role.PERPETRATOR),
        "target": actors_in_words(_parts(incident), Role.TARGET),
    }


def of_claim(claim: Claim) -> Words:
    """As the report of the claim has them."""
    return {
        **_facts(claim),
        "location": claim.location_name,
        "perpetrator": actors_in_words(claim.actors, Role.PERPETRATOR),
        "target": actors_in_words(claim.actors, Role.TARGET),
    }


def how_exactly(incident: Incident) -> Words:
    """What is to be known of a date and a place beside their words."""
    place = WherePrecision(incident.where_prec).label if incident.location else ""
    return {"date": str(DatePrecision(incident.date_prec).label), "location": str(place)}


def _facts(facts: Facts) -> Words:
    return {
        "event_type": facts.sub_event_type or facts.event_type,
        "date": facts.span.words(),
        "killed": figures_in_words(facts.figures("killed")),
        "injured": figures_in_words(facts.figures("injured")),
    }


def _parts(incident: Incident) -> list[dict[str, Any]]:
    return [
        {"name": part.actor.name, "role": part.role, "attribution": part.attribution}
        for part in incident.participations.all()
    ]
