"""Sets of actors or of places, each kept once: a column holds a set's number, not its members.

So whatever is asked of members is first counted by set, and then rolled up over the few pairs of a
set and a member. Numbers are given in the order in which sets come, and never change.
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NONE = -1
K = TypeVar("K", bound=Hashable)


class Numbered(Generic[K]):
    """Values with numbers, in the order in which they came."""

    def __init__(self, values: Iterable[K] = ()) -> None:
        self.numbers: dict[K, int] = {}
        self.values: list[K] = []
        self._alphabet = np.empty(0, np.int64)
        for value in values:
            self.number(value)

    def __len__(self) -> int:
        return len(self.values)

    def number(self, value: K) -> int:
        """The number of `value`, which gets one if it has none."""
        known = self.numbers.get(value)
        if known is None:
            known = self.numbers[value] = len(self.values)
            self.values.append(value)
        return known

    def alphabet(self) -> Ints:
        """The numbers in the order of their values. They are added to what was sorted before."""
        known = self._alphabet
        if len(known) < len(self.values):
            numbers = [*known.tolist(), *range(len(known), len(self.values))]
            known = np.array(sorted(numbers, key=self.values.__getitem__), np.int64)
            self._alphabet = known
        return known


@dataclass(frozen=True, eq=False)
class Members:
    """Who is in which set: pairs of a set and a member, in the order of the sets, and of slugs in one.

    A member is (slug, tag, name): an actor's tag is its role, a place's its country. `about` is the
    member that a set is about: of places the one where it happened (NONE: not said).
    """

    pair_set: Ints
    pair_member: Ints
    pair_tag: Ints
    pair_name: Ints
    about: Ints
    slugs: Numbered[str]
    tags: Numbered[str]
    names: Numbered[tuple[str, str, str]]  # name, slug, tag: no two are equal in the alphabet

    @property
    def sets(self) -> int:
        return len(self.about)

    @cached_property
    def size(self) -> int:
        """So many members; the lists may have grown since."""
        return int(self.pair_member.max(initial=NONE)) + 1

    def number(self, slug: str) -> int:
        """NONE for a slug that no set holds."""
        number = self.slugs.numbers.get(slug, NONE)
        return number if number < self.size else NONE

    def sets_with(self, slugs: Sequence[str] = (), tags: Sequence[str] = ()) -> Mask:
        """For each set whether it holds one of the members in one of the tags (none named: any)."""
        return self.sets_of(self.pairs_of(slugs) & self.pairs_in(tags))

    def sets_of(self, pairs: Mask) -> Mask:
        """For each set whether one of these pairs is of it."""
        held = np.zeros(self.sets, np.bool_)
        held[self.pair_set[pairs]] = True
        return held

    def pairs_of(self, slugs: Sequence[str]) -> Mask:
        """Which pairs have one of the members (none named: all)."""
        if not slugs:
            return np.ones(len(self.pair_set), np.bool_)
        return _is_one_of(self.pair_member, [self.number(slug) for slug in slugs])

    def pairs_in(self, tags: Sequence[str]) -> Mask:
        """Which pairs have one of the tags (none named: all)."""
        if not tags:
            return np.ones(len(self.pair_set), np.bool_)
        return _is_one_of(self.pair_tag, [self.tags.numbers.get(tag, NONE) for tag in tags])

    def by_member(self, counts: Ints, pairs: Mask | None = None) -> Ints:
        """Counts by set as counts by member, each counted once for a set; of these pairs alone, where
        they are named."""
        sets, members = self._members_once
        if pairs is not None and not pairs.all():
            sets, members = _once(self.pair_set[pairs], self.pair_member[pairs])
        return _rolled_up(counts, sets, members, self.size)

    def by_tag(self, counts: Ints) -> dict[str, int]:
        """Counts by set as counts by tag, each counted once for a set; those of none are left out."""
        summed = _rolled_up(counts, *self._tags_once, len(self.tags))
        return {self.tags.values[n]: int(summed[n]) for n in np.flatnonzero(summed) if n}

    @cached_property
    def tagged(self) -> Mask:
        """For each set whether any of its members has a tag."""
        held = np.zeros(self.sets, np.bool_)
        held[self.pair_set[self.pair_tag > 0]] = True
        return held

    def names_in(self, counts: Ints) -> Ints:
        """For each member the number of its name in the sets that count anything, of several names
        the last in the alphabet; NONE for a member of no such set."""
        told = np.full(self.size, NONE, np.int64)
        pairs = self._alphabetical
        pairs = pairs[counts.take(self.pair_set.take(pairs)) > 0]
        told[self.pair_member.take(pairs)] = self.pair_name.take(pairs)  # the last one stays
        return told

    @cached_property
    def rank(self) -> Ints:
        """For each name its place in the alphabet."""
        alphabet = self.names.alphabet()
        rank = np.empty(len(alphabet), np.int64)
        rank[alphabet] = np.arange(len(alphabet))
        return rank

    @cached_property
    def _alphabetical(self) -> Ints:
        return np.argsort(self.rank.take(self.pair_name), kind="stable")

    @cached_property
    def _members_once(self) -> tuple[Ints, Ints]:
        return _once(self.pair_set, self.pair_member)

    @cached_property
    def _tags_once(self) -> tuple[Ints, Ints]:
        both = np.unique(self.pair_set * len(self.tags) + self.pair_tag)
        return both // len(self.tags), both % len(self.tags)


class Sets:
    """A book of sets that only grows; `members` is what stands in it now, and does not change."""

    def __init__(self, strings: Iterable[str] = ()) -> None:
        """`strings` are the sets to number first, from 0 on."""
        nobody = np.empty(0, np.int64)
        lists = Numbered[str](), Numbered([""]), Numbered[tuple[str, str, str]]()
        self.numbers: dict[str, int] = {}
        self.members = Members(nobody, nobody, nobody, nobody, nobody, *lists)
        self.numbered(list(strings))

    def numbered(self, strings: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of sets; new ones are entered. A set is told as one string: the slug of what it
        is about (or nothing), a line's end, and its members as models.revision.named writes them."""
        new = [string for string in dict.fromkeys(strings) if string not in self.numbers]
        if new:
            self._enter(new)
        return np.fromiter(map(self.numbers.__getitem__, strings), np.int32, len(strings))

    def _enter(self, strings: list[str]) -> None:
        first, held = len(self.numbers), self.members
        about, rows = zip(*(string.split("\n") for string in strings), strict=True)
        pairs = [
            (
                number,
                held.slugs.number(slug),
                held.tags.number(tag),
                held.names.number((name, slug, tag)),
            )
            for number, members in enumerate(json.loads(f"[{','.join(rows)}]"), first)
            for slug, tag, name in members
        ]
        new = np.array(pairs, np.int64).reshape(-1, 4).T
        numbers = [held.slugs.numbers.get(slug, NONE) for slug in about]
        self.members = Members(
            pair_set=np.concatenate([held.pair_set, new[0]]),
            pair_member=np.concatenate([held.pair_member, new[1]]),
            pair_tag=np.concatenate([held.pair_tag, new[2]]),
            pair_name=np.concatenate([held.pair_name, new[3]]),
            about=np.concatenate([held.about, np.array(numbers, np.int64)]),
            slugs=held.slugs,
            tags=held.tags,
            names=held.names,
        )
        self.numbers |= {string: number for number, string in enumerate(strings, first)}


def _is_one_of(numbers: Ints, wanted: Sequence[int]) -> Mask:
    found = np.zeros(len(numbers), np.bool_)
    for number in wanted:
        found |= numbers == number
    return found


def _once(sets: Ints, members: Ints) -> tuple[Ints, Ints]:
    """Sorted pairs, each once."""
    new = np.ones(len(sets), np.bool_)
    new[1:] = (sets[1:] != sets[:-1]) | (members[1:] != members[:-1])
    return sets[new], members[new]


def _rolled_up(counts: Ints, sets: Ints, into: Ints, size: int) -> Ints:
    return np.bincount(into, weights=counts.take(sets), minlength=size).astype(np.int64)
