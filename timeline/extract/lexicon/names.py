"""An index of names that finds the longest one starting at a word, in constant time."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.keys import Kept, Words, folded


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
        # The first word of a name -> its second, where it has one -> how many the longest such has.
        self.starts: dict[str, dict[str, int]] = {}
        self._alone = Kept(self._named_alone)

    def __len__(self) -> int:
        return len(self._named)

    def get(self, key: str) -> tuple[Named, ...]:
        return self._named.get(key, ())

    def add(self, key: str, name: Named) -> None:
        self._named[key] = (*self._named.get(key, ()), name)
        self._alone.clear()
        first, *others = key.split(" ")
        following = self.starts.setdefault(first, {})
        if others:
            following[others[0]] = max(following.get(others[0], 0), 1 + len(others))

    def with_names(self, names: Iterable[tuple[str, Named]]) -> "NameIndex[Named]":
        """A copy that also holds `names`, each in the stead of what its bearer had under its key."""
        copy: NameIndex[Named] = NameIndex()
        copy._named = dict(self._named)
        copy.starts = {first: dict(following) for first, following in self.starts.items()}
        for key, name in names:
            others = [other for other in copy.get(key) if other.bearer != name.bearer]
            copy.add(key, name)
            copy._named[key] = (name, *others)
        return copy

    def borne_by(self, key: str, bearer: tuple[str, str | None]) -> Named | None:
        """The name under `key` that is this bearer's."""
        return next((name for name in self.get(key) if name.bearer == bearer), None)

    def longest_at(self, words: Words, first: int) -> tuple[int, tuple[Named, ...]]:
        """How many words from `first` on make the longest known name, and what bears it.

        (0, ()) when no name starts there, or no word. A name is only matched in a fitting case,
        see `fits`.
        """
        keys = words.keys
        following = self.starts.get(keys[first]) if first < len(keys) else None
        if following is None:
            return NOTHING
        if first + 1 < len(keys) and keys[first + 1] in following:
            last = min(first + following[keys[first + 1]], len(keys))
            for end in range(last, first + 1, -1):
                fitting = self._fitting(keys[first:end], words.texts[first:end])
                if fitting:
                    return end - first, fitting
        alone = self._alone[words.texts[first]]
        if keys[first] == "al":  # in whatever way it is written
            alone = self._fitting(["al"], words.texts[first : first + 1])
        return (1, alone) if alone else NOTHING

    def _named_alone(self, text: str) -> tuple[Named, ...]:
        """The names that the word stands for when it stands alone."""
        return self._fitting([folded(text)], [text])

    def _fitting(self, keys: Sequence[str], texts: Sequence[str]) -> tuple[Named, ...]:
        """The names that words of such keys can stand for, written so."""
        named = self._named.get(" ".join(keys), ())
        return tuple([name for name in named if fits(name.written, keys, texts)])


def fits(written: str, keys: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the case of the words fits the name: "us" is not "US", "is" is not "IS"."""
    case = _case(written)
    if case == "lower":
        return True
    if case == "upper":
        return all(text.upper() == text for text in texts)
    capitals = [text[0].isupper() or text[0].isdigit() for text in texts]
    return any(capital and key != "al" for capital, key in zip(capitals, keys, strict=True))


@lru_cache(maxsize=20_000)
def _case(written: str) -> str:
    """Whether a name is all in capitals ("upper"), has none ("lower"), or some ("mixed")."""
    letters = written.replace(".", "")
    if letters.isupper():
        return "upper"
    return "lower" if letters == letters.lower() else "mixed"
