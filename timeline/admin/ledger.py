"""The ledger of an incident: what each source says beside what stands, and why that stands."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from timeline.actions.choosing import (
    COLUMNS,
    CannotChoose,
    Choice,
    choose_values,
    grade,
    value_of,
)
from timeline.actions.grading import Suggestion, suggested_grading
from timeline.actions.record import Record, public_record
from timeline.admin.sent_words import sent_words
from timeline.models import Actor, Claim, Incident
from timeline.models.terms import OPEN, Grading
from timeline.views.comparison import SAYINGS
from timeline.views.wording import iso_day, source_name

# The rows of the ledger, in the order of SAYINGS; who did it is settled among the incident's actors.
ROWS = ("date", "location", "type", "who", "killed", "injured", "count")
LONGEST = 400  # characters of a reason


class Cell(NamedTuple):
    source: str
    report: int
    words: str
    may_stand: bool


@dataclass(frozen=True)
class Row:
    """`sent` is the choice that could not be saved, to be mended: (report, reason)."""

    field: str
    name: str | Promise
    headline: str
    reason: str
    cells: list[Cell]
    differs: bool
    sent: tuple[str, str]

    @property
    def has_choice(self) -> bool:
        return any(cell.may_stand for cell in self.cells)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("timeline.view_incident", raise_exception=True)
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """POST chooses values, or takes the suggested grading; 403 without the right to change."""
    incident = get_object_or_404(Incident.objects.for_record(), pk=pk)
    if request.method == "POST":
        if not request.user.has_perm("timeline.change_incident"):
            raise PermissionDenied
        if _done(request, incident):
            return HttpResponseRedirect(reverse("admin:ledger", args=[pk]))
        incident = Incident.objects.for_record().get(pk=pk)
    return render(request, "admin/ledger.html", _context(request, incident))


def suggestion_for(incident: Incident) -> Suggestion:
    """Take `incident` from `Incident.objects.for_record()`."""
    record = public_record(incident)
    named = {actor["name"] for actor in record["actors"]}
    named |= {actor["name"] for s in record["sources"] for actor in s["claims"].get("actors", [])}
    known = (
        Actor.objects.filter(name__in=named).select_related("parent").prefetch_related("aliases")
    )
    return suggested_grading(
        record["sources"],
        record["actors"],
        umbrellas={actor.name: actor.parent.name for actor in known if actor.parent},
        aliases={actor.name: {alias.name for alias in actor.aliases.all()} for actor in known},
    )


def grading_help(incident: Incident) -> SafeString:
    """The suggestion, to stand beside the field; it is taken on the ledger's page."""
    grading, why = suggestion_for(incident)
    suggested = f"The sources bear: {Grading(grading).label}." if grading else "No suggestion."
    address = reverse("admin:ledger", args=[incident.pk])
    return format_html('{} {} <a href="{}#grading">In the ledger</a>', suggested, why, address)


def _done(request: HttpRequest, incident: Incident) -> bool:
    """Whether it was saved; if not, a message says why."""
    by = request.user.get_username()
    try:
        if "grading" in request.POST:
            _take_suggestion(incident, request.POST["grading"], by=by)
            messages.success(request, "The grading was taken, with its reason.")
        else:
            choose_values(incident, choices=_choices(request.POST), by=by)
            messages.success(request, "Saved: what stands, and why.")
    except (CannotChoose, ValidationError) as wrong:
        messages.error(request, " ".join(getattr(wrong, "messages", [str(wrong)])))
        return False
    return True


def _take_suggestion(incident: Incident, grading: str, *, by: str) -> None:
    suggested = suggestion_for(incident)
    if not grading or suggested.grading != grading:
        raise CannotChoose(
            "The sources have changed meanwhile, and so has what they bear: see below."
        )
    grade(incident, grading=grading, why=suggested.why, by=by)


def _choices(sent: QueryDict) -> dict[str, Choice]:
    found = {}
    for field in COLUMNS:
        report = sent.get(f"stands-{field}", "")
        reason = sent_words(sent, f"reason-{field}", longest=LONGEST)
        known = report.isascii() and report.isdigit() and len(report) < 19
        if known or reason:
            found[field] = Choice(int(report) if known else None, reason)
    return found


def _context(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    record = public_record(incident)
    claims = list(incident.claims.all())
    sources = [source for source in record["sources"] if source["id"] is not None]
    may_change = request.user.has_perm("timeline.change_incident") and incident.stage in OPEN
    return {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,  # six sources need the room
        "title": f"Ledger: {incident}",
        "incident": incident,
        "columns": [
            (source["id"], source_name(source), iso_day(source["published"]), source["quotes"])
            for source in sources
        ],
        "of_datasets": [
            ", ".join(filter(None, (source_name(source), iso_day(source["published"]))))
            for source in record["sources"]
            if source["id"] is None
        ],
        "rows": _rows(record, sources, claims, request.POST),
        "suggestion": suggestion_for(incident),
        "may_change": may_change,
        "longest": LONGEST,
    }


def _rows(record: Record, sources: list[Record], claims: list[Claim], sent: QueryDict) -> list[Row]:
    by_report = {claim.report_id: claim for claim in claims}
    rows = []
    for field, (name, say) in zip(ROWS, SAYINGS, strict=True):
        cells = [
            _cell(source, say(source["claims"]), by_report[source["id"]], field)
            for source in sources
        ]
        place = record["location"]["name"] if field == "location" and record["location"] else ""
        rows.append(
            Row(
                field,
                name,
                place or say(record),
                record["reasons"].get(field, ""),
                cells,
                _differ(cells),
                (sent.get(f"stands-{field}", ""), sent.get(f"reason-{field}", "")),
            )
        )
    return [row for row in rows if row.headline or any(cell.words for cell in row.cells)]


def _cell(source: Record, words: str, claim: Claim, field: str) -> Cell:
    may_stand = bool(words) and field in COLUMNS and value_of(claim, field) is not None
    return Cell(source_name(source), source["id"], words, may_stand)


def _differ(cells: list[Cell]) -> bool:
    return len({cell.words.casefold() for cell in cells if cell.words}) > 1
