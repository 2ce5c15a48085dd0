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
from timeline.extract.patterns import lowered
from timeline.extract.subjects import NOUN_PHRASE, SPEAKS_AFTER, subject_of

BY_VERB = re.compile(
    r"\b(?P<verb>[\w-]+)(?:,? (?:(?:last|early|late|on|this) )?(?:weekend|week|month|year|night|\w+day|yesterday|today))?,? by\s+(?:what [\w ]{3,40}(?:by|from)\s+)?(?:the\s+|an?\s+|suspected\s+|alleged\s+|several\s+|one of\s+)*(?:[\w.’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
NOT_DOING = frozenset(
    """reported used hosted owned operated followed backed supported confirmed announced condemned led controlled said
    posed issued provided released published held run freed rescued saved liberated arrested detained captured treated prompted inspired joined accompanied faced quoted""".split()  # noqa: SIM905
)
AIMED = re.compile(
    r"\b(?:on|against|at|targeting|targeted|toward|towards|hit|hits|struck|into|used by|of)\s+(?:(?!\b(?:in|on|at|by|for|after|from|near|over|killing|said)\b)[\w.,’'“”-]+\s+){0,7}?\Z",
    re.IGNORECASE,
)
OWNER_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?(?:[\w.’'-]+\s+){0,2}\Z", re.IGNORECASE)
REVENGE_ON = re.compile(
    r"\b(?:retaliation|retaliate|retaliated|revenge|vengeance|reprisals?|response|respond)\b[^.;,]{0,30}?\b(?:on|against)\s+(?:the\s+)?\Z"
    r"|\b(?:threaten(?:s|ed|ing)?|(?:vow(?:s|ed|ing)?|pledg(?:ed|ing)|swore|sworn) to (?:strike|attack|hit|punish))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s*(?:,|and|, and|or)\s+(?:the\s+|its\s+)?\Z")
"""Words between two actors named together: "A and B"."""


def doers(clause: Clause) -> list[ActorMention]:
    """Who did it by the words of the clause, the surest reading first; empty when it is not said."""
    actors = [a for a in clause.scene.actors if can_do(a) and not is_only_a_place(clause, a)]
    shot_down = any(trigger.kind in {"intercept", "destroy"} for trigger in clause.triggers)
    for reading in (
        _by,
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


def is_only_a_place(clause: Clause, mention: ActorMention) -> bool:
    """Whether a state's name only says where: "in Country", "areas of Country", "a rocket from Country"."""
    places = clause.scene.places
    if mention.kind != "state" or not any(place.end == mention.end for place in places):
        return False
    before = clause.scene.text[max(clause.scene.start, mention.start - 40) : mention.start]
    return bool(PLACE_ONLY.search(before)) and not _qualifies_deed(clause, mention, before)


def _qualifies_deed(clause: Clause, mention: ActorMention, before: str) -> bool:
    """Whether it says whose deed it was: "over an X drone strike"."""
    return bool(re.search(r"\b(?:an?|the)\s+\Z", before)) and any(
        trigger.part == "noun"
        and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", clause.scene.text[mention.end : trigger.start])
        for trigger in clause.triggers
    )


PLACE_ONLY = re.compile(
    r"\b(?:in|of|from|into|over|near|across|inside|outside|through|around|within|off)\s+(?:the\s+)?(?:\w+\s+)?\Z",
    re.IGNORECASE,
)


def can_do(actor: ActorMention) -> bool:
    """Whether a mention can name a perpetrator; "militants" of no group or creed are nobody."""
    if actor.kind == "militants":
        return actor.words != actor.words.lower() and not actor.words[1:].islower()
    return actor.kind not in {"civilians", "people", "shipping", "voice"} and actor.form != "people"


def suspected(clause: Clause) -> list[ActorMention]:
    """A perpetrator only implied by who is threatened in return ("revenge on X over the killing")."""
    text, scene = clause.scene.text, clause.scene
    if not IN_RETURN.search(lowered(text), scene.start, scene.end):
        return []
    return [
        actor
        for actor in scene.actors
        if can_do(actor)
        and actor.start < clause.triggers[0].start
        and REVENGE_ON.search(text[max(scene.start, actor.start - 120) : actor.start])
    ]


IN_RETURN = re.compile(
    r"retaliat|reveng|vengeance|reprisal|respon|(?:threaten|vow|pledg|sw[oe]r)\w*\b.{0,80}\b(?:after|over|for|following)\b"
)


def _by(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    text = clause.scene.text
    if text.find(" by ", clause.start, clause.end) < 0:
        return []
    shot_down = any(trigger.kind in {"intercept", "destroy"} for trigger in clause.triggers)
    sent = frozenset(["launched", "fired", "sent"]) if shot_down else frozenset()
    for actor in _inside(actors, clause.start, clause.end):
        verb = BY_VERB.search(text, max(clause.start, actor.start - 90), actor.start)
        if FELLED.search(text, clause.start, actor.start):
            continue
        if verb and verb["verb"].lower() not in NOT_DOING | sent and not _is_shipping(text, actor):
            return [actor]
    return []


FELLED = re.compile(
    r"\b(?:attackers?|assailants?|gunm[ae]n|shooters?|bombers?)\s+(?:was|were)\b[^,;]*\Z", re.I
)
"""Whoever shot the attacker did not do the deed."""


def _is_shipping(text: str, actor: ActorMention) -> bool:
    return bool(
        re.match(
            r",? coalition|,? or commercial|\s+(?:officials?|authorities|media)\b",
            text[actor.end : actor.end + 20],
        )
    )


def _blamed(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    return behind(clause.scene.text, clause.scene.start, clause.scene.end, actors)


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
            if re.fullmatch(
                NOUN_PHRASE, text[actor.end : trigger.start]
            ) and not AIMED_AT_ONE.search(text, clause.start, actor.start):
                return [actor]
    return []


AIMED_AT_ONE = re.compile(r"\b(?:on|against)\s+(?:the\s+)?\Z")


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
    """ "X claimed the attack", "X issued a statement about the strike"."""
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
    text = clause.scene.text
    return any(
        actor.end <= weapon.start <= actor.end + 60
        and re.fullmatch(NOUN_PHRASE, text[actor.end : weapon.start])
        for weapon in clause.scene.weapons
    )


def _inside(actors: Iterable[ActorMention], start: int, end: int) -> list[ActorMention]:
    return [actor for actor in actors if start <= actor.start < end]


def with_joined(
    text: str, found: list[ActorMention], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Adds those named together with the first: "A and B"."""
    group = list(found)
    for actor in actors:
        if actor not in group and any(_are_joined(text, one, actor) for one in group):
            group.append(actor)
    return group


ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|an?\s+)?(?:\w+\s+)?\Z", re.IGNORECASE)


def _are_joined(text: str, one: ActorMention, two: ActorMention) -> bool:
    first, second = (one, two) if one.start < two.start else (two, one)
    if ACCORDING.search(text, max(0, first.start - 40), first.start):
        return False
    return 0 <= second.start - first.end <= 12 and bool(
        JOINED.fullmatch(text[first.end : second.start])
    )
