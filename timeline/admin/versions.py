"""All that an incident was, at the desk and in public: who, when, why, any two compared, and the way back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from timeline.actions.editing import go_back
from timeline.actions.record import Record
from timeline.actions.working import working_record
from timeline.admin.conflict import MADE_FROM, MEANWHILE
from timeline.admin.deeds import deeds
from timeline.admin.differences import Difference, differences
from timeline.admin.made_from import digest
from timeline.admin.saving import SavingAdmin
from timeline.admin.why import LONGEST, TOO_LONG
from timeline.models import Incident, Revision, Version

NOW = "now"
ASIDE = "set aside"


class State(NamedTuple):
    """What the incident was: "v3" is a version at the desk, "r2" a public revision, "now" what stands.
    `marks` say what became of it. What says nothing, as a retraction, has nothing to go back to."""

    key: str
    title: str
    at: datetime | None
    by: str
    why: str
    marks: tuple[str, ...] = ()
    is_silent: bool = False

    @property
    def is_public(self) -> bool:
        return self.key.startswith("r")

    @property
    def is_aside(self) -> bool:
        return ASIDE in self.marks

    @property
    def number(self) -> int:
        return int(self.key[1:])


class VersionsAdmin(SavingAdmin):
    """Puts the list of versions where Django's has its log, which is in it, and a page to go back."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.go_back)
        address = "<int:pk>/history/<str:key>/"
        return [path(address, view, name="timeline_incident_go_back"), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """GET ?from=v1&to=now compares the two; 400 where there is no such state."""
        incident = self.get_object(request, object_id)
        if incident is None:
            raise Http404
        if not self.has_view_or_change_permission(request, incident):
            raise PermissionDenied
        listed = list(states(incident))
        one, other = (request.GET.get(name, "") for name in ("from", "to"))
        asked = bool(one or other)
        known = {state.key: state for state in listed if not state.is_silent}
        wrong = asked and not {one, other} <= known.keys()
        compared = asked and not wrong
        context = self._about(request, incident, "Versions") | {
            "states": listed,
            "one": one or _before(listed),
            "other": other or NOW,
            "wrong": wrong,
            "pair": (known[one], known[other]) if compared else None,
            "found": compare(incident, one, other) if compared else [],
            "may_go_back": self.has_change_permission(request, incident),
            "deeds": deeds(incident),
        }
        template = "admin/timeline/incident/versions.html"
        return TemplateResponse(request, template, context, status=400 if wrong else 200)

    @transaction.atomic
    def go_back(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """What would change by going back to that state, and why; POST does it."""
        incident = get_object_or_404(Incident.objects.select_for_update(), pk=pk)
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        state = next((one for one in states(incident) if one.key == key), None)
        if state is None or state.key == NOW or state.is_silent:
            raise Http404
        stands = working_record(incident)
        errors: list[str] = []
        if request.method == "POST":
            errors = self._go_back(request, incident, key, stands)
            if not errors:
                return HttpResponseRedirect(reverse("admin:timeline_incident_change", args=[pk]))
        context = self._about(request, incident, f"Go back to {state.title.lower()}") | {
            "state": state,
            "found": compare(incident, NOW, key),
            "why": request.POST.get("why", f"Back to {state.title.lower()}."),
            "standing": digest(stands),
            "errors": errors,
        }
        return TemplateResponse(request, "admin/timeline/incident/go_back.html", context)

    def _go_back(
        self, request: HttpRequest, incident: Incident, key: str, stands: Record
    ) -> list[str]:
        """What speaks against it, if anything does; else it is done."""
        by, why = request.user.get_username(), request.POST.get("why", "").strip()
        if request.POST.get("standing") != digest(stands):
            return [MEANWHILE]
        if len(why) > LONGEST:
            return [TOO_LONG]
        try:
            lost = go_back(incident, record_of(incident, key), by=by, why=why)
        except ValidationError as refusal:
            return list(refusal.messages)
        for sentence in lost:
            messages.warning(request, sentence)
        self.log_change(request, incident, f"Went back. {why}")
        messages.success(request, f"“{incident}” is as it was. That is a new version.")
        return []

    def _about(self, request: HttpRequest, incident: Incident, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(incident),
            "opts": self.opts,
            "incident": incident,
        }


def states(incident: Incident) -> Iterator[State]:
    """What stands first, then what was, the latest first; three queries."""
    versions = list(incident.versions.defer("record"))
    revisions = list(incident.revisions.defer("record", "text").order_by("-number"))
    silent = set(incident.revisions.filter(record={}).values_list("pk", flat=True))
    published = _published(versions, [one for one in revisions if one.pk not in silent])
    yield State(NOW, "As it stands", None, "", "")
    found = [_version(one, published.get(one.pk, ())) for one in versions]
    found += [_revision(one, is_silent=one.pk in silent) for one in revisions]
    yield from sorted(found, key=lambda state: (state.at, state.is_public), reverse=True)


def _version(version: Version, published: tuple[str, ...]) -> State:
    marks = (ASIDE,) if version.set_aside else published
    by = version.by or "a machine"
    return State(
        f"v{version.number}", f"Version {version.number}", version.at, by, version.why, marks
    )


def _revision(revision: Revision, *, is_silent: bool) -> State:
    if is_silent:
        marks: tuple[str, ...] = ("out of the public record",)
    elif revision.withdrawn:
        marks = ("withdrawn since",)
    else:
        marks = () if revision.public_until else ("public now",)
    at, number = revision.public_from, revision.number
    return State(
        f"r{number}", f"Revision {number}", at, revision.editor, revision.reason, marks, is_silent
    )


def _published(versions: list[Version], revisions: list[Revision]) -> dict[int, tuple[str, ...]]:
    """Which version stood when each revision was published."""
    found: dict[int, tuple[str, ...]] = {}
    for revision in reversed(revisions):
        stood = [one for one in versions if not one.set_aside and one.at <= revision.public_from]
        if stood:
            last = max(stood, key=lambda one: one.number)
            found[last.pk] = (*found.get(last.pk, ()), f"published as revision {revision.number}")
    return found


def _before(listed: list[State]) -> str:
    """The state to compare with unless somebody chooses: what stood before the last change."""
    told = [state for state in listed if not state.is_silent and state.key != NOW]
    versions = [state for state in told if not state.is_public and not state.is_aside]
    chosen = versions[1:2] or told[:1] or listed[:1]
    return chosen[0].key


def record_of(incident: Incident, key: str) -> Record:
    """The record of a state that `states` gives."""
    if key == NOW:
        return working_record(incident)
    rows = incident.revisions if key.startswith("r") else incident.versions
    found: Record = rows.get(number=int(key[1:])).record
    return {name: value for name, value in found.items() if name != MADE_FROM}


def compare(incident: Incident, one: str, other: str) -> list[Difference]:
    return differences(record_of(incident, one), record_of(incident, other))
