"""Whether weapons that were destroyed were met in flight, or lay on the ground."""

import re
from collections.abc import Sequence

from timeline.extract.clauses import Clause
from timeline.extract.triggers import Weapon

IN_FLIGHT = re.compile(
    r"\b(?:launched|fired|engag(?:ed|ing)|inbound|incoming|airborne|in flight|heading|headed|over the|over\s+[A-Z]|air defen[cs]es?|in mid-?air)",
    re.IGNORECASE,
)
BESIDES = re.compile(r",? (?:as well as|along with|in addition to)\b")
ON_GROUND = re.compile(
    r"\bprepar|\blaunch(?:er| rail| site|ing)|\b(?:warehouse|depot|storage|stored|hangar|workshop|cache|on the ground|before (?:it|they) could)\b"
)


def met_in_flight(clause: Clause, flying: Sequence[Weapon]) -> bool:
    """Whether one of those that can fly is said to have done so when it was destroyed."""
    words = BESIDES.split(clause.words, maxsplit=1)[0]  # "a drone, as well as two launchers"
    if not flying or ON_GROUND.search(words):
        return False
    return bool(IN_FLIGHT.search(words)) or any(_is_met(clause, weapon) for weapon in flying)


def _is_met(clause: Clause, weapon: Weapon) -> bool:
    """ "the second missile was destroyed", "a drone was destroyed by a frigate": weapons in flight."""
    text = clause.scene.text
    if SENT_BEFORE.search(text, max(clause.start, weapon.start - 30), weapon.start):
        return True
    told_of = TOLD_OF.search(text, max(clause.start, weapon.start - 20), weapon.start)
    return any(
        (told_of and WERE.fullmatch(text, weapon.end, t.start))
        or (weapon.end <= t.start and BY_SHIP.match(text, t.end, clause.end))
        for t in clause.triggers
        if t.kind == "destroy"
    )


TOLD_OF = re.compile(r"\b[Tt]h(?:e|is|ese|ose) (?:\w+ )?\Z")
WERE = re.compile(r"(?: \(\w+\))? (?:was|were) (?:\w+ly |\w+ed and )*")
""""The drone was destroyed", after it has been told that it flew."""

SENT_BEFORE = re.compile(
    r"\b(?:the|both|these|those|an?) (?:second|third|fourth|other|remaining|incoming|rest of the)(?: \w+)? \Z"
    r"|\b(?:both|another) (?:of the )?\Z",
    re.IGNORECASE,
)
"""Before a weapon: it is one of those that were launched."""

BY_SHIP = re.compile(
    r" by (?:an? |the |two )?(?:[\w.-]+ ){0,4}?(?:U\.?S\.?S\.?|HMS|(?:war)?ships?|vessels?|destroyers?|frigates?|cruisers?|fighter jets?|air[- ]defen[cs]es?|batter(?:y|ies))\b",
    re.IGNORECASE,
)
