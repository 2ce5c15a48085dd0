"""Those hit who stand in no usual place: who beat an attack off, and whom a vehicle was driven into."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.lexicon.keys import word_set


def repelling(clause: Clause, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Who beat an attack off: "X said it repelled an attack by Y": X was attacked."""
    repel = next((t for t in clause.triggers if t.kind == "repel" and t.part == "verb"), None)
    if repel is None or not any(
        t.kind == "attack" and t.start > repel.end for t in clause.triggers
    ):
        return []
    before = [m for m in mentions if m.end <= repel.start and m.kind not in {"civilians", "people"}]
    return before[-1:]


def is_rammed(clause: Clause, mention: ActorMention) -> bool:
    """ "rammed a car into a convoy of X"."""
    start = max(clause.start, mention.start - 120)
    return bool(RAMMED.search(clause.scene.text, start, mention.start))


def fought_back(clause: Clause, mention: ActorMention) -> bool:
    """ "attacked the town but were repelled by X"."""
    start = max(clause.start, mention.start - 60)
    return bool(REPELLED.search(clause.scene.text, start, mention.start))


REPELLED = re.compile(
    r"\b(?:repelled|repulsed|rebuffed|(?:driven|pushed|beaten|fought) (?:back|off)) by (?:the )?(?:\w+ ){0,2}\Z"
)

RAMMED = re.compile(
    r"\b(?:rammed|drove|crashed|plowed|ploughed|slammed|threw|hurled|lobbed|tossed)\b[^.;,]{0,60}?\b(?:into|at)\s+(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:of\s+(?:the\s+)?(?:\w+\s+)?)?\Z"
)


TURNING = word_set(
    "rammed drove crashed plowed ploughed slammed threw hurled lobbed tossed "
    "repelled repulsed rebuffed driven pushed beaten fought"
)
"""Words of which the two above need one."""
