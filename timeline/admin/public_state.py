"""What the public sees of an incident, beside what stands at the desk."""

from django.utils.formats import date_format

from timeline.actions.record import public_record
from timeline.models import Incident, Revision
from timeline.models.terms import Stage


def public_state(incident: Incident) -> str:
    """A sentence or two. Take `incident` from `Incident.objects.for_record()`."""
    current = incident.revisions.current().first()
    if current is None:
        return _not_public(incident)
    sees = f"The public sees revision {current.number}, of {_moment(current)}"
    fields = differing(incident, current)
    if not fields:
        return f"{sees}: the same as here."
    differ = "1 field differs" if len(fields) == 1 else f"{len(fields)} fields differ"
    return f"{sees}; {differ}: {', '.join(fields)}."


def differing(incident: Incident, current: Revision) -> list[str]:
    """The fields of the public record that would change by publishing now, in its order."""
    record = public_record(incident)
    return [name.replace("_", " ") for name in record if record[name] != current.record.get(name)]


def _not_public(incident: Incident) -> str:
    if incident.stage != Stage.RETRACTED:
        return "Not public."
    last = incident.revisions.latest("number")
    return f"Retracted by {last.editor}, {_moment(last)}: {last.reason}"


def _moment(revision: Revision) -> str:
    return date_format(revision.public_from, "j F Y H:i")
