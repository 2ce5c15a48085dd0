"""Names as words: folded, so that "Lodz" finds "Łódź", and by who bears them, so that "Hama" is not
taken for "Hamas"."""

from collections.abc import Iterator, Mapping

from timeline.models.folding import words_of
from timeline.search.state import Book, State

KINDS = ("parties", "places")


class Bearers(Mapping[str, frozenset[str]]):
    """Folded words -> what in `state` each is the whole name of: "parties/<slug>", "places/<slug>"."""

    def __init__(self, state: State) -> None:
        self._state = state
        for kind in KINDS:
            folded_names(state.book, kind)

    def __getitem__(self, word: str) -> frozenset[str]:
        ever = self._state.book.bearers.get(word, ())
        bearing = {bearer for bearer in ever if self._state.is_public(*bearer.split("/"))}
        if not bearing:
            raise KeyError(word)
        return frozenset(bearing)

    def __iter__(self) -> Iterator[str]:
        return (word for word in list(self._state.book.bearers) if word in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def folded(text: str) -> str:
    return " ".join(words_of(text))


def holds(name: str, words: str) -> bool:
    """Whether a name holds the words, from the beginning of one of its own on; both are folded."""
    return bool(words) and f" {words}" in f" {name}"


def folded_names(book: Book, kind: str) -> list[str]:
    """By number, the names of actors ("parties") or "places", folded; only those that are new since
    the last time are read."""
    known = book.folded[kind]
    names = book.names(kind)[len(known) :]
    if names:
        new = [folded(name) for name, _, _ in names]
        for words, (_, slug, _) in zip(new, names, strict=True):
            if words and " " not in words:
                book.bearers.setdefault(words, set()).add(f"{kind}/{slug}")
        known = book.folded[kind] = known + new
    return known
