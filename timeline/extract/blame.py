"""Who is said to be behind a deed: blamed or accused by others, or owning up to it."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene
from timeline.extract.subjects import FIGHTERS_OF

BLAMING = word_set(
    "believed suspect suspects suspected thought presumed blame blamed blames blaming accuse accused accuses accusing involvement attribute attributed attributes "
    "attributing behind responsible responsibility credit claimed carried pointed aimed suspicion suspicions"
)
"""Most sentences have none of these and need no closer look."""

NAME_NEXT = r"\s+(?:the\s+)?(?:(?!(?:on|in|for|at|as|by)\b)[\w.’'-]+\s+){0,2}\Z"
BLAMED = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|involvement of|accus(?:e|ed|es|ing)|(?:blame|suspicions?|pointed)(?: (?:\w+ly |has |have )?(?:falls?|fell|fallen|focus(?:es|ed)|centred|centered))? (?:at|to|on)"
    rf"|(?:attributed|attributing) (?:it|the [\w ]{{2,20}}) to|(?:officials?|police|authorities|investigators|army|military|government|analysts|residents|sources) (?:\w+ )?suspect(?:s|ed)?){NAME_NEXT}",
    re.IGNORECASE,
)
THOUGHT = (
    r"\b(?:attackers?|assailants?|gunm[ae]n|raiders|kidnappers|bombers?|militants),? (?:who (?:was|were|are) )?"
    r"(?:believed|suspected|thought|said|presumed) to (?:be|belong to|have come from)"
)
THOUGHT_TO_BE = re.compile(THOUGHT + NAME_NEXT, re.IGNORECASE)
THOUGHT_BAND = re.compile(THOUGHT, re.IGNORECASE)
""""The attackers, thought to be X fighters": read in one, or X by itself."""

BLAMED_ON = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|attribut(?:ed|es|ing))\b(?:(?!\bfor\b)[^;])*\b(?:on|to)\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,1}\Z",
    re.IGNORECASE,
)
BLAMED_PART = re.compile(
    r"\bblam(?:e|ed|es|ing) (?:the )?[^,.;]{2,60}, (?:part|(?:an? |the )?(?:[\w-]+ ){0,2}(?:faction|branch|wing|arm|affiliate|offshoot|front|unit)) of (?:the )?(?:[\w-]+ of the )?(?:[\w-]+ )?\Z"
)
"""An unlisted band is blamed that belongs to one we know: "blamed the … front, a faction of X"."""

OF_OTHERS = r"(?: for)?(?: (?:the|an?|many|several|some|two|three))? ?(?:similar|previous|past|earlier|prior|other|such)\b"
"""After "claimed": deeds other than the one told of."""

IT = r"(?:it|this|them|the|these|those|that|both|all)"
BEHIND = re.compile(
    rf"(?P<said>(?:(?!\b(?:not|no|never|whether|if|den(?:y|ied|ies))\b)[^.;]){{0,70}}?)\b(?:behind {IT}|carried {IT} out|carried out {IT}"
    rf"|(?:is|was|are|were|be|been) (?:likely |\w+ly )?responsible(?: for {IT})?|to blame"
    rf"|(?:is|was|are|were|been) (?:\w+ly )?(?:(?:accused|suspected) of|blamed(?: for {IT}| by|(?=\W*(?:[.;]|\Z)))|suspected(?=\W*(?:[.;]|\Z)))"
    r"|aimed (?:it |them )?at"
    rf"|(?:claim(?:ed|s|ing)|took|taken|accept(?:ed|s)) (?:the )?(?:responsibility|credit)\b(?!{OF_OTHERS})|claimed (?!{OF_OTHERS})(?:it|the|this|both)\b)\b",
    re.IGNORECASE,
)
"""After a name: "X was behind it", "X had carried it out", "X claimed the attack"."""

LEAD = 160  # characters before a name in which the word that blames it stands
NOBODY = re.compile(
    r"\b(?:no|not|neither|nor|whether|if|other than)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def behind(scene: Scene, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Which of the `actors` a sentence holds to be behind a deed; at most one."""
    text, start, end = scene.text, scene.start, scene.end
    if not scene.says(BLAMING) or IN_GENERAL.match(text, start, end):
        return []
    named = [actor for actor in actors if actor.kind != "generic"]
    band = next((actor for actor in named if THOUGHT_BAND.match(actor.words)), None)
    if band:
        return [band]
    for candidates in (named, actors):
        for pattern, last in (
            (BLAMED, False),
            (THOUGHT_TO_BE, False),
            (BLAMED_PART, False),
            (BLAMED_ON, True),
        ):
            for actor in reversed(candidates) if last else candidates:
                if pattern.search(text[max(start, actor.start - LEAD) : actor.start]):
                    return [actor]
    return _owning(text, start, end, named)


IN_GENERAL = re.compile(
    r"\W*(?:Most|Many|Some|Several|All|Such|Similar|Previous|Past|Other)\b[^.;]{0,60}?\b(?:are|is|have been|has been)\b"
)
""""Most are claimed by X": of no deed in particular."""


def _beside(text: str, actor: ActorMention) -> bool:
    """Whether it only says what another one is: "Y, a branch of X and a rival of Z, claimed it"."""
    before = text[max(0, actor.start - 60) : actor.start]
    return bool(RELATED.search(before)) and not FIGHTERS_OF.search(before)


RELATED = re.compile(r"\b(?:of|to|by|with|from|against|alongside|like|unlike|than)\s+(?:the\s+)?\Z")


def _owning(text: str, start: int, end: int, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Those who "were behind it" or "claimed the attack": the nearest name before those words."""
    found = [
        (match.end(), actor)
        for actor in actors
        if actor.form in {"name", "forces"}
        and not _beside(text, actor)
        and not NOBODY.search(text, max(start, actor.start - 30), actor.start)
        and (match := BEHIND.match(text, actor.end, end))
    ]
    return [actor for _, actor in found[-1:]]
