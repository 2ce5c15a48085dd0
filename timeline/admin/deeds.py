"""What was done with an incident at the desk beside changing it: decided, handed over, published."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from timeline.models import Incident, User

SHOWN = 200  # the latest


class Deed(NamedTuple):
    at: datetime
    by: str
    what: str


def log_deed(incident: Incident, by: User, what: str) -> None:
    """For what leaves neither a version nor a decision. `what` is a sentence."""
    LogEntry.objects.log_actions(by.pk, [incident], CHANGE, what, single_object=True)


def deeds(incident: Incident) -> list[Deed]:
    """From the log and from what was decided, the latest first."""
    kind = ContentType.objects.get_for_model(Incident)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(incident.pk))
    logged = entries.select_related("user").order_by("-action_time")[:SHOWN]
    found = [Deed(one.action_time, str(one.user), one.get_change_message()) for one in logged]
    for decision in incident.decisions.defer("fields")[:SHOWN]:
        verdict = decision.get_verdict_display().capitalize()
        what = f"{verdict}: {decision.reason}" if decision.reason else f"{verdict}."
        found.append(Deed(decision.at, decision.by, what))
    return sorted(found, reverse=True)[:SHOWN]
