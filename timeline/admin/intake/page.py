"""The page on which reports are brought in."""

from itertools import count
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from timeline.actions.archive import note_archive
from timeline.actions.outside import NotFetched
from timeline.admin.intake.form import IntakeForm
from timeline.admin.intake.outcomes import Outcome, outcome_of
from timeline.admin.intake.sources import sources
from timeline.models import Report

LEVELS = {"new": messages.SUCCESS, "untold": messages.WARNING, "known": messages.INFO}


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """POST of one report goes to its review, or back to the form with what is wrong; of several it
    names each with what came of it."""
    if not request.user.has_perm("timeline.add_report"):
        raise PermissionDenied
    form = IntakeForm(request)
    if not form.is_valid():
        return _form(request, form)
    outcomes = _outcomes(request, form)
    if form.several:
        title = "What came of the files"
        return _answer(request, "outcomes", {"title": title, "outcomes": outcomes})
    [outcome] = outcomes
    if outcome.report is None:
        form.add_error(outcome.source.field, outcome.words)
        return _form(request, form)
    return _to_review(request, outcome, outcome.report)


def _outcomes(request: HttpRequest, form: IntakeForm) -> list[Outcome]:
    by, number = request.user.get_username(), count(1)
    found = []
    for source in sources(form.cleaned_data, today=timezone.localdate()):
        outcome = outcome_of(source, number=next(number), by=by)
        if outcome.report and outcome.fate != "known":
            desk = admin.site.get_model_admin(Report)
            desk.log_addition(request, outcome.report, "Brought in.")
        found.append(outcome)
    return found


def _to_review(request: HttpRequest, outcome: Outcome, report: Report) -> HttpResponse:
    messages.add_message(request, LEVELS[outcome.fate], outcome.words)
    if settings.OUTSIDE_CALLS and report.url and not report.archive_url:
        _look_for_copy(request, report)
    return HttpResponseRedirect(reverse("admin:review_report", args=[report.pk]))


def _look_for_copy(request: HttpRequest, report: Report) -> None:
    try:
        found = note_archive(report)
    except NotFetched as refusal:
        messages.warning(request, f"No archived copy of the page was looked up. {refusal}")
        return
    words = "An archived copy of the page is noted." if found else "No archive has a copy of it."
    messages.info(request, words)


def _form(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    form.begin_where_needed()
    return _answer(request, "form", {"title": "Bring in a report", "form": form})


def _answer(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    shared = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/intake/{name}.html", {**shared, **context})
