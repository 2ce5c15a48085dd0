"""The public record, to read: only publishing and retracting write it."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.admin.desk import Desk, NeverWritten
from timeline.models import Revision


@admin.register(Revision)
class RevisionAdmin(NeverWritten, Desk[Revision]):
    list_display = (
        "public_from",
        "public_until",
        "title",
        "number",
        "editor",
        "reason",
        "withdrawn",
    )
    list_display_links = ("title",)
    list_filter = ("withdrawn", "reviewed", "grading")
    search_fields = ("code", "title", "editor", "reason")
    ordering = ("-pk",)  # the latest first, by an index at hand
    fields = (
        ("incident", "number"),
        ("public_from", "public_until", "withdrawn"),
        ("editor", "reason"),
        "whole_record",
    )

    @admin.display(description="record")
    def whole_record(self, revision: Revision) -> SafeString:
        text = json.dumps(revision.record, indent=2, ensure_ascii=False)
        return format_html('<pre class="record">{}</pre>', text)
