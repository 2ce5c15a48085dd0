"""The lexicon once it is read: what is known, and how it is found in a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.keys import key_of
from timeline.extract.lexicon.names import ActorName, NameIndex, PlaceName

ANALYST_PLACE = 1_000_000_000  # an analyst's own name for a place outranks any city that shares it


@dataclass(frozen=True)
class Lexicon:
    """Actors and places by name, and the words that tell in which way an actor is spoken of."""

    actors: Mapping[str, ActorName]  # by name
    places: Mapping[str, Place]  # reviewed ones and countries, by name
    states: Mapping[str, KnownActor]  # by ISO 3166-1 alpha-2 code
    actor_names: NameIndex[ActorName]
    place_names: NameIndex[PlaceName]
    nouns: Mapping[
        str, Mapping[str, str]
    ]  # key of a noun -> what holds it ("state", "group") -> form
    ambiguous: frozenset[str]  # keys that are more often a word, a person or an institution
    warships: Mapping[str, KnownActor]  # "USS" -> United States
    zones: Mapping[str, str]  # ISO code -> IANA zone of its largest city
    regions: Mapping[str, frozenset[str]]  # "Middle East" -> the ISO codes in it

    def with_entries(
        self, actors: Iterable[KnownActor] = (), places: Iterable[Place] = ()
    ) -> "Lexicon":
        """A lexicon that also knows what an analyst entered; the names there win over ours."""
        actors, places = tuple(actors), tuple(places)
        known = {actor.name: ActorName(actor, _kind(actor), "name", actor.name) for actor in actors}
        return replace(
            self,
            actors={**self.actors, **known},
            places={**self.places, **{place.name: place for place in places}},
            actor_names=self.actor_names.with_names(_actor_names(known.values())),
            place_names=self.place_names.with_names(_place_names(places)),
        )


def _kind(actor: KnownActor) -> str:
    """The lexicon's kind for an actor of the database, which only has ACLED's code."""
    return {1: "forces", 7: "civilians", 8: "coalition"}.get(actor.inter or 0, "group")


def _actor_names(known: Iterable[ActorName]) -> Iterator[tuple[str, ActorName]]:
    for entry in known:
        for written in (entry.actor.name, *entry.actor.aliases):
            yield key_of(written), entry._replace(written=written)


def _place_names(places: Iterable[Place]) -> Iterator[tuple[str, PlaceName]]:
    for place in places:
        for written in (place.name, *place.aliases):
            yield key_of(written), PlaceName(place, ANALYST_PLACE, reviewed=True, written=written)
