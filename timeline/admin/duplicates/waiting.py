"""The pairs that wait for an analyst to say whether they are one."""

from django.db.models import QuerySet

from timeline.models import Link
from timeline.models.terms import OPEN


def possible_pairs() -> QuerySet[Link]:
    """Suspected, and both still open; the newest suspicion first."""
    return Link.objects.filter(
        kind=Link.Kind.POSSIBLE_DUPLICATE, incident__stage__in=OPEN, target__stage__in=OPEN
    ).order_by("-pk")
