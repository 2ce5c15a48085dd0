"""What an analyst does with a draft: accept it, reject it, open it again, split it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from timeline.actions.editing import begun, editing
from timeline.actions.entering import SheetValues, write_sheet
from timeline.actions.judging import Judged, judged
from timeline.actions.working import put_back, working_record
from timeline.models import Decision, Incident, Link, Report
from timeline.models.terms import OPEN, Stage

Verdict = Decision.Verdict


class CannotDecide(ValueError):
    """Why not; a sentence for the analyst."""


@transaction.atomic
def accept(incident: Incident, *, by: str, report: Report | None = None) -> Decision:
    """The analyst has checked every field of it. A draft is then in review, which is to wait for
    whoever publishes; what is public stays so until it is published anew.

    `report` is the one that it was checked against. Raises CannotDecide when it is closed.
    """
    incident = _open(incident, "accepted")
    fields = {} if incident.reviewed else _judged(incident)
    with editing(incident, by=by, why="Checked, field by field."):
        incident.reviewed = True
        if incident.stage == Stage.DRAFT:
            incident.stage = Stage.IN_REVIEW
        incident.save(update_fields=["reviewed", "stage", "modified"])
    return _decided(incident, Verdict.ACCEPTED, by=by, report=report, fields=fields)


@transaction.atomic
def reject(incident: Incident, *, by: str, reason: str, report: Report | None = None) -> Decision:
    """It is no incident, or not one for this record. Raises CannotDecide where it was ever public,
    which is to be retracted, or without a reason."""
    incident = _open(incident, "rejected")
    if not reason.strip():
        raise CannotDecide("Say why it is rejected; it stands in the history of the desk.")
    if incident.revisions.exists():
        raise CannotDecide(f"“{incident}” has been public: it can be retracted, not rejected.")
    Incident.objects.filter(pk=incident.pk).update(stage=Stage.REJECTED)
    return _decided(incident, Verdict.REJECTED, by=by, report=report, reason=reason)


@transaction.atomic
def reopen(incident: Incident) -> Incident:
    """Make a draft again of what was rejected; the decision stays in the history."""
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if incident.stage != Stage.REJECTED:
        raise CannotDecide(f"“{incident}” was not rejected, so it cannot be opened again.")
    Incident.objects.filter(pk=incident.pk).update(stage=Stage.DRAFT, reviewed=False)
    incident.refresh_from_db()
    return incident


@transaction.atomic
def split(incident: Incident, *, by: str, report: Report | None = None) -> Incident:
    """A second draft that says the same, for the analyst to tell them apart: the machine had read two
    incidents as one. Gives the new one; that the two are not the same is remembered."""
    incident = _open(incident, "split")
    record = {**working_record(incident), "reviewed": False, "dataset": "", "links": []}
    twin = Incident.objects.create(
        title=incident.title,
        date_start=incident.date_start,
        date_end=incident.date_end,
        date_prec=incident.date_prec,
        event_type=incident.event_type,
    )
    put_back(twin, record)
    Link.objects.create(
        incident=incident, target=twin, kind=Link.Kind.NOT_DUPLICATE, reason="Split into both."
    )
    begun(twin, by=by, why=f"Split from {incident.code}.")
    _decided(twin, Verdict.SPLIT, by=by, report=report)
    return twin


@transaction.atomic
def add_missed(
    report: Report, values: SheetValues, *, by: str, quotes: Sequence[Mapping[str, Any]] = ()
) -> Incident:
    """An incident that `report` tells of and the machine did not see: a new draft, which rests on the
    `quotes` (see Claim). It is still to be accepted, like any other.

    Raises ValidationError where values do not go together.
    """
    incident = write_sheet(
        None, values, by=by, why="Missed by the machine.", report=report, quotes=quotes
    )
    _decided(incident, Verdict.ADDED, by=by, report=report)
    return incident


def _open(incident: Incident, done: str) -> Incident:
    """The row as it is now, held until the transaction ends."""
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if incident.stage not in OPEN:
        raise CannotDecide(f"“{incident}” is {incident.stage}, so it cannot be {done}.")
    return incident


def _judged(incident: Incident) -> Judged:
    """Against what stood before any hand: the first version, or all that stands. Nothing where a
    person has entered the incident, or no report was read."""
    if not incident.claims.exclude(evidence={}).exists():
        return {}
    now = working_record(incident)
    first = incident.versions.filter(set_aside=False).order_by("number").first()
    if first is None:
        return judged(now, now)
    return {} if first.by else judged(first.record, now)


def _decided(
    incident: Incident,
    verdict: str,
    *,
    by: str,
    report: Report | None,
    fields: Judged | None = None,
    reason: str = "",
) -> Decision:
    report = report or Report.objects.filter(claims__incident=incident).first()
    return Decision.objects.create(
        incident=incident,
        report=report,
        verdict=verdict,
        fields=fields or {},
        reason=reason.strip()[:500],
        by=by,
    )
