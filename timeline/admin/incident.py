"""The incident: the list, and the page on which it is checked and edited."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from timeline.admin.claim import FIGURES, WHEN, ClaimRows, claim_count
from timeline.admin.desk import NeverWritten, Rows
from timeline.admin.desk_lists import DeskFilter
from timeline.admin.duplicates.around import around, merges_of
from timeline.admin.entry.bulk import edit_chosen
from timeline.admin.entry.place_map import map_box
from timeline.admin.in_hand import InHandAdmin, analysts
from timeline.admin.incident_search import found_by
from timeline.admin.ledger import grading_help
from timeline.admin.made_from import MadeFrom
from timeline.admin.public_state import public_state
from timeline.admin.publishing import door_url
from timeline.admin.reasons import ReasonsField
from timeline.admin.when import WhenForm
from timeline.admin.why import WhyField
from timeline.models import Incident, Link, Participation, Problem, Revision
from timeline.models.terms import Role, Stage


class IncidentForm(WhenForm[Incident]):
    assigned_to = forms.ModelChoiceField(analysts(), required=False)
    reasons = ReasonsField(
        required=False,
        help_text="Why each headline value was chosen, one a line, such as: "
        "killed: the only count by name.",
    )
    why = WhyField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk is None and self.data.get("made_from"):
            raise ValidationError(
                "This incident was deleted while you typed, so nothing is saved. "
                "What you typed is below; saved again, it is a new incident."
            )
        return cleaned


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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        """What may be one and the same has pages of its own, and is no part of the record."""
        links: QuerySet[Link] = super().get_queryset(request)
        return links.filter(kind__in=Link.PUBLIC_KINDS)

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            public = [(kind.value, kind.label) for kind in Link.PUBLIC_KINDS]
            kwargs["choices"] = [("", "---------"), *public]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class LinkedFromRows(NeverWritten, Rows[Link, Incident]):
    model = Link
    fk_name = "target"
    fields = ("incident", "kind", "reason")
    joined = ("target", "incident")
    verbose_name_plural = "other incidents that are … this one"


@admin.register(Incident)
class IncidentAdmin(InHandAdmin):
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
        "assigned_to",
    )
    actions: Any = (*InHandAdmin.actions, edit_chosen)
    list_display_links = ("title",)
    list_filter = (
        DeskFilter,
        "stage",
        "reviewed",
        "event_type",
        "grading",
        "event_clarity",
        "code_status",
    )
    list_select_related = ("location", "assigned_to")
    date_hierarchy = "date_start"
    search_fields = ("title", "code")  # and the names that `found_by` looks for
    autocomplete_fields = ("location", "dataset")
    readonly_fields = ("on_the_map", "code", "stage", "created", "modified")
    inlines = (ParticipationRows, ClaimRows, LinkRows, LinkedFromRows)
    fieldsets = (
        (None, {"fields": ("title", "summary", "assigned_to")}),
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

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return found_by(search_term, queryset), False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        page = super().get_changelist_instance(request)
        with_actors = models.Prefetch(
            "participations", Participation.objects.select_related("actor")
        )
        models.prefetch_related_objects(page.result_list, with_actors)
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

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What was public is protected by its revisions: that is why, and not a missing right. And so
        are the two of a merge, each of which would be lost without the other."""
        *found, lacking, protected = super().get_deleted_objects(objs, request)
        protected += [f"Merge: {merge}" for merge in merges_of(objs)]
        return *found, lacking - {str(Revision._meta.verbose_name)}, protected

    def view_on_site(self, incident: Incident) -> str | None:
        return incident.get_absolute_url() if incident.stage == Stage.PUBLISHED else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        incident = context["original"]
        context |= self.in_hand(request, incident)
        context["publish_url"], context["retract_url"] = door_url("publish"), door_url("retract")
        if incident is not None:
            saved = Incident.objects.for_record().get(pk=incident.pk)
            context["public_state"] = public_state(saved)
            context |= around(request, saved)
            fields = context["adminform"].form.fields
            if "grading" in fields:
                fields["grading"].help_text = grading_help(saved)
            context["problems"] = incident.problems.filter(state=Problem.State.OPEN)
            sent = request.POST.get("made_from")
            context["made_from"] = sent or MadeFrom.now(incident).token()
        page: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return page
