"""Reports, whose text is for the desk only."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from timeline.admin.claim import claim_count
from timeline.admin.desk import Desk
from timeline.admin.evidence import KeptPages
from timeline.models import Report
from timeline.models.terms import Stage


@admin.register(Report)
class ReportAdmin(Desk[Report]):
    change_list_template = "admin/timeline/report/change_list.html"
    list_display = ("published", "outlet", "title", "language", "read_by_machine", "incidents")
    list_display_links = ("title",)
    list_filter = ("language", "published_how")
    date_hierarchy = "published"
    search_fields = ("outlet", "title", "name", "url")
    fields = (
        ("outlet", "language"),
        "title",
        ("published", "published_how"),
        "url",
        "archive_url",
        "body",
        ("name", "received", "received_by"),
        "fingerprint",
    )
    labels = {"url": "Address", "archive_url": "Its copy in an archive"}
    # The text stays as it came: the offsets of quotes count its characters.
    readonly_fields = ("body", "name", "fingerprint", "received", "received_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one way in for reports, and it is not a form of the row."""
        return False

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("timeline.add_report"):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:bring_in"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).annotate(incident_count=claim_count("report"))

    def get_inlines(self, request: HttpRequest, obj: Report | None) -> Any:
        return (KeptPages,) if obj and obj.evidence.exists() else ()

    @admin.display(description="SHA-256 of its text")
    def fingerprint(self, report: Report) -> str:
        return report.sha256

    @admin.display(description="read by machine", boolean=True)
    def read_by_machine(self, report: Report) -> bool:
        return report.read_by_machine

    @admin.display(description="incidents", ordering="incident_count")
    def incidents(self, report: Report) -> int:
        return report.incident_count  # type: ignore[attr-defined,no-any-return]

    def view_on_site(self, report: Report) -> str | None:
        public = report.claims.filter(incident__stage=Stage.PUBLISHED).exists()
        return report.get_absolute_url() if public else None
