"""Imports at the desk: a file is handed in, previewed, imported in the background, or cancelled."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from timeline.accounts.client_address import client_address
from timeline.actions.audit import noted
from timeline.actions.upload_work import work_on
from timeline.actions.uploading import ask_for, cancel, discard, hand_in, next_job, take_up
from timeline.admin.desk import Desk
from timeline.admin.keys import key_of
from timeline.admin.upload_form import UploadForm
from timeline.admin.upload_page import UploadPage
from timeline.formats.opening import is_small
from timeline.models import AuditEntry, Dataset, Upload
from timeline.models.upload import Job

QUICK = 100_000  # bytes, unpacked, that are looked through before the page answers
ASKED = {Job.PREVIEW: "Asked for another look.", Job.IMPORT: "Asked for the import."}


@admin.register(Upload)
class UploadAdmin(Desk[Upload]):
    """A list of what was handed in; a page to hand in a file; a page for each, on which it is
    previewed, started, watched and cancelled."""

    list_display = ("name", "dataset_name", "how_far", "rows", "by", "handed_in")
    list_filter = ("state", "publish")
    search_fields = ("name", "dataset_name", "sha256")
    change_list_template = "admin/timeline/upload/list.html"

    class Media:
        css = {"all": ["admin-imports.css"]}

    def has_view_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return request.user.has_perm("timeline.import_dataset")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        idle = obj is None or not obj.is_at_work
        return idle and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Upload) -> None:
        discard(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Upload]) -> None:
        for upload in queryset:
            discard(upload)

    @admin.display(description="how far", ordering="state")
    def how_far(self, upload: Upload) -> str:
        return UploadPage(upload).how_far

    @admin.display(description="rows")
    def rows(self, upload: Upload) -> str:
        fates = UploadPage(upload).fates
        return ", ".join(f"{fate.words} {fate.label}" for fate in fates if fate.number)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view
        ours = [
            path("<int:pk>/start/<str:job>/", page(self.start), name="timeline_upload_start"),
            path("<int:pk>/cancel/", page(self.cancel), name="timeline_upload_cancel"),
            path("<int:pk>/rejects/", page(self.rejects), name="timeline_upload_rejects"),
        ]
        return [*ours, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """GET ?dataset=slug chooses that one; POST keeps the file and goes to its page."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(request, *sent, initial={"dataset": request.GET.get("dataset")})
        if form.is_valid():
            return self._hand_in(request, form)
        context = {"title": "Import a file", "form": form}
        return self._answer(request, "admin/timeline/upload/add.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of an import; for htmx its progress alone, while there is any."""
        upload = self._upload(request, object_id)
        context = {
            "title": upload.name,
            "page": UploadPage(upload),
            "upload": upload,
            "refusal": refusal(request, upload) if next_job(upload) == Job.IMPORT else "",
            "has_delete_permission": self.has_delete_permission(request, upload),
        }
        if not request.htmx:  # type: ignore[attr-defined]
            return self._answer(request, "admin/timeline/upload/page.html", context)
        response = self._answer(request, "admin/timeline/upload/page.html#progress", context)
        if not upload.is_at_work:
            response["HX-Refresh"] = "true"
        return response

    @method_decorator(require_POST)
    def start(self, request: HttpRequest, pk: int, job: str) -> HttpResponse:
        """Ask a worker for the job, if that is what comes next."""
        upload = self._upload(request, pk)
        if job not in Job.values:
            raise Http404
        if job == Job.IMPORT and (why_not := refusal(request, upload)):
            messages.error(request, why_not)
        elif ask_for(Job(job), upload, by=request.user.get_username()):
            self.log_change(request, upload, ASKED[Job(job)])
        else:
            messages.info(request, "Somebody else was quicker; this is how things stand now.")
        return self._to(upload)

    @method_decorator(require_POST)
    def cancel(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self._upload(request, pk)
        if cancel(upload):
            self.log_change(request, upload, "Cancelled.")
        else:
            messages.info(request, "There was nothing left to cancel.")
        return self._to(upload)

    @method_decorator(require_safe)
    def rejects(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """All rows that were not taken, as CSV."""
        upload = self._upload(request, pk)
        if not upload.rejects:
            raise Http404
        name = f"{upload.stem}-not-taken.csv"
        noted(
            AuditEntry.What.EXPORT,
            who=request.user.get_username(),
            detail=name,
            address=client_address(request),
        )
        return FileResponse(
            upload.rejects.open(),
            as_attachment=True,
            filename=name,
            content_type="text/csv; charset=utf-8",
        )

    def _upload(self, request: HttpRequest, pk: str | int) -> Upload:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Upload.objects.filter(pk=key_of(str(pk)) or 0).first()
        if found is None:
            raise Http404
        return found

    def _hand_in(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        upload = hand_in(**form.asked, by=request.user.get_username())
        self.log_addition(request, upload, f"Handed in for {upload.dataset_name or 'a dataset'}.")
        if is_small(Path(upload.file.path), QUICK) and take_up(upload):
            work_on(upload)
        return self._to(upload)

    def _to(self, upload: Upload) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:timeline_upload_change", args=[upload.pk]))

    def _answer(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, shared | context)


def refusal(request: HttpRequest, upload: Upload) -> str:
    """Why this user may not start the import; "" when they may."""
    user = request.user
    if upload.publish and not user.has_perm("timeline.publish_incident"):
        return "This import publishes, which your role does not allow; hand the file in again as drafts."
    if upload.publish and settings.FOUR_EYES and upload.by == user.get_username():
        return "You handed this file in, so another editor has to publish it (four eyes)."
    known = Dataset.objects.filter(name=upload.dataset_name).exists()
    if not known and not user.has_perm("timeline.add_dataset"):
        return (
            f"There is no dataset “{upload.dataset_name}”, and your role does not allow to make one; "
            "ask an editor."
        )
    return ""
