from django.contrib import admin

from timeline.admin.desk import Desk
from timeline.models import Dataset


@admin.register(Dataset)
class DatasetAdmin(Desk[Dataset]):
    list_display = ("name", "version", "licence")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
