"""The incident: the list, and the page on which it is checked and edited."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from timeline.admin.claim import FIGURES, WHEN, ClaimRows, claim_count
from timeline.admin.desk import NeverWritten, Rows
from timeline.admin.entry.place_map import map_box
from timeline.admin.public_state import public_state
from timeline.admin.publishing import PublishingAdmin, door_url
from timeline.admin.reasons import ReasonsField
from timeline.admin.when import WhenForm
from timeline.models import Incident, Link, Participation, Problem, Revision
from timeline.models.terms import Role, Stage

BUT_STAGE = [
    field.name
    for field in Incident._meta.concrete_fields
    if not field.primary_key and field.name != "stage"
]


class IncidentForm(WhenForm[Incident]):
    reasons = ReasonsField(
        required=False,
        help_text="Why each headline value was chosen, one a line, such as: "
        "killed: the only count by name.",
    )


class ParticipationRows(Rows[Participation, Incident]):
    model = Participation
    autocomplete_fields = ("actor",)
    joined = ("actor",)
    extra = 1
    verbose_name = "actor"
    verbose_name_plural = "who"


class LinkRows(Rows[Link, Incident]):
    model = Link
    fk_name = "incident"
    autocomplete_fields = ("target",)
    joined = ("target", "incident")
    verbose_name_plural = "this incident is …"


class LinkedFromRows(NeverWritten, Rows[Link, Incident]):
    model = Link
    fk_name = "target"
    fields = ("incident", "kind", "reason")
    joined = ("target", "incident")
    verbose_name_plural = "other incidents that are … this one"


@admin.register(Incident)
class IncidentAdmin(PublishingAdmin):
    form = IncidentForm
    change_form_template = "admin/timeline/incident/change_form.html"
    list_display = (
        "when",
        "title",
        "stage",
        "reviewed",
        "what",
        "location",
        "who",
        "sources",
    )
    list_display_links = ("title",)
    list_filter = ("stage", "reviewed", "event_type", "grading", "event_clarity", "code_status")
    list_select_related = ("location",)
    date_hierarchy = "date_start"
    search_fields = (
        "title",
        "code",
        "location__name",
        "location__aliases__name",
        "participations__actor__name",
        "participations__actor__aliases__name",
    )
    autocomplete_fields = ("location", "dataset")
    readonly_fields = ("on_the_map", "code", "stage", "created", "modified")
    inlines = (ParticipationRows, ClaimRows, LinkRows, LinkedFromRows)
    fieldsets = (
        (None, {"fields": ("title", "summary")}),
        ("When", {"fields": WHEN}),
        ("What", {"fields": (("event_type", "sub_event_type"),)}),
        ("Where", {"fields": (("location", "where_prec"), "on_the_map")}),
        ("Killed and injured", {"fields": FIGURES}),
        ("How sure", {"fields": (("grading", "code_status", "reviewed"), "reasons")}),
        (
            "Record",
            {
                "fields": (("code", "stage"), "dataset", ("created", "modified")),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Incident]:
        return super().get_queryset(request).annotate(source_count=claim_count("incident"))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        page = super().get_changelist_instance(request)
        models.prefetch_related_objects(page.result_list, "participations__actor")
        return page

    @admin.display(description="on the map")
    def on_the_map(self, incident: Incident) -> str:
        return map_box(incident.location, incident.where_prec)

    @admin.display(description="when", ordering="date_start")
    def when(self, incident: Incident) -> str:
        return incident.span.short()

    @admin.display(description="what", ordering="event_type")
    def what(self, incident: Incident) -> str:
        return incident.sub_event_type or incident.event_type

    @admin.display(description="who")
    def who(self, incident: Incident) -> str:
        parts = incident.participations.all()
        by = [part.actor.name for part in parts if part.role == Role.PERPETRATOR]
        others = [part.actor.name for part in parts if part.role != Role.PERPETRATOR]
        return " → ".join(", ".join(names) for names in (by, others) if names)

    @admin.display(description="sources", ordering="source_count")
    def sources(self, incident: Incident) -> int:
        return incident.source_count  # type: ignore[attr-defined,no-any-return]

    def save_model(self, request: HttpRequest, obj: Incident, form: Any, change: Any) -> None:
        """The stage is publishing's alone: an editor may have published since `obj` was read."""
        obj.save(update_fields=BUT_STAGE if change else None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """What a person has changed, no machine changes again or publishes by itself."""
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(rows.has_changed() for rows in formsets):
            Incident.objects.filter(pk=form.instance.pk).update(by_hand=True)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What was public is protected by its revisions: that is why, and not a missing right."""
        *found, lacking, protected = super().get_deleted_objects(objs, request)
        return *found, lacking - {str(Revision._meta.verbose_name)}, protected

    def view_on_site(self, incident: Incident) -> str | None:
        return incident.get_absolute_url() if incident.stage == Stage.PUBLISHED else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        incident = context["original"]
        public = incident is not None and incident.stage == Stage.PUBLISHED
        context["may_publish"] = self.has_publish_permission(request)
        context["may_retract"] = public and self.has_retract_permission(request)
        context["retract_url"] = door_url("retract")
        if incident is not None:
            saved = Incident.objects.for_record().get(pk=incident.pk)
            context["public_state"] = public_state(saved)
            context["problems"] = incident.problems.filter(state=Problem.State.OPEN)
        return super().render_change_form(request, context, *args, **kwargs)
