from datetime import datetime

from django.contrib import admin

from timeline.admin.desk import Desk
from timeline.models import SavedView


@admin.register(SavedView)
class SavedViewAdmin(Desk[SavedView]):
    list_display = ("code", "title", "page", "query", "as_of", "created")
    search_fields = ("code", "title", "query")
    readonly_fields = ("code", "created")
    labels = {"asof": "As of", "query": "What it asks for"}

    @admin.display(description="as of", ordering="asof", empty_value="live")
    def as_of(self, view: SavedView) -> datetime | None:
        return view.asof
