"""The audit log, to read."""

from django.contrib import admin

from timeline.admin.desk import Desk, NeverWritten
from timeline.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(NeverWritten, Desk[AuditEntry]):
    list_display = ("when", "what", "by", "detail", "address")
    list_display_links = None
    list_filter = ("what",)
    date_hierarchy = "at"
    search_fields = ("who", "detail", "address")
    search_help_text = "A user name, words of what was done, or an address."

    @admin.display(description="when (UTC)", ordering="at")
    def when(self, entry: AuditEntry) -> str:
        return f"{entry.at:%Y-%m-%d %H:%M:%S}"

    @admin.display(description="who", ordering="who")
    def by(self, entry: AuditEntry) -> str:
        return entry.who or "(command line)"
