"""The rows of a moment that answer a question, and what they count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from timeline.search.columns import Mask, Numbers
from timeline.search.moment import Moment
from timeline.search.sets import Ints

SLOW = (0.025, 0.1)  # numpy looks for the next True one by one below this share of them


@dataclass(frozen=True, eq=False)
class Rows:
    """Those from position `low` up to `high` that `mask` lets through (None: all of them)."""

    moment: Moment
    low: int
    high: int
    mask: Mask | None = None
    _counts: dict[str, Ints] = field(default_factory=dict)

    @cached_property
    def total(self) -> int:
        return self.high - self.low if self.mask is None else int(np.count_nonzero(self.mask))

    @cached_property
    def positions(self) -> Ints:
        if self.mask is None:
            return np.arange(self.low, self.high)
        return _true(self.mask, self.total) + self.low

    @property
    def first_day(self) -> int:
        """Of the first one; there must be one."""
        return int(self.moment.columns.start[self.at(0, 1)[0]])

    @property
    def last_day(self) -> int:
        """The last that any of them may be on; there must be one."""
        return int(self.of(self.moment.columns.end).max())

    def at(self, first: int, last: int) -> list[int]:
        """The positions of the `first` of them (from 0) up to the `last`."""
        if self.mask is None:
            return list(range(self.low + first, self.low + last))
        found: list[int] = self.positions[first:last].tolist()
        return found

    def of(self, column: Numbers) -> Numbers:
        """Their values in a column."""
        if self.mask is None:
            return column[self.low : self.high]
        return column.take(self.positions)

    def counts(self, name: str) -> Ints:
        """How often each number stands in their column `name`."""
        if name not in self._counts:
            self._counts[name] = self._counted(name)
        return self._counts[name]

    def _counted(self, name: str) -> Ints:
        """By the rows that are fewer, they or the others."""
        column, moment = getattr(self.moment.columns, name), self.moment
        if 2 * self.total < len(moment):
            return moment.counted(name, self.of(column))
        counts = moment.totals(name).copy()
        for others in self._others(column):
            if len(others):
                counts -= moment.counted(name, others)
        return counts

    def rank(self, positions: Numbers) -> Ints:
        """How many of them lie before each position."""
        if self.mask is None:
            return np.asarray(np.clip(positions - self.low, 0, self.high - self.low), np.int64)
        return self.positions.searchsorted(positions)

    def among(self, positions: Ints) -> slice | Ints:
        """Which of these sorted positions are theirs."""
        first, last = positions.searchsorted((self.low, self.high))
        if self.mask is None:
            return slice(first, last)
        among = self.mask.take(positions[first:last] - self.low)
        return np.flatnonzero(among) + int(first)

    def where(self, mask: Mask) -> "Rows":
        """Those among them that `mask`, over all positions, lets through."""
        seen = mask[self.low : self.high]
        return Rows(
            self.moment, self.low, self.high, seen if self.mask is None else self.mask & seen
        )

    def between(self, low: int, high: int) -> "Rows":
        """Those among them from position `low` up to `high`."""
        low, high = max(low, self.low), min(high, self.high)
        mask = None if self.mask is None else self.mask[low - self.low : high - self.low]
        return Rows(self.moment, low, max(low, high), mask)

    def _others(self, column: Numbers) -> Iterator[Numbers]:
        yield column[: self.low]
        yield column[self.high :]
        if self.mask is not None:
            left_out = len(self.mask) - self.total
            yield column[self.low : self.high].take(_true(~self.mask, left_out))


def _true(mask: Mask, total: int) -> Ints:
    """Where it is True. In the range where numpy is slow, it is given more to find."""
    if not SLOW[0] < total / max(1, len(mask)) < SLOW[1]:
        return np.flatnonzero(mask)
    return np.flatnonzero(np.concatenate([mask, np.ones(len(mask) // 8, np.bool_)]))[:total]
