"""Who has an incident in hand, what analysts tell each other of it, and who may take it further."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from timeline.actions.deciding import CannotDecide, reopen
from timeline.actions.handing_over import hand_over
from timeline.actions.publishing import author
from timeline.admin.versions import VersionsAdmin
from timeline.models import Decision, Incident, Note, User
from timeline.models.terms import Stage

LONGEST_NOTE = 5_000  # letters
NOTE = forms.CharField(
    max_length=LONGEST_NOTE,
    error_messages={
        "required": "The note was empty; nothing was added.",
        "max_length": f"A note has {LONGEST_NOTE:,} letters at most; nothing was added.",
    },
)
ANOTHER = "another editor has to publish it (four eyes)."


class InHandAdmin(VersionsAdmin):
    """Adds notes, "Take it", "Save and hand over" and "Make it a draft again"."""

    def get_urls(self) -> list[URLPattern]:
        acts = {"note": self.note, "take": self.take, "reopen": self.reopen}
        ours = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(act),
                name=f"timeline_incident_{name}",
            )
            for name, act in acts.items()
        ]
        return [*ours, *super().get_urls()]

    @method_decorator(require_POST)
    def note(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Add a note. What is said stays as it was said."""
        if not request.user.has_perm("timeline.add_note"):
            raise PermissionDenied
        incident = get_object_or_404(Incident, pk=pk)
        try:
            text = NOTE.clean(request.POST.get("text", ""))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            Note.objects.create(incident=incident, text=text, by=request.user.get_username())
        return _to(incident, "#notes")

    @method_decorator(require_POST)
    def take(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Assign it to whoever asks; it is told who had it."""
        incident = self._to_change(request, pk)
        had = incident.assigned_to
        Incident.objects.filter(pk=pk).update(assigned_to=request.user.pk)
        self.log_change(request, incident, f"Taken from {had}." if had else "Taken.")
        messages.success(request, f"It is yours now; {had} had it." if had else "It is yours now.")
        return _to(incident)

    @method_decorator(require_POST)
    def reopen(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a draft again of what was rejected."""
        incident = self._to_change(request, pk)
        try:
            reopen(incident)
        except CannotDecide as refusal:
            messages.error(request, str(refusal))
        else:
            self.log_change(request, incident, "Made a draft again.")
            messages.success(request, f"“{incident}” is a draft again.")
        return _to(incident)

    def _to_change(self, request: HttpRequest, pk: int) -> Incident:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(Incident, pk=pk)

    def response_change(self, request: HttpRequest, obj: Incident) -> HttpResponse:
        usual = super().response_change(request, obj)
        self._hand_over(request, obj)
        return usual

    def response_add(
        self, request: HttpRequest, obj: Incident, post_url_continue: str | None = None
    ) -> HttpResponse:
        usual = super().response_add(request, obj, post_url_continue)
        self._hand_over(request, obj)
        return usual

    def _hand_over(self, request: HttpRequest, incident: Incident) -> None:
        if "_hand_over" in request.POST and hand_over(incident):
            why = request.POST.get("why", "").strip()
            self.log_change(request, incident, f"Handed over. {why}".strip())
            messages.success(request, "Handed over: it waits for an editor to publish it.")

    def in_hand(self, request: HttpRequest, incident: Incident | None) -> dict[str, Any]:
        """What the page of an incident says of its stage, and which buttons it has."""
        may_publish = self.has_publish_permission(request)
        stage = incident.stage if incident else Stage.DRAFT
        begun: dict[str, Any] = {
            "may_save_and_publish": may_publish and not settings.FOUR_EYES,
            "may_hand_over": stage == Stage.DRAFT and (settings.FOUR_EYES or not may_publish),
        }
        if incident is None:
            return begun
        by = author(incident) if settings.FOUR_EYES else ""
        mine = by == request.user.get_username()
        again = stage == Stage.RETRACTED
        return begun | {
            "may_publish": may_publish
            and stage in (Stage.DRAFT, Stage.IN_REVIEW, Stage.PUBLISHED, Stage.RETRACTED)
            and (settings.FOUR_EYES or again)
            and not mine,
            "publish_words": "Publish again…" if again else "Publish…",
            "may_change": self.has_change_permission(request),
            "may_retract": stage == Stage.PUBLISHED and self.has_retract_permission(request),
            "four_eyes": four_eyes(by, mine=mine) if settings.FOUR_EYES else "",
            "closed": closed(incident),
            "is_rejected": stage == Stage.REJECTED,
            "notes": incident.notes.all(),
            "longest_note": LONGEST_NOTE,
            "may_note": request.user.has_perm("timeline.add_note"),
            "is_mine": incident.assigned_to_id == request.user.pk,
            "show_delete": not incident.revisions.exists(),  # its revisions protect it
        }


def analysts() -> QuerySet[User]:
    """Whom an incident may be assigned to: the desk's accounts that are in use."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("username")


def four_eyes(by: str, *, mine: bool) -> str:
    """Who may publish, where two have to look."""
    if mine:
        return f"You changed this last, so {ANOTHER}"
    return f"{f'Last changed by {by}: an' if by else 'An'} editor who has not changed it may publish it (four eyes)."


def closed(incident: Incident) -> str:
    """Why it cannot be edited; "" where it can."""
    if incident.stage == Stage.REJECTED:
        last = incident.decisions.filter(verdict=Decision.Verdict.REJECTED).first()
        return f"Rejected by {last.by}: {last.reason}" if last else "Rejected."
    return "Told by another incident now." if incident.stage == Stage.MERGED else ""


def _to(incident: Incident, place: str = "") -> HttpResponse:
    page = reverse("admin:timeline_incident_change", args=[incident.pk])
    return HttpResponseRedirect(f"{page}{place}")
