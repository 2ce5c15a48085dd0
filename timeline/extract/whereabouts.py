"""Where a clause says that its event took place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.extract.clauses import Clause
from timeline.extract.drafts import Place
from timeline.extract.gazetteer import parents
from timeline.extract.lexicon import Lexicon
from timeline.extract.place_leads import is_aimed_at, is_led_to, leads_away, of_the_tellers
from timeline.extract.place_mentions import PlaceMention
from timeline.extract.scene import Scene

WITHIN = frozenset(
    [
        "in",
        "at",
        "near",
        "over",
        "outside",
        "inside",
        "within",
        "around",
        "off",
        "into",
        "onto",
        "through",
        "across",
        "along",
        "of",
        "to",
        "above",
        "beneath",
        "between",
        "north",
        "south",
        "east",
        "west",
    ]
)
"""Prepositions that lead to where something happened."""

UPON = frozenset(["on", "against", "toward", "towards", "targeting", "for"])
"""Those that do so only right after the word for the deed: "an attack on the town"."""

VAGUE = 4  # where_prec: a province, or more
UPON_REACH = 60  # characters from the deed to a place named so
OBJECT = re.compile(
    r"\s+(?:(?!(?:in|on|at|by|after|from|near|over|and|that|said|with)\b)[\w’'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
JOINED = re.compile(r"(?:,| and|, and| or)?\s*(?:the\s+)?(?:broader\s+)?\Z")
LISTED = re.compile(r",? and (?:the )?(?:[\w,’-]+ ){1,4}in \Z")
"""Between two countries told of alike: "the troops in A and the 900 in B"."""

LONGEST_GAP = 40
CHAINED = re.compile(r"(?:[’']s(?: [a-z][\w-]*){0,3}|,)?\s*(?:the\s+)?\Z")


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


def spot(clause: Clause, mentions: Sequence[PlaceMention], lexicon: Lexicon) -> Spot | None:
    """The most specific place that the clause gives for its event; None when it names none."""
    end = clause.told_end
    here = [m for m in mentions if clause.start <= m.start < end and not _in_a_name(clause, m)]
    usable = _located(clause, here)
    landed = [mention for mention in usable if not mention.situates] or of_the_tellers(clause, here)
    if not landed and end == clause.end:
        landed = _beyond(clause, mentions)
    if not landed:
        return None
    return _together(clause.scene.text, min(landed, key=_rank), landed, lexicon)


def spot_beside(scene: Scene, lexicon: Lexicon) -> Spot | None:
    """The place that a sentence without an event of its own names."""
    located = [m for m in scene.places if m.cue in WITHIN and not m.situates]
    return _together(scene.text, min(located, key=_rank), located, lexicon) if located else None


def _beyond(clause: Clause, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places right after the clause, in words that say no event of their own ("about to go off at …")."""
    scene, last = clause.scene, clause.end + BEYOND
    if scene.all_told:
        return []
    next_one = next((t for t in scene.triggers if t.start >= clause.end), None)
    if next_one is None or next_one in scene.told:
        return []
    following = [m for m in mentions if clause.end <= m.start < last and m.cue in WITHIN]
    return [
        mention for mention in following if not mention.situates and not _in_a_name(clause, mention)
    ]


BEYOND = 80
"""Characters after a clause in which its place may still be named."""


def _in_a_name(clause: Clause, mention: PlaceMention) -> bool:
    """Whether it only is part of an actor's name: the US of "a US outpost", "US and allied troops"."""
    start, end = mention.start, mention.end
    around = [a for a in clause.scene.actors if a.start <= start and end <= a.end]
    return any(
        a.form != "control" and (a.end - a.start > end - start or a.form == "forces")
        for a in around
    )


def _located(clause: Clause, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Those led to by a preposition of place or struck themselves, with those named beside them."""
    if not mentions:
        return []
    text = clause.scene.text
    found: list[PlaceMention] = []
    struck: list[PlaceMention] = []
    taken_away = any(trigger.kind == "abduct" for trigger in clause.triggers)
    for mention in mentions:
        gap = text[found[-1].end : mention.start] if found else "…"
        beside = (
            not mention.cue
            and len(gap) < LONGEST_GAP
            and bool(JOINED.fullmatch(gap) or CHAINED.fullmatch(gap))
        )
        before = text[max(clause.scene.start, mention.start - 70) : mention.start]
        if leads_away(clause, mention, before, taken_away=taken_away) or is_aimed_at(
            clause, mention.start
        ):
            continue
        hit = not beside and _is_struck(clause, mention)
        if mention.cue in WITHIN or beside or hit or is_led_to(clause, before):
            found.append(mention)
            struck += [mention] * hit
    if struck:  # "the war in A began when B was hit"
        deed = clause.triggers[0].start
        return [m for m in found if m.start > deed or m.where_prec < VAGUE or m in struck]
    return found


def _is_struck(clause: Clause, mention: PlaceMention) -> bool:
    """Whether the place is itself the object: "an attack on the town", "shelled the town"."""
    text = clause.scene.text
    for trigger in clause.triggers:
        suffered = not mention.cue and SUFFERED.fullmatch(text, mention.end, trigger.start)
        if suffered and trigger.part == "verb":
            return True
        near = trigger.end <= mention.start <= trigger.end + UPON_REACH
        if near and mention.cue in UPON:
            return True
        if trigger.part == "noun" and UNDER.fullmatch(text, mention.end, trigger.start):
            return True
        if (
            near
            and not mention.cue
            and trigger.part == "verb"
            and OBJECT.fullmatch(text[trigger.end : mention.start])
        ):
            return True
    return False


SUFFERED = re.compile(
    r"(?:, [^,.;]{3,60},)? (?:was|were|has been|have been|had been) (?:\w+ly |also |again )*"
)
""""The town was shelled"."""
UNDER = re.compile(
    r" (?:(?:has|had|have|again|also|\w+ly) ){0,2}(?:came|come|was|is) (?:\w+ )?under (?:\w+ ){0,3}"
)
""""the town came under attack"."""


def _rank(mention: PlaceMention) -> tuple[int, int]:
    """Exact places first, then the order of the text."""
    return (COARSE.get(mention.where_prec, mention.where_prec), mention.start)


COARSE = {7: 3}
"""Waters (7) count as more telling than a country or a vague region."""


def _together(
    text: str, best: PlaceMention, mentions: list[PlaceMention], lexicon: Lexicon
) -> Spot:
    """The place with those of the same rank named beside it: "Iraq and Syria"."""
    group = [best]
    for mention in mentions:
        same_rank = mention.where_prec == best.where_prec and mention.start > group[-1].end
        if same_rank and len(group) < 6:
            gap = text[group[-1].end : mention.start]
            if JOINED.fullmatch(gap) or LISTED.fullmatch(gap):
                group.append(mention)
    countries = {mention.place.country for mention in group}
    return Spot(
        start=best.start,
        end=group[-1].end,
        name=_names(text, group),
        country=countries.pop() if len(countries) == 1 else None,
        where_prec=best.where_prec,
        places=tuple([mention.place for mention in group]),
        held_by=frozenset([name for one in group for name in _holders(one.place, lexicon)]),
    )


def _names(text: str, group: Sequence[PlaceMention]) -> str:
    """The names as the text joins them."""
    words = text[group[0].start : group[-1].end]
    if len(group) == 1:
        return group[0].name
    return (
        words
        if len(words) < 80 and " in " not in words
        else " and ".join(place.name for place in group)
    )


def _holders(place: Place, lexicon: Lexicon) -> Iterator[str]:
    """The place's own name and those of what it lies in: towns, provinces, country, regions."""
    yield place.name
    for holder in parents(lexicon, place):
        yield holder.name
    if place.country:
        state = lexicon.states.get(place.country)
        yield state.name if state else place.country
        yield from lexicon.regions_of.get(place.country, ())
