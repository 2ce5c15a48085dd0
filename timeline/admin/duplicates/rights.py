"""Who may merge which incidents, and take merges back."""

from django.http import HttpRequest

from timeline.actions.merging import why_not
from timeline.models import Incident
from timeline.models.terms import Stage


def may_merge(request: HttpRequest, *, stage: str) -> bool:
    """`stage` is that of the one that goes: where it is public, its address changes hands."""
    may_change = request.user.has_perm("timeline.change_incident")
    return may_change and (
        stage != Stage.PUBLISHED or request.user.has_perm("timeline.publish_incident")
    )


def refusal(request: HttpRequest, kept: Incident, merged: Incident) -> str:
    """Why this person cannot merge these two this way, a sentence; "" where it can be done."""
    if may_merge(request, stage=merged.stage):
        return why_not(kept, merged)
    if merged.stage == Stage.PUBLISHED:
        return f"“{merged}” is public: merging it is for those who publish."
    return "Merging is for those who may change incidents."
