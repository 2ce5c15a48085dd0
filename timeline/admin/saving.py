"""Saving an incident's page: every save is a version, and two analysts overwrite nothing of each other's."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from timeline.actions.editing import AS_IT_CAME, begun, editing
from timeline.actions.record import Record
from timeline.actions.working import put_back, working_record
from timeline.admin.conflict import Conflict, conflict_page, joining, resolve, set_aside
from timeline.admin.differences import differences, names
from timeline.admin.made_from import MadeFrom
from timeline.admin.publishing import PublishingAdmin
from timeline.admin.sent_rows import as_new, without_gone
from timeline.models import Incident, User, Version
from timeline.models.terms import Stage

CLOSED = (Stage.REJECTED, Stage.MERGED)
# The stage is publishing's alone, and when and by whom it was changed is for `editing` to say.
WRITTEN = [
    field.name
    for field in Incident._meta.concrete_fields
    if not field.primary_key and field.name not in ("stage", "by_hand", "modified")
]
Answer = Callable[[], HttpResponse]


class Typed(Exception):
    """What the incident would be if the form were saved upon what it was made from."""

    def __init__(self, record: Record, assigned_to: int | None) -> None:
        super().__init__()
        self.record, self.assigned_to = record, assigned_to


class SavingAdmin(PublishingAdmin):
    """The form carries what it was made from (`made_from`), and why it is saved (`why`)."""

    def has_change_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        """What is closed is read, until somebody opens it again."""
        closed = obj is not None and obj.stage in CLOSED and not _on_trial(request)
        return super().has_change_permission(request, obj) and not closed

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.conflict)
        address = "<int:pk>/conflict/<int:number>/"
        return [path(address, view, name="timeline_incident_conflict"), *super().get_urls()]

    def conflict(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """A version that was set aside, beside what stands; POST saves what was chosen of the two, and
        goes on as the button said with which it was first to be saved."""
        aside = get_object_or_404(Version, incident=pk, number=number, set_aside=True)
        if not self.has_change_permission(request, aside.incident):
            raise PermissionDenied
        answer = resolve(request, aside)
        return answer or self.response_change(request, Incident.objects.get(pk=pk))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        def answer() -> HttpResponse:
            return super(SavingAdmin, self).changeform_view(
                request, object_id, form_url, extra_context
            )

        if request.method != "POST" or object_id is None or not self.has_change_permission(request):
            return answer()
        with transaction.atomic():
            incident = self.get_object(request, unquote(object_id))
            if incident is not None:
                return self._save(request, _held(incident), answer)
        if "made_from" not in request.POST or not self.has_add_permission(request):
            return answer()
        request.POST = as_new(request.POST)  # type: ignore[assignment]
        add = reverse("admin:timeline_incident_add")
        return super().changeform_view(request, None, add)  # which refuses it, see IncidentForm

    def _save(self, request: HttpRequest, incident: Incident, answer: Answer) -> HttpResponse:
        base = MadeFrom.read(request.POST.get("made_from", ""), incident)
        if base and incident.stage not in CLOSED and base.stands(incident):
            with editing(incident, by=request.user.get_username(), why=_why(request)):
                return answer()
        typed = self._typed(request, base or MadeFrom.now(incident), answer)
        if isinstance(typed, HttpResponse):
            return typed
        if incident.stage in CLOSED:
            return self._set_aside(request, incident, base, typed.record)
        self._assign(request, incident, base, typed.assigned_to)
        return self._join(request, incident, base, typed.record)

    def _typed(self, request: HttpRequest, base: MadeFrom, answer: Answer) -> Typed | HttpResponse:
        """What the form says, put upon what it was made from; nothing of it is kept. The form again
        where it cannot be saved as it is."""
        sent = request.POST
        request.is_trial = True  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                for sentence in base.stand_again():
                    messages.warning(request, sentence)
                request.POST = without_gone(sent, base.rows())  # type: ignore[assignment]
                page = answer()
                if isinstance(page, TemplateResponse):
                    page.render()  # while its rows are there
                transaction.set_rollback(True)
                return page
        except Typed as typed:
            return typed
        finally:
            request.is_trial = False  # type: ignore[attr-defined]
            request.POST = sent

    def _assign(
        self, request: HttpRequest, incident: Incident, base: MadeFrom | None, chosen: int | None
    ) -> None:
        """To whom the form says, unless somebody else has said so meanwhile."""
        was, stands = base.assigned_to if base else None, incident.assigned_to_id
        if chosen in (was, stands):
            return
        if base and stands == was:
            Incident.objects.filter(pk=incident.pk).update(assigned_to=chosen)
            return
        known = User.objects.in_bulk([key for key in (chosen, stands) if key])
        other, mine = (known.get(key or 0, "nobody") for key in (stands, chosen))
        messages.warning(request, f"It was assigned to {other} meanwhile, so not to {mine}.")

    def _join(
        self, request: HttpRequest, incident: Incident, base: MadeFrom | None, mine: Record
    ) -> HttpResponse:
        """Keep both changes, or ask which where they cannot both be kept."""
        theirs = working_record(incident)
        was = base.record if base else None
        joined = joining(was, theirs=theirs, mine=mine)
        by, why = request.user.get_username(), _why(request)
        said = meanwhile(incident, base, theirs)
        if not joined.conflicts:
            try:
                with editing(incident, by=by, why=why):
                    put_back(incident, joined.record)
            except ValidationError:  # each change was right by itself
                was, joined = None, joining(None, theirs=theirs, mine=mine)
        if joined.conflicts:
            aside = set_aside(incident, mine, base=was, by=by, why=why)
            return conflict_page(request, Conflict(aside, theirs))
        if said:
            messages.info(request, said)
        self.log_change(request, incident, f"Changed, beside another's change. {why}")
        incident.refresh_from_db()
        return self.response_change(request, incident)

    def _set_aside(
        self, request: HttpRequest, incident: Incident, base: MadeFrom | None, mine: Record
    ) -> HttpResponse:
        by, was = request.user.get_username(), base.record if base else None
        aside = set_aside(incident, mine, base=was, by=by, why=_why(request))
        messages.warning(
            request,
            f"“{incident}” was {incident.stage} meanwhile. What you typed was not saved; it is kept"
            f" as version {aside.number}, set aside.",
        )
        return HttpResponseRedirect(reverse("admin:timeline_incident_history", args=[incident.pk]))

    def save_model(self, request: HttpRequest, obj: Incident, form: Any, change: Any) -> None:
        obj.save(update_fields=WRITTEN if change else None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        incident = form.instance
        if _on_trial(request):
            raise Typed(working_record(incident), incident.assigned_to_id)
        if not change:
            begun(incident, by=request.user.get_username(), why=_why(request) or "Entered by hand.")


def meanwhile(incident: Incident, base: MadeFrom | None, theirs: Record) -> str:
    """ "ann changed When meanwhile; both are kept."; "" where nobody did."""
    if base is None:
        return "Saved upon what stands."
    since = incident.versions.filter(number__gt=base.number, set_aside=False).order_by("number")
    since = since.exclude(why=AS_IT_CAME).defer("record")
    by = dict.fromkeys(version.by or "a machine" for version in since)
    found = differences(base.record, theirs)
    if not found:
        return ""
    what = names(found)
    return f"{' and '.join(by) or 'A machine'} changed {what} meanwhile; both changes are kept."


def _held(incident: Incident) -> Incident:
    return Incident.objects.select_for_update().get(pk=incident.pk)


def _on_trial(request: HttpRequest) -> bool:
    return getattr(request, "is_trial", False)


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").strip()
