"""The ledger of an incident: what each source says beside what stands, and why that stands."""

from collections.abc import Mapping
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
    Value,
    choose_values,
    differ,
    grade,
    values_told,
)
from timeline.actions.grading import Suggestion, suggested_grading
from timeline.actions.record import Record, public_record
from timeline.admin.keys import key_of
from timeline.admin.seen import ChangedMeanwhile, as_seen, seen
from timeline.admin.sent_words import sent_words
from timeline.models import Actor, Claim, Incident
from timeline.models.terms import OPEN, Grading
from timeline.views.comparison import SAYINGS, said_differently
from timeline.views.wording import iso_day, source_name

# The rows of the ledger, in the order of SAYINGS; who did it is settled among the incident's actors.
ROWS = ("date", "location", "type", "who", "killed", "injured", "count")
SENT = ("stands-", "reason-")  # before the name of a row
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
    try:
        with as_seen(incident, request.POST.get("seen", "")) as held:
            done = _save(request, held)
    except (CannotChoose, ChangedMeanwhile, ValidationError) as wrong:
        messages.error(request, " ".join(getattr(wrong, "messages", [str(wrong)])))
        return False
    messages.success(request, done)
    return True


def _save(request: HttpRequest, incident: Incident) -> str:
    """What was done, a sentence."""
    by = request.user.get_username()
    if "grading" in request.POST:
        _take_suggestion(incident, request.POST["grading"], by=by)
        return "The grading was taken, with its reason."
    choose_values(incident, choices=_choices(request.POST), by=by)
    return "Saved: what stands, and why."


def _take_suggestion(incident: Incident, grading: str, *, by: str) -> None:
    suggested = suggestion_for(incident)
    if not grading or suggested.grading != grading:
        raise CannotChoose("That is not what the sources bear: see below.")
    grade(incident, grading=grading, why=suggested.why, by=by)


def _choices(sent: QueryDict) -> dict[str, Choice]:
    """Raises CannotChoose for what cannot be chosen here."""
    for name in sent:
        field = name.removeprefix(SENT[0]).removeprefix(SENT[1])
        if name != field and field not in COLUMNS:
            raise CannotChoose(f"“{field[:40]}” is not chosen here, so nothing was saved.")
    chosen = {field: _choice(sent, field) for field in COLUMNS}
    return {field: choice for field, choice in chosen.items() if choice != Choice(None, "")}


def _choice(sent: QueryDict, field: str) -> Choice:
    report = sent.get(f"stands-{field}", "")
    reason = sent_words(sent, f"reason-{field}", longest=LONGEST)
    key = key_of(report)
    if report and key is None:
        raise CannotChoose(f"“{report[:40]}” is none of its sources, so nothing was saved.")
    return Choice(key, reason)


def _context(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    record = public_record(incident)
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
        "rows": _rows(record, sources, list(incident.claims.all()), request.POST),
        "seen": seen(incident),
        "suggestion": suggestion_for(incident),
        "may_change": may_change,
        "longest": LONGEST,
    }


def _rows(record: Record, sources: list[Record], claims: list[Claim], sent: QueryDict) -> list[Row]:
    told = values_told(claims)
    rows = []
    for field, (name, say) in zip(ROWS, SAYINGS, strict=True):
        values = told.get(field, {})
        said = [(source, say(source["claims"])) for source in sources]
        place = record["location"]["name"] if field == "location" and record["location"] else ""
        rows.append(
            Row(
                field,
                name,
                place or say(record),
                record["reasons"].get(field, ""),
                [_cell(source, words, values) for source, words in said],
                _differ(field, values, [words for _, words in said]),
                (sent.get(f"stands-{field}", ""), sent.get(f"reason-{field}", "")),
            )
        )
    return [row for row in rows if row.headline or any(cell.words for cell in row.cells)]


def _cell(source: Record, words: str, values: Mapping[int, Value]) -> Cell:
    may_stand = bool(words) and source["id"] in values
    return Cell(source_name(source), source["id"], words, may_stand)


def _differ(field: str, values: Mapping[int, Value], said: list[str]) -> bool:
    """Where there is nothing to choose, as readers are told it."""
    return differ(values.values()) if field in COLUMNS else said_differently(said)
