"""The two sides of a fight that says not who began it: "A and B exchanged fire", "clashes between …"."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.joined_names import with_joined
from timeline.extract.lexicon.keys import word_set
from timeline.extract.subjects import is_passive

MUTUAL = re.compile(r"(?:exchanged|traded|clashed|battled|fought)", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[\w’'-]+\s+)?\Z", re.IGNORECASE)


def sides(
    clause: Clause, done_by: list[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Those to be named as doers and those as hit; the first named did it, for want of better."""
    fights = [trigger for trigger in clause.triggers if trigger.kind == "clash"]
    if not fights:
        return done_by, []
    if any(MUTUAL.match(trigger.word) for trigger in fights):
        return _apart(done_by)
    if done_by:
        return done_by, []
    actors = [a for a in clause.scene.actors if fights[0].end <= a.start < clause.end]
    first = next(
        (a for a in actors if BETWEEN.search(clause.scene.text, clause.start, a.start)), None
    )
    if first:
        return _apart(with_joined(clause.scene.text, [first], actors))
    return _both_hit(clause, fights[0].start)


def _both_hit(clause: Clause, fight: int) -> tuple[list[ActorMention], list[ActorMention]]:
    """ "two militants and a soldier were killed in a gunbattle": the forces did it."""
    before = [a for a in clause.scene.actors if clause.start <= a.start < fight]
    militants = [a for a in before if a.kind in {"militants", "group"}]
    forces = [a for a in before if a.kind in {"generic", "state"} and a.form in {"name", "forces"}]
    if not militants or not forces:
        return [], []
    pair = sorted([militants[0], forces[0]], key=lambda actor: actor.start)
    joined = re.fullmatch(r" and (?:[\w-]+ ){0,2}", clause.scene.text[pair[0].end : pair[1].start])
    return ([forces[0]], [militants[0]]) if joined else ([], [])


def _apart(
    named: Sequence[ActorMention],
) -> tuple[list[ActorMention], list[ActorMention]]:
    group = sorted(named, key=lambda actor: actor.start)
    others = [actor for actor in group if actor.name != group[0].name]
    return (group[:1], others) if others else (group, [])


def fought_with(clause: Clause, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """ "two were killed in clashes with X": the other side did it."""
    text, scene = clause.scene.text, clause.scene
    if not scene.says(FIGHTS) or not all(
        trigger.part == "noun" or is_passive(clause, trigger) for trigger in clause.triggers
    ):
        return []
    return [
        actor
        for actor in actors
        if clause.start <= actor.start < clause.end
        and FIGHT_WITH.search(text, max(clause.start, actor.start - 80), actor.start)
    ][:1]


FIGHTS = word_set(
    "fighting combat clash clashes battle battles gunbattle gunbattles gunfight gunfights firefight firefights "
    "shootout shootouts skirmish skirmishes fire gunfire encounter"
)
FIGHT_WITH = re.compile(
    r"\b(?:fighting|combat|clash(?:es)?|(?:gun ?)?battles?|gunfights?|firefights?|shootouts?|skirmish(?:es)?|encounter"
    r"|exchanges? of (?:gun)?fire)\s+(?:with|against)\s+(?:the\s+|an?\s+|suspected\s+|alleged\s+|armed\s+)*\Z"
)
"""Most sentences have no word for a fight and need no closer look."""
