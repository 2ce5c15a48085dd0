"""Who is said to be behind a deed: blamed or accused by others, or owning up to it."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.patterns import lowered

ANY_BLAME = (
    *("blam", "accus", "involvement", "attribut", "behind", "responsib", "credit", "claimed"),
    *("carried", "pointed", "aimed"),
)
"""Most sentences have none of these and need no closer look."""

NAME_NEXT = r"\s+(?:the\s+)?(?:(?!(?:on|in|for|at|as|by)\b)[\w.’'-]+\s+){0,2}\Z"
BLAMED = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|involvement of|accus(?:e|ed|es|ing)|(?:blame|suspicion|pointed) (?:at|to|on)"
    rf"|(?:attributed|attributing) (?:it|the [\w ]{{2,20}}) to){NAME_NEXT}",
    re.IGNORECASE,
)
BLAMED_ON = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|attribut(?:ed|es|ing))\b(?:(?!\bfor\b)[^;])*\b(?:on|to)\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,1}\Z",
    re.IGNORECASE,
)
IT = r"(?:it|this|them|the|these|those|that|both|all)"
BEHIND = re.compile(
    rf"(?P<said>(?:(?!\b(?:not|no|never|whether|if|den(?:y|ied|ies))\b)[^.;]){{0,70}}?)\b(?:behind {IT}|carried {IT} out|carried out {IT}"
    rf"|(?:is|was|are|were|be|been) responsible(?: for {IT})?|to blame|(?:is|was|are|were|been) (?:accused|suspected) of"
    r"|aimed (?:it |them )?at"
    r"|(?:claim(?:ed|s|ing)|took|taken|accept(?:ed|s)) (?:the )?(?:responsibility|credit)|claimed (?:it|the|this|both)\b)\b",
    re.IGNORECASE,
)
"""After a name: "X was behind it", "X had carried it out", "X claimed the attack"."""

NOBODY = re.compile(
    r"\b(?:no|not|neither|nor|whether|if|other than)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def behind(text: str, start: int, end: int, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """The actor of the sentence `text[start:end]` whom it holds to be behind a deed; at most one."""
    low = lowered(text)[start:end]
    if not any(stem in low for stem in ANY_BLAME):
        return []
    named = [actor for actor in actors if actor.kind != "generic"]
    for candidates in (named, actors):
        for actor in candidates:
            if BLAMED.search(text[max(start, actor.start - 120) : actor.start]):
                return [actor]
        for actor in reversed(candidates):
            if BLAMED_ON.search(text[max(start, actor.start - 160) : actor.start]):
                return [actor]
    return _owning(text, start, end, named)


def _owning(text: str, start: int, end: int, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Those who "were behind it" or "claimed the attack": the nearest name before those words."""
    found = [
        (match.end(), actor)
        for actor in actors
        if actor.form in {"name", "forces"}
        and not NOBODY.search(text, max(start, actor.start - 30), actor.start)
        and (match := BEHIND.match(text, actor.end, end))
    ]
    return [actor for _, actor in found[-1:]]
