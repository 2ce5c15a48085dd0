"""What was public at one moment: its columns, and what all of them together count."""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from timeline.search import traits
from timeline.search.columns import Columns, Mask, Numbers
from timeline.search.periods import Unit, periods
from timeline.search.sets import NONE, Ints, Members
from timeline.search.words import Asked


class Reaching(NamedTuple):
    """The rows that begin in one period and end in a later one: positions, and numbers of periods."""

    positions: Ints
    begins: Ints
    ends: Ints


@dataclass(frozen=True, eq=False)
class Moment:
    columns: Columns
    parties: Members
    places: Members
    datasets: tuple[str, ...]
    words: OrderedDict[Asked, Mask] = field(default_factory=OrderedDict)  # see word_masks
    _names: dict[str, Ints] = field(default_factory=dict)
    _newest: dict[str, Ints] = field(default_factory=dict)
    _totals: dict[str, Ints] = field(default_factory=dict)
    _reaching: dict[Unit, Reaching] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns)

    def size(self, name: str) -> int:
        """How many numbers there may be in the column `name`: "traits", "parties" or "places"."""
        sizes = {
            "traits": len(self.datasets) * traits.SIZE,
            "parties": self.parties.sets,
            "places": self.places.sets,
        }
        return sizes[name]

    def counted(self, name: str, numbers: Numbers) -> Ints:
        """How often each number of the column `name` stands in `numbers`."""
        return np.bincount(numbers, minlength=self.size(name))

    def totals(self, name: str) -> Ints:
        """How often each number stands in the whole column `name`."""
        if name not in self._totals:
            self._totals[name] = self.counted(name, getattr(self.columns, name))
        return self._totals[name]

    def names(self, kind: str) -> Ints:
        """For each actor ("parties") or place ("places") the number of its name."""
        if kind not in self._names:
            self._names[kind] = self.members(kind).names_in(self.totals(kind))
        return self._names[kind]

    def newest(self, kind: str) -> Ints:
        """For each actor ("parties") or place ("places") the highest key of a revision that names it."""
        if kind not in self._newest:
            members = self.members(kind)
            keys = np.full(members.sets, NONE, np.int64)
            np.maximum.at(keys, getattr(self.columns, kind), self.columns.pk)
            found = np.full(members.size, NONE, np.int64)
            np.maximum.at(found, members.pair_member, keys.take(members.pair_set))
            self._newest[kind] = found
        return self._newest[kind]

    def label(self, kind: str, slug: str) -> str:
        """The name of an actor ("parties") or place ("places"); "" when nothing names it."""
        members = self.members(kind)
        number = members.number(slug)
        told = NONE if number == NONE else int(self.names(kind)[number])
        return "" if told == NONE else members.names.values[told][0]

    def members(self, kind: str) -> Members:
        return self.parties if kind == "parties" else self.places

    @cached_property
    def positions(self) -> Numbers:
        """For each key of a revision its position, -1 for one that was not public."""
        keys = self.columns.pk
        found = np.full(int(keys.max(initial=0)) + 1, -1, np.int32)
        found[keys] = np.arange(len(keys), dtype=np.int32)
        return found

    def reaching_over(self, unit: Unit) -> Reaching:
        if unit not in self._reaching:
            self._reaching[unit] = self._reaching_over(unit)
        return self._reaching[unit]

    def _reaching_over(self, unit: Unit) -> Reaching:
        start, end = self.columns.start, self.columns.end
        first, last = int(start.min(initial=2**31 - 1)), int(end.max(initial=0))
        period_of = periods(np.arange(first, last + 1), unit)
        begins, ends = period_of.take(start - first), period_of.take(end - first)
        positions = np.flatnonzero(begins != ends)
        return Reaching(positions, begins.take(positions), ends.take(positions))
