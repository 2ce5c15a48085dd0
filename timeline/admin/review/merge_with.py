"""Into which incident a draft may be merged: what it is suspected to be, and what words find."""

from django.db.models import Q

from timeline.models import Incident
from timeline.models.terms import OPEN

MOST = 10


def found_by(words: str, *, but: int) -> list[Incident]:
    """Open incidents whose code is `words`, or whose title, place or actors hold each of them; the
    latest first, at most MOST."""
    terms = words.split()[:8]
    if not terms:
        return []
    held = Q()
    for term in terms:
        held &= (
            Q(title__icontains=term)
            | Q(location__name__icontains=term)
            | Q(participations__actor__name__icontains=term)
        )
    found = Incident.objects.filter(Q(code=words.strip()) | held, stage__in=OPEN)
    return list(found.exclude(pk=but).distinct().order_by("-date_start", "-pk")[:MOST])
