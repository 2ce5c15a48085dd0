"""The page on which a merge is taken back."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timeline.actions.merging import CannotMerge, undo_merge
from timeline.actions.publishing import stands_apart
from timeline.admin.duplicates.rights import may_merge
from timeline.models import Merge
from timeline.models.terms import Stage


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("timeline.view_incident", raise_exception=True)
def undo(request: HttpRequest, merge: int) -> HttpResponse:
    """GET says what would be, POST does it. 403 for those who may not merge the like."""
    done = get_object_or_404(Merge.objects.select_related("kept", "merged"), pk=merge)
    if not may_merge(request, stage=done.stage):
        raise PermissionDenied
    if request.method == "POST" and _undone(request, done):
        return HttpResponseRedirect(
            reverse("admin:timeline_incident_change", args=[done.merged_id])
        )
    context = {
        **admin.site.each_context(request),
        "title": "Two incidents again?",
        "merge": done,
        "has_left": done.stage == Stage.PUBLISHED and not stands_apart(done),
    }
    return render(request, "admin/duplicates/undo.html", context)


def _undone(request: HttpRequest, done: Merge) -> bool:
    try:
        undo_merge(done, by=request.user.get_username())
    except CannotMerge as wrong:
        messages.error(request, str(wrong))
        return False
    messages.success(request, f"“{done.merged}” is an incident of its own again.")
    return True
