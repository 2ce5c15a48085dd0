"""Events that are named only to date another one, and those that are told so: "It came a day after …"."""

import re

from timeline.extract.drafts import TimeExpression
from timeline.extract.scene import Scene
from timeline.extract.triggers import Trigger


def is_named_in_time(scene: Scene, trigger: Trigger) -> bool:
    """ "hours before the ambush": the word only anchors a time."""
    return any(
        time.quote.start <= trigger.start < time.quote.end and not in_anchor(scene, time)
        for time in scene.times
    )


CAME = re.compile(
    r"\b(?:comes?|came|coming|happened|occurred|followed|took place|(?:was|were) (?:carried out|conducted|launched))\s+(?:just |only |less than |more than |about )*\Z",
    re.I,
)


def in_anchor(scene: Scene, time: TimeExpression) -> bool:
    """ "It came a day after planes bombed the port": what is told here is the bombing."""
    if not CAME.search(scene.text, max(scene.start, time.quote.start - 60), time.quote.start):
        return False
    inside = [t for t in scene.triggers if time.quote.start <= t.start < time.quote.end]
    return any(t.part == "verb" or _told_anew(scene, time, t) for t in inside)


def _told_anew(scene: Scene, time: TimeExpression, trigger: Trigger) -> bool:
    """ "two days after a raid in X": not a raid told of before."""
    anew = INDEFINITE.search(scene.text, time.quote.start, trigger.start)
    return bool(anew and WITH_FACTS.match(scene.text, trigger.end, scene.end))


INDEFINITE = re.compile(r"\b(?:after|before|following) (?:an?|another) (?:[\w-]+ ){0,3}\Z")
WITH_FACTS = re.compile(r" (?:in|on|at|near|outside|against|that|which|by|targeting|killed)\b")
