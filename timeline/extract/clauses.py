"""One sentence, several events: which triggers tell of one event, and how far its words reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.extract.deeds import (
    ANSWERED,
    ANSWERING,
    ANSWERS,
    APART,
    HARMS,
    LOOSE,
    is_one_deed,
    words_between,
)
from timeline.extract.lexicon.keys import word_set
from timeline.extract.scene import Scene
from timeline.extract.told_anchors import is_named_in_time
from timeline.extract.triggers import Trigger

REACH_ENDS = re.compile(
    r",? \b(?:that|which|who|whom|whose|to|in preparation|preparing|prompting|as|vow\w*|warn\w*|amid|for (?:their|its) (?:role|involvement))\b"
    r"|,? believed|[;]",
    re.IGNORECASE,
)

NEW_SUBJECT = re.compile(
    r", and (?:[A-Z][\w’'-]*|the|its|their) (?:[\w’'-]+ ){0,3}?(?:(?!(?:wounded|injured|killed)\b)\w+ed|said|met|held|began|is|are|was|were|has|have|will)\b"
)
"""Another subject with a verb of its own: what follows is about something else."""

SPEECH_TAIL = re.compile(
    r",[”\"’]? (?:[^,;.]{3,90}? )?(?:said|says|say|told|reported|confirmed|according to|announced)\b",
    re.IGNORECASE,
)
"""The end of a sentence that only names who told it."""

SPEAKING = word_set("said says say told reported confirmed according announced")


@dataclass(slots=True, eq=False)  # read far oftener than made
class Clause:
    """Words `start:end` of the text, telling of one event by `triggers`."""

    scene: Scene
    triggers: tuple[Trigger, ...]
    head: Trigger  # the one that names the event: the first that is more than a harm done
    start: int
    end: int
    told_end: int  # its end without words that only name who told it (", officials in … said")
    first: bool  # whether it begins its sentence
    answers: int | None = None  # number, in its sentence, of the clause that it answers

    @property
    def words(self) -> str:
        return self.scene.text[self.start : self.end]


def clauses(scene: Scene) -> list[Clause]:
    """The clauses of a sentence that tell of something that happened, in order."""
    groups = _groups(scene)
    if not groups:
        return []
    starts = [
        _opening(scene, groups[0][0]),
        *(_boundary(scene, a, b) for a, b in pairwise(groups)),
    ]
    found = []
    for number, (group, start) in enumerate(zip(groups, starts, strict=True)):
        limit = starts[number + 1] if number + 1 < len(starts) else scene.end
        end = _reach(scene, group[-1], limit)
        clause = Clause(
            scene=scene,
            triggers=tuple(group),
            head=_head(group),
            start=start,
            end=end,
            told_end=_told_end(scene, group[-1], end),
            first=number == 0,
            answers=_answered(scene, groups, number),
        )
        found.append(clause)
    return found


def _head(triggers: Sequence[Trigger]) -> Trigger:
    for trigger in triggers:
        if trigger.kind not in HARMS:
            return trigger
    return triggers[0]


def _told_end(scene: Scene, last: Trigger, end: int) -> int:
    tail = SPEECH_TAIL.search(scene.text, last.end, end) if scene.says(SPEAKING) else None
    return tail.start() if tail else end


def _opening(scene: Scene, first: Trigger) -> int:
    """Where the first clause begins: after a purpose or fear that the sentence opens with."""
    if scene.triggers[0] is first:
        return scene.start
    unreal = [t for t in scene.triggers if t.end <= first.start]  # or it only dates what follows
    comma = scene.text.rfind(",", unreal[-1].end, first.start) if unreal else -1
    if comma >= 0 and WHO.match(scene.text, comma):
        return unreal[-1].end
    return comma + 1 if comma >= 0 else scene.start


WHO = re.compile(r", who (?:was|were|had been)\b")
"""Of whom the words before tell: "sought revenge for the man, who was killed in …"."""


def _groups(scene: Scene) -> list[list[Trigger]]:
    """Triggers that happened, those of one event together."""
    groups: list[list[Trigger]] = []
    for trigger in scene.triggers:
        if trigger not in scene.told or is_named_in_time(scene, trigger):
            continue
        if groups and is_one_deed(scene, groups[-1][-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def _boundary(scene: Scene, one: list[Trigger], two: list[Trigger]) -> int:
    """Where the words of the second event begin: at the word that parts the two."""
    gap_start, gap_end = one[-1].end, two[0].start
    named_day = _day_named(scene, gap_start, gap_end)
    if named_day is not None:
        return named_day
    gap = words_between(scene, one[-1], two[0])
    for pattern in (ANSWERED, ANSWERS, APART, LOOSE):
        parting = list(pattern.finditer(gap))
        if parting:
            return gap_start + (parting[-1].end() if pattern is ANSWERED else parting[-1].start())
    links = list(LINK.finditer(gap))
    return gap_start + links[-1].end() if links else gap_end


LINK = re.compile(r",|\b(?:for|to|of|by|with|and|that|in|on|against)\b")


THE_DAY = re.compile(r", (?:the day|when)\b")


def _day_named(scene: Scene, start: int, end: int) -> int | None:
    """Where the time begins that ", the day" or ", when" follows: it dates the second event."""
    for time in scene.times:
        if start <= time.quote.start < end and THE_DAY.match(scene.text, time.quote.end):
            return time.quote.start
    return None


def _reach(scene: Scene, last: Trigger, limit: int) -> int:
    """The end of the clause: before the words that govern a trigger that did not happen."""
    turn = NEW_SUBJECT.search(scene.text, last.end, limit)
    limit = turn.start() if turn else limit
    if scene.all_told:
        return limit
    unreal = next(
        (
            t
            for t in scene.triggers
            if last.end <= t.start < limit and t not in scene.told and not _says_none(scene, t)
        ),
        None,
    )
    if unreal is None:
        return limit
    cut = REACH_ENDS.search(scene.text, last.end, unreal.start)
    return cut.start() if cut else limit


def _says_none(scene: Scene, trigger: Trigger) -> bool:
    """ "nobody was hurt" belongs to what happened."""
    return any(toll.start <= trigger.start < toll.end for toll in scene.tolls)


def _answered(scene: Scene, groups: list[list[Trigger]], number: int) -> int | None:
    """Which clause of the sentence clause `number` is a response to."""
    if not scene.says(ANSWERING):
        return None
    if number and ANSWERS.search(
        scene.text, groups[number - 1][-1].end, groups[number][0].end + 20
    ):
        return number - 1
    after = number + 1
    if after < len(groups) and ANSWERED.search(
        scene.text, groups[number][-1].end, groups[after][0].start
    ):
        return len(groups) - 1
    return None
