"""Of whom "no injuries" is said: of those hit, of others only, or of all the ships of a paragraph."""

import re
from collections.abc import Sequence

from timeline.extract.no_casualties import Toll
from timeline.extract.records import Record
from timeline.extract.scene import Scene


def concerns(toll: Toll, record: Record) -> bool:
    """Whether "none" is said of those hit: that no navy ship was harmed tells nothing of a tanker."""
    who = record.first.scene.text[toll.who_start : toll.who_end]
    if not OWN_FORCES.search(who) or UNARMED.search(who):
        return True
    told = [part for part in record.parts if not part.only_harm]
    natures = {aim.nature for part in told for aim in part.aims}
    return not natures or not natures <= {"merchant", "civilian"}


OWN_FORCES = re.compile(
    r"\bU\.?S\.?\b|\b(?:coalition|military|navy|naval|allied|troops|forces|soldiers|service ?members?)\b",
    re.IGNORECASE,
)
UNARMED = re.compile(
    r"\b(?:commercial|merchant|civilians?|crews?|mariners|others?)\b", re.IGNORECASE
)


def spare_all(scene: Scene, records: Sequence[Record]) -> None:
    """Adds "no injuries on any of the ships" to those of the `records` that its paragraph tells of."""
    none = not any(any(toll.figures) for toll in scene.tolls)
    if none and any(SHIPS.search(scene.text, t.who_start, t.who_end) for t in scene.tolls):
        for record in records:
            if record.parts[-1].scene.sentence.paragraph == scene.sentence.paragraph:
                record.scenes.append(scene)


SHIPS = re.compile(r"\b(?:ships|vessels)\b", re.IGNORECASE)
