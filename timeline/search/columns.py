"""Revisions as columns: one value of each kind a revision, in timeline order.

A position in the columns is a rank in time. So a stretch of days is a slice, a cursor a position, and
a count a sum over numbers of one byte to eight that lie side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
Mask = NDArray[np.bool_]
FOREVER = np.iinfo(np.int64).max  # `until` of what is public now
UNKNOWN = -1  # `killed` where no figure is given
NOT_PINNED = 0  # `pin` of what is known only by its country, or lies nowhere that is known

DTYPES: Mapping[str, Any] = {
    "start": np.int32,  # days: date.toordinal()
    "end": np.int32,
    "code": "S12",
    "pk": np.int64,
    "traits": np.int32,  # type, grading, review and dataset in one number: see traits
    "parties": np.int32,  # number of the set of actors: see sets
    "places": np.int32,  # number of the set of places
    "killed": np.int32,  # the best figure, else the low, else the high
    "precision": np.uint8,
    "clarity": np.uint8,
    "pin": np.uint8,  # how exactly the place is known (where_prec) where a map can show it
    "x": np.uint32,  # see mercator; of no meaning where it is not pinned
    "y": np.uint32,
    "since": np.int64,  # public from, in microseconds since 1970, UTC
    "until": np.int64,
}


@dataclass(frozen=True, eq=False)
class Columns:
    """Arrays of one length, never written to after they are made; `code` breaks every tie."""

    start: Numbers
    end: Numbers
    code: Numbers
    pk: Numbers
    traits: Numbers
    parties: Numbers
    places: Numbers
    killed: Numbers
    precision: Numbers
    clarity: Numbers
    pin: Numbers
    x: Numbers
    y: Numbers
    since: Numbers
    until: Numbers

    @classmethod
    def in_order(cls, parts: dict[str, list[Numbers]]) -> Self:
        """Arrays put together and in order; each name's parts are dropped when they have been used,
        since a million rows are not needed thrice."""

        def whole(name: str) -> Numbers:
            return np.concatenate([np.empty(0, DTYPES[name]), *parts.pop(name)])

        keys = {name: whole(name) for name in ("code", "end", "start")}
        order = np.lexsort(tuple(keys.values()))
        arrays = {name: keys.pop(name).take(order) for name in list(keys)}
        return cls(**arrays, **{name: whole(name).take(order) for name in list(parts)})

    @classmethod
    def none(cls) -> Self:
        return cls(**{name: np.empty(0, dtype) for name, dtype in DTYPES.items()})

    def __len__(self) -> int:
        return len(self.start)

    @property
    def is_current(self) -> Mask:
        return np.asarray(self.until == FOREVER)

    @property
    def arrays(self) -> dict[str, Numbers]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def take(self, positions: Numbers) -> Self:
        """The rows at the positions."""
        return type(self)(**{name: held.take(positions) for name, held in self.arrays.items()})

    def where(self, mask: Mask) -> Self:
        """The rows that the mask lets through."""
        return self if mask.all() else self.take(np.flatnonzero(mask))

    def rank(self, start: Numbers, end: Numbers, code: Numbers, *, after: bool = False) -> Numbers:
        """How many lie before each of these places in timeline order (`after`: before or at it)."""
        low, high = self.start.searchsorted(start), self.start.searchsorted(start, "right")
        while (low < high).any():
            middle = np.minimum((low + high) // 2, len(self) - 1)
            its_end, its_code = self.end.take(middle), self.code.take(middle)
            same = its_code <= code if after else its_code < code
            before = (its_end < end) | ((its_end == end) & same)
            open_ = low < high
            low = np.where(open_ & before, middle + 1, low)
            high = np.where(open_ & ~before, middle, high)
        return low

    def replaced(self, gone: Mask, new: Self) -> Self:
        """Without those that are `gone`, and with the `new` ones, which are in timeline order."""
        if not len(self):
            return new  # the whole record, read just now: no copies of it
        runs = self._runs(gone, self.rank(new.start, new.end, new.code))
        arrays = {}
        for name, held in self.arrays.items():
            added = getattr(new, name)
            taken = [(added if is_new else held)[low:high] for is_new, low, high in runs]
            arrays[name] = np.concatenate([held[:0], *taken])
        return type(self)(**arrays)

    def _runs(self, gone: Mask, at: Numbers) -> list[tuple[bool, int, int]]:
        """What is left when some are gone and new ones stand before the positions `at`: stretches of
        the new (True) and of the old. Where little changes they are few and long, and copied fast."""
        lost = np.flatnonzero(gone)
        edges = np.unique(np.concatenate([[0], at, lost, lost + 1, [len(self)]]))
        first, last = at.searchsorted(edges).tolist(), at.searchsorted(edges, "right").tolist()
        runs = []
        for n, (low, high) in enumerate(pairwise([*edges.tolist(), len(self)])):
            runs.append((True, first[n], last[n]))
            if low < high and not gone[low]:
                runs.append((False, low, high))
        return [run for run in runs if run[1] < run[2]]
