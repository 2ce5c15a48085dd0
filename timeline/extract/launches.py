"""What came of weapons launched, told by numbers and pronouns alone.

"They fired nine rockets at the port. Six were shot down, and the others fell in a field."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.events import Candidate
from timeline.extract.patterns import one_of
from timeline.extract.quantities import NUMBERS
from timeline.extract.records import Record
from timeline.extract.triggers import vocabulary

INTERCEPTION = "Disrupted weapons use"
FATES = frozenset(["intercept", "destroy", "hit"])
SENT = frozenset(["launch", "attack", "intercept"])
"""Kinds of deed that tell of weapons in flight and not of what they hit."""

NEAR = 2  # sentences
FIRST = 3  # sentences of a record that tell what was sent
BACK = 80  # characters before a verb in which its subject is looked for

NUMBER = rf"(?:(?:at least|about|around|some|nearly|almost|more than) )?(?:\d[\d,]*|a dozen|dozens|several|many|{one_of(NUMBERS)})"
WEAPONS = r"(?:[\w-]+ )?(?:drones|missiles|rockets|projectiles|weapons|shells|asbms|ascms|uavs)"
OF_THEM = rf"(?: of (?:them|(?:these|those|the)(?: {WEAPONS})?))?"
THINGS = r"(?:both|all|each|the (?:drones?|missiles?|rockets?|projectiles?|weapons?))"
PART = (
    rf"(?:{NUMBER}|most|some|others?|another|an?(?:other)? (?:second|third|fourth)|the (?:(?:second|third|fourth|other|remaining) (?:{NUMBER} )?[\w-]+|rest|others?|remainder|second|third|fourth"
    rf"|(?:other|remaining) {NUMBER}))"
)
ARM = r"(?: (?:drones?|missiles?|rockets?|projectiles?|shells?|asbms?|uavs?))?"
SUBJECT = r"(?:\A|[,;:—]|\b(?:and|but|while|that|said|says|these|those)\b,?)\W*"
ALSO = r"(?: (?:had|have|all|both|also|later|\w+ly))*"
WERE = rf"{ALSO} (?:was|were|been){ALSO}(?: (?:engaged|tracked|intercepted|detected) and)? \Z"
ENDS = r"(?=\s*(?:[.,;:—]|\Z|(?:and|but|over|near|in|on|before|while|as|with|outside)\b))"
ALL_WERE_MET = re.compile(rf"{SUBJECT}(?:it|they|{THINGS}){OF_THEM}{WERE}")
SOME_WERE_MET = re.compile(SUBJECT + PART + ARM + OF_THEM + WERE)
MET_ALL = re.compile(rf"\s+(?:it|them(?: all)?|both|all){OF_THEM}{ENDS}")
MET_SOME = re.compile(rf"\s+{PART}{OF_THEM}{ENDS}")
ALL_DOWN = (" it down", " them down", " both down")
FLEW = re.compile(rf"{SUBJECT}(?:{PART}{ARM}|{THINGS}){OF_THEM}{ALSO} \Z")


def launch_before(candidate: Candidate, records: Sequence[Record]) -> Record | None:
    """The newest record, told just before, of flying weapons whose fate the candidate may tell."""
    if candidate.head.kind not in FATES:
        return None
    return next((record for record in reversed(records[-3:]) if _sent(record, candidate)), None)


def _speaks_of_some(candidate: Candidate) -> bool:
    """Whether it names weapons by number or pronoun alone: "shot down nine", "the rest hit a depot"."""
    if candidate.head.kind == "hit":
        return _before(candidate, FLEW)
    some = _before(candidate, SOME_WERE_MET) or _after(candidate, MET_SOME)
    return some or _all_met(candidate)


def with_weapon(candidate: Candidate, launch: Record | None) -> Candidate:
    """The candidate with the weapon of the launch and the type that goes with it, if it means that."""
    if launch is None or candidate.weapon or not _speaks_of_some(candidate):
        return candidate
    weapon = _sent(launch, candidate)
    if candidate.head.kind == "hit":
        kind = vocabulary().weapons[weapon][0]
        return replace(candidate, weapon=weapon, sub_type=kind, doers=())
    return replace(candidate, weapon=weapon, sub_type=INTERCEPTION)


def with_new_ships(candidate: Candidate, records: Sequence[Record]) -> Candidate:
    """ "Two hit the A and the B", where A has been told of: the candidate with B alone."""
    ships = [aim for aim in candidate.aims if aim.mention.form == "ship"]
    if len(ships) < 2 or candidate.where or candidate.when:
        return candidate
    told = {name for record in records for part in record.parts for name in part.aim_names}
    new = tuple(aim for aim in ships if aim.name not in told)
    return replace(candidate, aims=new) if 0 < len(new) < len(ships) else candidate


def came_of(record: Record, launch: Record) -> None:
    """Lends a new record what the launch tells: who sent the weapons, and where some of them flew."""
    some = _speaks_of_some(record.first)
    if record.first.sub_type == INTERCEPTION:
        record.context = launch
        record.spots += [part.where for part in launch.parts if part.where and some]
    elif some:
        record.blamed += [(part.scene, doer) for part in launch.parts for doer in part.doers]


def goes_with(candidate: Candidate, launch: Record) -> bool:
    """Adds the candidate to the launch, and says so, if it only tells the fate of its weapons."""
    if _hit_what_was_meant(candidate, launch):
        launch.parts.append(candidate)
        return True
    if _met_all(candidate, launch):
        launch.parts.insert(0, candidate)
        return True
    return False


def _hit_what_was_meant(candidate: Candidate, launch: Record) -> bool:
    """ "One of them hit the M/V X": the launch itself, of which no aim was told."""
    aimed = any(part.aims for part in launch.parts)
    elsewhere = candidate.where or (candidate.when and candidate.when.own)
    alike = candidate.sub_type in {"", launch.first.sub_type}
    hit = candidate.head.kind == "hit" and candidate.aims and alike
    return bool(hit and _before(candidate, FLEW) and not (aimed or elsewhere))


def _met_all(candidate: Candidate, launch: Record) -> bool:
    """ "It was intercepted": this is what came of the launch, and all that came of it."""
    tolls = [toll for part in launch.parts for toll in (part.killed, part.injured) if toll]
    harmed = any(any(toll.figures) for toll in tolls)
    known = launch.first.sub_type == INTERCEPTION
    return candidate.sub_type == INTERCEPTION and _all_met(candidate) and not (harmed or known)


def _all_met(candidate: Candidate) -> bool:
    low = candidate.head.word.lower()
    return low.endswith(ALL_DOWN) or _before(candidate, ALL_WERE_MET) or _after(candidate, MET_ALL)


def _sent(record: Record, candidate: Candidate) -> str:
    """The flying weapon that the record says was sent, "" when it was no launch or is told far off."""
    if candidate.scene.number - record.last_told > NEAR:
        return ""
    for part in record.parts[:FIRST]:
        kinds = {trigger.kind for trigger in part.clause.triggers}
        weapon = part.weapon.lower()
        if (
            kinds & SENT
            and part.sub_type != INTERCEPTION
            and weapon
            and vocabulary().weapons[weapon][1]
        ):
            return weapon
    return ""


def _before(candidate: Candidate, pattern: re.Pattern[str]) -> bool:
    scene, head = candidate.scene, candidate.head
    return bool(
        pattern.search(scene.text[max(scene.start, head.start - BACK) : head.start].lower())
    )


def _after(candidate: Candidate, pattern: re.Pattern[str]) -> bool:
    end = candidate.head.end
    return bool(pattern.match(candidate.scene.text[end : end + BACK].lower()))
