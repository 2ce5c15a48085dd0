"""Where a clause says that its event took place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from timeline.extract.clauses import Clause
from timeline.extract.drafts import Place
from timeline.extract.gazetteer import parents
from timeline.extract.lexicon import Lexicon
from timeline.extract.place_mentions import PlaceMention

LOCATIVE = re.compile(
    r"\b(?:in|at|near|over|outside|inside|within|around|off|into|onto|through|across|along|north of|south of|east of|west of|toward"
    r"|towards|on|against|of|hit|hits|struck|bombed|shelled|attacked|attacks|invaded|invades|targeted|entered|above|from|between)\s+"
    r"(?:(?!\b(?:in|at|near|over|from|said|that)\b)[\w.,’'-]+\s+){0,5}\Z",
    re.IGNORECASE,
)
ORIGIN = re.compile(r"\bfrom\s+(?:[\w.’'-]+\s+){0,5}\Z", re.IGNORECASE)
JOINED = re.compile(r"(?:,| and|, and| or)?\s*(?:the\s+)?(?:broader\s+)?\Z")
CONTAINED = re.compile(r"[,’']?s?\s*(?:in\s+|of\s+)?(?:the\s+)?(?:[\w-]+\s+){0,2}\Z")
SPEAKER_AFTER = re.compile(r"\s+(?:said|says|officials?|authorities|governor|police)\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event; several places named together share one record."""

    start: int
    end: int
    name: str
    country: str | None
    where_prec: int
    places: tuple[Place, ...]
    held_by: frozenset[str]  # names of the places and of all that hold them

    def shares(self, other: "Spot") -> bool:
        """Whether one of the two spots holds the other, or they share a place."""
        here, there = {p.name for p in self.places}, {p.name for p in other.places}
        return bool(here & other.held_by or there & self.held_by)

    @property
    def place(self) -> Place | None:
        return self.places[0] if len(self.places) == 1 else None

    def apart(self) -> list["Spot"]:
        """One spot for each of its places."""
        return [
            replace(self, name=p.name, country=p.country, places=(p,), held_by=frozenset([p.name]))
            for p in self.places
        ]


def spot(clause: Clause, mentions: Iterable[PlaceMention], lexicon: Lexicon) -> Spot | None:
    """The most specific place that the clause gives for its event; None when it names none."""
    text = clause.scene.text
    here = [m for m in mentions if clause.start <= m.start < clause.end and not m.situates]
    located = [m for m in here if LOCATIVE.search(text, max(clause.scene.start, m.start - 70), m.start)]
    landed = [m for m in located if not _is_origin(text, clause, m)]
    usable = landed or located
    if not usable:
        return None
    best = min(usable, key=_rank)
    return _together(text, best, usable, lexicon)


def _is_origin(text: str, clause: Clause, mention: PlaceMention) -> bool:
    return bool(ORIGIN.search(text, max(clause.scene.start, mention.start - 70), mention.start))


def _rank(mention: PlaceMention) -> tuple[int, int]:
    """Exact places first, then the order of the text."""
    return (COARSE.get(mention.where_prec, mention.where_prec), mention.start)


COARSE = {7: 3}
"""Waters (7) count as more telling than a country or a vague region."""


def _together(text: str, best: PlaceMention, mentions: list[PlaceMention], lexicon: Lexicon) -> Spot:
    """The place with those of the same rank named beside it: "Iraq and Syria"."""
    group = [best]
    for mention in mentions:
        same_rank = mention.where_prec == best.where_prec and mention.start > group[-1].end
        if same_rank and len(group) < 6 and JOINED.fullmatch(text[group[-1].end : mention.start]):
            group.append(mention)
    countries = {mention.place.country for mention in group}
    return Spot(
        start=best.start,
        end=group[-1].end,
        name=text[best.start : group[-1].end] if len(group) > 1 else best.name,
        country=countries.pop() if len(countries) == 1 else None,
        where_prec=best.where_prec,
        places=tuple(mention.place for mention in group),
        held_by=frozenset(name for mention in group for name in _holders(mention.place, lexicon)),
    )


def _holders(place: Place, lexicon: Lexicon) -> Iterator[str]:
    """The place's own name and those of what it lies in: towns, provinces, country, regions."""
    yield place.name
    for holder in parents(lexicon, place):
        yield holder.name
    if place.country:
        state = lexicon.states.get(place.country)
        yield state.name if state else place.country
        yield from (name for name, codes in lexicon.regions.items() if place.country in codes)
