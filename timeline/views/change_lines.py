"""What has changed of late, a line each; what an import changed in a day is one line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import or_

from django.db.models import Q

from timeline.models import IncidentForwarding, Revision
from timeline.search.latest import Step, latest_steps
from timeline.views.changes_in_words import Change, changes

STEPS = 400  # changes to look at: an import of a million rows has fewer
RETRACTION = Q(record={})


@dataclass(frozen=True, slots=True)
class Line:
    """One revision, or the `number` of them that an import made; `revision` is then any of them, of
    which nothing is shown but whence it came.

    `what` is "imported", "published", "revised", "again" (published after a retraction or a merge),
    "retracted" or "merged", into the incident with the code `kept`.
    """

    revision: Revision
    number: int = 1
    what: str = "published"
    changes: Sequence[Change] = ()
    kept: str = ""


def change_lines(most: int, *, asof: datetime | None, corrections: bool = False) -> list[Line]:
    """The newest first; only of what had been published before, if `corrections` are asked for. A
    retraction is a line, what was retracted is none."""
    steps = latest_steps(STEPS, asof=asof, corrections=corrections)
    rows = Revision.objects.defer("record", "text").in_bulk([step.revision for step in steps])
    lines: list[Line] = []
    for _, grouped in groupby(steps, lambda step: _run(rows[step.revision])):
        group = list(grouped)
        first = rows[group[0].revision]
        if first.dataset and any(step.of_many for step in group):
            number = _count(group, corrections=corrections)
            lines.append(Line(first, number, "imported" if number > 1 else "published"))
        else:
            lines += [Line(rows[step.revision]) for step in group]
        if len(lines) >= most:
            break
    return _told(_shown(lines)[:most])


def _run(row: Revision) -> tuple[str, ...]:
    """What the changes of one import and day have in common, and no other."""
    own = "" if row.dataset else str(row.pk)
    return row.dataset, row.editor, row.reason, row.public_from.date().isoformat(), own


def _count(group: list[Step], *, corrections: bool) -> int:
    newest, oldest = group[0].change, group[-1].change
    rows = Revision.objects.filter(change__gte=oldest, change__lte=newest)
    return (rows.filter(number__gt=1) if corrections else rows).count()


def _shown(lines: list[Line]) -> list[Line]:
    """Without what has been retracted since."""
    withdrawn = [line.revision.pk for line in lines if line.revision.withdrawn]
    if not withdrawn:
        return lines
    said = Revision.objects.filter(RETRACTION, pk__in=withdrawn).values_list("pk", flat=True)
    hidden = set(withdrawn) - set(said)
    return [line for line in lines if line.number > 1 or line.revision.pk not in hidden]


def _told(lines: list[Line]) -> list[Line]:
    """With what happened in each; a query for the states before and after, and one for merges."""
    states = _states([line.revision for line in lines if line.number == 1])
    lines = [_compared(line, states) for line in lines]
    merged = [line.revision.code for line in lines if line.what == "merged"]
    if not merged:
        return lines
    steps = IncidentForwarding.objects.filter(code__in=merged)
    kept = dict(steps.reverse().values_list("code", "incident__code"))
    return [
        replace(line, kept=kept.get(line.revision.code, "")) if line.what == "merged" else line
        for line in lines
    ]


def _compared(line: Line, states: dict[tuple[int, int], Revision]) -> Line:
    now = line.revision
    if line.number > 1 or now.number == 1:
        return line
    before = states.get((now.incident_id, now.number - 1))
    what = _what(now, before)
    if before is None or what != "revised":
        return replace(line, what=what)
    told = states[now.incident_id, now.number]
    return replace(line, what=what, changes=changes(before.record, told.record))


def _states(rows: list[Revision]) -> dict[tuple[int, int], Revision]:
    """Of revisions with one before them: both, with their records, by incident and number."""
    rows = [row for row in rows if row.number > 1]
    if not rows:
        return {}
    before = (Q(incident=row.incident_id, number=row.number - 1) for row in rows)
    either = reduce(or_, before, Q(pk__in=[row.pk for row in rows]))
    told = Revision.objects.filter(either).only("incident_id", "number", "withdrawn", "record")
    return {(row.incident_id, row.number): row for row in told}


def _what(now: Revision, before: Revision | None) -> str:
    """A merge, other than a retraction, leaves the states before it in views of the past."""
    gone_before = before is None or before.withdrawn
    if now.withdrawn:
        return "retracted" if gone_before else "merged"
    return "again" if gone_before else "revised"
