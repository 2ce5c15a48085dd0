"""Whether a record is still as it was when somebody looked at it."""

from hashlib import sha256

from timeline.admin.review.fields import of_incident
from timeline.models import Incident
from timeline.models.facts import FACT_FIELDS


class ChangedMeanwhile(ValueError):
    """By whom; a sentence for the analyst."""


def seen(incident: Incident) -> str:
    """A mark of all that a card shows of `incident`, to be sent along with what is decided about it."""
    shown = [incident.stage, incident.reviewed, incident.title, incident.summary]
    facts = [getattr(incident, name) for name in FACT_FIELDS]
    told = [*shown, *facts, incident.location_id, *of_incident(incident).items()]
    return sha256(repr(told).encode()).hexdigest()[:20]


def refuse_if_changed(incident: Incident, mark: str) -> None:
    """Raises ChangedMeanwhile where `incident` is not what `mark` was made of any more."""
    if seen(incident) == mark:
        return
    last = incident.versions.filter(set_aside=False).first()
    by = f" by {last.by}" if last and last.by else ""
    raise ChangedMeanwhile(
        f"“{incident}” was changed{by} while you looked at it, so nothing was done. "
        "This is how it stands now."
    )
