"""Which source's value stands at the head of an incident, chosen by an analyst with a reason."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from timeline.actions.editing import editing
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
    missing, or the values do not go together; nothing is written then.
    """
    told = [f"{field}: {choice.reason}" for field, choice in choices.items() if choice.reason]
    with editing(incident, by=by, why="; ".join(told) or "Headline values chosen from the claims."):
        incident.refresh_from_db()
        _refuse_if_closed(incident)
        claims = list(incident.claims.select_related("report"))
        for field, choice in choices.items():
            _choose(incident, claims, field, choice)
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


def value_of(claim: Claim, field: str) -> dict[str, Any] | None:
    """The columns of an incident as `claim` has them; None where it says nothing that can stand: a
    place has to be known by the name that the report gives it."""
    if field == "location":
        place = _place(claim)
        return {"location": place, "where_prec": claim.where_prec} if place else None
    found = {name: getattr(claim, name) for name in COLUMNS[field]}
    stated = any(value not in (None, "") for value in found.values())
    return found if stated else None


def _place(claim: Claim) -> Location | None:
    name = compared(claim.location_name)
    if not name:
        return None
    named = Location.objects.filter(compared=name)
    named |= Location.objects.filter(aliases__compared=name)
    if claim.country:
        named = named.filter(country=claim.country)
    found = list(named.distinct()[:2])
    return found[0] if len(found) == 1 else None  # of two of one name neither is meant for certain


def differ(claims: Sequence[Claim], field: str) -> bool:
    """Whether two claims state the field, and state it differently; how they word it is no matter."""
    told = [value for claim in claims if (value := value_of(claim, field))]
    return any(_facts(value) != _facts(told[0]) for value in told)


def _facts(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in value.items() if name != "date_words"}


def _refuse_if_closed(incident: Incident) -> None:
    if incident.stage not in OPEN:
        raise CannotChoose(f"“{incident}” is {incident.stage}; that has to be undone first.")


def _choose(incident: Incident, claims: Sequence[Claim], field: str, choice: Choice) -> None:
    reason = choice.reason.strip()
    if choice.report is not None:
        claim = next((one for one in claims if one.report_id == choice.report), None)
        value = value_of(claim, field) if claim else None
        if claim is None or value is None:
            raise CannotChoose(f"That source states no {field} that could stand.")
        stands = {name: getattr(incident, name) for name in COLUMNS[field]}
        changes = _facts(value) != _facts(stands)
        if changes and not reason and differ(claims, field):
            raise CannotChoose(f"The sources differ on “{field}”: say why this value stands.")
        _take(incident, claim, value, field)
        reason = reason or (f"As {claim.report} has it." if changes else "")
    if reason:
        incident.reasons = {**incident.reasons, field: reason}


def _take(incident: Incident, claim: Claim, value: dict[str, Any], field: str) -> None:
    for name, told in value.items():
        setattr(incident, name, told)
    if field in FIGURES and claim.code_status == CodeStatus.CHECK_DEATHS:
        incident.code_status = (
            CodeStatus.CHECK_DEATHS
        )  # figures out of order bring their flag along


def _save(incident: Incident) -> None:
    try:
        incident.full_clean()
    except ValidationError as wrong:
        raise CannotChoose(" ".join(wrong.messages)) from None
    incident.save()
