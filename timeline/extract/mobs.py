"""Crowds that riot."""

import re

from timeline.extract.events import Candidate
from timeline.extract.lexicon.keys import word_set

MOBS = word_set("crowd crowds mob mobs rioters lynched angry")
MOB = re.compile(
    r"\b(?:crowds?|mobs?|rioters|lynched|angry (?:residents|villagers|youths?|locals))\b(?! (?:of|was|were))",
    re.IGNORECASE,
)
"""Those who riot: no fighters of any side."""


def by_mob(first: Candidate) -> bool:
    """Whether a crowd did it, by the words before the verb."""
    if not first.scene.says(MOBS) or first.head.part != "verb":
        return False
    return bool(MOB.search(first.scene.text, first.clause.start, first.head.end))
