"""The pages that a report was taken from: listed with it, and handed out as files, never shown."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from timeline.accounts.client_address import client_address
from timeline.actions.audit import noted
from timeline.admin.desk import NeverWritten
from timeline.admin.typed import StackedInline
from timeline.models import AuditEntry, Evidence, Report

READ_REPORTS = "timeline.view_report"


class KeptPages(NeverWritten, StackedInline[Evidence, Report]):
    model = Evidence
    extra = 0
    fields = ("address", ("content_type", "kept"), ("fetched_at", "fetched_by"), "fingerprint")
    readonly_fields = ("address", "content_type", "kept", "fetched_at", "fetched_by", "fingerprint")
    verbose_name_plural = "Evidence: the page as it was fetched"

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return request.user.has_perm(READ_REPORTS)

    @admin.display(description="SHA-256 of the file")
    def fingerprint(self, evidence: Evidence) -> str:
        return evidence.sha256

    @admin.display(description="file")
    def kept(self, evidence: Evidence) -> SafeString:
        where = reverse("admin:evidence", args=[evidence.pk])
        return format_html('<a href="{}">Download, {}</a>', where, filesizeformat(evidence.size))


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse | HttpResponseRedirect:
    """The bytes as they came, under a name and type by which no browser runs a strange page."""
    if not request.user.has_perm(READ_REPORTS):
        raise PermissionDenied
    evidence = get_object_or_404(Evidence, pk=pk)
    try:
        file = evidence.file.open()
    except FileNotFoundError:
        messages.error(request, "The file of this page is not where it was kept.")
        here = reverse("admin:timeline_report_change", args=[evidence.report_id])
        return HttpResponseRedirect(here)
    if request.method == "GET":  # nothing is taken out by HEAD
        _note(request, evidence)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"evidence-{pk}.txt",
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )


def _note(request: HttpRequest, evidence: Evidence) -> None:
    noted(
        AuditEntry.What.EXPORT,
        who=request.user.get_username(),
        detail=f"evidence {evidence.pk} of report {evidence.report_id}: {evidence.address}",
        address=client_address(request),
    )
