"""What one report says of one incident: on its own page and on the incident's."""

import json
from contextlib import ExitStack
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from timeline.actions.editing import editing
from timeline.admin.desk import Desk, Joined
from timeline.admin.quotes import QuotesField, as_list, located
from timeline.admin.typed import StackedInline
from timeline.admin.when import WhenForm
from timeline.models import Claim, Incident
from timeline.models.terms import Stage

FIGURES = (
    ("killed_low", "killed_best", "killed_high"),
    ("injured_low", "injured_best", "injured_high"),
)
WHEN = ("when", ("date_words", "event_clarity"), ("count_low", "count_high"))
SAYS = (
    "Where and who, as reported",
    {"fields": (("location_name", "country", "where_prec"), "who")},
)
FACTS: tuple[tuple[str, Any], ...] = (
    ("When, as reported", {"fields": WHEN}),
    ("What, as reported", {"fields": ("title", ("event_type", "sub_event_type"))}),
    SAYS,
    ("Killed and injured, as reported", {"fields": (*FIGURES, "code_status")}),
)
CLOSED_FACTS: Any = tuple(
    (name, {**parts, "classes": ("collapse",)}) for name, parts in FACTS
)  # many to a page


class ClaimForm(WhenForm[Claim]):
    quoted = QuotesField(
        label="Quotes",
        required=False,
        help_text="Passages of the report that this rests on, as they stand there; "
        "a blank line between two. The public sees them.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("quoted", self.instance.quotes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        report = cleaned.get("report")
        if report and {"quoted", "report"} & set(self.changed_data):
            try:
                self.instance.quotes = located(cleaned.get("quoted", []), report.body)
            except ValidationError as missing:
                self.add_error("quoted", missing)
        return cleaned


class ClaimOwnForm(ClaimForm):
    """It carries a digest of what it was made from, so that it replaces nothing unseen."""

    standing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["standing"] = standing(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        now = self.initial["standing"]
        if now and cleaned.get("standing") != now:
            again: Any = cast("QueryDict", self.data).copy()
            again["standing"] = now  # saved again, it is saved upon what stands now
            self.data = again
            names = [self.fields[name].label or name for name in self.changed_data]
            differ = ", ".join(str(name) for name in names if name != "standing")
            raise ValidationError(
                "Somebody saved this source while you typed, so nothing of yours is saved yet. "
                f"What you typed differs in: {differ or 'nothing'}. "
                "Save again to put it in the place of what stands."
            )
        return cleaned


def standing(claim: Claim) -> str:
    """A digest of the row as it is; "" of one that is not there yet."""
    if claim.pk is None:
        return ""
    row = Claim.objects.filter(pk=claim.pk).values().first()
    return sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()


class ClaimPage:
    """What both forms of a claim show beside its columns."""

    @admin.display(description="when")
    def when(self, claim: Claim) -> str:
        return claim.span.words()

    @admin.display(description="quotes")
    def quoted(self, claim: Claim) -> SafeString:
        return as_list(claim.quotes)

    @admin.display(description="actors as reported")
    def who(self, claim: Claim) -> str:
        return ", ".join(f"{actor['name']} ({actor['role']})" for actor in claim.actors) or "–"

    @admin.display(description="what each value rests on")
    def rests_on(self, claim: Claim) -> SafeString:
        rows = ((name.replace("_", " "), quote["text"]) for name, quote in claim.evidence.items())
        return format_html_join("", "<p><b>{}</b>: “{}”</p>", rows)


@admin.register(Claim)
class ClaimAdmin(ClaimPage, Desk[Claim]):
    form = ClaimOwnForm
    list_display = ("report", "incident", "when", "event_type", "killed_best", "injured_best")
    list_filter = ("event_type", "event_clarity", "code_status")
    search_fields = ("incident__title", "incident__code", "report__outlet", "report__title")
    autocomplete_fields = ("incident", "report")
    readonly_fields = ("who", "rests_on")

    fieldsets = (
        (None, {"fields": ("incident", "report", "quoted", "standing")}),
        *FACTS,
        ("What the machine read it from", {"fields": ("rests_on",), "classes": ("collapse",)}),
    )

    def has_change_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        """What a merged incident says stays, for the merge to be undone."""
        merged = obj is not None and obj.incident.stage == Stage.MERGED
        return not merged and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: Any) -> None:
        """A source changed by hand changes its incident by hand, or both where it moves."""
        was = Claim.objects.filter(pk=obj.pk).values_list("incident", flat=True)
        concerned = Incident.objects.filter(pk__in={obj.incident_id, *was}).order_by("pk")
        with ExitStack() as kept:
            for incident in concerned:
                why = f"What {obj.report} says, on its own page."
                kept.enter_context(editing(incident, by=request.user.get_username(), why=why))
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Claim) -> None:
        with editing(obj.incident, by=request.user.get_username(), why=f"Without {obj.report}."):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        for claim in queryset:
            self.delete_model(request, claim)


class ClaimRows(ClaimPage, Joined, StackedInline[Claim, Incident]):
    model = Claim
    form = ClaimForm
    readonly_fields = ("who",)
    extra = 0
    autocomplete_fields = ("report",)
    joined = ("report", "incident")
    show_change_link = True
    verbose_name = "source"
    verbose_name_plural = "sources: what each report says"
    fieldsets = ((None, {"fields": ("report", "quoted")}), *CLOSED_FACTS)


def claim_count(of: str) -> Coalesce:
    """How many claims a row has, `of` being their key to it ("incident" or "report"). Counted for
    the rows of one page, not for the table as a join with GROUP BY would."""
    claims = Claim.objects.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(claims.annotate(n=Count("pk")).values("n")), 0)
