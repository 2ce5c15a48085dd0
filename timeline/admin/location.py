from django.contrib import admin

from timeline.admin.desk import Rows
from timeline.admin.named import NamedDesk
from timeline.models import Location, LocationAlias


class AliasRows(Rows[LocationAlias, Location]):
    model = LocationAlias
    extra = 1
    verbose_name = "other name"
    verbose_name_plural = "also known as"


@admin.register(Location)
class LocationAdmin(NamedDesk[Location]):
    named_in = "places"
    list_display = ("name", "kind", "country", "parent", "latitude", "longitude")
    list_filter = ("kind",)
    autocomplete_fields = ("parent", "parts")
    inlines = (AliasRows,)
    fields = (
        "name",
        "slug",
        ("kind", "country"),
        "parent",
        ("adm_1", "adm_2"),
        ("latitude", "longitude"),
        "parts",
    )
