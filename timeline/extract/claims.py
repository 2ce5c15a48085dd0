"""Who owns up to a deed or disowns it: "X claimed the attack", "X said it was not involved".

A claim that nobody made, that another made, or that is of other deeds is none.
"""

import re

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.blame import BLAMED, LEAD, OF_OTHERS
from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene

CLAIMED = re.compile(
    rf"\bclaim(?:ed|s|ing) (?:responsibility|credit)\b(?!{OF_OTHERS})"
    rf"|\bclaimed (?:it|them|both|(?!(?:\w+ ){{0,2}}{OF_OTHERS})(?:[\w’'-]+ ){{1,3}}(?:\w*attacks?|\w*strikes?|bombings?|killings?|murders?|assassinations?|blasts?|explosions?|ambush(?:es)?|raids?|shootings?|abductions?|kidnappings?|shelling))\b",
    re.IGNORECASE,
)
CLAIMING = word_set("claimed claims claiming")
CLAIMED_BY = re.compile(r"\bclaimed by (?:the )?\Z", re.IGNORECASE)

OTHER_VERB = r"was|were|is|are|and|but|who|that|which|when|after|while|as|said"
NOBODY_DID = re.compile(
    r"(?:\b(?:not|never|nor|whether|if|without)|n['’]t)(?: (?!(?:and|but)\b)[\w’'-]+){0,4} \Z"
    rf"|\b(?:no|nobody|none|neither)(?: (?!(?:{OTHER_VERB})\b)[\w’'-]+){{0,8}} \Z",
    re.IGNORECASE,
)
""""No group in the region has claimed …", "X has not yet claimed …", "without anybody claiming …"."""

BEFORE = 90  # characters before the verb in which it is denied
TURN = re.compile(r"\b(?:but|while|although|though|whereas|however)\b")
TURN_TO_NAME = re.compile(rf"{TURN.pattern},? (?:the )?[A-Z]")
"""After these another has the word: "X claimed it but police blamed Y", "police blamed Y, but X claimed it"."""

SAYS_IT = re.compile(
    r"[^.;]{0,60}?\b(?:said|says|announced|confirmed)\b[^.;]{0,40}?\b(?:it|its|they|their)\b"
)
ITSELF = re.compile(r",? (?:which|who)\b")
DISOWNING = re.compile(
    r"(?: [\w-]+){0,3}?(?:(?:n['’]t| not| never)(?: \w+)?? (?:involved|behind|responsible|to blame|carry|carried|conduct|conducted|launch|launched|fire|fired)"
    r"| nothing to do| no (?:part|role|hand|link|links|connection|involvement|knowledge))\b"
)
"""After "X said it": "was not behind it", "had no part in it"."""


def claims(scene: Scene, doer: ActorMention) -> bool:
    """Whether the sentence says that the doer owns up to the deed."""
    text, start, end = scene.text, scene.start, scene.end
    if scene.says(CLAIMING):
        if CLAIMED_BY.search(text, start, doer.start):
            return True
        if any(_is_of(scene, doer, claim) for claim in CLAIMED.finditer(text, start, end)):
            return True
    said = _says_it(scene, doer)
    return bool(said and not DISOWNING.match(text, said.end(), end))


def disowns(scene: Scene, doer: ActorMention) -> bool:
    """Whether the doer says in the sentence that it was not he; "denied" is no matter here."""
    said = _says_it(scene, doer)
    return bool(said and DISOWNING.match(scene.text, said.end(), scene.end))


def _is_of(scene: Scene, doer: ActorMention, claim: re.Match[str]) -> bool:
    """Whether somebody made the claim, and nobody but the doer."""
    text, at = scene.text, claim.start()
    if NOBODY_DID.search(text, max(scene.start, at - BEFORE), at):
        return False
    if doer.start < at:
        return not TURN_TO_NAME.search(text, doer.end, at)
    return not TURN.search(text, claim.end(), doer.start)


def _says_it(scene: Scene, doer: ActorMention) -> re.Match[str] | None:
    """The words from the doer's name to "said it"; of one who is blamed only ", which said it" are his own."""
    text, end = scene.text, scene.end
    blamed = BLAMED.search(text, max(scene.start, doer.start - LEAD), doer.start)
    if blamed and not ITSELF.match(text, doer.end, end):
        return None
    return SAYS_IT.match(text, doer.end, end)
