"""How a deed is laid to somebody: claimed, attributed, suspected, denied or confirmed."""

import re

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.claims import claims, disowns
from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene

SUSPECTED = re.compile(
    r"\b(?:suspect(?:ed|s)?|likely|probably|possibly|apparently|believed to|appear(?:s|ed)? to|alleged(?:ly)?|presum(?:ed?|es|ing|ably|ption|ptive)|thought to|not rule out|assessed to)\b",
    re.IGNORECASE,
)
SUSPECTING = word_set(
    "suspect suspected suspects likely probably possibly apparently believed appear appears appeared alleged "
    "allegedly presum presume presumed presumes presuming presumably presumption presumptive thought rule "
    "assessed"
)
"""Words of which SUSPECTED needs one."""

DENYING = word_set("denied denies denying")
CONFIRMED = re.compile(r"\bconfirmed (?:that )?(?:its|their|it|they)\b", re.IGNORECASE)


def attribution_of(scene: Scene, words: str, doer: ActorMention) -> str:
    """GTD-like attribution by the sentence; `words` are those of it that tell of the deed."""
    text, start, end = scene.text, scene.start, scene.end
    if scene.says(SUSPECTING) and SUSPECTED.search(words):
        return "suspected"
    if scene.says(DENYING) or disowns(scene, doer):
        return "denied"
    if claims(scene, doer):
        return "claimed"
    confirmed = "confirmed" in scene.words and CONFIRMED.search(text, start, end)
    return "confirmed" if confirmed else "attributed"
