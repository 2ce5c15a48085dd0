"""Finding the actors that a report names, and in which way it speaks of each."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.extract.actor_scan import Found, Scan
from timeline.extract.drafts import KnownActor
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import Words, words_of
from timeline.extract.ship_names import ship_names, warship_names

COORDINATION = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+(?:the\s+)?")


UNNAMED = frozenset(["generic", "militants"])
"""Kinds of those that others may call by name: "troops", "Islamist militants"."""


class ActorMention(NamedTuple):
    """An actor as a report names it; `start` and `end` count characters of the text.

    `form` is how it is spoken of: "name" (Israel, Hamas) · "forces" (Israeli troops, IDF, Hamas
    fighters) · "adjective" (Israeli airstrikes) · "people" (Israelis, villagers) · "control"
    (Houthi-held areas) · "place" (in Israel) · "ship" · "title" (Israeli Defense Minister: a person, who mostly speaks) ·
    "speaker" (the Pentagon, Russian officials: an institution that speaks).
    `kind` is what it is: state, forces, group, coalition, militants (nobody says which), generic
    (forces whose state the report leaves open), civilians, people, shipping, voice (only speaks).
    """

    start: int
    end: int
    words: str  # text[start:end]
    name: str  # the actor's name; a merchant ship's own name; for unnamed militants the words
    actor: KnownActor
    kind: str
    form: str


def find_actors(text: str, lexicon: Lexicon) -> list[ActorMention]:
    """The actors named in `text` in their order; of overlapping names the longest.

    What only says where something comes from ("Iranian-made drones", "Iran-backed Houthis") is no
    mention of that state; "Iran-backed militias" are an actor of their own. Nor is the group that a
    "Defeat X" mission is named after.
    """
    words = words_of(text)
    found = list(Scan(text, words, lexicon))
    _share_forces(text, words, found)
    ships = _ships(text, lexicon)
    taken = {index for ship in ships for index in range(ship.start, ship.end)}
    mentions = [_mention(text, words, one) for one in found]
    free = [
        one
        for one in mentions
        if one.start not in taken
        and one.end - 1 not in taken
        and not (one.kind == "group" and text.endswith("Defeat ", 0, one.start))
    ]
    return sorted([*free, *ships], key=lambda mention: mention.start)


def _share_forces(text: str, words: Words, found: Sequence[Found]) -> None:
    """ "Chadian and allied troops": the noun at the end of a list holds for each state in it."""
    for one, other in reversed(list(pairwise(found))):
        between = text[words.ends[one.last - 1] : words.starts[other.first]]
        armed = other.form == "forces" or other.known.kind in ("coalition", "shipping")
        if armed and one.form in ("name", "adjective") and COORDINATION.fullmatch(between):
            one.form = "forces" if one.known.kind == "state" else one.form


def _mention(text: str, words: Words, found: Found) -> ActorMention:
    start, end = words.starts[found.first], words.ends[found.last - 1]
    actor = found.known.actor
    name = text[start:end] if actor.name == "militants" else actor.name
    return ActorMention(start, end, text[start:end], name, actor, found.known.kind, found.form)


def _ships(text: str, lexicon: Lexicon) -> list[ActorMention]:
    merchant = lexicon.actors["commercial shipping"]
    ships = [
        ActorMention(start, end, text[start:end], name, merchant.actor, merchant.kind, "ship")
        for start, end, name in ship_names(text)
    ]
    navies = [
        ActorMention(start, end, text[start:end], actor.name, actor, "state", "forces")
        for start, end, actor in warship_names(text, lexicon)
    ]
    return ships + navies
