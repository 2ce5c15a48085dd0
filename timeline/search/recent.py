"""The latest of what answers, in the order in which it became public: for those who follow a question.

A revision's key tells when it became public beside all others, as writers take turns: a clock that is
set back misleads a moment, and thousands that an import publishes at once share one.
"""

from datetime import datetime
from typing import NamedTuple

import numpy as np
from django.db import connection

from timeline.models import IncidentForwarding, Revision
from timeline.search.columns import Numbers
from timeline.search.moment import Moment
from timeline.search.rows import Rows
from timeline.search.state import State

# Said as the index of corrections says it, or that is not used.
CORRECTED = """
    SELECT later.id, first.id
    FROM timeline_revision AS later
    JOIN timeline_revision AS first ON first.incident_id = later.incident_id AND first.number = 1
    WHERE later.number > 1 AND later.change > %s AND later.change <= %s
    ORDER BY later.id
"""

RETRACTED = """
    SELECT id FROM (
        SELECT id, change, withdrawn, public_until FROM timeline_revision
        WHERE number > 1 ORDER BY change DESC LIMIT %s
    ) AS latest
    WHERE withdrawn AND public_until IS NULL ORDER BY change DESC LIMIT %s
"""
LOOKED_THROUGH = 500  # corrections; a retraction among them is of late


class Recent(NamedTuple):
    """`keys` of revisions, the latest first. More came before them if `older` is not None: what to ask
    for below."""

    keys: list[int]
    older: int | None


class Retracted(NamedTuple):
    """Of what was told of the incident nothing is left but why, and since when (UTC); it was retracted,
    or the one with the code `told_by` tells it now."""

    code: str
    since: datetime
    reason: str
    told_by: str = ""


def recent(
    state: State, rows: Rows, *, most: int, first_published: bool, below: int | None = None
) -> Recent:
    """At most so many of the rows: by their incidents' first publication, or by their last change.
    `below` is the `older` of the ones that came after these."""
    columns = rows.moment.columns
    keys, turns = rows.of(columns.pk), rows.of(columns.pk)
    if first_published:
        turns = rows.of(_first_keys(state, rows.moment))
    if below is not None:
        earlier = turns < below
        keys, turns = keys[earlier], turns[earlier]
    if len(turns) > most:
        last = np.argpartition(turns, len(turns) - most)[len(turns) - most :]
        shown = last[np.argsort(turns[last])[::-1]]
        return Recent(keys[shown].tolist(), int(turns[shown[-1]]))
    return Recent(keys[np.argsort(turns)[::-1]].tolist(), None)


def _first_keys(state: State, moment: Moment) -> Numbers:
    """For each row the key of its incident's first revision: its own, where nothing was corrected."""
    later, first = _corrected(state)
    known = later < len(moment.positions)
    positions = moment.positions.take(later[known])
    there = positions >= 0
    keys = moment.columns.pk.copy()
    keys[positions[there]] = first[known][there]
    return keys


def _corrected(state: State) -> tuple[Numbers, Numbers]:
    """Keys of all revisions that are not their incident's first, and of those that are. A revision
    never changes, so after a change of the record only the new ones are read."""
    upto, later, first = state.book.corrected
    if upto < state.number:
        with connection.cursor() as cursor:
            cursor.execute(CORRECTED, [upto, state.number])
            new = np.array(cursor.fetchall(), np.int64).reshape(-1, 2)
        later, first = np.concatenate([later, new[:, 0]]), np.concatenate([first, new[:, 1]])
        state.book.corrected = state.number, later, first
    return later, first


def retracted(most: int) -> list[Retracted]:
    """At most so many incidents that are public no more, the latest first; not those long ago."""
    with connection.cursor() as cursor:
        cursor.execute(RETRACTED, [LOOKED_THROUGH, most])
        keys = [key for (key,) in cursor.fetchall()]
    last = Revision.objects.filter(pk__in=keys).order_by("-change")
    rows = list(last.values_list("code", "public_from", "reason"))
    steps = IncidentForwarding.objects.filter(code__in=[code for code, *_ in rows])
    merged = dict(steps.values_list("code", "incident__code"))  # the last step of each way
    return [Retracted(*row, told_by=merged.get(row[0], "")) for row in rows]
