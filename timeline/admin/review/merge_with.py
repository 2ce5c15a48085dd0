"""Into which incident a draft may be merged: what words find, as the search of the list does."""

from timeline.admin.incident_search import found_by
from timeline.models import Incident
from timeline.models.terms import OPEN

MOST = 10
LONGEST = 8  # words


def mergeable(words: str, *, but: int) -> list[Incident]:
    """Open incidents that `words` find; the latest first, at most MOST."""
    others = Incident.objects.filter(stage__in=OPEN).exclude(pk=but)
    found = found_by(" ".join(words.split()[:LONGEST]), others)
    return list(found.order_by("-date_start", "-pk")[:MOST])
