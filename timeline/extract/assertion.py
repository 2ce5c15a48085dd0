"""Whether a trigger word tells of something that happened.

Nothing is made of what is planned, feared, threatened, expected, denied, negated, exercised,
commemorated or habitual (house guide, "Not incidents").
"""

import re

from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import lowered
from timeline.extract.triggers import Trigger

WINDOW = 110  # characters before a trigger in which a governing word is looked for

# The patterns here read lower case. Beside some stands a set of words of which they need one.

CLAUSE_START = re.compile(  # each branch begins with one character: that is found quickly
    r";|:|—| (?:but|because|although|though|while|which|who|after|when|that (?=\w+ed\b))\b|, (?:the day|resulting|prompting|killing|leaving)\b"
)
UNREAL_MODIFIER = re.compile(
    r"\b(?:possible|potential|planned|future|further|more(?! than)|imminent|feared|expected|threatened|looming|would-be"
    r"|additional|any|(?<!\ba )similar|such|hypothetical|simulated|mock|renewed|retaliatory|impending|attempted terror"
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
UNREAL = word_set(
    "possible potential planned future further more imminent feared expected threatened looming would "
    "additional any similar such hypothetical simulated mock renewed retaliatory impending attempted "
    "preemptive pre all anticipated subsequent"
)
MODALS = word_set("will would could may might should can cannot must shall ll")
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
    r"\b(?:often|frequently|regularly|routinely|usually|sometimes|always|rarely|continue[sd]? to|repeatedly|typically|mostly"
    r"|occasionally|periodically|habitually|commonly|nightly|daily|ha(?:ve|s|d) long)\b"
    r"(?:[^\w.;,]+[\w’'.-]+){0,3}[^\w.;,]*\Z"
)
HABITUALLY = re.compile(
    r"\b(?:often|frequently|regularly|routinely|usually|always|repeatedly|typically|occasionally|periodically|habitually|commonly) \Z"
)
""""gangs routinely attack": the word is a verb here."""

NEGATING = word_set(
    "no not t never neither nor without denied denies denying hardly zero"
)  # "isn’t"
HABITS = word_set(
    "often frequently regularly routinely usually sometimes always rarely continue continues continued "
    "repeatedly typically mostly occasionally periodically habitually commonly nightly daily long"
)
EVERY = re.compile(
    r"\b(?:every|each) (?:single |other |few |\w+ )?(?:years?|springs?|summers?|autumns?|winters?|months?|weeks?|weekends?|days?|nights?|mornings?|evenings?|hours?"
    r"|seasons?|harvests?|ramadan|time)\b|\b(?:most|many) (?:days|nights|weeks)\b|\b(?:day|night|week|month|year) after (?:day|night|week|month|year)\b"
    r"|\bon a (?:\w+ )?(?:daily|nightly|weekly|regular) basis\b"
    r"|\b(?:daily|nightly)\s*\Z"
)
EVERY_FIRST = re.compile(rf"\W*(?:(?:nearly|almost|on|in) )*(?:{EVERY.pattern})")
EVERY_LAST = re.compile(rf"(?:{EVERY.pattern})\s+\Z")
SO_FAR = re.compile(r"(?:(?!\b(?:where|who|which|that|as|and|but|while)\b)[^.,;]){0,90}")
"""What follows a verb and belongs to it: "strikes the port nearly every night"."""

RECURRING = word_set("every each basis daily nightly")
OVER_AND_OVER = word_set("most many after")
SPELLS = word_set("day night week month year days nights weeks")
"""Words of which EVERY needs one; or one of the second list and one of the third."""

COMMEMORATED = re.compile(
    r"\b(?:anniversar(?:y|ies) (?:of|since)|commemorat(?:e[sd]?|ing|ions?)|in memory of"
    r"|mark(?:s|ed|ing)? the (?:\w+ )?(?:day|date|year|hour|moment)"
    r"|remember(?:s|ed|ing)? (?:the|those|its|their)"
    r"|mark(?:s|ed|ing) (?:\w+ ){1,3}(?:years?|decades?|months?|days?|weeks?) since"
    r"|(?<!in )(?<!in the )\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years?|decades?) (?:on )?(?:after|since|from|following))"
    r"\s(?:(?!, (?!which|where|when|who|that|in which|killing|leaving|wounding))[^;]){0,160}\Z"
)
"""What is remembered, to the end of its own words: "marked the anniversary of a raid that killed 20"."""

REMEMBERING = word_set(
    "anniversary anniversaries commemorate commemorates commemorated commemorating commemoration "
    "commemorations memory remember remembers remembered remembering mark marks marked marking year years decade decades"
)
COUNTERFACTUAL = re.compile(
    r"\A\W*(?:had|were|should) (?!been\b)[^,;]{1,100}\Z|\bhad (?:it|they|he|she|we)\b[^,;]{0,60}\Z"
    r"|\bwould (?:have|be)\b[^.;]{0,80}\bhad (?:the|an?)\b[^,;]{0,60}\Z"
)
""""Had rockets hit the school …", "… had it exploded": the inverted clause of an "if"."""

SUPPOSING = word_set("had were should")
NEARLY = re.compile(r"\b(?:nearly|almost|narrowly|(?:escaped|avoided) being)\s+\Z")
ALMOST = word_set("nearly almost narrowly escaped avoided")
VERB_GOVERNED = re.compile(
    r"\b(?:if|unless|den(?:y|ied|ies|ying)|fear(?:s|ed|ing)?|avoid(?:ed|ing)?|prevent(?:s|ed|ing)?|without|threaten(?:s|ed|ing)?"
    r"|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|cease[sd]?)(?:\s+[\w’'.-]+){0,2}\s+\Z"
)
FEARING = word_set(
    "if unless deny denied denies denying fear fears feared fearing avoid avoided avoiding prevent prevents "
    "prevented preventing without threaten threatens threatened threatening stop stops stopped stopping halt "
    "halts halted halting cease ceases ceased"
)
OF_DOING = re.compile(r"\b(?:of|from|for)\s+\Z")
DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:that it |having |any )?(?:\w+ing|involvement in)?(?: out)? (?:the|an?|any) \Z"
)
DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)|reject(?:s|ed|ing)|refut(?:es|ed|ing)|disput(?:es|ed|ing)|disregard(?:ed)?|ignore[ds]?|debunk(?:s|ed|ing))"
    r"(?:\s+[\w’'-]+){0,3}?\s+(?:accounts?|reports?|claims?|allegations?|accusations?|assertions?|suggestions?|rumou?rs?|charges?)"
    r"\b[^;]{0,60}?\b(?:that|of|about)\b[^;]*\Z"
)
"""Governs all that follows: "denied reports that a ship had been seized"."""

DISPUTING = word_set(
    "deny denies denied denying dismisses dismissed dismissing rejects rejected rejecting "
    "refutes refuted refuting disputes disputed disputing disregard disregarded ignore ignores ignored "
    "debunks debunked debunking"
)

TO_PREVENT = re.compile(
    r"\s+(?:(?:is|was|are|were|has been) )?(?:being )?(?:planned|expected|feared|possible|imminent|averted|likely|threatened|prevented)\b"
    r"|[\w\s]{0,40}\b(?:never happened|did not (?:happen|take place|occur)|took place as part of (?:a|an) (?:drill|exercise)"
    r"|(?:was|were) (?:false|untrue|baseless|unfounded|fabricated|a hoax))\b"
)
UNFOUNDED = word_set(
    "planned expected feared possible imminent averted likely threatened prevented never not took false untrue "
    "baseless unfounded fabricated hoax"
)
REAL_AFTER_GOVERNOR = re.compile(
    r"\b(?:after|following|over|since|despite|condemn\w*|amid|in response to|in retaliation for|during)\b"
    r"|\baveng(?:e|es|ed|ing)\s+(?:the|its|his|their|\w+[’']s)\b"
    r"|\b(?:retaliat\w+|reveng\w*|aveng\w+|reprisals?|vengeance|respon[ds]\w*|answer|punish\w*)\b[^.;]{0,60}?"
    r"\b(?:for|to)\s+(?:the|its|his|their|this|that|an?|last|\w+[’']s)\b"
)
"""What an expected or threatened deed answers did happen: "will retaliate for the killing of …"."""


def happened(text: str, start: int, words: frozenset[str], trigger: Trigger) -> bool:
    """Whether the words before (and right after) `trigger` say that it took place.

    `start` is where its sentence begins in `text`; `words` are those of the sentence, see `words_in`.
    """
    return not doubt(text, start, words, trigger)


def doubt(text: str, start: int, words: frozenset[str], trigger: Trigger) -> str:
    """Why `trigger` tells of nothing that happened, in a few words; "" where it does."""
    low = lowered(text)
    whole = low[max(start, trigger.start - WINDOW) : trigger.start]
    if not words.isdisjoint(DISPUTING) and DISPUTED.search(whole):
        return "in an account that is denied or disputed"
    before = _clause_before(whole)
    if not words.isdisjoint(NEGATING) and NEGATED.search(before):
        return "negated"
    if not words.isdisjoint(UNFOUNDED) and TO_PREVENT.match(low, trigger.end):
        return "said not to have come about"
    beyond = _not_of_now(low, start, words, trigger, before)
    if beyond:
        return beyond
    of_part = _doubt_of_verb if trigger.part == "verb" else _doubt_of_noun
    return of_part(before, words)


def _clause_before(before: str) -> str:
    """The part of the words before a trigger that belongs to its own clause."""
    cut = 0
    for boundary in CLAUSE_START.finditer(before):
        cut = boundary.end()
    return before[cut:]


def _not_of_now(low: str, start: int, words: frozenset[str], trigger: Trigger, before: str) -> str:
    """Why `trigger` tells of another time or of none: remembered, recurring or only supposed."""
    opening = max(start, trigger.start - LONGEST_CLAUSE)
    if not words.isdisjoint(REMEMBERING) and COMMEMORATED.search(low, opening, trigger.start):
        return "remembered, not told"
    if _may_recur(words) and _recurs(low, trigger, before):
        return "a habit"
    if not words.isdisjoint(SUPPOSING) and COUNTERFACTUAL.search(low[start : trigger.start]):
        return "only supposed"
    return ""


LONGEST_CLAUSE = 240  # characters


def _may_recur(words: frozenset[str]) -> bool:
    if not words.isdisjoint(RECURRING):
        return True
    return not words.isdisjoint(OVER_AND_OVER) and not words.isdisjoint(SPELLS)


def _recurs(low: str, trigger: Trigger, before: str) -> bool:
    """ "Every spring, herders attack", "attack the road each night"."""
    if EVERY_FIRST.match(before) or EVERY_LAST.search(before):
        return True
    after = SO_FAR.match(low, trigger.end)
    return bool(after and EVERY.search(low, *after.span()))


def _doubt_of_verb(before: str, words: frozenset[str]) -> str:
    if "to" in words and MANAGED.search(before):
        return ""
    if not words.isdisjoint(MODALS) and MODAL.search(before):
        return "to come, or only possible"
    if "to" in words and INFINITIVE.search(before):
        return "a purpose or plan"
    if not words.isdisjoint(HABITS) and HABIT.search(before):
        return "a habit"
    if not words.isdisjoint(ALMOST) and NEARLY.search(before):
        return "only nearly so"
    return "feared, denied or a condition" if _is_feared(before, words) else ""


def _is_feared(before: str, words: frozenset[str]) -> bool:
    if before.rstrip().endswith(("of", "from", "for")) and OF_DOING.search(before):
        return True
    return not words.isdisjoint(FEARING) and bool(VERB_GOVERNED.search(before))


def _doubt_of_noun(before: str, words: frozenset[str]) -> str:
    if (
        not words.isdisjoint(UNREAL)
        and UNREAL_MODIFIER.search(before)
        and not COUNTED_MORE.search(before)
    ):
        return "expected, possible, or none in particular"
    if _is_ahead(before, words):
        return "to come, or only possible"
    if not words.isdisjoint(HABITS) and HABITUALLY.search(before):
        return "a habit"
    if not words.isdisjoint(DISPUTING) and DENIED.search(before):
        return "denied"
    return "planned, feared, threatened or prevented" if _governed(before) else ""


def _is_ahead(before: str, words: frozenset[str]) -> bool:
    """ "will attack", "will carry out an attack"."""
    modal = not words.isdisjoint(MODALS)
    if modal and MODAL.search(before):
        return True
    carried = modal or not words.isdisjoint(TO_OR_NOT)
    return carried and bool(SUPPORT_UNREAL.search(before))


COUNTED_MORE = re.compile(r"\b(?:two|three|four|\d+) more \w*\s*\Z")
SUPPORT_UNREAL = re.compile(
    r"\b(?:will|would|could|may|might|should|can|must|shall|to|n[’']t|not)\s+(?:\w+ly )?(?:also )?"
    r"(?:launch|carry out|conduct|stage|mount|respond|make|commit|face|continue|execute|undertake|suffer)\b[^.;]{0,60}\Z"
)
""""will carry out an attack": the verb that carries the noun is itself not real."""

TO_OR_NOT = word_set("to not t")


def _governed(before: str) -> bool:
    governors = list(GOVERNORS.finditer(before))
    return bool(governors) and not REAL_AFTER_GOVERNOR.search(before, governors[-1].start())
