"""Who did it and who was hit, read off the order of the words around a trigger.

Active: the subject did it ("Rebels shelled"), passive: what follows "by". A noun takes its doer
before it or after "by" ("Rebel shelling", "an attack by rebels") and its target after "on" or "against".
In an interception the one who shot down is the perpetrator, the owner of the weapon the target.
"""

import re
from collections.abc import Iterable, Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.blame import behind
from timeline.extract.clauses import Clause
from timeline.extract.joined_names import with_joined
from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import lowered
from timeline.extract.sides import fought_with
from timeline.extract.subjects import NOUN_PHRASE, SPEAKS_AFTER, SUPPORT, subject_of
from timeline.extract.triggers import Weapon

BY_VERB = re.compile(
    r"\b(?P<verb>[\w-]+)(?:,? (?:(?:last|early|late|on|this) )?(?:weekend|week|month|year|night|\w+day|yesterday|today))?,? by\s+(?:what [\w ]{3,40}(?:by|from)\s+)?(?:the\s+|an?\s+|suspected\s+|alleged\s+|several\s+|one of\s+)*(?:[\w.’'-]+\s+){0,2}(?:(?:of|from)\s+(?:the\s+)?)?\Z",
    re.IGNORECASE,
)
NOT_DOING = word_set(
    """reported used hosted owned operated followed backed supported confirmed announced condemned led controlled said posed issued provided released published held run
    freed rescued saved liberated arrested detained captured treated prompted inspired joined accompanied faced quoted repelled repulsed rebuffed pursued dispersed
    guarded escorted enabled assisted trained equipped advised commanded headed monitored recorded documented verified witnessed blamed accused suspected"""
)
AIMED = re.compile(
    r"\b(?:on|against|at|targeting|targeted|toward|towards|hit|hits|struck|into|used by|of)\s+(?:(?!\b(?:in|on|at|by|for|after|from|near|over|killing|said)\b)[\w.,’'“”-]+\s+){0,7}?\Z"
)
"""Reads lower case, which takes half the time; so PLACE_ONLY."""

OWNER_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?(?:[\w.’'-]+\s+){0,2}\Z", re.IGNORECASE)
REVENGE_ON = re.compile(
    r"\b(?:retaliation|retaliate|retaliated|revenge|vengeance|reprisals?|response|respond)\b(?:(?!\b(?:attacks?|strikes?|assaults?|raids?|bombings?)\b)[^.;,]){0,30}?\b(?:on|against)\s+(?:the\s+)?\Z"
    r"|\b(?:threaten(?:s|ed|ing)?|(?:vow(?:s|ed|ing)?|pledg(?:ed|ing)|swore|sworn) to (?:strike|attack|hit|punish))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def more_than_places(clause: Clause) -> list[ActorMention]:
    """The actors of the sentence, without those whose name only says where the deed was done."""
    return [actor for actor in clause.scene.actors if not _is_only_a_place(clause, actor)]


def doers(clause: Clause, named: Sequence[ActorMention]) -> list[ActorMention]:
    """Who did it by the words of the clause, the surest reading first; empty when it is not said.

    `named` are the actors of the sentence that are `more_than_places`.
    """
    actors = [actor for actor in named if can_do(actor)]
    if not actors:
        return []
    shot_down = any(trigger.kind in {"intercept", "destroy"} for trigger in clause.triggers)
    for reading in (
        _by,
        fought_with,
        _blamed,
        _before_noun,
        subject_of,
        _owner_of_launched,
        _owning_up,
        _reporting,
    ):
        if shot_down and reading is _owner_of_launched:
            continue
        found = reading(clause, actors)
        if found:
            return with_joined(clause.scene.text, found, actors)
    return []


def _is_only_a_place(clause: Clause, mention: ActorMention) -> bool:
    """Whether a state's name only says where: "in Country", "areas of Country", "a rocket from Country"."""
    if mention.kind != "state":
        return False
    if mention.form == "adjective" and PART_OF_LAND.match(clause.scene.text, mention.end):
        text = clause.scene.text
        return not AT_LAND.search(text, max(clause.scene.start, mention.start - 40), mention.start)
    if mention.end not in [place.end for place in clause.scene.places]:
        return False
    if mention.form == "name" and _holds_place(clause, mention):
        return True
    before = clause.scene.text[max(clause.scene.start, mention.start - 40) : mention.start]
    return bool(PLACE_ONLY.search(before.lower())) and not _qualifies_deed(clause, mention, before)


def _holds_place(clause: Clause, mention: ActorMention) -> bool:
    """ "in Mastung, Pakistan, on Sunday": the state only says where the town lies."""
    text = clause.scene.text
    before = text[max(clause.scene.start, mention.start - 60) : mention.start]
    if not before.rstrip().endswith(","):
        return False
    return bool(IN_TOWN.search(before)) and bool(AFTER_TOWN.match(text, mention.end))


IN_TOWN = re.compile(
    r"\b(?:[Ii]n|near|at|of|[Oo]utside|from|around|off)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]+\s?){1,4},\s+\Z"
)
AFTER_TOWN = re.compile(r"[,.;)]|\s+(?:on|when|in|after|early|late|overnight|last|before)\b")


def _qualifies_deed(clause: Clause, mention: ActorMention, before: str) -> bool:
    """Whether it says whose deed it was: "over an X drone strike"."""
    return bool(ARTICLE.search(before)) and any(
        trigger.part == "noun"
        and TWO_WORDS.fullmatch(clause.scene.text[mention.end : trigger.start])
        for trigger in clause.triggers
    )


PART_OF_LAND = re.compile(
    r"\s+(?:(?:border|port|coastal|southern|northern|eastern|western|central) )?(?:capital|cit(?:y|ies)|towns?|villages?|provinces?"
    r"|regions?|districts?|states?|border|territory|soil|coast|side|airspace|waters|enclave|islands?|peninsula|countryside)\b"
)
"""After an adjective that only says where: "the Afghan capital"."""

AT_LAND = re.compile(
    r"\b(?:at|on|against|hit|struck|attacked|bombed|shelled)\s+(?:the\s+)?(?:\w+\s+)?\Z"
)
"""Before it, when the land itself was the aim: "rockets at the Israeli city of …"."""

TWO_WORDS = re.compile(r"\s+(?:[\w-]+\s+){0,2}")
ARTICLE = re.compile(r"\b(?:an?|the)\s+\Z")
PLACE_ONLY = re.compile(
    r"\b(?:in|of|from|into|over|near|across|inside|outside|through|around|within|off)\s+(?:the\s+)?(?:\w+\s+)?\Z"
)


def can_do(actor: ActorMention) -> bool:
    """Whether a mention can name a perpetrator; "militants" of no group or creed are nobody."""
    if actor.kind == "militants":
        if actor.actor.name != "militants" and not actor.actor.country:
            return True
        return actor.words != actor.words.lower() and not actor.words[1:].islower()
    return actor.kind not in {"civilians", "people", "shipping", "voice"} and actor.form != "people"


def suspected(clause: Clause) -> list[ActorMention]:
    """A perpetrator only implied by who is threatened in return ("revenge on X over the killing")."""
    text, scene = clause.scene.text, clause.scene
    before = [a for a in scene.actors if a.start < clause.triggers[0].start and can_do(a)]
    if not before or not IN_RETURN.search(lowered(text), scene.start, scene.end):
        return []
    return [
        actor
        for actor in before
        if REVENGE_ON.search(text[max(scene.start, actor.start - 120) : actor.start])
    ]


IN_RETURN = re.compile(
    r"retaliat|reveng|vengeance|reprisal|respon|(?:threaten|vow|pledg|sw[oe]r)\w*\b.{0,80}\b(?:after|over|for|following)\b"
)


def _by(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    text = clause.scene.text
    if text.find(" by ", clause.start, clause.end) < 0:
        return []
    shot_down = any(trigger.kind in {"intercept", "destroy"} for trigger in clause.triggers)
    not_doing = NOT_DOING | SENT if shot_down else NOT_DOING
    first_by = lowered(text).find(" by", clause.start)
    for actor in _inside(actors, first_by, clause.end):
        verb = BY_VERB.search(text, max(clause.start, actor.start - 90), actor.start)
        if not verb or verb["verb"].lower() in not_doing or _is_shipping(text, actor):
            continue
        if not BY_NO_DOER.search(text, clause.start, actor.start):
            return [actor]
    return []


SENT = frozenset(
    ["launched", "fired", "sent", "attempt", "bid", "plot", "attack", "infiltration", "incursion"]
)
"""Before "by": the deed of those whom somebody thwarted or whose weapons somebody shot down."""

BY_NO_DOER = re.compile(
    r"\b(?:(?:attackers?|assailants?|gunm[ae]n|shooters?|bombers?)\s+(?:was|were)|blamed|attributed|accused)\b[^,;]*\Z",
    re.I,
)
"""Whoever shot the attacker did not do the deed, nor by whom it was "blamed on X"."""


def _is_shipping(text: str, actor: ActorMention) -> bool:
    return bool(SHIPPING.match(text, actor.end))


SHIPPING = re.compile(r",? coalition|,? or commercial|\s+(?:officials?|authorities|media)\b")


def _blamed(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    return behind(clause.scene, actors)


def _before_noun(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """ "a Russian missile attack", "Hamas's raid": the doer stands in the noun's own phrase."""
    text = clause.scene.text
    for trigger in clause.triggers:
        of_victim = text.startswith(" of ", trigger.end)
        if trigger.part != "noun" or (trigger.kind in {"kill", "arrest"} and not of_victim):
            continue
        near = [
            a for a in _inside(actors, clause.start - 1, trigger.start) if a.end <= trigger.start
        ]
        for actor in reversed(near):
            if (
                NOUN_PHRASE.fullmatch(text, actor.end, trigger.start)
                and not VERB_BETWEEN.search(text, actor.end, trigger.start)
                and not NO_DOER.search(text, clause.start, actor.start)
            ):
                return [actor]
    return []


VERB_BETWEEN = re.compile(rf"{SUPPORT.pattern}|\b(?:the|an?|this|that)\b")
""""X condemned the attack": a verb with its object, no noun's own phrase."""

NO_DOER = re.compile(
    r"\b(?:on|against|(?:backed|supported|aided|helped|assisted|covered) by)\s+(?:the\s+)?\Z"
)
"""Before those at whom a deed is aimed, or whose deed only helped: "troops backed by X airstrikes"."""


def _owner_of_launched(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """ "a missile launched from an area that X controls", "X missiles hit"."""
    text = clause.scene.text
    for actor in _inside(actors, clause.start, clause.end):
        before = text[max(clause.start, actor.start - 60) : actor.start]
        if actor.form == "control" and OWNER_FROM.search(before):
            return [actor]
        if _owns_weapon(clause, actor) and any(
            t.kind in {"hit", "launch", "kill", "injure", "attack"} for t in clause.triggers
        ):
            return [actor]
    return []


def _owning_up(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """ "X claimed the attack", "X admitted the bombing"."""
    text = clause.scene.text
    armed = [
        actor
        for actor in actors
        if actor.form in {"name", "forces"} and actor.end < clause.triggers[0].start
    ]
    return [actor for actor in armed if OWNS_UP.match(text[actor.end : clause.triggers[0].start])][
        :1
    ]


def _reporting(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """ "X's ministry said two drones were intercepted": with no doer named, the one who tells it."""
    if not any(trigger.kind == "intercept" for trigger in clause.triggers):
        return []
    text, first = clause.scene.text, clause.triggers[0].start
    told = [
        a
        for a in actors
        if a.form in {"speaker", "forces"} and a.end < first and a.kind != "generic"
    ]
    before = [actor for actor in told if SPEAKS_AFTER.match(text[actor.end : first])]
    after = [
        a
        for a in actors
        if a.form in {"speaker", "forces"}
        and a.start > clause.triggers[-1].end
        and SAID_IT.search(text, a.start - 6, a.start)
        and re.match(r"\s+(?:said|says)\b", text[a.end : a.end + 8])
    ]
    return (before or after)[:1]


SAID_IT = re.compile(r",\s+(?:the\s+)?\Z", re.IGNORECASE)

OWNS_UP = re.compile(
    r"[^,.;]{0,30}?\b(?:claimed|took|acknowledged|admitted|issued a statement (?:about|on))\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


def _owns_weapon(clause: Clause, actor: ActorMention) -> bool:
    """Whether the actor stands in a weapon's own phrase: "X's drones", "five X drones"."""
    return any(owns(clause, actor, weapon) for weapon in clause.scene.weapons)


def owns(clause: Clause, actor: ActorMention, weapon: Weapon) -> bool:
    """Whether the weapon's phrase begins with the actor, and no deed stands between the two."""
    return (
        actor.end <= weapon.start <= actor.end + 60
        and bool(NOUN_PHRASE.fullmatch(clause.scene.text, actor.end, weapon.start))
        and not any(actor.end <= t.start < weapon.start for t in clause.scene.triggers)
        and not any(actor.end <= other.start < weapon.start for other in clause.scene.actors)
    )


def _inside(actors: Iterable[ActorMention], start: int, end: int) -> list[ActorMention]:
    return [actor for actor in actors if start <= actor.start < end]
