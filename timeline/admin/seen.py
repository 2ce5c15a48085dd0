"""Whether a record is still as it was when somebody looked at it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from timeline.actions.publishing import hold_the_record
from timeline.actions.working import record_of
from timeline.admin.made_from import digest
from timeline.models import Incident


class ChangedMeanwhile(ValueError):
    """By whom; a sentence for the analyst."""


def seen(incident: Incident) -> str:
    """A mark of all that stands of `incident`, and of what it is linked to, for a form to send along.
    Take `incident` from `Incident.objects.for_record()`."""
    links = sorted((link.kind, link.target_id) for link in incident.links.all())
    return digest({"record": record_of(incident), "stage": incident.stage, "links": links})[:20]


@contextmanager
def as_seen(incident: Incident, mark: str) -> Iterator[Incident]:
    """The incident as it stands, held until the end, where all of it is done or nothing. Raises
    ChangedMeanwhile where it is not what `mark` was made of any more."""
    with transaction.atomic():
        hold_the_record()
        Incident.objects.select_for_update().get(pk=incident.pk)
        held = Incident.objects.for_record().get(pk=incident.pk)
        if seen(held) != mark:
            by = _last_hand(held)
            raise ChangedMeanwhile(
                f"“{held}” was changed{f' by {by}' if by else ''} while you looked at it, so nothing "
                "was done. This is how it stands now."
            )
        yield held


def _last_hand(incident: Incident) -> str:
    """Whoever left the latest trace: a change, a decision, a merge, or what became public."""
    traces = (
        incident.versions.filter(set_aside=False).order_by("-number").values_list("at", "by"),
        incident.decisions.order_by("-at").values_list("at", "by"),
        incident.merged_by.order_by("-at").values_list("at", "by"),
        incident.revisions.order_by("-number").values_list("public_from", "editor"),
    )
    latest = [trace for trace in (rows.first() for rows in traces) if trace]
    return max(latest)[1] if latest else ""
