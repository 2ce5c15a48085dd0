"""The subject of a verb: who "shelled the town", who "said it shot down two drones"."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.counts import MISSION, MISSIONS
from timeline.extract.deeds import OWN_VERB
from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import lowered
from timeline.extract.scene import Scene
from timeline.extract.triggers import Trigger

AUXILIARY = re.compile(
    r"\b(?:was|were|been|being|is|are|be|get|got|(?:killed|injured|wounded) (?:or|and)|and (?:another|others|[\w-]+ others?))\s+(?:\w+ly\s+|also\s+|not\s+)?\Z"
)
OBJECT_BEFORE = re.compile(
    r"\b(?:in|on|against|at|to|for|toward|towards|near|over|into|with|alongside|besides|unlike|than|amid|of|between|across|from|by|targeting|within|inside|outside|fought|fighting|battled|battling)\s+(?:(?!(?:that|which|who|when|after)\b)[\w.’'-]+\s+){0,2}\Z"
)
"""Both read lower case, which takes half the time."""

FIGHTERS_OF = re.compile(
    r"\b(?:gunmen|militants?|fighters?|members?|forces|troops|soldiers|rebels|insurgents|operatives|units?|commanders?|leaders?|spokes(?:man|person|woman)|branch|wing|jets|warplanes|drones?"
    r"|missiles?|rockets?|elements|militiamen|bombers?)\s+(?:from|of|for|loyal to|linked to|belonging to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
SPEAKS_AFTER = re.compile(
    r"[^.;,]{0,40}?\b(?:said|says|say|confirmed|announced|reported|told|added|noted|stated|claimed|acknowledged|wrote|issued|have long)\b",
    re.IGNORECASE,
)
PRONOUN_SUBJECT = re.compile(
    r"\b(?:it|they|its|their|he|we|our|forces|defen[cs]es|troops)\b[^.;]{0,60}\Z", re.IGNORECASE
)
NOUN_PHRASE = re.compile(
    r"(?:['’]s?)?(?:[\s,]+(?!(?:in|on|at|by|of|to|for|and|said|says|that|who|was|were|has|have|had|is|are|against|from|after|over|with|into|near|as|during|amid|when|while)\b)[\w“”\"‘’.-]+){0,4}\s+"
)
SUPPORT = re.compile(
    r"\b(?:conducted|conducts|launched|launches|carried out|carries out|staged|stages|mounted|made|executed|undertook|waged|unleashed|performed"
    r"|resumed|claimed responsibility for|claimed|(?:responded|retaliated|replied|hit back) with)\b"
)
SUPPORTING = word_set(
    "conducted conducts launched launches carried carries staged stages mounted made executed undertook waged "
    "unleashed performed resumed claimed responded retaliated replied back"
)
"""Words of which SUPPORT needs one."""


def is_passive(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb's subject is the one acted upon; a bare participle after a weapon is too."""
    kept = clause.scene.passive
    if trigger.start not in kept:
        kept[trigger.start] = _is_passive(clause.scene, trigger)
    return kept[trigger.start]


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    text = scene.text
    if AUXILIARY.search(text[max(scene.start, trigger.start - 25) : trigger.start].lower()):
        return True
    if " under " in f" {trigger.word.lower()}":
        return True
    if any(toll.end == trigger.end for toll in scene.tolls):
        return not OBJECT_NEXT.match(text, trigger.end)
    if trigger.kind not in {"launch", "intercept"}:
        return False
    after_weapon = any(
        0 <= trigger.start - weapon.end <= 12
        and not THREE_LETTERS.search(text[weapon.end : trigger.start].replace("that were", ""))
        for weapon in scene.weapons
    )
    return after_weapon and bool(
        re.match(r"\s+(?:from|by|toward|into|at|over|in)\b", text[trigger.end : trigger.end + 10])
    )


OBJECT_NEXT = re.compile(
    r"\s+(?:at least |about |nearly |more than )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|the|his|her|their) "
)
""""shot dead two guards": the verb has an object, so those before it did it."""

THREE_LETTERS = re.compile(r"\w{3}")
NEAREST = 6
"""Names before a verb that are tried as its subject, the nearest first."""


def subject_of(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    able = {actor.start for actor in actors}
    named = [a for a in clause.scene.actors if a.start in able or a.kind == "militants"]
    for verb in _active_verbs(clause):
        before = [actor for actor in named if actor.end <= verb]
        for actor in reversed(before[-NEAREST:]):
            if _is_subject(clause, actor, verb):
                return [actor] if actor.start in able else []
            if actor.start < clause.start:
                break
    return []


def _active_verbs(clause: Clause) -> list[int]:
    """Offsets of the verbs whose subject did it, support verbs ("carried out an attack") included."""
    low = lowered(clause.scene.text)
    verbs = [
        t.start
        for t in clause.triggers
        if t.part == "verb"
        and not is_passive(clause, t)
        and t.word.lower() not in {"died", "dead"}
        and not (t.kind == "destroy" and _is_of_noun(clause, t))
    ]
    if clause.scene.says(MISSION):
        verbs += [
            match.start()
            for match in MISSIONS.finditer(clause.scene.text, clause.start, clause.end)
        ]
    nouns = [t.start for t in clause.triggers if t.part == "noun"]
    if not nouns or not clause.scene.says(SUPPORTING):
        return verbs
    ends = {t.end for t in clause.triggers if t.part == "noun"}  # "the attack carried out …"
    support = [
        match.start()
        for match in SUPPORT.finditer(low, clause.start, clause.end)
        if any(match.end() <= noun <= match.end() + 90 for noun in nouns)
        and match.start() - 1 not in ends
        and not AUXILIARY.search(low[max(clause.start, match.start() - 25) : match.start()])
    ]
    return sorted({*verbs, *support})


def _is_of_noun(clause: Clause, verb: Trigger) -> bool:
    """ "two strikes destroyed a depot": the strikes did it, not who is named between."""
    return any(
        t.part == "noun"
        and t.end <= verb.start
        and OWN_VERB.fullmatch(clause.scene.text, t.end, verb.start)
        for t in clause.triggers
    )


def _is_subject(clause: Clause, actor: ActorMention, verb: int) -> bool:
    text = clause.scene.text
    before = text[max(_after_frames(clause, actor), actor.start - 80) : actor.start]
    between = text[actor.end : verb]
    if PARTED.search(between) or OTHER_CLAUSE.search(ASIDE.sub(",", between)):
        return False
    if _is_weapons_verb(clause, actor, verb) or _is_object(clause, actor, verb):
        return False
    if SPEAKS_AFTER.match(between) or actor.form in {"speaker", "title"}:
        return bool(SPEAKS_AFTER.match(between) and PRONOUN_SUBJECT.search(between))
    if WHO.fullmatch(between):
        return True
    return not OBJECT_BEFORE.search(before.lower()) or bool(FIGHTERS_OF.search(before))


def _after_frames(clause: Clause, actor: ActorMention) -> int:
    """Where the words begin that may govern the name: "On Monday in Gao the army …" is of no day's army."""
    scene = clause.scene
    ends = [*(time.quote.end for time in scene.times), *(place.end for place in scene.places)]
    framing = [
        end for end in ends if end <= actor.start and not LISTED.match(scene.text, end, actor.start)
    ]
    return max([scene.start, *framing])


LISTED = re.compile(r"\s*(?:,|(?:and|or)\b)")


PARTED = re.compile(r"[;:]|\bagainst\b|\bon \w+ (?:of|in)\b")
WHO = re.compile(
    r"\s+[\w-]+(?:\s+[\w-]+)?\s+(?:that|which|who)\s+|,\s+(?:who\s+(?:(?:also|later|then)\s+)?|which\s+(?:also|later|then)\s+)"
)
OTHER_CLAUSE = re.compile(r"\b(?:when|after|while|because|before)\b")
ASIDE = re.compile(r", [^,;]*,")
"""Words between commas: "troops, after a chase, killed two"."""


def _is_object(clause: Clause, actor: ActorMention, verb: int) -> bool:
    """Whether an earlier verb acted upon it: "a drone hit an X outpost and killed two"."""
    text = clause.scene.text
    return any(
        trigger.part == "verb"
        and trigger.end <= actor.start
        and trigger.start < verb
        and not is_passive(clause, trigger)
        and DIRECT.fullmatch(text[trigger.end : actor.start])
        for trigger in clause.triggers
    )


DIRECT = re.compile(
    r"\s+(?:(?!(?:and|but|as|that|which|who|when|in|by|after|said)\b)[\w’'-]+\s+){0,4}",
    re.IGNORECASE,
)


def _is_weapons_verb(clause: Clause, actor: ActorMention, verb: int) -> bool:
    """Whether the verb's subject is a weapon ("a drone that hit …") that is not named as the actor's."""
    text = clause.scene.text
    for weapon in clause.scene.weapons:
        stands_before = actor.end <= weapon.start and weapon.end <= verb
        if stands_before and HELPED.search(text, actor.end, weapon.start):
            continue
        if stands_before and THAT.fullmatch(text, weapon.end, verb):
            return not NOUN_PHRASE.fullmatch(text, actor.end, weapon.start)
    return False


HELPED = re.compile(r"\b(?:backed|supported|aided|helped|assisted|covered) by\b")
""""troops backed by X airstrikes": the weapon only helped."""

THAT = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:that\s+|which\s+)?")
