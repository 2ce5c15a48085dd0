"""The addresses that the record has now, with the last change of each: for those who read all of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from timeline.search.columns import Numbers
from timeline.search.following import record
from timeline.search.moment import Moment
from timeline.search.sets import NONE
from timeline.search.state import EPOCH


@dataclass(frozen=True, eq=False)
class Changed:
    """Codes of incidents or slugs, sorted, so that a change moves little from one stretch of them to
    another; and for each the microseconds since 1970 (UTC) of its last change."""

    names: list[str]
    since: Numbers

    def __len__(self) -> int:
        return len(self.names)

    def at(self, number: int) -> datetime:
        return _moment(int(self.since[number]))

    def last(self, first: int = 0, end: int | None = None) -> datetime | None:
        """Of those from number `first` up to `end`; None where there are none."""
        stretch = self.since[first:end]
        return _moment(int(stretch.max())) if len(stretch) else None


class Everything:
    """What is public now, from one state of the record."""

    def __init__(self) -> None:
        self.moment: Moment = record.now().now

    def incidents(self) -> Changed:
        columns = self.moment.columns
        order = np.argsort(columns.code, kind="stable")
        return Changed(columns.code.take(order).astype(str).tolist(), columns.since.take(order))

    def named(self, kind: str) -> Changed:
        """The actors ("parties") or "places" of public incidents, each with the last change of an
        incident that names it."""
        members, newest = self.moment.members(kind), self.moment.newest(kind)
        held = sorted(np.flatnonzero(newest != NONE).tolist(), key=members.slugs.values.__getitem__)
        names = [members.slugs.values[number] for number in held]
        keys = newest.take(np.array(held, np.int64))
        return Changed(names, self.moment.columns.since.take(self.moment.positions.take(keys)))


def _moment(microseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=microseconds)
