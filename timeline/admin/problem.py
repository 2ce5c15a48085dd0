"""What readers report: read here, settled with a word on what was done, and opened again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.actions.problems import CannotSettle, decline, reopen, settle
from timeline.admin.desk import Desk, DeskForm
from timeline.admin.sent_words import sent_words
from timeline.models import Problem

TOLD = ("received", "about", "on_the_desk", "words", "state")
SETTLED = ("outcome", "handled_by", "handled_at")
LONGEST = 500  # characters of what was done
BUTTONS = {
    "_corrected": Problem.State.CORRECTED,
    "_declined": Problem.State.DECLINED,
    "_reopen": Problem.State.OPEN,
}


class DecliningForm(ActionForm):
    """Beside the list's actions; what is sent is read by `sent_words`."""

    outcome = forms.CharField(
        label="Why:", required=False, widget=forms.TextInput(attrs={"maxlength": LONGEST})
    )


class SettlingForm(DeskForm[Problem]):
    outcome = forms.CharField(
        label="What was done",
        max_length=LONGEST,
        help_text="Or why nothing was. It stays at the desk; how to reach the reader is erased then.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Say what was done, or why nothing was; it stays at the desk."},
    )


@admin.register(Problem)
class ProblemAdmin(Desk[Problem]):
    form = SettlingForm
    action_form = DecliningForm
    actions = ("decline_chosen",)
    change_form_template = "admin/timeline/problem/change_form.html"
    list_display = ("received", "state", "says", "of")
    list_display_links = ("says",)
    list_filter = ("state",)
    list_select_related = ("incident",)
    search_fields = ("words", "page", "outcome", "incident__title")
    ordering = ("-state", "-received")  # "open" is the last word of the three

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        return super().get_queryset(request).select_related("incident")

    def get_fields(self, request: HttpRequest, obj: Problem | None = None) -> Any:
        told = self.get_readonly_fields(request, obj)
        return (*told, "outcome") if _is_open(obj) else told

    def get_readonly_fields(self, request: HttpRequest, obj: Problem | None = None) -> Any:
        if not _is_open(obj):
            return (*TOLD, *SETTLED)
        return (*TOLD, "contact") if self.has_change_permission(request, obj) else TOLD

    @admin.action(description="Decline the chosen: nothing to correct", permissions=["change"])
    def decline_chosen(self, request: HttpRequest, chosen: QuerySet[Problem]) -> None:
        try:
            outcome = sent_words(request.POST, "outcome", longest=LONGEST)
            declined = decline(chosen, outcome=outcome, by=request.user.get_username())
        except (CannotSettle, ValidationError) as refusal:
            self.message_user(request, _sentence(refusal), messages.ERROR)
            return
        for problem in declined:
            self.log_change(request, problem, _settled_as(Problem.State.DECLINED))
        self.message_user(request, f"Declined: {len(declined)}.", messages.SUCCESS)

    @admin.display(description="what is wrong", ordering="words")
    def says(self, problem: Problem) -> str:
        return problem.words if len(problem.words) <= 120 else f"{problem.words[:120]}…"

    @admin.display(description="of", ordering="page")
    def of(self, problem: Problem) -> str:
        return str(problem.incident or problem.page)

    @admin.display(description="page")
    def about(self, problem: Problem) -> SafeString:
        return format_html('<a href="{}">{}</a>', problem.page, problem.page)

    @admin.display(description="incident")
    def on_the_desk(self, problem: Problem) -> SafeString | str:
        if problem.incident is None:
            return "The page is of no incident."
        address = reverse("admin:timeline_incident_change", args=[problem.incident.pk])
        return format_html('<a href="{}">{}</a>', address, problem.incident)

    def save_model(self, request: HttpRequest, obj: Problem, form: Any, change: Any) -> None:
        by, state = request.user.get_username(), _asked_for(request)
        if state == Problem.State.OPEN:
            reopen(obj, by=by)
        else:
            settle(obj, state=state, outcome=request.POST.get("outcome", ""), by=by)

    def construct_change_message(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> Any:
        state = _asked_for(request)
        return "Opened again." if state == Problem.State.OPEN else _settled_as(state)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except CannotSettle as refusal:
            typed = request.POST.get("outcome", "").strip()
            messages.error(request, f"{refusal} You wrote: “{typed}”" if typed else str(refusal))
            return HttpResponseRedirect(request.path)


def _asked_for(request: HttpRequest) -> Problem.State:
    """What the button that was pressed makes of the report. Raises CannotSettle without one."""
    pressed = [state for name, state in BUTTONS.items() if name in request.POST]
    if len(pressed) != 1:
        raise CannotSettle("Say whether it was corrected, or there was nothing to correct.")
    return pressed[0]


def _settled_as(state: Problem.State) -> str:
    return f"Settled as “{state.label}”."


def _sentence(refusal: CannotSettle | ValidationError) -> str:
    return " ".join(getattr(refusal, "messages", [str(refusal)]))


def _is_open(problem: Problem | None) -> bool:
    return problem is None or problem.state == Problem.State.OPEN
