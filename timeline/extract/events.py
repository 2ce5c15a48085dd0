"""One clause to one candidate: an event as that clause alone tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.aims import Aim, aim_of, aims, possessor
from timeline.extract.casualties import ONE
from timeline.extract.clauses import HARMS, Clause, clauses
from timeline.extract.drafts import TimeExpression
from timeline.extract.gazetteer import zone_of
from timeline.extract.kinds import sub_type, weapon_used
from timeline.extract.lexicon import Lexicon
from timeline.extract.no_casualties import Toll
from timeline.extract.patterns import lowered
from timeline.extract.quantities import Quantity, Token, quantity_at, tokens
from timeline.extract.roles import doers, suspected
from timeline.extract.scene import Scene
from timeline.extract.sides import sides
from timeline.extract.subjects import SUPPORT
from timeline.extract.triggers import Trigger
from timeline.extract.whenabouts import When, hanging_time, speech_time, when
from timeline.extract.whereabouts import Spot, spot

DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|such|both|\w+day[’']s|today[’']s|it was an?)\s+(?:(?!(?:an?|the|of|some)\b)[\w“”\"’,-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
ANEW = re.compile(
    r"\b(?:second|third|another|separate|separately|additional|additionally|then|later|other|elsewhere|also|meanwhile|new|fresh)\b"
)
HABITUAL = re.compile(
    r"\b(?:have|has) (?:been (?:frequent|common|rising|constant|increasing)|continued|increased|become|long|(?:repeatedly |often )?come under)\b"
)
DURING_ONE = re.compile(r"\b(?:during|in) (?:one|another) of (?:the|these|those)\b", re.IGNORECASE)
RESPONDS = re.compile(
    r"\b(?:responded|retaliated|hit back|struck back|replied) (?:by|with)\b"
    r"|\A\W*(?:in|as an?) (?:response|retaliation|reprisal|revenge)\b(?! (?:to|for))"
)
OF_ONE = re.compile(r"\s+of\s+(?:(?:an?|one of)\b|(?:the\s+)?(?:[\w’'.-]+\s+){0,6}?[A-Z])")
MANY_VICTIMS = re.compile(
    r"\s+of\s+(?:(?:its|their|the|more|of)\s+)*(?:\w+\s+)?(?:civilians|people|members|children|women|\w+ists|\w+ers|soldiers|troops)\b"
)
NAMED_VICTIM = re.compile(r"\s+of\s+(?:(?!(?:in|at|on|by|near|after|last)\b)[\w’'.-]+\s*){1,9}")


@dataclass(frozen=True)  # no slots: what is asked of it again and again is kept
class Candidate:
    clause: Clause
    sub_type: str  # "" while only the victim can decide it
    weapon: str  # its words, "" when none is stated
    where: Spot | None
    when: When | None
    hangs: TimeExpression | None  # a time told from another event
    said: TimeExpression | None  # when the statement that tells of it was made
    doers: tuple[ActorMention, ...]
    implied: bool  # the doer is only implied by who is threatened in return
    aims: tuple[Aim, ...]
    killed: Toll | None
    injured: Toll | None
    count: Quantity | None  # how many events it sums up
    definite: bool  # refers back to an event already told ("the attack")
    anew: bool  # says that it is another one ("a second strike")
    habit: bool  # a bare plural: no event of its own
    responds: bool  # "X responded by …": it answers what was told before

    @cached_property
    def scene(self) -> Scene:
        return self.clause.scene

    @cached_property
    def head(self) -> Trigger:
        return head(self.clause)

    @cached_property
    def is_bare(self) -> bool:
        """With neither place nor day nor doer, and no word that points back: "two were killed"."""
        new = (
            self.head.kind == "kill"
            and self.head.part == "noun"
            and not self.head.word.endswith("s")
        )
        return not (new or self.where or self.when or self.doers or self.definite)

    @cached_property
    def victims(self) -> frozenset[str]:
        """Names of the one whose killing it is: "the killing of Name"."""
        main, text = self.head, self.scene.text
        if main.kind != "kill" or main.part != "noun":
            return frozenset()
        named = NAMED_VICTIM.match(text, main.end, self.clause.end)
        return frozenset(re.findall(r"[A-Z][\w’'-]+", named.group())) if named else frozenset()

    @cached_property
    def only_harm(self) -> bool:
        return all(trigger.kind in HARMS for trigger in self.clause.triggers)

    @cached_property
    def doer_names(self) -> frozenset[str]:
        """Those who did it by name, and what they are part of."""
        known = [(doer.name, doer.actor.parent) for doer in self.doers if doer.kind != "generic"]
        return frozenset(name for names in known for name in names if name)

    @cached_property
    def aim_names(self) -> frozenset[str]:
        return frozenset(aim.name for aim in self.aims if aim.nature in {"actor", "merchant"})


def candidates(scene: Scene, lexicon: Lexicon) -> list[Candidate]:
    """The events that a sentence tells of, one a clause, split where it parts them by actor or place."""
    return [part for clause in clauses(scene) for part in _parts(_candidate(clause, lexicon))]


def head(clause: Clause) -> Trigger:
    """The trigger that names the event: the first that is more than a harm done."""
    return next((t for t in clause.triggers if t.kind not in HARMS), clause.triggers[0])


def _candidate(clause: Clause, lexicon: Lexicon) -> Candidate:
    where = spot(clause, clause.scene.places, lexicon)
    zone = zone_of(lexicon, where.places[0]) if where else ""
    done_by, opponents = sides(clause, doers(clause))
    implied = [] if done_by else suspected(clause)
    time = when(clause, zone)
    count = _count(clause)
    weapon = weapon_used(clause)
    words = lowered(clause.scene.text)[clause.start : clause.end]
    return Candidate(
        clause=clause,
        sub_type=sub_type(clause),
        weapon=weapon.word if weapon else "",
        where=where,
        when=time,
        hangs=hanging_time(clause),
        said=speech_time(clause),
        doers=tuple(done_by or implied),
        implied=bool(implied),
        aims=tuple([aim_of(side) for side in opponents] or _aims(clause, [*done_by, *implied])),
        killed=_toll(clause, "killed") or _one_killed(clause),
        injured=_toll(clause, "injured"),
        count=count,
        definite=_is_definite(clause),
        anew=bool(
            ANEW.search(words[: head(clause).end - clause.start])
            or DURING_ONE.search(clause.scene.text, clause.start, clause.scene.end)
        ),
        habit=_is_habit(clause, time, count),
        responds=bool(RESPONDS.search(words)),
    )


def _aims(clause: Clause, done_by: list[ActorMention]) -> list[Aim]:
    """Those hit; a leader or commander without a name of his own stands for his side."""
    found = aims(clause, done_by)
    owner = possessor(clause) if _kills_person(clause) else None
    if owner and not any(aim.nature == "actor" for aim in found):
        return [aim_of(owner)]
    return found


def _kills_person(clause: Clause) -> bool:
    return any(t.kind == "kill" for t in clause.triggers)


def _toll(clause: Clause, harm: str) -> Toll | None:
    tolls = [
        t for t in clause.scene.tolls if t.harm == harm and clause.start <= t.end - 1 < clause.end
    ]
    whole = [toll for toll in tolls if not toll.part]
    return next(iter(whole or tolls), None)


def _one_killed(clause: Clause) -> Toll | None:
    """ "the assassination of a mayor": one person."""
    for trigger in clause.triggers:
        if trigger.kind != "kill" or trigger.part != "noun" or trigger.word.lower().endswith("s"):
            continue
        victim = OF_ONE.match(clause.scene.text, trigger.end)
        if victim and not MANY_VICTIMS.match(clause.scene.text, trigger.end):
            return Toll(
                "killed", ONE, trigger.start, victim.end(), trigger.end, victim.end(), named=True
            )
    return None


def _count(clause: Clause) -> Quantity | None:
    """How many events a plural noun is said to stand for: "more than 150 attacks"."""
    text = clause.scene.text
    for trigger in clause.triggers:
        if trigger.part != "noun" or not trigger.word.lower().endswith("s"):
            continue
        row = tokens(text, max(clause.start, trigger.start - 60), trigger.start)
        for first in range(max(0, len(row) - 7), len(row)):
            number = quantity_at(row, first)
            if (
                number
                and all(_qualifies(token) for token in row[number.last :])
                and len(row) - number.last <= 3
            ):
                return number
    return _times_over(clause)


def _qualifies(token: Token) -> bool:
    """Whether the word can stand between a number and its noun: "three separate air raids"."""
    return (token.low.isalpha() or "-" in token.low) and token.low not in NOT_BETWEEN


NOT_BETWEEN = frozenset(
    ["in", "of", "by", "during", "after", "from", "on", "at", "and", "with", "to"]
)


def _times_over(clause: Clause) -> Quantity | None:
    """ "were attacked at least 28 times": the number of attacks."""
    at = clause.words.find(" times")
    if at < 0:
        return None
    row = tokens(clause.scene.text, clause.start, clause.start + at)
    found = (quantity_at(row, first) for first in range(max(0, len(row) - 4), len(row)))
    return next((number for number in found if number and number.last == len(row)), None)


def _is_definite(clause: Clause) -> bool:
    text, main = clause.scene.text, head(clause)
    if (
        main.kind == "kill"
        and main.part == "noun"
        and re.match(r"\s+of\b", text[main.end : main.end + 4])
    ):
        return False
    if (
        DEFINITE.search(text, max(clause.scene.start, main.start - 60), main.start)
        and main.part == "noun"
    ):
        return True
    weapons = [w for w in clause.scene.weapons if clause.start <= w.start < main.start]
    if weapons and ONE_OF.search(text, clause.start, weapons[0].start):
        return False
    by_weapon = (
        main.part == "verb"
        and weapons
        and DEFINITE.search(text, max(clause.scene.start, weapons[0].start - 40), weapons[0].start)
    )
    return bool(by_weapon)


ONE_OF = re.compile(
    r"\b(?:one|two|some|several|another|rest) of (?:the|them|these|those)\s+\Z", re.I
)
"""One of several things told of: what it did is told apart."""


def _is_habit(clause: Clause, time: When | None, count: Quantity | None) -> bool:
    """A bare plural with neither count nor day of its own tells of no event."""
    main = head(clause)
    low = lowered(clause.scene.text)
    if HABITUAL.search(low, clause.start, clause.end) and count is None:
        return True
    if main.part != "noun" or not main.word.lower().endswith("s") or count is not None:
        return False
    acted = any(t.part == "verb" for t in clause.triggers) or SUPPORT.search(
        low, clause.start, clause.end
    )
    dated = time is not None and not (time.span.lasting and time.span.days > 2)
    return not acted and not dated


def _parts(candidate: Candidate) -> Iterator[Candidate]:
    """Two doers of an interception did one each; two sides hit in two countries were hit apart."""
    targets, places = candidate.aims, candidate.where.places if candidate.where else ()
    if candidate.sub_type == "Disrupted weapons use" and len(candidate.doers) == 2:
        for doer in candidate.doers:
            yield replace(candidate, doers=(doer,), aims=())
    elif len(targets) == len({place.country for place in places}) == 2 == len(places) and not any(
        aim.mention.kind == "coalition" for aim in targets
    ):
        yield from _by_country(candidate)
    else:
        yield candidate


def _by_country(candidate: Candidate) -> Iterator[Candidate]:
    """ "A and B targets in X and Y": A in X, B in Y, as the words are ordered."""
    spots = candidate.where.apart() if candidate.where else []
    for aim, where in zip(candidate.aims, spots, strict=True):
        yield replace(candidate, aims=(aim,), where=where)
