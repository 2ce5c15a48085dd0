"""Which reports wait for somebody to check what was read in them, in which order."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from timeline.models import Claim, Report, User
from timeline.models.terms import OPEN

TO_CHECK = Q(incident__reviewed=False, incident__stage__in=OPEN)  # of a claim


def waiting() -> QuerySet[Report]:
    """Reports that tell of an incident which nobody has checked, the oldest received first (their
    keys are given in that order, and have an index)."""
    return Report.objects.filter(_tells(TO_CHECK)).order_by("pk")


def next_report(user: User, *, after: int = 0) -> Report | None:
    """The one to check next: past the report `after`, else from the beginning. What is assigned to
    somebody else comes last. None where nothing waits."""
    for_all = waiting().filter(_tells(TO_CHECK & ~_somebody_else(user)))
    later = Q(pk__gt=after)
    for reports in (for_all.filter(later), for_all, waiting().filter(later), waiting()):
        if found := reports.first():
            return found
    return None


def _tells(claim: Q) -> Exists:
    return Exists(Claim.objects.filter(claim, report=OuterRef("pk")))


def _somebody_else(user: User) -> Q:
    return Q(incident__assigned_to__isnull=False) & ~Q(incident__assigned_to=user)
