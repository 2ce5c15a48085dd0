"""Write what an analyst entered in words: the incident's own values, its place, who took part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypedDict

from django.db import transaction

from timeline.actions.editing import begun, editing
from timeline.actions.naming import actor_called, place_called
from timeline.dates import Span
from timeline.extract.drafts import Figures
from timeline.models import Actor, Claim, Incident, Location, Participation, Report
from timeline.models.facts import FACT_FIELDS
from timeline.models.terms import OPEN, Role

PLAIN = (
    *("title", "summary", "event_clarity", "event_type", "sub_event_type"),
    *("where_prec", "grading"),
)


class CannotEnter(ValueError):
    """Why not; a sentence for the analyst."""


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that is made when the incident is saved; `country` is its code."""

    name: str
    country: str


class Party(NamedTuple):
    actor: Actor | str  # a name is made an actor when the incident is saved
    attribution: str = ""


class SheetValues(TypedDict, total=False):
    """What is to be written; what is not in it stays as it is."""

    title: str
    summary: str
    span: Span
    event_clarity: int
    count: tuple[int | None, int | None]
    event_type: str
    sub_event_type: str
    place: Location | NewPlace | None
    where_prec: int
    grading: str
    killed: Figures
    injured: Figures
    parties: Mapping[str, Sequence[Party]]  # of each role that is in it: all of them


@transaction.atomic
def write_sheet(
    incident: Incident | None,
    values: SheetValues,
    *,
    by: str,
    why: str = "",
    report: Report | None = None,
    quotes: Sequence[Mapping[str, Any]] = (),
) -> Incident:
    """Write `values` to the incident, or to a new draft (None, or one that
    is not saved yet), which `report` is then a source of with
    these `quotes` (see Claim).

    New places and actors are made, with what the lexicon knows of them. Gives the incident; raises
    CannotEnter when it is closed, ValidationError where values do not go together.
    """
    incident = incident or Incident()
    if incident.pk is None:
        put(incident, values)
        if report:
            facts = {name: getattr(incident, name) for name in FACT_FIELDS}
            told = {"title": incident.title, "quotes": list(quotes)}
            Claim.objects.create(incident=incident, report=report, **told, **facts)
        begun(incident, by=by, why=why)
        return incident
    with editing(incident, by=by, why=why):
        incident.refresh_from_db()
        if incident.stage not in OPEN:
            raise CannotEnter(f"“{incident}” is {incident.stage}, so it cannot be changed.")
        put(incident, values)
    return incident


def put(incident: Incident, values: SheetValues) -> bool:
    """Write the values, and keep no version of it; whether any column has another value now. Raises
    ValidationError."""
    changed = fill(incident, _columns(values))
    for role, parties in values.get("parties", {}).items():
        _write_parties(incident, role, parties)
    return changed


def fill(incident: Incident, columns: Mapping[str, Any]) -> bool:
    """Give these columns their values and save what changed; whether anything did. Raises
    ValidationError."""
    changed = {name for name, value in columns.items() if getattr(incident, name) != value}
    if not changed and incident.pk:
        return False
    for name in changed:
        setattr(incident, name, columns[name])
    incident.full_clean()
    incident.save()
    return True


def _columns(values: SheetValues) -> dict[str, Any]:
    given: Mapping[str, Any] = values
    columns = {name: given[name] for name in PLAIN if name in given}
    for kind in ("killed", "injured"):
        if kind in given:
            bounds = zip(("low", "best", "high"), given[kind], strict=True)
            columns |= {f"{kind}_{bound}": figure for bound, figure in bounds}
    if "count" in values:
        columns["count_low"], columns["count_high"] = values["count"]
    if "span" in values:
        span = values["span"]
        columns |= {"date_start": span.start, "date_end": span.end}
        columns["date_prec"] = int(span.precision)
    if "place" in values:
        columns["location"] = place_row(values["place"])
    return columns


def place_row(place: Location | NewPlace | None) -> Location | None:
    """The place's row, made where it is new."""
    return place_called(place.name, place.country) if isinstance(place, NewPlace) else place


def actor_row(actor: Actor | str) -> Actor:
    """The actor's row, made where it is new."""
    return actor_called(actor) if isinstance(actor, str) else actor


def _write_parties(incident: Incident, role: str, parties: Sequence[Party]) -> None:
    """Exactly these have the role from now on; who had it before keeps the side."""
    kept = []
    for party in parties:
        actor = actor_row(party.actor)
        attribution = party.attribution if role == Role.PERPETRATOR else ""
        part, _ = Participation.objects.update_or_create(
            incident=incident, actor=actor, role=role, defaults={"attribution": attribution}
        )
        kept.append(part.pk)
    incident.participations.filter(role=role).exclude(pk__in=kept).delete()
