"""The lexicon once it is read: what is known, and how it is found in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.keys import key_of
from timeline.extract.lexicon.names import ActorName, NameIndex, PlaceName

ANALYST_PLACE = 1_000_000_000  # an analyst's own name for a place outranks any city that shares it


@dataclass(frozen=True, eq=False)  # two lexicons are never compared, only told apart
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
    capitals: Mapping[str, Place]  # by ISO code
    regions: Mapping[str, frozenset[str]]  # "Middle East" -> the ISO codes in it

    @cached_property
    def noun_starts(self) -> Mapping[str, int]:
        """The first word of a noun -> how many words the longest such noun has."""
        starts: dict[str, int] = {}
        for noun in self.nouns:
            first, *others = noun.split(" ")
            starts[first] = max(starts.get(first, 0), 1 + len(others))
        return starts

    @cached_property
    def regions_of(self) -> Mapping[str, Sequence[str]]:
        """The regions that each country lies in, by its ISO code."""
        codes = frozenset().union(*self.regions.values())
        return {
            code: [name for name, countries in self.regions.items() if code in countries]
            for code in codes
        }

    def with_entries(
        self, actors: Iterable[KnownActor] = (), places: Iterable[Place] = ()
    ) -> "Lexicon":
        """A lexicon that also knows what an analyst entered; new names there win over ours.

        An actor or place that the lexicon has under the same name keeps what the lexicon knows of it
        (that "Pentagon" is a voice of the United States) and gains only the names that are new.
        """
        known = [self._known(actor) for actor in actors]
        places = tuple(places)
        return replace(
            self,
            actors={**self.actors, **{name.actor.name: name for name in known}},
            places={**self.places, **{place.name: place for place in places}},
            actor_names=self.actor_names.with_names(
                pair for entry in known for pair in self._actor_names(entry)
            ),
            place_names=self.place_names.with_names(
                pair for place in places for pair in self._place_names(place)
            ),
        )

    def _known(self, actor: KnownActor) -> ActorName:
        ours = self.actors.get(actor.name)
        kind, form = (ours.kind, ours.form) if ours else (_kind(actor), "name")
        return ActorName(actor, kind, form, actor.name)

    def _actor_names(self, entry: ActorName) -> Iterator[tuple[str, ActorName]]:
        """Every name of an actor by its key, theirs and ours; ours keep their form."""
        ours = self.actors.get(entry.actor.name, entry).actor
        for written in (entry.actor.name, *entry.actor.aliases, *ours.aliases):
            key = key_of(written)
            had = self.actor_names.borne_by(key, entry.bearer)
            if key:
                yield (
                    key,
                    had._replace(actor=entry.actor) if had else entry._replace(written=written),
                )

    def _place_names(self, place: Place) -> Iterator[tuple[str, PlaceName]]:
        """Every name of a place by its key, theirs and ours; ours keep their rank."""
        new = PlaceName(place, ANALYST_PLACE, reviewed=True, written=place.name)
        ours = self.places.get(place.name, place)
        for written in (place.name, *place.aliases, *ours.aliases):
            key = key_of(written)
            had = self.place_names.borne_by(key, new.bearer)
            if key:
                yield key, had._replace(place=place) if had else new._replace(written=written)


def _kind(actor: KnownActor) -> str:
    """The lexicon's kind for an actor of the database, which only has ACLED's code."""
    return {1: "forces", 7: "civilians", 8: "coalition"}.get(actor.inter or 0, "group")
