"""The pages on which an editor publishes or retracts: what it concerns, and the reason why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from timeline.actions.publishing import CannotPublish, publish, retract
from timeline.admin.desk import Desk
from timeline.admin.doubtful import doubts_about
from timeline.admin.keys import keys_of
from timeline.admin.public_state import default_reason, public_state
from timeline.admin.seen import ChangedMeanwhile, as_seen, seen
from timeline.admin.settling import BEGINS, SettlesField, reported, settle_with
from timeline.models import Incident, Revision

MOST = 500  # at once: each is looked at as it stands, and its revision written
SHOWN = 100  # of those chosen, so that a page about thousands stays a page


@dataclass(frozen=True)
class Door:
    """One way through the door between the desk and the public."""

    verb: str
    done: str
    act: Callable[..., Revision]
    consequence: str


DOORS = {
    "publish": Door(
        "publish",
        "Published",
        publish,
        "What stands at the desk becomes public at once, under your name at the desk.",
    ),
    "retract": Door(
        "retract",
        "Retracted",
        retract,
        "It leaves every public page, past ones too; the reason stands in its place.",
    ),
}


class ReasonForm(forms.Form):
    """`ids` are the keys of the chosen incidents, in one field however many they are; `seen` their
    marks as they were shown, "1:mark,2:mark"."""

    ids = forms.RegexField(r"^\d+(,\d+)*$", widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        max_length=500,
        help_text="It stands in the public history.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True}),
        error_messages={"required": "Give a reason; it stands in the public history."},
    )
    settled = SettlesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        problems = reported(str(self["ids"].value()))
        self.fields["settled"].queryset = problems  # type: ignore[attr-defined]
        if problems:
            self.initial.setdefault("reason", BEGINS)


class PublishingAdmin(Desk[Incident]):
    """Adds both pages, their list actions and the button "Save and publish…"."""

    actions = ("publish_chosen", "retract_chosen")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("timeline.publish_incident")

    def has_retract_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("timeline.retract_incident")

    @admin.action(description="Publish the chosen incidents…", permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, chosen: QuerySet[Incident]) -> HttpResponse:
        return self._ask(request, DOORS["publish"], form_for(chosen))

    @admin.action(description="Retract the chosen incidents…", permissions=["retract"])
    def retract_chosen(self, request: HttpRequest, chosen: QuerySet[Incident]) -> HttpResponse:
        return self._ask(request, DOORS["retract"], form_for(chosen))

    def get_urls(self) -> list[URLPattern]:
        pages = [
            path(
                f"{verb}/",
                self.admin_site.admin_view(self.through),
                {"verb": verb},
                name=f"timeline_incident_{verb}",
            )
            for verb in DOORS
        ]
        return [*pages, *super().get_urls()]

    def through(self, request: HttpRequest, verb: str) -> HttpResponse:
        """GET ?ids=1,2 asks for the reason; POST acts. 403 without the permission of the verb."""
        if not request.user.has_perm(f"timeline.{verb}_incident"):
            raise PermissionDenied
        form = ReasonForm(request.POST or None, initial={"ids": request.GET.get("ids", "")})
        if form.is_valid():
            return self._act(request, DOORS[verb], form.cleaned_data)
        return self._ask(request, DOORS[verb], form)

    def response_change(self, request: HttpRequest, obj: Incident) -> HttpResponse:
        usual = super().response_change(request, obj)  # and says that it was saved
        return self._on_to_publish(request, obj) or usual

    def response_add(
        self, request: HttpRequest, obj: Incident, post_url_continue: str | None = None
    ) -> HttpResponse:
        usual = super().response_add(request, obj, post_url_continue)
        return self._on_to_publish(request, obj) or usual

    def _on_to_publish(self, request: HttpRequest, incident: Incident) -> HttpResponse | None:
        if "_publish" not in request.POST or not self.has_publish_permission(request):
            return None
        return HttpResponseRedirect(f"{door_url('publish')}?ids={incident.pk}")

    def _ask(
        self, request: HttpRequest, door: Door, form: ReasonForm, *, status: int = 200
    ) -> HttpResponse:
        chosen = self._chosen(str(form["ids"].value()))
        if refusal := _not_so_many(chosen.count(), door.verb):
            messages.error(request, refusal)
            return HttpResponseRedirect(reverse("admin:timeline_incident_changelist"))
        if door.verb == "publish":
            form.initial.setdefault("reason", default_reason(chosen))
        form.initial["seen"] = ",".join(f"{one.pk}:{seen(one)}" for one in chosen)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{door.verb.capitalize()}: why?",
            "opts": self.opts,
            "door": door,
            "action": door_url(door.verb),
            "form": form,
            "chosen": [
                (one, public_state(one), doubts_about(one) if door.verb == "publish" else [])
                for one in chosen[:SHOWN]
            ],
            "more": max(0, chosen.count() - SHOWN),
            "media": self.media,
        }
        template = "admin/timeline/incident/reason.html"
        return TemplateResponse(request, template, context, status=status)

    def _act(self, request: HttpRequest, door: Door, asked: dict[str, Any]) -> HttpResponse:
        """What was changed since it was shown is shown again, with the reason that was typed."""
        chosen = list(self._chosen(asked["ids"]))
        marks = dict(one.partition(":")[::2] for one in asked["seen"].split(","))
        done, changed = [], []
        for one in chosen:
            try:
                with as_seen(one, marks.get(str(one.pk), "")):
                    if self._act_on(request, door, one, asked["reason"]):
                        done.append(one)
            except ChangedMeanwhile as refusal:
                messages.error(request, str(refusal))
                changed.append(one)
        if done:
            messages.success(request, f"{door.done} {named(done)}.")
            settle_with(request, asked["settled"], done, asked["reason"])
        if changed:
            again = form_for(changed, reason=asked["reason"])
            return self._ask(request, door, again, status=409)
        if len(chosen) == 1:
            return HttpResponseRedirect(
                reverse("admin:timeline_incident_change", args=[chosen[0].pk])
            )
        return HttpResponseRedirect(reverse("admin:timeline_incident_changelist"))

    def _act_on(self, request: HttpRequest, door: Door, incident: Incident, reason: str) -> bool:
        """Whether a revision came of it; if not, a message says why."""
        before = incident.revisions.current().first()
        try:
            revision = door.act(incident, by=request.user.get_username(), reason=reason)
        except CannotPublish as refusal:
            messages.error(request, str(refusal))
            return False
        if revision == before:
            messages.info(request, f"“{incident}” was public already, just as it stands.")
            return False
        self.log_change(request, incident, f"{door.done} as revision {revision.number}: {reason}")
        return True

    def _chosen(self, ids: str) -> QuerySet[Incident]:
        chosen = Incident.objects.for_record().filter(pk__in=keys_of(ids))
        return cast("QuerySet[Incident]", chosen)


def _not_so_many(number: int, verb: str) -> str:
    """Why that many cannot be asked about at once; "" where they can."""
    if not number:
        return f"No incident to {verb} was chosen."
    too_many = f"{number:,} incidents are chosen; {MOST} at most can be seen through at once."
    return too_many if number > MOST else ""


def form_for(chosen: Iterable[Incident], **initial: str) -> ReasonForm:
    return ReasonForm(initial={"ids": ",".join(str(one.pk) for one in chosen), **initial})


def named(incidents: list[Incident]) -> str:
    """The first few by title, the rest by their number."""
    few = ", ".join(f"“{incident}”" for incident in incidents[:5])
    return f"{few} and {len(incidents) - 5} more" if len(incidents) > 5 else few


def door_url(verb: str) -> str:
    return reverse(f"admin:timeline_incident_{verb}")
