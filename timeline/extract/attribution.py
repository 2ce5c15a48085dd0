"""How a deed is laid to somebody: claimed, attributed, suspected, denied or confirmed."""

import re

from timeline.extract.actor_mentions import ActorMention
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
"""Words of which SUSPECTED needs one; so with those after the two patterns below."""

CLAIMED = re.compile(
    r"\bclaim(?:ed|s|ing) (?:responsibility|credit)|\bclaimed (?:it|them|both|(?:(?:the|this|an?|\w+) ){1,3}(?:\w*attacks?|\w*strikes?|bombings?|killings?|murders?|assassinations?|blasts?|explosions?|ambush(?:es)?|raids?|shootings?|abductions?|kidnappings?|shelling))\b",
    re.IGNORECASE,
)
CLAIMING = word_set("claimed claims claiming")
DENYING = word_set("denied denies denying")
CONFIRMED = re.compile(r"\bconfirmed (?:that )?(?:its|their|it|they)\b", re.IGNORECASE)
SAYS_IT = re.compile(
    r"[^.;]{0,60}?\b(?:said|says|announced|confirmed)\b[^.;]{0,40}?\b(?:it|its|they|their)\b"
)


def attribution_of(scene: Scene, words: str, doer: ActorMention) -> str:
    """GTD-like attribution by the sentence; `words` are those of it that tell of the deed."""
    text, start, end = scene.text, scene.start, scene.end
    if scene.says(SUSPECTING) and SUSPECTED.search(words):
        return "suspected"
    if scene.says(DENYING):
        return "denied"
    claimed = scene.says(CLAIMING) and CLAIMED.search(text, start, end)
    if claimed or SAYS_IT.match(text, doer.end, end):
        return "claimed"
    confirmed = "confirmed" in scene.words and CONFIRMED.search(text, start, end)
    return "confirmed" if confirmed else "attributed"
