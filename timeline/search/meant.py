"""What words that find nothing may have been meant for."""

import re
from difflib import get_close_matches

from timeline.models.folding import words_of
from timeline.search.names import KINDS, folded_names
from timeline.search.state import State
from timeline.search.words import begun

PLAIN = re.compile(
    r"\w[\w\s]*\w"
)  # no quotes, stars and minus signs, whose user knows what they do
ALIKE = 0.75  # as difflib measures: of the letters of both, those that they share in order
LONGER = 2  # letters more or fewer


def meant(state: State, q: str) -> list[str]:
    """Questions near `q`, each of which may find nothing as well: its last word taken as a beginning,
    and each word as the nearest in the names of actors and places."""
    if not PLAIN.fullmatch(q):
        return []
    said, named = words_of(q), _words_of_names(state)
    nearest = [word if word in named else _nearest(word, named) for word in said]
    near = [begun(q), " ".join(nearest) if nearest != said else ""]
    return [words for words in near if words]


def _words_of_names(state: State) -> set[str]:
    names = (name for kind in KINDS for name in folded_names(state.book, kind))
    return {word for name in names for word in name.split()}


def _nearest(word: str, named: set[str]) -> str:
    """The word itself where none is near. A slip is seldom in the first letter."""
    near = [
        other for other in named if other[0] == word[0] and abs(len(other) - len(word)) <= LONGER
    ]
    return next(iter(get_close_matches(word, sorted(near), 1, ALIKE)), word)
