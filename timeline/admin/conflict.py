"""Two changes of one thing: both are shown, and somebody chooses, part by part. Neither is lost."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from timeline.actions.editing import editing, keep
from timeline.actions.parts import Joined, chosen, differing, three_way
from timeline.actions.record import Record
from timeline.actions.working import put_back, working_record
from timeline.admin.differences import differences
from timeline.admin.made_from import digest
from timeline.models import Incident, Version

MEANWHILE = "It was changed again meanwhile. Look at it as it is now, and choose anew."
UNDECIDED = "Choose one of the two for each part that is marked."
MADE_FROM = "made_from"  # in the record of what was set aside: the record upon which it was typed
# Which button was pressed, and what it still does once the choice is made.
PRESSED = {"_publish": " and publish…", "_hand_over": " and hand over", "_continue": ""}


class Row(NamedTuple):
    """One field in words."""

    name: str
    was: str
    theirs: str
    mine: str


class Part(NamedTuple):
    """What belongs together and is chosen together; `choice` is "mine", "theirs" or nothing yet."""

    field: str
    rows: list[Row]
    choice: str

    @property
    def label(self) -> str:
        return " · ".join(dict.fromkeys(row.name for row in self.rows))


class Conflict(NamedTuple):
    """`aside` was typed while others saved `theirs`."""

    aside: Version
    theirs: Record

    @property
    def base(self) -> Record | None:
        """What it was typed upon; None where nobody knows, or where to join the two will not do."""
        base: Record | None = self.aside.record.get(MADE_FROM)
        return base

    @property
    def joined(self) -> Joined:
        return joining(self.base, theirs=self.theirs, mine=self.aside.record)

    @property
    def others(self) -> str:
        """Whoever left it as it stands."""
        last = self.aside.incident.versions.filter(set_aside=False).first()
        return (last and last.record == self.theirs and last.by) or "a machine"

    def parts(self, choices: Mapping[str, str]) -> list[Part]:
        joined = self.joined
        base = self.base or self.theirs
        return [
            Part(
                f"choose {name}",
                rows_of(name, base, theirs=self.theirs, mine=joined.record),
                choices.get(f"choose {name}", ""),
            )
            for name in joined.conflicts
        ]


def set_aside(
    incident: Incident, mine: Record, *, base: Record | None, by: str, why: str
) -> Version:
    """Keep what somebody typed upon `base`, though it does not stand."""
    return keep(incident, {**mine, MADE_FROM: base}, by=by, why=why, set_aside=True)


def joining(base: Record | None, *, theirs: Record, mine: Record) -> Joined:
    """Both changes in one. Where nobody knows what they were made from, all that differs is a
    conflict."""
    if base is None:
        return Joined(mine, tuple(differing(theirs, mine)))
    return three_way(base, theirs=theirs, mine=mine)


def rows_of(part: str, base: Record, *, theirs: Record, mine: Record) -> list[Row]:
    """Each field of the part that either changed."""
    was: dict[str, str] = {}
    now: list[dict[str, str]] = []
    for record in (theirs, mine):
        found = differences(base, chosen(base, theirs=record, names={part}))
        was |= {one.name: one.before for one in found}
        now.append({one.name: one.after for one in found})
    return [Row(name, said, *(each.get(name, said) for each in now)) for name, said in was.items()]


def conflict_page(
    request: HttpRequest,
    conflict: Conflict,
    *,
    choices: Mapping[str, str] | None = None,
    errors: list[str] | None = None,
) -> HttpResponse:
    incident = conflict.aside.incident
    pressed = next((name for name in PRESSED if name in request.POST), "")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "Two changes of one incident",
        "subtitle": str(incident),
        "opts": Incident._meta,
        "incident": incident,
        "aside": conflict.aside,
        "others": conflict.others,
        "parts": conflict.parts(choices or {}),
        "has_base": conflict.base is not None,
        "pressed": pressed,
        "follows": PRESSED.get(pressed, ""),
        "standing": digest(conflict.theirs),
        "errors": errors or [],
        "action": reverse(
            "admin:timeline_incident_conflict", args=[incident.pk, conflict.aside.number]
        ),
    }
    return TemplateResponse(request, "admin/timeline/incident/conflict.html", context)


@transaction.atomic
def resolve(request: HttpRequest, aside: Version) -> HttpResponse | None:
    """Save what was chosen for each part; None then, and the page again while anything is open."""
    incident = Incident.objects.select_for_update().get(pk=aside.incident_id)
    conflict = Conflict(aside, working_record(incident))
    if request.method != "POST":
        return conflict_page(request, conflict)
    if request.POST.get("standing") != digest(conflict.theirs):
        return conflict_page(request, conflict, errors=[MEANWHILE])
    parts = conflict.parts(request.POST)
    if any(part.choice not in ("mine", "theirs") for part in parts):
        return conflict_page(request, conflict, choices=request.POST, errors=[UNDECIDED])
    of_theirs = {part.field.removeprefix("choose ") for part in parts if part.choice == "theirs"}
    record = chosen(conflict.joined.record, theirs=conflict.theirs, names=of_theirs)
    try:
        with editing(incident, by=request.user.get_username(), why=_why(aside)):
            lost = put_back(incident, record)
    except ValidationError as refusal:
        return conflict_page(request, conflict, choices=request.POST, errors=refusal.messages)
    for sentence in lost:
        messages.warning(request, sentence)
    messages.info(request, "It stands as you chose. Both versions are kept.")
    return None


def _why(aside: Version) -> str:
    return f"{aside.why} (chosen between two changes)".strip()
