"""Reports, whose text is for the desk only."""

from hashlib import sha256
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from timeline.admin.claim import claim_count
from timeline.admin.desk import Desk, DeskForm
from timeline.admin.evidence import KeptPages
from timeline.models import Report
from timeline.models.terms import Stage


class ReportForm(DeskForm[Report]):
    def clean_body(self) -> str:
        """The same text twice is one report."""
        body = str(self.cleaned_data["body"])
        self.instance.sha256 = sha256(body.encode()).hexdigest()
        same = Report.objects.filter(sha256=self.instance.sha256).first()
        if same:
            raise ValidationError(f"This text is here already: {same}.")
        return body


@admin.register(Report)
class ReportAdmin(Desk[Report]):
    form = ReportForm
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
        "sha256",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).annotate(incident_count=claim_count("report"))

    def get_inlines(self, request: HttpRequest, obj: Report | None) -> Any:
        return (KeptPages,) if obj and obj.evidence.exists() else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> Any:
        """The text stays as it came: the offsets of quotes count its characters."""
        kept = ("name", "sha256", "received", "received_by")
        return (*kept, "body") if obj else kept

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: Any) -> None:
        if not change:
            obj.name, obj.received_by = "typed at the desk", request.user.get_username()
        super().save_model(request, obj, form, change)

    @admin.display(description="read by machine", boolean=True)
    def read_by_machine(self, report: Report) -> bool:
        return report.read_by_machine

    @admin.display(description="incidents", ordering="incident_count")
    def incidents(self, report: Report) -> int:
        return report.incident_count  # type: ignore[attr-defined,no-any-return]

    def view_on_site(self, report: Report) -> str | None:
        public = report.claims.filter(incident__stage=Stage.PUBLISHED).exists()
        return report.get_absolute_url() if public else None
