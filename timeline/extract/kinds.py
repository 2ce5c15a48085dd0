"""What kind of event a clause tells of: ACLED's sub-event type from its triggers and weapons."""

import re

from timeline.extract.clauses import Clause
from timeline.extract.met_weapons import met_in_flight
from timeline.extract.subjects import is_passive
from timeline.extract.triggers import Trigger, Weapon
from timeline.extract.weapons_used import PLANTED, weapon_used

SHIP = re.compile(
    r"\b(?:ship|vessel|tanker|carrier|freighter|dhow|boat|barge|trawler|skiff|yacht|ferry|M/V|MV|M/T)s?\b",
    re.IGNORECASE,
)
CREW = r"(?:crew(?: ?members)?|crewm[ae]n|sailors|seafarers|fishermen|mariners|hands)\b"
CREW_TAKEN = re.compile(
    rf"\b{CREW}[^.;]*\b(?:taken|held|hostage|captive|abducted|detained)\b|\bhostages?\b"
    rf"|\b(?:took|take|taking|taken|seized|seizing|captured|capturing|detained|detaining|holding|held)\s+"
    rf"(?:(?!(?:control|charge|over|[\w-]*ship|vessel|tanker|boat|carrier|freighter|dhow|ferry)s?\b)[\w’',-]+\s+){{0,5}}?{CREW}"
    rf"|{SHIP.pattern} (?:and|along with|together with) (?:all |both )?(?:the|its|their|\w+) (?:[\w-]+ ){{0,3}}?{CREW}",
    re.IGNORECASE,
)
PERSONS = re.compile(
    r"\b(?:operatives?|leaders?|members?|militants?|suspects?|fighters?|officials?|commanders?|facilitators?|planners?|financiers?|recruiters?|emirs?|insurgents?|jihadists?|terrorists?|bandits?|smugglers?)\b",
    re.IGNORECASE,
)
TARGETS = re.compile(
    r"\b(?:targets?|sites?|facilit(?:y|ies)|positions?|locations?|depots?|infrastructure|warehouses?|camps?|headquarters|bases?|launchers?|strongholds?)\b",
    re.IGNORECASE,
)


def sub_type(clause: Clause, weapon: Weapon | None) -> str:
    """ACLED's sub-event type; "" where neither trigger nor weapon decides and the victim has to.

    `weapon` is the one that `weapon_used` gives for the clause.
    """
    kinds = {trigger.kind for trigger in clause.triggers}
    if not kinds.isdisjoint(DECIDING):
        for kind, decide in DECIDERS:
            heavier = kinds & WEIGHTIER.get(kind, frozenset())
            if kind in kinds and (not heavier or _abducted_first(clause, kind)):
                decided = decide(clause)
                if decided:
                    return decided
    if not kinds.isdisjoint(STRUCK_FROM_AIR) and _by_airmen(clause):
        return "Air/drone strike"
    if weapon:
        fell = any(FELL.match(trigger.word) for trigger in clause.triggers)
        return SHELLED if fell and weapon.sub_type == PLANTED else weapon.sub_type
    if "clash" in kinds and "assault" in kinds:
        return "Armed clash"
    typed = [
        t.sub_type for t in clause.triggers if t.sub_type and t.kind not in {"blast", "abduct"}
    ]
    return typed[0] if typed else _untyped(clause, kinds)


WEIGHTIER = {
    "abduct": frozenset(["kill", "clash", "attack"]),
    "raid": frozenset(["strike", "bombing", "shelling"]),
}
"""Kinds of deed beside which a word tells nothing new: planes that bombed are "the raid" too."""


FELL = re.compile(r"(?:fell|landed|rained) ", re.IGNORECASE)
SHELLED = "Shelling/artillery/missile attack"
"""Bombs that fell on a place were not planted there."""

STRUCK_FROM_AIR = frozenset(["hit", "attack"])
AIRMEN = re.compile(
    r"\b(?:[Aa]ir [Ff]orce|[Aa]ir [Cc]omponent(?: of the [\w ]{3,30})?|[Aa]ir [Ww]ing|IAF|RAF|USAF)\b(?:\s+(?:also|had|has|\w+ly)){0,2}\s+\Z"
)


def _abducted_first(clause: Clause, kind: str) -> bool:
    """ "abducted 24 and shot dead a guard": told as an abduction."""
    return kind == "abduct" == clause.triggers[0].kind and clause.triggers[0].part == "verb"


def _by_airmen(clause: Clause) -> bool:
    """ "the air force struck": from the air, whatever weapon is named beside it."""
    text = clause.scene.text
    return any(
        AIRMEN.search(text, max(clause.scene.start, t.start - 70), t.start)
        for t in clause.triggers
        if t.kind in STRUCK_FROM_AIR and t.part == "verb"
    )


def _untyped(clause: Clause, kinds: set[str]) -> str:
    if "blast" in kinds:
        blast = next(t for t in clause.triggers if t.kind == "blast")
        return blast.sub_type
    weapons = any(clause.start <= w.start < clause.end for w in clause.scene.weapons)
    if "hit" in kinds and (weapons or TARGETS.search(clause.words)):
        return "Air/drone strike"
    return ""


def _intercept(clause: Clause) -> str:
    """Weapons shot down, or a plot foiled; but men met at a border or a gate were fought off."""
    return "Armed clash" if ATTEMPT.search(clause.words) else "Disrupted weapons use"


ATTEMPT = re.compile(
    r"\b(?:foil|thwart)\w*\b[^;]{0,60}?\b(?:(?:infiltrat|cross|enter|storm|breach|smuggl|overrun|intru)\w*)\b"
    r"|\binfiltration (?:attempt|bid)",
    re.IGNORECASE,
)


def _repelled(clause: Clause) -> str:
    flying = [
        w for w in clause.scene.weapons if clause.start <= w.start < clause.end and w.in_flight
    ]
    return "Disrupted weapons use" if flying else "Armed clash"


def _dropped(clause: Clause) -> str:
    """Bombs are dropped from the air; charges and plans are dropped too."""
    drops = [t for t in clause.triggers if t.kind == "drop"]
    bombs = [w for w in clause.scene.weapons if clause.start <= w.start < clause.end]
    fell = any(
        0 < bomb.start - drop.end < CLOSE or 0 < drop.start - bomb.end < CLOSE / 2
        for bomb in bombs
        for drop in drops
    )
    alone = {trigger.kind for trigger in clause.triggers} == {"drop"}
    return "Air/drone strike" if fell else "none" if alone else ""


CLOSE = 40  # characters between a verb and its object


def _destroyed(clause: Clause) -> str:
    """In flight: an interception. On the ground or on the water: a strike."""
    weapons = [w for w in clause.scene.weapons if clause.start <= w.start < clause.end]
    verb = next(t for t in clause.triggers if t.kind == "destroy")
    strike = next((t for t in clause.triggers if t.kind == "strike" and t.part == "noun"), None)
    if strike and strike.end <= verb.start:
        return strike.sub_type
    used = weapon_used(clause)
    if used and not used.in_flight:
        return used.sub_type
    flying = [w for w in weapons if w.in_flight]
    return "Disrupted weapons use" if met_in_flight(clause, flying) else "Air/drone strike"


TOWN = re.compile(
    r"\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?(?:towns?|cit(?:y|ies)|villages?|territory|districts?|airports?|strongholds?|headquarters|bases?|airbases?|garrisons?|barracks|outposts?|border (?:crossings?|posts?))\b",
    re.IGNORECASE,
)
"""What is seized by force, when it is no ship."""


TRAVELLERS = re.compile(
    r"\b(?:bus|minibus|van|coach|convoy|train|vehicle|truck|car)\b[^.;]{0,40}?\b(?:passengers|travellers|travelers|people|workers)\b[^.;]{0,30}?\b(?:seized|hijacked)\b"
    r"|\bseized\s+(?:[\w-]+\s+){0,3}?(?:hostages|villagers|passengers|travellers|travelers|students|workers)\b",
    re.IGNORECASE,
)
"""People seized with what they rode in, or by themselves."""


def _seized(clause: Clause) -> str:
    if any(_is_of_place(clause, t) for t in clause.triggers if t.kind == "seize"):
        return "Non-state actor overtakes territory"
    if TRAVELLERS.search(clause.words):
        return "Abduction/forced disappearance"
    if not SHIP.search(clause.words):
        return "none"
    taken = CREW_TAKEN.search(clause.scene.text, clause.start, clause.scene.end)
    return "Abduction/forced disappearance" if taken else "Looting/property destruction"


def _is_of_place(clause: Clause, trigger: Trigger) -> bool:
    """ "seized the town of", "seized an army base", "took Goma": the object is ground."""
    text = clause.scene.text
    return bool(TOWN.match(text, trigger.end, clause.end)) or any(
        THE.fullmatch(text, trigger.end, place.start) and ITSELF.match(text, place.end)
        for place in clause.scene.places
        if place.start > trigger.end and place.where_prec <= 3  # a district at most
    )


THE = re.compile(r"\s+(?:(?:the|all of|most of|much of|parts of|nearby) ){0,2}")
ITSELF = re.compile(
    r"\s*(?:[,.;:)”]|\Z)|\s+(?:on|in|from|after|before|last|late|early|earlier|overnight|and|when|as|at|this|during|with|without|by|for|following"
    r"|airport|airbase|city|town|province|district|crossing|garrison)\b",
    re.IGNORECASE,
)
"""After the name of a town that was taken; "seized Town cocaine" is none."""


def _raided(clause: Clause) -> str:
    kinds = {trigger.kind for trigger in clause.triggers}
    if kinds & {"kill", "clash", "injure"}:
        return "Armed clash"
    raid = next(trigger for trigger in clause.triggers if trigger.kind == "raid")
    sought = RAIDERS.sub("", clause.scene.text[raid.end : clause.end])
    return "Arrests" if kinds & {"arrest"} or PERSONS.search(sought) else "Armed clash"


RAIDERS = re.compile(
    r"\bby (?:[\w’-]+ ){0,4}?(?:militants|fighters|bandits|members|gunmen|insurgents|jihadists|smugglers)\b"
)
"""Those who raid are not those sought: "a raid by bandits"."""


def _territory(clause: Clause) -> str:
    trigger = next(t for t in clause.triggers if t.kind == "territory")
    if trigger.word.lower() == "took" and not _is_of_place(clause, trigger):
        return "none"
    if OF_SHIP.match(clause.scene.text, trigger.end, clause.end):
        return _seized(clause)
    takes = (_takes_persons(clause, t) for t in clause.triggers if t.kind == "territory")
    if not _is_of_place(clause, trigger) and any(takes):
        return "Arrests"
    return trigger.sub_type


OF_SHIP = re.compile(
    rf"\s+(?:(?!(?:on|in|at|by|from)\b)[\w-]+\s+){{0,4}}?{SHIP.pattern}", re.IGNORECASE
)
""""took control of an oil tanker": no ground was gained."""


def _takes_persons(clause: Clause, trigger: Trigger) -> bool:
    """ "captured a leader", "the capture of two fighters", "three suspects were captured"."""
    text = clause.scene.text
    if TOWN.match(text, trigger.end, clause.end):
        return False
    if is_passive(clause, trigger):
        return bool(PERSONS.search(text, max(clause.start, trigger.start - 60), trigger.start))
    return bool(PERSONS_TAKEN.match(text, trigger.end, clause.end))


PERSONS_TAKEN = re.compile(
    rf"\s+(?:of\s+)?(?:(?!(?:in|from|near|after|with|by|at|on|where|that|which)\b)[\w.’'-]+,?\s+){{0,9}}?{PERSONS.pattern}",
    re.IGNORECASE,
)


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
    ("repel", _repelled),
    ("drop", _dropped),
    ("destroy", _destroyed),
)
"""Kinds that settle the type whatever the weapon, the strongest first."""

DECIDING = frozenset(kind for kind, _ in DECIDERS)
