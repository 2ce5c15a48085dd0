"""Whether a trigger word tells of something that happened.

Nothing is made of what is planned, feared, threatened, expected, denied, negated, exercised,
commemorated or habitual (house guide, "Not incidents").
"""

import re

from timeline.extract.patterns import lowered
from timeline.extract.triggers import Trigger

WINDOW = 110  # characters before a trigger in which a governing word is looked for

# The patterns here read lower case.

CLAUSE_START = re.compile(
    r"(?:[;:—]|,? (?:but|because|although|though|while|which|who|after|when|that (?=\w+ed\b))\b|, (?:the day|resulting|prompting|killing|leaving)\b)"
)
UNREAL_MODIFIER = re.compile(
    r"\b(?:possible|potential|planned|future|further|more(?! than)|imminent|feared|expected|threatened|looming|would-be"
    r"|additional|any|similar|such|hypothetical|simulated|mock|renewed|retaliatory|impending|attempted terror"
    r"|preemptive|pre-emptive|all|anticipated|subsequent future)"
    r"(?:[ ,]+(?:[\w’'.-]+ ?){0,3}?)?\s*\Z"
)
MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|can|cannot|must|shall|’ll|'ll)(?: not| also| soon| likely| have| be| been| never| again| then)*"
    r"(?:\s+\w+ly)?\s+(?:[\w-]+ (?:and|or) )?\Z"
)
INFINITIVE = re.compile(
    r"\bto (?:be |have |further |continue to )?(?:\w+ (?:and|or|, ) ?)*(?:[\w]+ing )?\Z"
)
MANAGED = re.compile(
    r"\b(?:claim\w*|report\w*|believed|appears?|appeared|alleged|thought|known|said)(?: \w+){0,3} to have (?:\w+ly )?\Z"
    r"|\b(?:managed|went on|used|began|continued|able|forced|led|rushed|moved in) to \Z"
)
GOVERNORS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|prepar(?:e|es|ed|ing|ation|ations)|threat(?:s|en|ens|ened|ening)?"
    r"|vow(?:s|ed|ing)?|pledg(?:e|ed|ing)|warn(?:s|ed|ing|ings)?|fear(?:s|ed|ing)?|expect(?:s|ed|ing)?"
    r"|prevent(?:s|ed|ing)?|deter(?:s|red|ring|rence)?|avert(?:s|ed|ing)?|intend(?:s|ed|ing)?|seek(?:s|ing)?|brac(?:ed|ing) for"
    r"|call(?:s|ed|ing)? (?:for|on)|risk of|abilit(?:y|ies) (?:of|to)|capab\w+|if|unless|in case of|poised|ready to|about to"
    r"|protect(?:s|ed|ing)?|defen[ds](?:s|ed|ing|e)? (?:\w+ )?against|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|end(?:s|ed|ing)? to"
    r"|urg(?:e|es|ed|ing)|order(?:s|ed|ing)? (?:\w+ ){0,3}to|authoriz\w+|approv\w+|consider(?:s|ed|ing)?|aim(?:s|ed|ing)? (?:at|to)"
    r"|attempt(?:s|ed|ing)? to|tr(?:y|ies|ied|ying) to|want(?:s|ed|ing)? to|hop(?:e|es|ed|ing)|likelihood|possibility|prospect"
    r"|drill(?:s)?|exercis(?:e|es|ing)|simulat\w+|rehears\w+|anniversar(?:y|ies) of|commemorat\w+|memorial for"
    r"|conduct future|used to|capacity|responsib\w+ for (?:planning|facilitating)|loaded|in the event of|concern(?:s|ed)? (?:about|over)"
    r"|involved in|facilitat\w+|disrupt(?:s|ed|ing)?|degrad\w+|freedom|right to|obligation to|claim credit for future"
    r"|criminali\w+|role in planning|opportunit\w+)\b(?:[^\w.;]+[\w’'.-]+){0,7}[^\w.;]*\Z"
)
NEGATED = re.compile(
    r"\b(?:no|not|never|neither|nor|without|denied|denies|denying|n[’']t|hardly|zero)(?:\s+(?:[\w’'-]+\s+){0,2}|\s+)\Z|n[’']t (?:\w+ ){0,2}\Z"
)
HABIT = re.compile(
    r"\b(?:often|frequently|regularly|routinely|usually|sometimes|always|rarely|continue[sd]? to|repeatedly|typically|mostly|long)\b"
    r"(?:[^\w.;]+[\w’'.-]+){0,3}[^\w.;]*\Z"
)
VERB_GOVERNED = re.compile(
    r"\b(?:if|unless|den(?:y|ied|ies|ying)|fear(?:s|ed|ing)?|avoid(?:ed|ing)?|prevent(?:s|ed|ing)?|without|threaten(?:s|ed|ing)?"
    r")(?:\s+[\w’'.-]+){0,2}\s+\Z|\b(?:of|from|for)\s+\Z"
)
DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:that it |having |any )?(?:\w+ing|involvement in)?(?: out)? (?:the|an?|any) \Z"
)
DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)|reject(?:s|ed|ing)|refut(?:es|ed|ing)|disput(?:es|ed|ing))"
    r"(?:\s+[\w’'-]+){0,3}?\s+(?:accounts?|reports?|claims?|allegations?|accusations?|assertions?|suggestions?|rumou?rs?|charges?)"
    r"\b[^;]{0,60}?\b(?:that|of)\b[^;]*\Z"
)
"""Governs all that follows: "denied reports that a ship had been seized"."""

TO_PREVENT = re.compile(
    r"\s+(?:(?:is|was|are|were|has been) )?(?:being )?(?:planned|expected|feared|possible|imminent|averted|likely|threatened|prevented)\b"
    r"|[\w\s]{0,40}\b(?:never happened|did not (?:happen|take place|occur)|took place as part of (?:a|an) (?:drill|exercise)"
    r"|(?:was|were) (?:false|untrue|baseless|unfounded|fabricated|a hoax))\b"
)
REAL_AFTER_GOVERNOR = re.compile(
    r"\b(?:after|following|over|since|despite|condemn\w*|amid|in response to|in retaliation for|during)\b"
    r"|\b(?:retaliat\w+|reveng\w*|aveng\w+|reprisals?|vengeance|respon[ds]\w*|answer|punish\w*)\b[^.;]{0,60}?"
    r"\b(?:for|to)\s+(?:the|its|his|their|this|that|an?|last|\w+[’']s)\b"
)
"""What an expected or threatened deed answers did happen: "will retaliate for the killing of …"."""


def happened(text: str, start: int, trigger: Trigger) -> bool:
    """Whether the words before (and right after) `trigger` say that it took place.

    `start` is where its sentence begins in `text`.
    """
    return not doubt(text, start, trigger)


def doubt(text: str, start: int, trigger: Trigger) -> str:
    """Why `trigger` tells of nothing that happened, in a few words; "" where it does."""
    low = lowered(text)
    whole = low[max(start, trigger.start - WINDOW) : trigger.start]
    if DISPUTED.search(whole):
        return "in an account that is denied or disputed"
    before = _clause_before(whole)
    if NEGATED.search(before):
        return "negated"
    if TO_PREVENT.match(low, trigger.end):
        return "said not to have come about"
    return _doubt_of_verb(before) if trigger.part == "verb" else _doubt_of_noun(before)


def _clause_before(before: str) -> str:
    """The part of the words before a trigger that belongs to its own clause."""
    cut = 0
    for boundary in CLAUSE_START.finditer(before):
        cut = boundary.end()
    return before[cut:]


def _doubt_of_verb(before: str) -> str:
    if MANAGED.search(before):
        return ""
    if MODAL.search(before):
        return "to come, or only possible"
    if INFINITIVE.search(before):
        return "a purpose or plan"
    if HABIT.search(before):
        return "a habit"
    return "feared, denied or a condition" if VERB_GOVERNED.search(before) else ""


def _doubt_of_noun(before: str) -> str:
    if UNREAL_MODIFIER.search(before) and not COUNTED_MORE.search(before):
        return "expected, possible, or none in particular"
    if MODAL.search(before) or SUPPORT_UNREAL.search(before):
        return "to come, or only possible"
    if DENIED.search(before):
        return "denied"
    return "planned, feared, threatened or prevented" if _governed(before) else ""


COUNTED_MORE = re.compile(r"\b(?:two|three|four|\d+) more \w*\s*\Z")
SUPPORT_UNREAL = re.compile(
    r"\b(?:will|would|could|may|might|should|can|must|shall|to|n[’']t|not)\s+(?:\w+ly )?(?:also )?"
    r"(?:launch|carry out|conduct|stage|mount|respond|make|commit|face|continue|execute|undertake|suffer)\b[^.;]{0,60}\Z"
)
""""will carry out an attack": the verb that carries the noun is itself not real."""


def _governed(before: str) -> bool:
    governors = list(GOVERNORS.finditer(before))
    return bool(governors) and not REAL_AFTER_GOVERNOR.search(before, governors[-1].start())
