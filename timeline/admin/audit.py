"""The audit log, to read."""

from django.contrib import admin

from timeline.admin.desk import Desk, NeverWritten
from timeline.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(NeverWritten, Desk[AuditEntry]):
    list_display = ("at", "what", "who", "detail", "address")
    list_display_links = None
    list_filter = ("what", "at")
    date_hierarchy = "at"
    search_fields = ("who", "detail", "address")
    search_help_text = "A user name, words of what was done, or an address."
