"""Which of the weapons that a clause names was used, and which was itself the target."""

import re

from timeline.extract.clauses import Clause
from timeline.extract.quantities import quantity_at, tokens
from timeline.extract.triggers import Trigger, Weapon

PLANTED = "Remote explosive/landmine/IED"
STRUCK = frozenset(["strike", "hit", "destroy"])
BY_WEAPON = re.compile(
    r"\b(?:by|with|using|from|involving|of|in)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE
)


def weapon_used(clause: Clause) -> Weapon | None:
    """The weapon of the attack; one that was itself the target ("strikes on missiles") is none."""
    weapons = [w for w in clause.scene.weapons if clause.start <= w.start < clause.end]
    if not weapons:
        return None
    used = [
        w
        for w in weapons
        if not (
            NAMES_ANOTHER.match(clause.scene.text, w.end)
            or any(_is_object(clause, t, w) for t in clause.triggers)
        )
    ]
    suicide = [w for w in used if w.sub_type == "Suicide bomb"]
    return next(iter(suicide or _most(clause, used)), None)


NAMES_ANOTHER = re.compile(
    r"(?:[’']s)?(?: and \w+)?[ -](?:units?|forces?|commanders?|chiefs?|heads?|experts?|specialists?|operators?|engineers?|makers?|squads?|brigades?"
    r"|batter(?:y|ies)|battalions?|regiments?|corps|divisions?|cells?|programm?es?|production|factor(?:y|ies)|plants?|workshops?|industry|arrays?"
    r"|technology|parts|components|disposal|shelters?|threats?|scares?|clearance|smuggl\w+|stockpiles?)\b",
    re.IGNORECASE,
)
"""After the word for a weapon: "the commander of a rocket unit" was hit by no rocket."""


def _most(clause: Clause, used: list[Weapon]) -> list[Weapon]:
    """ "with three missiles and 133 drones": the most of them first, where each is counted."""
    if len({weapon.sub_type for weapon in used}) < 2:
        return used
    counts = {weapon: _how_many(clause, weapon) for weapon in used}
    return sorted(used, key=lambda w: -counts[w]) if sum(map(bool, counts.values())) > 1 else used


def _how_many(clause: Clause, weapon: Weapon) -> int:
    row = tokens(clause.scene.text, max(clause.start, weapon.start - 30), weapon.start)
    found = [number for first in range(len(row)) if (number := quantity_at(row, first))]
    return (found[-1].figures[0] or found[-1].figures[2] or 0) if found else 0


def _is_object(clause: Clause, trigger: Trigger, weapon: Weapon) -> bool:
    if trigger.kind not in STRUCK or weapon.start < trigger.end:
        return False
    between = clause.scene.text[trigger.end : weapon.start]
    if weapon.sub_type == PLANTED and RAN_OVER.fullmatch(between):
        return False
    return not BY_WEAPON.search(between) or bool(re.match(r"\s+(?:on|against|of)\b", between))


RAN_OVER = re.compile(r"\s+(?:an?|the|another)\s+(?:\w+\s+)?", re.IGNORECASE)
""""their lorry hit a mine": it was no aim."""
