"""An index of names that finds the longest one starting at a word, in constant time."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.keys import Word


class PlaceName(NamedTuple):
    """One way to write a place. `people` is its population, 0 where none is known."""

    place: Place
    people: int
    reviewed: bool  # from our own table, not only from a gazetteer
    written: str

    @property
    def bearer(self) -> tuple[str, str | None]:
        return self.place.name, self.place.country


class ActorName(NamedTuple):
    """One way to write an actor, and what that way says of it (see `forms` in actor_mentions)."""

    actor: KnownActor
    kind: str
    form: str
    written: str

    @property
    def bearer(self) -> tuple[str, str | None]:
        return self.actor.name, None


NOTHING: tuple[int, tuple[()]] = (0, ())
Named = TypeVar("Named", bound="PlaceName | ActorName")


class NameIndex(Generic[Named]):
    """Names by their key. All names that share a key are kept: the report decides between them."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[Named, ...]] = {}
        # The first word of a name, and its first two -> how many words the longest such name has.
        self.starts: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._named)

    def get(self, key: str) -> tuple[Named, ...]:
        return self._named.get(key, ())

    def add(self, key: str, name: Named) -> None:
        self._named[key] = (*self._named.get(key, ()), name)
        words = key.split(" ")
        for start in {words[0], " ".join(words[:2])}:
            self.starts[start] = max(self.starts.get(start, 0), len(words))

    def with_names(self, names: Iterable[tuple[str, Named]]) -> "NameIndex[Named]":
        """A copy that also holds `names`, each in the stead of what its bearer had under its key."""
        copy: NameIndex[Named] = NameIndex()
        copy._named = dict(self._named)
        copy.starts = dict(self.starts)
        for key, name in names:
            others = [other for other in copy.get(key) if other.bearer != name.bearer]
            copy.add(key, name)
            copy._named[key] = (name, *others)
        return copy

    def borne_by(self, key: str, bearer: tuple[str, str | None]) -> Named | None:
        """The name under `key` that is this bearer's."""
        return next((name for name in self.get(key) if name.bearer == bearer), None)

    def longest_at(self, words: Sequence[Word], first: int) -> tuple[int, tuple[Named, ...]]:
        """How many words from `first` on make the longest known name, and what bears it.

        (0, ()) when no name starts there, or no word. A name is only matched in a fitting case,
        see `fits`.
        """
        if first >= len(words) or words[first].key not in self.starts:
            return NOTHING  # nearly always
        for length in range(self._farthest(words, first), 0, -1):
            span = words[first : first + length]
            key = span[0].key if length == 1 else " ".join([word.key for word in span])
            if key in self._named:
                fitting = tuple([name for name in self._named[key] if fits(name.written, span)])
                if fitting:
                    return length, fitting
        return NOTHING

    def _farthest(self, words: Sequence[Word], first: int) -> int:
        """How many words a name that starts at `first` can have here: mostly one."""
        key, left = words[first].key, len(words) - first
        if self.starts[key] == 1 or left == 1:
            return 1
        farthest = self.starts.get(f"{key} {words[first + 1].key}", 1)
        return farthest if farthest < left else left


def fits(written: str, span: Sequence[Word]) -> bool:
    """Whether the case of the words fits the name: "us" is not "US", "is" is not "IS"."""
    case = _case(written)
    if case == "lower":
        return True
    if case == "upper":
        return all(word.text.upper() == word.text for word in span)
    return any(
        word.text[0].isupper() or word.text[0].isdigit() for word in span if word.key != "al"
    )


@lru_cache(maxsize=20_000)
def _case(written: str) -> str:
    """Whether a name is all in capitals ("upper"), has none ("lower"), or some ("mixed")."""
    letters = written.replace(".", "")
    if letters.isupper():
        return "upper"
    return "lower" if letters == letters.lower() else "mixed"
