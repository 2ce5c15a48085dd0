"""All actors or all places that answer a question, as an index lists them: countries too, and by
name where that is asked."""

from functools import lru_cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from timeline.search.answers import Options
from timeline.search.matching import Matching
from timeline.search.named import Counted, named_so
from timeline.search.names import folded_names
from timeline.search.sets import Ints
from timeline.search.sides import meant
from timeline.search.state import Book

KINDS = {"actor": "parties", "location": "places"}


class Listing:
    """The members that count anything, of those whose name holds the words to `find`."""

    def __init__(self, matching: Matching, name: str, *, find: str = "") -> None:
        query, self._kind = matching.query, KINDS[name]
        moment, self._book = matching.moment, matching.state.book
        self._members = moment.members(self._kind)
        pairs = (
            meant(self._members, query)
            if name == "actor"
            else self._members.pairs_in(query.country)
        )
        counts = self._members.by_member(matching.rows().counts(self._kind), pairs)
        self._counted = Counted(self._members, counts, moment.names(self._kind), {})
        self._listed = named_so(matching, self._kind, counts, find)

    @property
    def total(self) -> int:
        return len(self._listed)

    def options(self, *, first: int, start: int = 0, by_name: bool = False) -> Options:
        """So many from number `start` on: by name, or those with most incidents first."""
        order = self._by_name() if by_name else self._by_count()
        shown = self._listed.take(order[start : start + first])
        return Options([self._counted.option(number) for number in shown.tolist()], self.total)

    def initials(self) -> list[tuple[str, int]]:
        """By name, each letter that names begin with and the number of the first that does."""
        _ranks, letters = self._alphabet
        listed = self._counted.names.take(self._listed.take(self._by_name()))
        found, starts = np.unique(letters.take(listed), return_index=True)
        return sorted(zip(found.tolist(), starts.tolist(), strict=True), key=itemgetter(1))

    def _by_name(self) -> Ints:
        ranks, _letters = self._alphabet
        return np.argsort(ranks.take(self._counted.names.take(self._listed)))

    def _by_count(self) -> Ints:
        names = self._members.rank.take(self._counted.names.take(self._listed))
        return np.lexsort((names, -self._counted.counts.take(self._listed)))

    @property
    def _alphabet(self) -> tuple[Ints, NDArray[np.str_]]:
        return alphabet(self._book, self._kind, len(self._members.names))


@lru_cache(maxsize=4)
def alphabet(book: Book, kind: str, size: int) -> tuple[Ints, NDArray[np.str_]]:
    """By number of the name, its place in the order of folded names, and its first letter; of the
    first `size` names of the book."""
    names = folded_names(book, kind)[:size]
    ranks = np.empty(size, np.int64)
    ranks[sorted(range(size), key=names.__getitem__)] = np.arange(size)
    letters = [name[:1].upper() if name[:1].isalpha() else "#" for name in names]
    return ranks, np.array(letters, "U1")
