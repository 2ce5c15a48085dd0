"""What kind of event a record is: ACLED's sub-event type, by weapon, by deed, else by who was hit."""

import re

from timeline.extract.drafts import Quote
from timeline.extract.events import Candidate
from timeline.extract.lexicon.keys import word_set
from timeline.extract.mobs import by_mob
from timeline.extract.records import Record
from timeline.extract.settle import count_of, quote_of, where_of
from timeline.extract.toll_sides import FIGHTERS, LEADER, LEADERS, is_unarmed


def sub_type_of(record: Record) -> tuple[str, Quote]:
    """The type that a weapon settles, else that of the trigger, else by who was hit."""
    armed = [
        part
        for part in record.parts
        if part.weapon and part.sub_type and not part.aim_names & record.first.doer_names
    ]
    typed = armed or [
        part for part in record.parts if part.sub_type and not _is_of_police(part, record)
    ]
    if record.first.sub_type and not record.first.definite:
        typed = [record.first] if record.first.weapon or not armed else typed
    chosen = typed[0] if typed else record.first
    name = _corrected(record, chosen.sub_type) or _inherited(record) or _by_victim(record)
    trigger = chosen.head
    return name, quote_of(chosen.scene.text, trigger.start, trigger.end)


def _is_of_police(part: Candidate, record: Record) -> bool:
    """ "Two suspects were arrested": what followed a killing is not what it was."""
    return part.sub_type == "Arrests" and record.first.only_harm


def _corrected(record: Record, name: str) -> str:
    """Guns turned on civilians are no battle; a raid that killed is no mere arrest."""
    natures = {aim.nature for part in record.parts for aim in part.aims}
    if name in {"", "Attack", "Armed clash"} and by_mob(record.first):
        return "Mob violence"
    if name == "Armed clash" and (natures == {"civilian"} or _is_raid_on_civilians(record)):
        return "Attack"
    if name in TERRITORY:
        name = _ground_taken(record, name)
    taken = any(part.sub_type == "Abduction/forced disappearance" for part in record.parts)
    if name == "Looting/property destruction" and taken:
        return "Abduction/forced disappearance"
    killed = any(part.killed and any(part.killed.figures) for part in record.parts)
    arrested = any(t.kind == "arrest" for part in record.parts for t in part.clause.triggers)
    fought = killed and (not arrested or count_of(record))
    return "Armed clash" if name == "Arrests" and fought else name


TERRITORY = frozenset(["Government regains territory", "Non-state actor overtakes territory"])


def _ground_taken(record: Record, name: str) -> str:
    """Ground taken by the forces of its own state is regained; by others, a foreign state's too, overtaken."""
    where, doers = where_of(record), record.first.doers
    if not doers or not where or not where.country:
        return "Non-state actor overtakes territory" if "group" in {d.kind for d in doers} else name
    own = all(
        doer.kind == "generic" or (doer.kind == "state" and doer.actor.country == where.country)
        for doer in doers
    )
    return "Government regains territory" if own else "Non-state actor overtakes territory"


def _is_raid_on_civilians(record: Record) -> bool:
    """ "Bandits raided two villages": no armed men are told of on the other side."""
    first = record.first
    by_state = any(doer.kind in {"state", "generic"} for doer in first.doers)
    armed = any(aim.nature in {"armed", "actor"} for part in record.parts for aim in part.aims)
    return first.head.kind == "raid" and not (by_state or armed) and _hits_civilians(record)


def _inherited(record: Record) -> str:
    """People killed "elsewhere" beside an event of known kind: the same kind."""
    beside = record.context
    if beside is None or not all(
        part.only_harm and part.head.word.lower() in HARMED for part in record.parts
    ):
        return ""
    return next((part.sub_type for part in beside.parts if part.sub_type), "")


HARMED = frozenset(["killed", "died", "dead", "wounded", "injured", "hurt"])
"""Verbs that tell of no weapon and of no way."""


def _by_victim(record: Record) -> str:
    """No weapon stated: an attack on civilians, else a clash of armed actors (house guide).

    A political leader counts as a civilian, a commander does not.
    """
    natures = {aim.nature for part in record.parts for aim in part.aims}
    leader, commander = False, False
    if any(part.scene.says(LEADERS) for part in record.parts):
        words = " ".join(
            part.scene.text[part.clause.start : part.clause.told_end] for part in record.parts
        )
        leader, commander = bool(LEADER.search(words)), bool(COMMANDER.search(words))
    if natures & {"actor", "armed"}:
        return "Attack" if leader and not commander else "Armed clash"
    if record.first.head.kind == "hit" and any(doer.kind == "state" for doer in record.first.doers):
        return "Air/drone strike"  # "Xland struck the town"
    unarmed = natures & {"civilian", "merchant"} or leader or _hits_civilians(record)
    return "Attack" if unarmed or _killed_unarmed(record.first) else "Armed clash"


def _killed_unarmed(first: Candidate) -> bool:
    """ "Name Surname was killed", "a shopkeeper was shot dead": no word makes the victim a fighter."""
    toll, text = first.killed, first.scene.text
    if toll and is_unarmed(toll, text):
        return True
    if not (toll and toll.named and first.head.kind == "kill" and first.head.part == "verb"):
        return False
    return not FIGHTERS.search(text[toll.who_start : toll.who_end])


def deeds(part: Candidate) -> list[int]:
    """Where its main word ends, and any other that says what was hit: "an attack … targeted"."""
    return [part.head.end, *(t.end for t in part.clause.triggers if t.kind == "hit")]


def _hits_civilians(record: Record) -> bool:
    """ "attacked 25 schools", "settler attacks": no armed men are told of."""
    return any(
        any(CIVIL_THINGS.match(part.scene.text, end) for end in deeds(part))
        or (part.scene.says(SETTLERS) and SETTLER.search(part.clause.words))
        for part in record.parts
    )


SETTLERS = word_set("settler settlers")
SETTLER = re.compile(r"\bsettlers? (?:attacks?|violence|raids?)\b", re.IGNORECASE)
CIVIL_THINGS = re.compile(
    r"\s+(?:(?:on|against|at|near|outside|inside|in)\s+)?(?:(?!(?:military|army|police|navy|militant|rebel|terrorist|training)\b)[\w’'-]+\s+){0,3}?(?:of a (?:\w+ )?)?"
    r"(?:infrastructure|buildings?|(?:health|medical|oil|gas|energy|fuel|water|civilian|grain|industrial|educational|aid|sports|port) facilit(?:y|ies)|power (?:plants?|stations?|grid)|substations?|ports?|warehouses?|apartments?|hotels?|railway"
    r"|neighbou?rhoods?|villages?|residential areas?|(?:herding|farming|\w+) communit(?:y|ies)|homes|houses|schools?|markets?|hospitals?|clinics?|churche?s?|mosques?|restaurants?"
    r"|bus(?:es)?|minibus(?:es)?|train|displacement camp|refugee camp|camp for [\w ]{0,12}displaced)\b",
    re.IGNORECASE,
)

COMMANDER = re.compile(r"\bcommanders?\b|\bmilitary chief\b", re.IGNORECASE)
