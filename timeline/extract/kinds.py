"""What kind of event a clause tells of: ACLED's sub-event type from its triggers and weapons."""

import re

from timeline.extract.clauses import Clause
from timeline.extract.triggers import Trigger, Weapon

STRUCK = frozenset(["strike", "hit", "destroy"])
BY_WEAPON = re.compile(
    r"\b(?:by|with|using|from|involving|of|in)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE
)
IN_FLIGHT = re.compile(
    r"\b(?:launched|fired|engag(?:ed|ing)|inbound|incoming|airborne|in flight|heading|headed|over the|over\s+[A-Z]|air defen[cs]es?|in mid-?air)",
    re.IGNORECASE,
)
SHIP = re.compile(
    r"\b(?:ship|vessel|tanker|carrier|freighter|dhow|boat|barge|trawler|skiff|yacht|ferry|M/V|MV|M/T)s?\b",
    re.IGNORECASE,
)
CREW_TAKEN = re.compile(
    r"\bcrew(?: members)?\b[^.;]*\b(?:taken|held|hostage|captive|abducted)\b|\bhostages?\b",
    re.IGNORECASE,
)
PERSONS = re.compile(
    r"\b(?:operatives?|leaders?|members?|militants?|suspects?|fighters?|officials?|commanders?|facilitators?)\b",
    re.IGNORECASE,
)
TARGETS = re.compile(
    r"\b(?:targets?|sites?|facilit(?:y|ies)|positions?|locations?|depots?|infrastructure|warehouses?|camps?|headquarters|bases?|launchers?|strongholds?)\b",
    re.IGNORECASE,
)


def sub_type(clause: Clause) -> str:
    """ACLED's sub-event type; "" where neither trigger nor weapon decides and the victim has to."""
    kinds = {trigger.kind for trigger in clause.triggers}
    for kind, decide in DECIDERS:
        if kind in kinds and not kinds & WEIGHTIER.get(kind, frozenset()):
            return decide(clause)
    weapon = weapon_used(clause)
    if weapon:
        return weapon.sub_type
    typed = [
        t.sub_type for t in clause.triggers if t.sub_type and t.kind not in {"blast", "abduct"}
    ]
    return typed[0] if typed else _untyped(clause, kinds)


WEIGHTIER = {
    "abduct": frozenset(["kill", "clash", "attack"]),
    "raid": frozenset(["strike", "bombing", "shelling"]),
}
"""Kinds of deed beside which a word tells nothing new: planes that bombed are "the raid" too."""


def _untyped(clause: Clause, kinds: set[str]) -> str:
    if "blast" in kinds:
        blast = next(t for t in clause.triggers if t.kind == "blast")
        return blast.sub_type
    if "hit" in kinds and TARGETS.search(clause.words):
        return "Air/drone strike"
    return ""


def weapon_used(clause: Clause) -> Weapon | None:
    """The weapon of the attack; one that was itself the target ("strikes on missiles") is none."""
    weapons = [w for w in clause.scene.weapons if clause.start <= w.start < clause.end]
    used = [w for w in weapons if not any(_is_object(clause, t, w) for t in clause.triggers)]
    suicide = [w for w in used if w.sub_type == "Suicide bomb"]
    return next(iter(suicide or used), None)


def _is_object(clause: Clause, trigger: Trigger, weapon: Weapon) -> bool:
    if trigger.kind not in STRUCK or weapon.start < trigger.end:
        return False
    between = clause.scene.text[trigger.end : weapon.start]
    return not BY_WEAPON.search(between) or bool(re.match(r"\s+(?:on|against|of)\b", between))


def _intercept(clause: Clause) -> str:
    return "Disrupted weapons use"


def _destroyed(clause: Clause) -> str:
    """In flight: an interception. On the ground or on the water: a strike."""
    weapons = [w for w in clause.scene.weapons if clause.start <= w.start < clause.end]
    used = weapon_used(clause)
    if used and not used.in_flight:
        return used.sub_type
    flying = [w for w in weapons if w.in_flight]
    if (
        flying
        and IN_FLIGHT.search(clause.words)
        and not re.search(r"\bprepar|\blaunch(?:er| rail| site|ing)", clause.words)
    ):
        return "Disrupted weapons use"
    return "Air/drone strike"


TOWN = re.compile(
    r"\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:towns?|cit(?:y|ies)|villages?|territory|districts?|airports?|strongholds?)\b",
    re.IGNORECASE,
)
"""What is seized by force, when it is no ship."""


def _seized(clause: Clause) -> str:
    if any(
        TOWN.match(clause.scene.text, t.end, clause.end)
        for t in clause.triggers
        if t.kind == "seize"
    ):
        return "Non-state actor overtakes territory"
    if not SHIP.search(clause.words):
        return "none"
    taken = CREW_TAKEN.search(clause.scene.text, clause.start, clause.end)
    return "Abduction/forced disappearance" if taken else "Looting/property destruction"


def _raided(clause: Clause) -> str:
    kinds = {trigger.kind for trigger in clause.triggers}
    if kinds & {"kill", "clash", "injure"}:
        return "Armed clash"
    return "Arrests" if kinds & {"arrest"} or PERSONS.search(clause.words) else "Armed clash"


def _territory(clause: Clause) -> str:
    return "Arrests" if PERSONS.search(clause.words) else "Non-state actor overtakes territory"


def _arrested(clause: Clause) -> str:
    return "Arrests"


def _abducted(clause: Clause) -> str:
    return "Abduction/forced disappearance"


DECIDERS = (
    ("intercept", _intercept),
    ("abduct", _abducted),
    ("seize", _seized),
    ("raid", _raided),
    ("arrest", _arrested),
    ("territory", _territory),
    ("destroy", _destroyed),
)
"""Kinds that settle the type whatever the weapon, the strongest first."""
