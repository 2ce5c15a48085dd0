"""What the kinds of two deeds say of whether they are one event."""

from timeline.extract.deeds import HARMS
from timeline.extract.events import Candidate


def of_other_kind(one: Candidate, two: Candidate) -> bool:
    """Whether `one`, told after `two`, is by its kind another event."""
    if is_beside_ground(one, two):
        return True
    if one.sub_type == "Arrests" and one.when and one.where and two.head.kind in HARMS:
        return True
    if two.sub_type == "Disrupted weapons use" and one.sub_type != two.sub_type:
        return not (one.only_harm or (one.definite and _is_launch(one)))
    if one.sub_type == "Disrupted weapons use" and one.sub_type != two.sub_type:
        return not one.definite
    return _is_typed(one) and _is_typed(two) and one.sub_type != two.sub_type and not one.definite


def _is_launch(candidate: Candidate) -> bool:
    """ "the drones had been launched from …": told of those shot down."""
    return {trigger.kind for trigger in candidate.clause.triggers} == {"launch"}


def _is_typed(candidate: Candidate) -> bool:
    """Whether a weapon or a word as plain as "shelling" says what kind of attack it was."""
    return bool(candidate.weapon) or candidate.head.kind in {"shelling", "bombing"}


def is_beside_ground(one: Candidate, two: Candidate) -> bool:
    """ "A hospital was hit by an air strike", after a town was taken: no part of the taking."""
    return bool(one.weapon) and not one.definite and two.sub_type.endswith("territory")


def family(one: Candidate, two: Candidate) -> int:
    """1 where the words for the two mean one kind of deed, -1 where they mean two, else 0.

    "the bombing" means a blast and no shelling; "the attack" may mean any.
    """
    a, b = FAMILY.get(one.head.kind), FAMILY.get(two.head.kind)
    return 0 if not (one.definite and a and b) else 1 if a == b else -1


FAMILY = {
    "blast": "bomb",
    "bombing": "bomb",
    "strike": "strike",
    "shelling": "shelling",
    "raid": "raid",
    "clash": "clash",
}
