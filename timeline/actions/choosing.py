"""Which source's value stands at the head of an incident, chosen by an analyst with a reason."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from timeline.actions.editing import editing
from timeline.actions.working import in_order
from timeline.models import Claim, Incident, Location
from timeline.models.location import compared
from timeline.models.terms import OPEN, CodeStatus

# Of each field the columns that go together; the field's name is that of its reason.
COLUMNS = {
    "date": ("date_start", "date_end", "date_prec", "date_words"),
    "location": ("location", "where_prec"),
    "type": ("event_type", "sub_event_type"),
    "killed": ("killed_low", "killed_best", "killed_high"),
    "injured": ("injured_low", "injured_best", "injured_high"),
    "count": ("count_low", "count_high"),
}
FIGURES = ("killed", "injured")

Value = dict[str, Any]  # columns of an incident


class CannotChoose(ValueError):
    """Why not; a sentence for the analyst."""


class Choice(NamedTuple):
    """The report whose value stands, by its id; None keeps what stands, for this reason."""

    report: int | None
    reason: str


@transaction.atomic
def choose_values(incident: Incident, *, choices: Mapping[str, Choice], by: str) -> Incident:
    """Take the values of `choices`, by the names in COLUMNS, from the claims of these reports. A reason
    is kept with each; it is needed where the sources differ and the value changes.

    Raises CannotChoose where the incident is closed, a report says nothing of the field, a reason is
    missing, the values do not go together, or all of them stand already; nothing is written then.
    """
    why = [f"{field}: {choice.reason}" for field, choice in choices.items() if choice.reason]
    with editing(incident, by=by, why="; ".join(why) or "Headline values chosen from the claims."):
        incident.refresh_from_db()
        _refuse_if_closed(incident)
        claims = {claim.report_id: claim for claim in incident.claims.select_related("report")}
        told, before = values_told(claims.values()), _standing(incident)
        for field, choice in choices.items():
            _choose(incident, claims, told[field], field, choice)
        if _standing(incident) == before:
            raise CannotChoose("Nothing to save: what is chosen stands already, with its reason.")
        _save(incident)
    return incident


@transaction.atomic
def grade(incident: Incident, *, grading: str, why: str, by: str) -> Incident:
    """Set the grading with its reason. Raises CannotChoose where the incident is closed."""
    with editing(incident, by=by, why=f"grading: {why}"):
        incident.refresh_from_db()
        _refuse_if_closed(incident)
        incident.grading, incident.reasons = grading, {**incident.reasons, "grading": why}
        _save(incident)
    return incident


def values_told(claims: Iterable[Claim]) -> dict[str, dict[int, Value]]:
    """Field -> report -> the columns of an incident as its claim has them, for each of COLUMNS; of the
    reports that say something that can stand: a place has to be known by the name that they give."""
    claims = list(claims)
    places = _places(claims)
    return {
        field: {
            claim.report_id: value
            for claim in claims
            if (value := _value(claim, field, places.get(claim.report_id)))
        }
        for field in COLUMNS
    }


def differ(told: Iterable[Value]) -> bool:
    """Whether two of a field's values are not the same; how they are worded is no matter."""
    facts = [_facts(value) for value in told]
    return any(one != facts[0] for one in facts)


def _value(claim: Claim, field: str, place: Location | None) -> Value | None:
    if field == "location":
        return {"location": place, "where_prec": claim.where_prec} if place else None
    found = {name: getattr(claim, name) for name in COLUMNS[field]}
    return found if any(value not in (None, "") for value in found.values()) else None


def _places(claims: Iterable[Claim]) -> dict[int, Location]:
    """Report -> the place that it names. Of two of one name neither is meant for certain."""
    names = {claim.report_id: compared(claim.location_name) for claim in claims}
    named = {name for name in names.values() if name}
    known = Location.objects.filter(Q(compared__in=named) | Q(aliases__compared__in=named))
    places = list(known.distinct().prefetch_related("aliases"))
    found = {}
    for claim in claims:
        name, country = names[claim.report_id], claim.country
        meant = [place for place in places if _is_meant(place, name, country)]
        if len(meant) == 1:
            found[claim.report_id] = meant[0]
    return found


def _is_meant(place: Location, name: str, country: str) -> bool:
    names = {place.compared, *(alias.compared for alias in place.aliases.all())} - {""}
    return name in names and country in ("", place.country)


def _facts(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in value.items() if name != "date_words"}


def _refuse_if_closed(incident: Incident) -> None:
    if incident.stage not in OPEN:
        raise CannotChoose(f"“{incident}” is {incident.stage}; that has to be undone first.")


def _standing(incident: Incident) -> list[Any]:
    columns = [name for names in COLUMNS.values() for name in names]
    return [getattr(incident, name) for name in (*columns, "reasons")]


def _choose(
    incident: Incident,
    claims: Mapping[int, Claim],
    told: Mapping[int, Value],
    field: str,
    choice: Choice,
) -> None:
    """`told` are the values of this field, by report as `claims` are."""
    reason = choice.reason.strip()
    if choice.report is not None:
        if choice.report not in told:
            raise CannotChoose(f"That source states no {field} that could stand.")
        value = told[choice.report]
        stands = {name: getattr(incident, name) for name in COLUMNS[field]}
        changes = _facts(value) != _facts(stands)
        if changes and not reason and differ(told.values()):
            raise CannotChoose(f"The sources differ on “{field}”: say why this value stands.")
        _take(incident, value)
        reason = reason or (f"As {claims[choice.report].report} has it." if changes else "")
    if reason:
        incident.reasons = {**incident.reasons, field: reason}


def _take(incident: Incident, value: Value) -> None:
    """Figures out of order bring their flag along, and take it with them."""
    was_in_order = _is_in_order(incident)
    for name, told in value.items():
        setattr(incident, name, told)
    if not _is_in_order(incident):
        incident.code_status = CodeStatus.CHECK_DEATHS
    elif not was_in_order:
        incident.code_status = CodeStatus.CLEAR


def _is_in_order(incident: Incident) -> bool:
    return in_order({kind: incident.figures(kind) for kind in FIGURES})


def _save(incident: Incident) -> None:
    try:
        incident.full_clean()
    except ValidationError as wrong:
        raise CannotChoose(" ".join(wrong.messages)) from None
    incident.save()
