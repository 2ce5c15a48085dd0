"""The latest changes of the record, found without reading what they changed: an import makes thousands
of revisions in one change, and has hundreds of changes."""

from bisect import bisect_right
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from timeline.models import Revision

# From each number to the next lower one that there is, in the index of changes, or of corrections.
STEPS = """
    WITH RECURSIVE step(change, taken) AS (
        SELECT MAX(change), 1 FROM timeline_revision WHERE change <= %s {only}
        UNION ALL
        SELECT (SELECT MAX(change) FROM timeline_revision
                WHERE timeline_revision.change < step.change {only}),
            taken + 1
        FROM step WHERE step.change IS NOT NULL AND taken < %s
    )
    SELECT change,
        (SELECT id FROM timeline_revision
            WHERE timeline_revision.change = step.change {only} LIMIT 1),
        (SELECT COUNT(*) FROM
            (SELECT 1 FROM timeline_revision
                WHERE timeline_revision.change = step.change {only} LIMIT 2) AS two)
    FROM step WHERE change IS NOT NULL
"""
CORRECTIONS = "AND timeline_revision.number > 1"  # said as its index says it, or that is not used


class Step(NamedTuple):
    change: int
    revision: int  # the key of one of its revisions
    of_many: bool


def latest_steps(
    most: int, *, asof: datetime | None = None, corrections: bool = False
) -> list[Step]:
    """At most so many changes of the record up to a moment (None: now), the newest first; only of
    what had been published before, if `corrections` are asked for."""
    last = Revision.objects.order_by("-change").values_list("change", flat=True)[:1]
    up_to = 2**62 if asof is None else _last_change(next(iter(last), 0), asof)
    with connection.cursor() as cursor:
        cursor.execute(STEPS.format(only=CORRECTIONS if corrections else ""), [up_to, most])
        return [Step(change, pk, few > 1) for change, pk, few in cursor.fetchall()]


def _last_change(newest: int, asof: datetime) -> int:
    """The number of the last change up to the moment; they are numbered in order of time."""

    def moment(number: int) -> datetime:
        changes = Revision.objects.filter(change__gte=number).order_by("change")
        return changes.values_list("public_from", flat=True)[:1][0]

    return bisect_right(range(newest + 1), asof, key=moment) - 1
