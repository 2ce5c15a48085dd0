"""A draft that its analyst is done with waits for whoever publishes."""

from django.db import transaction

from timeline.models import Incident
from timeline.models.terms import Stage


@transaction.atomic
def hand_over(incident: Incident) -> bool:
    """Put a draft in review; whether it was a draft. What is public already waits among what was
    changed since publication."""
    drafts = Incident.objects.filter(pk=incident.pk, stage=Stage.DRAFT)
    return bool(drafts.update(stage=Stage.IN_REVIEW))
