"""Two words of violence in one sentence: whether they tell of one deed or of two."""

import re

from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene
from timeline.extract.triggers import Trigger

HARMS = frozenset(["kill", "injure"])

ANSWERED = re.compile(
    r"\b(?:in|as|is|are|was|were|a|an)(?: a| an| direct)? (?:response|retaliation|revenge|reprisal|answer) (?:to|for|over)\b"
    r"|\b(?:retaliated|retaliating|responded|responding|avenged|avenging)(?: to| for| against)?\b",
    re.IGNORECASE,
)
"""The event before these words answers the one after them."""

ANSWERS = re.compile(
    r"\b(?:result(?:ing|ed) in|prompt(?:ing|ed)|trigger(?:ing|ed)|drawing|drew|led to|leading to|provok(?:ing|ed))\b"
    r"(?:\s+[\w.’'-]+){0,6}?\s+(?:response|retaliation|reprisals?|retaliatory|counterattack)\b",
    re.IGNORECASE,
)
"""The event after these words answers the one before them."""

ANSWERING = word_set(
    "response retaliation revenge reprisal reprisals answer retaliated retaliating responded responding "
    "avenged avenging retaliatory counterattack"
)
"""Words of which ANSWERED and ANSWERS need one."""

APART = re.compile(
    r"[;]|, the day\b|\band (?:the )?(?:others?|another|rest)\b|\b(?:comes?|came|coming) (?:as|after|amid|days?|hours?|just)\b|\bincluding (?:an?|the|one)\b"
    r"|, (?:as|while) |\b(?:days?|hours?|weeks?|months?) (?:later|earlier|after|before)\b|\band (?:on|in) \w+day\b|\bmeanwhile\b|\b(?:similar to|reminiscent of|recalling|echoing) (?:the|that|those|one|an?|others?)\b",
    re.IGNORECASE,
)
AND_OTHERS = re.compile(
    r",? (?:and|while) (?:another|(?:[\w-]+ )?others?|the (?:others?|rest)) (?:(?:was|were|got) )?(?:\w+ly )?\Z|,? and (?:\w+ly )?\Z"
)
""""one was killed and another wounded": the figures of one event."""

ALSO_HURT = re.compile(
    r"\s+(?:on\s+)?(?:\w+ )?and (?:(?!(?:in|at|near|by|when|after|while|on|an?)\b)[\w.’'-]+ ){1,6}and another (?:(?!(?:in|at|near|by|when|after|while|on)\b)[\w.’'-]+ ){1,4}(?:was|were) "
)
""""one was killed and two guards and another driver were wounded": of one event."""

LOOSE = re.compile(
    r"\b(?:after(?! (?:midnight|dark|nightfall|sunset))|before(?! (?:dawn|midnight|sunrise|daybreak))|following|since|while|amid|as(?! well)|over(?= the (?:killing|assassination|attack|murder|death))"
    r"|but|separately|then|where|because|despite|whereas|although)\b",
    re.IGNORECASE,
)
AND = re.compile(r"(?<!,) and (?:\w+ly )?\Z")
TIED = re.compile(r"\s*(?:and|or|of|in|by|,)?\s*")
LED_TO = re.compile(
    r"\b(?:(?:in|during) which|result(?:ing|ed) in|led to|leading to|followed by)\b", re.IGNORECASE
)
BY_MEANS = re.compile(
    r"\b(?:in|by|during|when|after|as|from|following|with|to)\b|\A\W*\Z", re.IGNORECASE
)


def is_one_deed(scene: Scene, one: Trigger, two: Trigger) -> bool:
    """Whether two triggers of a sentence, in order and with none between, tell of one event."""
    gap = words_between(scene, one, two)
    if {one.kind, two.kind} <= HARMS and (AND_OTHERS.search(gap) or ALSO_HURT.fullmatch(gap)):
        return True
    if APART.search(gap) or _fires_back(scene, one, two, gap):
        return False
    if scene.says(ANSWERING) and (ANSWERED.search(gap) or ANSWERS.search(gap)):
        return False
    if _another_deed(one, two, gap):
        return False
    if (one.kind == "clash" or (two.kind in HARMS and two.part == "verb")) and WHERE.match(gap):
        return True
    if one.kind in HARMS and two.kind not in HARMS:
        same_subject = two.part == "verb" and AND.search(gap)
        return bool(BY_MEANS.search(gap) or same_subject)
    if one.part == "noun" and two.part == "noun" and one.kind not in HARMS:
        return bool(TIED.fullmatch(gap) or LED_TO.search(gap))
    return not LOOSE.search(gap)


def _fires_back(scene: Scene, one: Trigger, two: Trigger, gap: str) -> bool:
    """ "After the attack, X returned fire": another deed, which answers the one."""
    answer = two.word.lower() in FIRE_BACK and one.part == "noun" and "," in gap
    return answer and bool(AFTER_THE.fullmatch(scene.text, scene.start, one.start))


FIRE_BACK = frozenset(["returned fire", "returning fire", "fired back"])
AFTER_THE = re.compile(
    r"\W*(?:\w+ )?(?:after|following) (?:the|that|this|those|these) (?:[\w’'-]+ ){0,3}",
    re.IGNORECASE,
)


def _another_deed(one: Trigger, two: Trigger, gap: str) -> bool:
    """Whether the kinds alone tell of two deeds: an attack and an arrest, a launch and who met it."""
    if two.kind in {"intercept", "destroy"} and one.kind in {"attack", "strike", "shelling"}:
        return two.kind == "intercept" or one.part != "noun" or not OWN_VERB.fullmatch(gap)
    if two.kind == "arrest" and one.kind in ARRESTED_FOR:
        return True
    turn = OTHERS_DEED.get((one.kind, two.kind))
    if turn and turn.search(gap):
        return True
    return two.kind == "kill" and two.part == "noun" and two.word.lower() != "deaths"


OWN_VERB = re.compile(
    r"(?: (?:also|that|which|completely|reportedly|successfully))* |\s(?:engaged|hit|struck|targeted|damaged|suppressed)\b.{0,160}(?:;|,| and)(?: and)? "
)
"""Between a noun and what it did: "two strikes destroyed a depot"; the noun is the verb's subject."""

ARRESTED_FOR = HARMS | {"seize", "abduct", "bombing", "blast", "attack"}
OTHERS_DEED = {
    ("launch", "intercept"): re.compile(
        r", (?:[\w-]+ ){1,3}of (?:which|them)\b|\b(?:and|but|while)\b[^;]*\b(?:said|forces|defen[cs]es?|military|army)\b",
        re.IGNORECASE,
    ),
    ("intercept", "hit"): re.compile(r"\b(?:and|but|while) [\w ]+\Z"),
}
"""Between the two kinds: the other side's deed begins, or that of the weapons that got through."""

WHERE = re.compile(r"[^,;]*, where\b[^,;]*\Z")
""""bombed the port, where three were killed"."""


def words_between(scene: Scene, one: Trigger, two: Trigger) -> str:
    """The words between two triggers, those of times blanked: "since May" parts no events."""
    gap = scene.text[one.end : two.start]
    for time in scene.times:
        first, last = time.quote.start - one.end, time.quote.end - one.end
        if first >= 0 and last <= len(gap):
            gap = gap[:first] + " " * (last - first) + gap[last:]
    return gap
