"""The two sides of a fight that says not who began it: "A and B exchanged fire", "clashes between …"."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.roles import with_joined

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
    return _apart(with_joined(clause.scene.text, [first], actors)) if first else ([], [])


def _apart(
    named: Sequence[ActorMention],
) -> tuple[list[ActorMention], list[ActorMention]]:
    group = sorted(named, key=lambda actor: actor.start)
    others = [actor for actor in group if actor.name != group[0].name]
    return (group[:1], others) if others else (group, [])
