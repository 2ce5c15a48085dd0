"""What an incident's own page says of duplicates: those near it, and the merges it is part of."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from timeline.admin.duplicates.rights import may_merge
from timeline.match.near import near, typed_of
from timeline.models import Incident, Merge
from timeline.models.terms import OPEN


def around(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    """Each merge comes with whether this person may undo it."""
    standing = [(merge, may_merge(request, stage=merge.stage)) for merge in merges_of([incident])]
    return {
        "near": near(typed_of(incident)) if incident.stage in OPEN else [],
        "merges": [pair for pair in standing if pair[0].kept_id == incident.pk],
        "merged_into": next((p for p in standing if p[0].merged_id == incident.pk), None),
    }


def merges_of(incidents: Iterable[Incident]) -> QuerySet[Merge]:
    """Those that stand, into one of them or of one of them."""
    keys = [incident.pk for incident in incidents]
    standing = Merge.objects.filter(undone_at=None).select_related("kept", "merged")
    return standing.filter(Q(kept__in=keys) | Q(merged__in=keys))
