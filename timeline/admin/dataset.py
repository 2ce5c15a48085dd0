from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from timeline.actions.publishing import hold_the_record, next_change
from timeline.admin.desk import Desk
from timeline.models import Dataset, Incident, Revision


@admin.register(Dataset)
class DatasetAdmin(Desk[Dataset]):
    """The slug is what the public record of an incident knows its dataset by, so it stays once there
    is any; the name may change."""

    list_display = ("name", "version", "licence")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Dataset | None = None) -> Any:
        return ("slug",) if obj and _is_in_use(obj) else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Dataset | None = None) -> Any:
        in_use = "slug" in self.get_readonly_fields(request, obj)
        return {} if in_use else super().get_prepopulated_fields(request, obj)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Dataset, form: Any, change: Any) -> None:
        """Pages that call the dataset by its name are made anew once the counter moves."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            hold_the_record()
            next_change()


def _is_in_use(dataset: Dataset) -> bool:
    named = Revision.objects.filter(dataset=dataset.slug)
    return Incident.objects.filter(dataset=dataset).exists() or named.exists()
