from django.contrib import admin

from timeline.admin.desk import Rows
from timeline.admin.named import NamedDesk
from timeline.models import Actor, ActorAlias


class AliasRows(Rows[ActorAlias, Actor]):
    model = ActorAlias
    extra = 1
    verbose_name = "other name"
    verbose_name_plural = "also known as"


@admin.register(Actor)
class ActorAdmin(NamedDesk[Actor]):
    named_in = "parties"
    list_display = ("name", "inter", "country", "parent")
    list_filter = ("inter",)
    fields = ("name", "slug", "inter", "country", "parent")
    autocomplete_fields = ("parent",)
    inlines = (AliasRows,)
