"""What has changed of late, a line each; what an import changed in a day is one line."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q

from timeline.models import Revision
from timeline.search.latest import Step, latest_steps

STEPS = 400  # changes to look at: an import of a million rows has fewer
RETRACTION = Q(record={})


@dataclass(frozen=True, slots=True)
class Line:
    """One revision, or the `number` of them that an import made; `revision` is then any of them, of
    which nothing is shown but whence it came."""

    revision: Revision
    number: int = 1


def change_lines(most: int, *, asof: datetime | None) -> list[Line]:
    """The newest first. A retraction is a line, what was retracted is none."""
    steps = latest_steps(STEPS, asof=asof)
    rows = Revision.objects.defer("record", "text").in_bulk([step.revision for step in steps])
    lines: list[Line] = []
    for _, grouped in groupby(steps, lambda step: _run(rows[step.revision])):
        group = list(grouped)
        first = rows[group[0].revision]
        if first.dataset and any(step.of_many for step in group):
            lines.append(Line(first, _count(group)))
        else:
            lines += [Line(rows[step.revision]) for step in group]
        if len(lines) >= most:
            break
    return _shown(lines)[:most]


def _run(row: Revision) -> tuple[str, ...]:
    """What the changes of one import and day have in common, and no other."""
    own = "" if row.dataset else str(row.pk)
    return row.dataset, row.editor, row.reason, row.public_from.date().isoformat(), own


def _count(group: list[Step]) -> int:
    newest, oldest = group[0].change, group[-1].change
    return Revision.objects.filter(change__gte=oldest, change__lte=newest).count()


def _shown(lines: list[Line]) -> list[Line]:
    """Without what has been retracted since."""
    withdrawn = [line.revision.pk for line in lines if line.revision.withdrawn]
    if not withdrawn:
        return lines
    said = Revision.objects.filter(RETRACTION, pk__in=withdrawn).values_list("pk", flat=True)
    hidden = set(withdrawn) - set(said)
    return [line for line in lines if line.number > 1 or line.revision.pk not in hidden]
