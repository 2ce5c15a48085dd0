"""A record: one event with all that the report says of it; and what is worth a record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.events import Candidate
from timeline.extract.scene import Scene
from timeline.extract.whenabouts import When
from timeline.extract.whereabouts import Spot


def names_ship(candidate: Candidate) -> bool:
    """Whether a merchant ship that it names was hit."""
    return any(aim.mention.form == "ship" for aim in candidate.aims)


ARMED = frozenset(["attack", "hit", "strike", "destroy", "launch", "raid", "territory"])
"""Kinds whose words are used of other things too."""


@dataclass(slots=True, eq=False)  # two records are one only when they are the same object
class Record:
    """One event with all that the report says of it, in the order of the text."""

    parts: list[Candidate]
    carried: When | None = None  # a time that governs it from an earlier sentence
    context: "Record | None" = None  # the event it is told as a part of or beside ("eleven others")
    answers: "Record | None" = None
    scenes: list[Scene] = field(default_factory=list)  # sentences that add to it without a trigger
    spots: list[Spot] = field(default_factory=list)  # places said beside it, used when it has none
    denied: bool = False  # by those who are held to be behind it
    guests: list[ActorMention] = field(default_factory=list)  # whose troops "the base houses"
    blamed: list[tuple[Scene, ActorMention]] = field(default_factory=list)  # "X was behind it"

    @property
    def first(self) -> Candidate:
        return self.parts[0]

    @property
    def day(self) -> date:
        """Its first day as its first sentence gives it; the last of days when it gives none."""
        return self.first.when.span.start if self.first.when else date.max

    @property
    def last_told(self) -> int:
        """The number of the last sentence that tells of it."""
        return self.parts[-1].scene.number

    @property
    def is_summary(self) -> bool:
        """Several events told as one: a number of them over more than a day."""
        beside = self.context.parts if self.context else []
        lent = self.carried or next((part.when for part in beside if part.when), None)
        times = [(part.count, part.when or lent) for part in self.parts]
        return any(count and when and when.span.days > 1 for count, when in times)


def is_incident(candidate: Candidate, *, led: bool = False) -> bool:
    """Whether a candidate tells enough to be a record of its own.

    It needs a place, a day, a figure or a count, and somebody or something that makes it violence;
    what is `led` stands in a list whose lead says who did it.
    """
    if candidate.sub_type == "none":
        return False
    if NEEDS_WEAPON.match(candidate.head.word) and not candidate.weapon:
        return False
    if candidate.head.kind == "kill" and candidate.head.part == "noun" and _is_of_nobody(candidate):
        return False
    if CAME_DOWN.match(candidate.head.word) and PLANE.search(candidate.weapon):
        return False
    return _has_facts(candidate) and (led or _is_violent(candidate)) and not _is_accident(candidate)


def _is_of_nobody(candidate: Candidate) -> bool:
    """ "in revenge for the killing of a commander": neither who, where nor when is told."""
    told = candidate.where or candidate.when or candidate.hangs or candidate.doers or candidate.aims
    one = candidate.killed and candidate.killed.named and not candidate.victims
    return bool(one and not told)


def _has_facts(candidate: Candidate) -> bool:
    """A place, a day, a figure; words that refer back need more to stand alone."""
    if (candidate.clause.answers is not None or candidate.responds) and candidate.doers:
        return True
    flying = candidate.weapon or candidate.head.kind == "destroy"
    if candidate.sub_type == "Disrupted weapons use" and candidate.doers and flying:
        return True  # "X shot down 12 drones"
    if candidate.definite:
        return bool((candidate.where and candidate.when) or candidate.killed or candidate.count)
    if candidate.weapon and names_ship(candidate):
        return True
    harmed = any(toll and any(toll.figures) for toll in (candidate.killed, candidate.injured))
    dated = candidate.when or candidate.hangs
    return bool(candidate.where or dated or harmed or candidate.count)


def _is_violent(candidate: Candidate) -> bool:
    """Markets are "hit" and "attacked" too: general words need somebody armed or somebody hurt."""
    kind = candidate.head.kind
    if kind == "attack" and candidate.scene.text.endswith("under ", 0, candidate.head.start):
        return True  # "the town came under attack"
    if kind == "attack" and any(trigger.kind == "hit" for trigger in candidate.clause.triggers):
        return True  # "a second attack targeted a clinic"
    damaged = any(trigger.kind == "destroy" for trigger in candidate.clause.triggers)
    if kind == "strike" and damaged:
        return True  # no strike of workers
    if kind == "strike" and candidate.head.word.lower() not in {"strike", "strikes"}:
        return True
    hurt = candidate.weapon or candidate.killed or candidate.injured or candidate.doers
    fighters = any(
        actor.kind in {"militants", "generic"} and actor.start < candidate.clause.end
        for actor in candidate.scene.actors
    )
    if candidate.head.word.lower().startswith("pound"):
        return bool(hurt)  # storms and buyers pound too
    return bool(kind not in ARMED or hurt or ((candidate.aims or fighters) and kind != "hit"))


NEEDS_WEAPON = re.compile(
    r"(?:launch|fire(?!d back)|unleash|crashed|landed|fell|rained|impacted|damag|drop|identif|(?:was|were|been|had been) (?:aimed|directed))",
    re.IGNORECASE,
)
"""Verbs of violence only with a weapon: planes crash into mountains too."""


CAME_DOWN = re.compile(r"(?:crashed|landed|fell) ", re.IGNORECASE)
PLANE = re.compile(r"aircraft|jet|plane|helicopter|bombers?\b", re.IGNORECASE)
"""They land as others do: none of them is a weapon that hit."""


def _is_accident(candidate: Candidate) -> bool:
    """Deaths by no hand: an accident, an illness, or nobody's deed and nobody's number."""
    if candidate.weapon or not (candidate.only_harm or candidate.head.kind == "hit"):
        return False
    if not candidate.only_harm:
        return bool(ACCIDENT.search(candidate.clause.words))
    words = {trigger.word.lower() for trigger in candidate.clause.triggers}
    return bool(
        ACCIDENT.search(candidate.clause.words)
        or words <= PASSED_AWAY
        or not (candidate.killed or candidate.injured or candidate.aims or candidate.doers)
    )


PASSED_AWAY = frozenset(["died", "dead", "deaths"])
ACCIDENT = re.compile(
    r"\b(?:accident|crash(?:es|ed)?|collision|collided|earthquake|quake|flood(?:s|ing)?|storm|hurricane|typhoon|cyclone|landslide|stampede|cancer"
    r"|illness|disease|virus|capsized|derail\w*|avalanche|disasters?|heat ?wave|famine|cholera)\b",
    re.IGNORECASE,
)


def link(found: Sequence[Candidate], told: dict[int, Record]) -> None:
    """Ties a response to what it answers, as the sentence says."""
    starts = sorted({candidate.clause.start for candidate in found})
    for candidate in found:
        answered = candidate.clause.answers
        if answered is None or answered >= len(starts):
            continue
        record, cause = told.get(candidate.clause.start), told.get(starts[answered])
        if record and cause and record is not cause:
            record.answers = cause
