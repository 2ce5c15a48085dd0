"""Edit an incident in its place beside the report, or add one that the machine has missed."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from timeline.actions.deciding import add_missed
from timeline.actions.entering import CannotEnter, write_sheet
from timeline.admin.not_saved import gone
from timeline.admin.quotes import Quote, QuotesField, located
from timeline.admin.review.decide import to_card
from timeline.admin.review.page import require, review_page, show
from timeline.admin.seen import ChangedMeanwhile, as_seen, seen
from timeline.admin.sheet import IncidentSheet
from timeline.models import Incident, Report
from timeline.models.terms import OPEN

Said = dict[str, str]  # box -> the words in it
LONGEST_QUOTE = 2000  # characters that an address may bring along


class MissedSheet(IncidentSheet):
    """A new incident, with the passages of the report that tell of it."""

    quoted = QuotesField(
        label="Quote",
        help_text="The words of the report that tell of it; a blank line between two passages.",
        error_messages={"required": "Quote the words of the report that tell of it."},
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        self.report = report
        super().__init__(*args, **kwargs)
        self.order_fields(["quoted"])

    def clean_quoted(self) -> list[Quote]:
        return located(self.cleaned_data["quoted"], self.report.body)


@require_http_methods(["GET", "HEAD", "POST"])
def review_edit(request: HttpRequest, pk: int, incident: int) -> HttpResponse:
    """GET opens the form on its card; POST saves what was changed and shows the card again. Where the
    record was changed meanwhile nothing is written (409), and what was typed stays in the form."""
    user = require(request, "change")
    chosen = Incident.objects.filter(pk=incident, claims__report=pk).first()
    if request.method == "POST":
        return _change(request, pk, chosen) if chosen else gone(request)
    if chosen is None:
        raise Http404
    if chosen.stage not in OPEN:
        messages.error(request, f"“{chosen}” is {chosen.stage}, so it cannot be changed.")
        return to_card(pk, incident)
    return _open(request, pk, chosen, IncidentSheet(user=user, incident=chosen))


def _change(request: HttpRequest, pk: int, chosen: Incident) -> HttpResponse:
    sheet = IncidentSheet(request.POST, user=request.user, incident=chosen)
    if sheet.is_valid():
        try:
            _save(sheet, chosen, request)
        except ChangedMeanwhile as refusal:
            messages.error(request, str(refusal))
            return _open(request, pk, chosen, _joined(request, chosen), status=409)
        except CannotEnter as refusal:
            sheet.add_error(None, str(refusal))
        except ValidationError as refusal:
            sheet.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Saved “{chosen}”.")
            return to_card(pk, chosen.pk)
    sent = {name: request.POST.get(name, "") for name in ("seen", "was")}
    return _open(request, pk, chosen, sheet, status=400, **sent)


@require_http_methods(["GET", "HEAD", "POST"])
def review_add(request: HttpRequest, pk: int) -> HttpResponse:
    """GET ?quote=<words of the report> opens the form; POST makes a draft and shows its card."""
    user = require(request, "add")
    page = review_page(request, pk)
    if request.method != "POST":
        quoted = request.GET.get("quote", "")[:LONGEST_QUOTE]
        sheet = MissedSheet(user=user, report=page.report, initial={"quoted": quoted})
        return show(request, page, adding=True, sheet=sheet, told=page.seen)
    sheet = MissedSheet(request.POST, user=user, report=page.report)
    if sheet.is_valid():
        try:
            made = _add(sheet, page.report, request)
        except ChangedMeanwhile as refusal:
            messages.error(request, str(refusal))
            page = review_page(request, pk)
            return show(request, page, adding=True, sheet=sheet, told=page.seen, status=409)
        except ValidationError as refusal:
            sheet.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Added “{made}”.")
            return to_card(pk, made.pk)
    mark = request.POST.get("seen", "")
    return show(request, page, adding=True, sheet=sheet, told=mark, status=400)


@transaction.atomic
def _add(sheet: MissedSheet, report: Report, request: HttpRequest) -> Incident:
    """Once: whoever sends the form again, or after another, sees first what was added."""
    Report.objects.select_for_update().get(pk=report.pk)
    if review_page(request, report.pk).seen != request.POST.get("seen"):
        raise ChangedMeanwhile(
            "The incidents of this report are not those that stood here when you began. Look whether "
            "yours is among them; if it is not, add it again."
        )
    quotes, by = sheet.cleaned_data["quoted"], request.user.get_username()
    return add_missed(report, sheet.values, by=by, quotes=quotes)


def _save(sheet: IncidentSheet, incident: Incident, request: HttpRequest) -> None:
    with as_seen(incident, request.POST.get("seen", "")) as held:
        write_sheet(held, sheet.values, by=request.user.get_username(), why="Edited in review.")


def _open(
    request: HttpRequest,
    pk: int,
    incident: Incident,
    sheet: IncidentSheet,
    *,
    status: int = 200,
    **sent: str,
) -> HttpResponse:
    """`seen` marks the record that the form is about, `was` holds what its boxes said then; both are
    those that were `sent`, where it has come back."""
    mark = seen(Incident.objects.for_record().get(pk=incident.pk))
    was = json.dumps(_said(request, incident))
    context = {"editing": incident.pk, "sheet": sheet, "seen": mark, "was": was, **sent}
    return show(request, review_page(request, pk), status=status, **context)


def _joined(request: HttpRequest, incident: Incident) -> IncidentSheet:
    """What stands now, but for the boxes in which something was typed; one that was changed by both
    says so."""
    incident.refresh_from_db()
    now, was = _said(request, incident), _sent(request)
    typed = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in now}
    mine = {name: words for name, words in typed.items() if words != was.get(name)}
    sheet = IncidentSheet({**now, **mine}, user=request.user, incident=incident)
    sheet.is_valid()
    for name, words in mine.items():
        if now[name] not in (was.get(name), words):
            stands = f"It says “{now[name]}” now" if now[name] else "It is empty now"
            sheet.add_error(name, f"{stands}; save again to have yours in its place.")
    return sheet


def _sent(request: HttpRequest) -> Said:
    """What the boxes said when the form was opened, if the browser has sent it along whole."""
    try:
        sent = json.loads(request.POST.get("was", ""))
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def _said(request: HttpRequest, incident: Incident) -> Said:
    sheet = IncidentSheet(user=request.user, incident=incident)
    return {box.name: str(box.value() or "") for box in sheet}
