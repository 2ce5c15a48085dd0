"""What the public sees of an incident, beside what stands at the desk."""

from django.db.models import QuerySet
from django.utils.formats import date_format

from timeline.actions.record import public_record
from timeline.admin.differences import differences, names
from timeline.models import Incident, Revision
from timeline.models.terms import Stage


def public_state(incident: Incident) -> str:
    """A sentence or two. Take `incident` from `Incident.objects.for_record()`."""
    current = incident.revisions.current().first()
    if current is None:
        return _not_public(incident)
    sees = f"The public sees revision {current.number}, of {_moment(current)}"
    found = differences(current.record, public_record(incident))
    if not found:
        return f"{sees}: the same as here."
    return f"{sees}; what stands here differs in {names(found)}."


def default_reason(incidents: QuerySet[Incident]) -> str:
    """What an editor who publishes these most often has to say; "" where that is for them to say."""
    if not Revision.objects.filter(incident__in=incidents).exists():
        return "First published."
    if incidents.count() > 1:
        return ""
    incident = incidents.get()
    current = incident.revisions.current().first()
    if current is None:
        return ""
    found = differences(current.record, public_record(incident))
    return f"Changed: {names(found)}."[:500] if found else ""


def _not_public(incident: Incident) -> str:
    if incident.stage != Stage.RETRACTED:
        return "Not public."
    last = incident.revisions.latest("number")
    return f"Retracted by {last.editor}, {_moment(last)}: {last.reason}"


def _moment(revision: Revision) -> str:
    return date_format(revision.public_from, "j F Y H:i")
