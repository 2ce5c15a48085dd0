"""The facets of thousands of values: actors, and places. Only what is shown is made an option."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from timeline.search.answers import Option, Options
from timeline.search.countries import countries as countries_by_code
from timeline.search.countries import country_name, local_name
from timeline.search.matching import Matching
from timeline.search.names import folded, folded_names, holds
from timeline.search.sets import NONE, Ints, Mask, Members
from timeline.search.sides import meant


@dataclass(frozen=True)
class Counted:
    """Members of the public record, their counts and names (by number), and those that are chosen."""

    members: Members
    counts: Ints
    names: Ints
    chosen: dict[str, str]  # slug -> label

    def options(self, listed: Ints, *, first: int | None, start: int) -> Options:
        """The first so many of the members `listed`, from number `start` on, and what is chosen."""
        shown = self._ranked(listed, None if first is None else start + first)[start:]
        options = [self.option(number) for number in shown.tolist()]
        there = {option.value for option in options}
        rest = [
            Option(slug, local_name(label), self._count(slug), chosen=True)
            for slug, label in self.chosen.items()
            if slug not in there
        ]
        options += sorted(rest, key=lambda option: (-option.count, option.label))
        return Options(options, len(listed))

    def _ranked(self, listed: Ints, first: int | None) -> Ints:
        """Most incidents first, then by name."""
        place = self.members.rank.take(self.names.take(listed))
        key = place - self.counts.take(listed) * len(self.members.rank)
        if first is not None and first < len(listed):
            few = np.argpartition(key, first)[:first]
            listed, key = listed[few], key[few]
        return listed[np.argsort(key)]

    def option(self, number: int) -> Option:
        name, slug, _ = self.members.names.values[self.names[number]]
        return Option(slug, local_name(name), int(self.counts[number]), slug in self.chosen)

    def _count(self, slug: str) -> int:
        number = self.members.number(slug)
        return 0 if number == NONE else int(self.counts[number])


def places_counted(matching: Matching, *, apart: str) -> Ints:
    """Counts by set of places, what is chosen of `apart` ("country" or "location") aside."""
    counts, query = matching.rows(apart="places").counts("places"), matching.query
    if apart == "location" and query.country:
        counts = counts * matching.moment.places.sets_with(tags=query.country)
    if apart == "country" and query.location:
        counts = counts * matching.moment.places.sets_with(query.location)
    return counts


def actors(matching: Matching, *, first: int | None, start: int, find: str) -> Options:
    """Counted in the role asked for, on the side asked for."""
    moment, query = matching.moment, matching.query
    counts = matching.rows(apart="parties").counts("parties")
    chosen = {slug: matching.state.label("parties", slug, moment) for slug in query.actor}
    counts = moment.parties.by_member(counts, meant(moment.parties, query))
    listed = named_so(matching, "parties", counts, find)
    counted = Counted(moment.parties, counts, moment.names("parties"), chosen)
    return counted.options(listed, first=first, start=start)


def places(matching: Matching, *, first: int | None, start: int, find: str) -> Options:
    """Countries have a facet of their own, and stand here only when chosen."""
    moment, query = matching.moment, matching.query
    chosen = {slug: matching.state.label("places", slug, moment) for slug in query.location}
    counts = moment.places.by_member(places_counted(matching, apart="location"))
    listed = named_so(matching, "places", counts, find)
    hidden = countries(moment.places).take(moment.names("places").take(listed))
    for slug in query.location:
        hidden &= listed != moment.places.number(slug)
    counted = Counted(moment.places, counts, moment.names("places"), chosen)
    return counted.options(listed[~hidden], first=first, start=start)


def named_so(matching: Matching, kind: str, counts: Ints, find: str) -> Ints:
    """The members that count anything, and whose name holds what is to be found."""
    listed = np.flatnonzero(counts)
    if not find:
        return listed
    told = matching.moment.names(kind).take(listed).tolist()
    names, words = folded_names(matching.state.book, kind), folded(find)
    local = {
        folded(name)
        for name in countries_by_code().values()
        if (label := local_name(name)) != name and holds(folded(label), words)
    }
    return listed[[holds(names[number], words) or names[number] in local for number in told]]


@lru_cache(maxsize=2)
def countries(places: Members) -> Mask:
    """For each name whether it is the one that its country goes by."""
    return np.array([name == country_name(tag) for name, _, tag in places.names.values], np.bool_)
