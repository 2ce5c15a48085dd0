"""Whose troops are stationed where an attack fell, when no sentence says who was hit."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene

BASE_KINDS = frozenset(["base", "camp"])
HOSTING = re.compile(
    r"\b(?:base|facility|garrison|outpost|camp|site|compound|airport)\b[^.;]{0,40}?"
    r"\b(?:houses?|housed|housing|hosts?|hosted|hosting|home to|used by|shared by|holds|shelters)\s+(?:(?:some|about|the|several|\d[\d,]*)\s+)*\Z",
    re.IGNORECASE,
)


HOUSING = word_set(
    "house houses housed housing host hosts hosted hosting home used shared holds shelters"
)
"""Words of which HOSTING needs one."""


def hosted(scene: Scene) -> list[ActorMention]:
    """The forces that "the base houses"."""
    if not scene.says(HOUSING):
        return []
    return [
        actor
        for actor in scene.actors
        if actor.kind in {"state", "coalition"}
        and HOSTING.search(scene.text, scene.start, actor.start)
    ]


def spoken_for(scenes: Sequence[Scene], country: str | None) -> ActorMention | None:
    """The foreign state, only one, whose officials tell of the attack; at a base its troops were hit."""
    speakers = {
        actor.name: actor
        for scene in scenes
        for actor in scene.actors
        if actor.form in {"speaker", "title"} and actor.kind == "state"
    }
    foreign = [actor for actor in speakers.values() if actor.actor.country != country]
    return foreign[0] if len(speakers) == len(foreign) == 1 else None
