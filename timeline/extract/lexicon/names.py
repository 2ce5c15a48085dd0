"""An index of names that finds the longest one starting at a word, in constant time."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.keys import Word


class PlaceName(NamedTuple):
    """One way to write a place. `people` is its population, 0 where none is known."""

    place: Place
    people: int
    reviewed: bool  # from our own table, not only from a gazetteer
    written: str


class ActorName(NamedTuple):
    """One way to write an actor, and what that way says of it (see `forms` in actor_mentions)."""

    actor: KnownActor
    kind: str
    form: str
    written: str


Named = TypeVar("Named", bound="PlaceName | ActorName")


class NameIndex(Generic[Named]):
    """Names by their key. All names that share a key are kept: the report decides between them."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[Named, ...]] = {}
        self._reach: dict[str, int] = {}  # first word -> words of the longest name that starts so

    def __len__(self) -> int:
        return len(self._named)

    def get(self, key: str) -> tuple[Named, ...]:
        return self._named.get(key, ())

    def add(self, key: str, name: Named) -> None:
        self._named[key] = (*self._named.get(key, ()), name)
        first, *more = key.split(" ")
        self._reach[first] = max(self._reach.get(first, 0), 1 + len(more))

    def with_names(self, names: Iterable[tuple[str, Named]]) -> "NameIndex[Named]":
        """A copy that also holds `names`, ahead of what it had; the index itself is not changed."""
        copy: NameIndex[Named] = NameIndex()
        copy._named = dict(self._named)
        copy._reach = dict(self._reach)
        for key, name in names:
            copy.add(key, name)
            copy._named[key] = (name, *copy._named[key][:-1])
        return copy

    def longest_at(self, words: Sequence[Word], first: int) -> tuple[int, tuple[Named, ...]]:
        """How many words from `first` on make the longest known name, and what bears it.

        (0, ()) when no name starts there, or no word. A name is only matched in a fitting case, see `fits`.
        """
        if first >= len(words):
            return 0, ()
        for length in range(self._reach.get(words[first].key, 0), 0, -1):
            span = words[first : first + length]
            named = self._named.get(" ".join(word.key for word in span))
            if named and len(span) == length:
                fitting = tuple(name for name in named if fits(name.written, span))
                if fitting:
                    return length, fitting
        return 0, ()


def fits(written: str, span: Sequence[Word]) -> bool:
    """Whether the case of the words fits the name: "us" is not "US", "is" is not "IS"."""
    letters = written.replace(".", "")
    if letters.isupper():
        return all(word.text.upper() == word.text for word in span)
    if letters == letters.lower():
        return True
    return any(
        word.text[0].isupper() or word.text[0].isdigit() for word in span if word.key != "al"
    )
