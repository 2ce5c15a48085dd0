from django.contrib import admin

from timeline.admin.desk import Desk
from timeline.models import SavedView


@admin.register(SavedView)
class SavedViewAdmin(Desk[SavedView]):
    list_display = ("code", "title", "query", "asof", "created")
    search_fields = ("code", "title", "query")
    readonly_fields = ("code", "created")
