"""Every word of a text at which a known name starts: looked up once, for places and actors both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.extract.lexicon.keys import words_of
from timeline.extract.lexicon.model import Lexicon
from timeline.extract.lexicon.names import NOTHING, ActorName, PlaceName


@dataclass(slots=True, eq=False)
class Start:
    """The longest names that start at the word `first`; length 0 and no names where there is none."""

    first: int
    actor_length: int
    actors: tuple[ActorName, ...]
    place_length: int
    places: tuple[PlaceName, ...]


@lru_cache(maxsize=4)
def starts_in(text: str, lexicon: Lexicon) -> Sequence[Start]:
    """The words of `text` at which an actor's or a place's name starts, in their order."""
    return tuple(_starts(text, lexicon))


def _starts(text: str, lexicon: Lexicon) -> Iterator[Start]:
    words, actors, places = words_of(text), lexicon.actor_names, lexicon.place_names
    said = set(words.keys)
    acting, placed = said & actors.starts.keys(), said & places.starts.keys()
    naming = acting | placed
    for first, key in [(at, key) for at, key in enumerate(words.keys) if key in naming]:
        actor = actors.longest_at(words, first) if key in acting else NOTHING
        place = places.longest_at(words, first) if key in placed else NOTHING
        if actor is not NOTHING or place is not NOTHING:
            yield Start(first, actor[0], actor[1], place[0], place[1])
