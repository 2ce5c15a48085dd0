"""How the answer to a question about the past differs from what the same question is answered now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from django.db.models import Exists, OuterRef

from timeline.models import Revision
from timeline.search.columns import Numbers
from timeline.search.rows import Rows
from timeline.search.sets import Ints
from timeline.search.state import EPOCH, State

MOST = 24  # changed incidents whose records are worth reading


class Since(NamedTuple):
    """So many incidents answer now and did not then, and did and no longer do; so many `changed` and
    answer still. Of these the likeliest to be of interest: the keys of their revisions then and now,
    those first whose number of killed has moved most, then those changed last."""

    more: int
    fewer: int
    changed: int
    pairs: Sequence[tuple[int, int]] = ()


def since(then: Rows, now: Rows) -> Since:
    if then.moment is now.moment:
        return Since(0, 0, 0)
    left, new = _apart(then, now), _apart(now, then)
    old, fresh = then.moment.columns, now.moment.columns
    _, first, second = np.intersect1d(
        old.code.take(left), fresh.code.take(new), assume_unique=True, return_indices=True
    )
    was, became = left.take(first), new.take(second)
    moved = np.abs(fresh.killed.take(became) - old.killed.take(was))
    told = np.lexsort((-fresh.pk.take(became), -moved))[:MOST]
    return Since(
        more=len(new) - len(became),
        fewer=len(left) - len(was),
        changed=len(was),
        pairs=list(
            zip(
                old.pk.take(was.take(told)).tolist(),
                fresh.pk.take(became.take(told)).tolist(),
                strict=True,
            )
        ),
    )


def _apart(rows: Rows, others: Rows) -> Ints:
    """The positions of those whose revision is not among the others."""
    keys, other = (each.of(each.moment.columns.pk) for each in (rows, others))
    known = np.zeros(max(_highest(keys), _highest(other)) + 1, np.bool_)
    known[other] = True
    return rows.positions[~known.take(keys)]


def _highest(keys: Numbers) -> int:
    return int(keys.max(initial=0))


def retracted_since(state: State, asof: datetime) -> int:
    """How many incidents of the whole record were public then, and have been retracted and not
    published again. Nothing is told of which: not even by the question that they would answer.

    One query, over the corrections since."""
    public_then = Revision.objects.filter(
        incident=OuterRef("incident"), withdrawn=True, public_from__lte=asof, public_until__gt=asof
    )
    gone = Revision.objects.filter(number__gt=1, withdrawn=True, public_until__isnull=True)
    if last := _last_key(state, asof):
        change = Revision.objects.filter(pk=last).order_by().values("change")
        gone = gone.filter(change__gt=change)
    return gone.filter(Exists(public_then)).count()


def _last_key(state: State, asof: datetime) -> int:
    """Of the revisions published up to the moment, less those withdrawn; 0 where there is none."""
    moment = (asof - EPOCH) // timedelta(microseconds=1)
    held = (state.current, state.past)
    return max(_highest(columns.pk[columns.since <= moment]) for columns in held)
