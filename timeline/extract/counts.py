"""How many a clause counts: those killed and injured by its event, and the events that it sums up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.clauses import Clause
from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll
from timeline.extract.patterns import one_of
from timeline.extract.people import ONE
from timeline.extract.quantities import NUMBERS, Quantity, Token, quantity_at, tokens
from timeline.extract.told_anchors import in_anchor

NO_VICTIM = r"(?:in|at|near|on|by|from|to|for|with|after|before|during|and|or|who|that|which|was|were|is|has|had|last|this|earlier|less)\b"
NAME = r"(?:(?:al|el|ad|ar|as)-)?[A-Z][\w’'-]*"
OF_ONE = re.compile(
    rf"\s+of\s+(?P<who>(?:an?|one of)\b(?:\s+(?!{NO_VICTIM})[\w’'-]+){{0,6}}"
    rf"|(?:the\s+)?(?:[\w’'.-]+\s+){{0,6}}?{NAME}(?:\s+(?:(?:bin|ibn|abu|de|von|van)\s+)?{NAME})*)"
)
MANY_VICTIMS = re.compile(
    r"\s+of\s+(?:(?:its|their|the|more|of)\s+)*(?:\w+\s+)?(?:civilians|people|members|children|women|\w+ists|\w+ers|soldiers|troops)\b"
)


def toll_of(clause: Clause, harm: str) -> Toll | None:
    """The figure for "killed" or "injured" that the clause gives."""
    if not clause.scene.tolls:
        return None
    tolls = [
        t
        for t in clause.scene.tolls
        if t.harm == harm and clause.start <= t.end - 1 < clause.end and not _dates(clause, t)
    ]
    whole = [toll for toll in tolls if not toll.part] or tolls
    return whole[0] if whole else None


def _dates(clause: Clause, toll: Toll) -> bool:
    """ "hours after rebels killed 12": the dead of the event that only dates this one."""
    return any(
        time.relation
        and time.quote.start <= toll.start < time.quote.end
        and not in_anchor(clause.scene, time)
        for time in clause.scene.times
    )


def one_killed(clause: Clause) -> Toll | None:
    """ "the assassination of a mayor": one person."""
    for trigger in clause.triggers:
        if trigger.kind != "kill" or trigger.part != "noun" or trigger.word.lower().endswith("s"):
            continue
        victim = OF_ONE.match(clause.scene.text, trigger.end)
        if victim and not MANY_VICTIMS.match(clause.scene.text, trigger.end):
            return Toll("killed", ONE, trigger.start, victim.end(), *victim.span("who"), named=True)
    return None


def events_counted(clause: Clause) -> Quantity | None:
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
                and len(row) - number.last <= 3
                and all(_qualifies(token) for token in row[number.last :])
            ):
                return number
    return _times_over(clause) or _missions(clause) or _places_hit(clause)


MISSIONS = re.compile(
    r"\b(?:led|conducted|carried out|supported|flew|completed|undertook)\s+(?=[^.;]{1,40}?\b(?:missions|operations|raids|sorties)\b)",
    re.IGNORECASE,
)
HAVE_HIT = re.compile(
    r"\b(?:have|has|had) (?:\w+ly )?(?:attacked|hit|struck|raided|bombed|shelled|targeted|burned)\s+"
    r"(?=(?:[\w,-]+ ){1,6}(?:schools|villages|towns|bases|posts|ships|vessels|hospitals|clinics|churches|mosques|targets|facilities|tankers|homes|markets|camps|stations)\b)",
    re.IGNORECASE,
)
PERFECT = word_set("have has had")
MISSION = word_set("missions operations raids sorties")


MISSIONS_LED_TO = re.compile(
    rf"(?=\b(?:at least |more than |nearly |about )?(?:\d[\d,]*|{one_of(NUMBERS)}) (?:[\w-]+ ){{0,4}}?(?:missions|operations|sorties) (?:led to|resulted in|left|killed|ended in|saw|(?:, )?in which)\b)",
    re.IGNORECASE,
)
""""14 joint operations led to five killed"."""


def _missions(clause: Clause) -> Quantity | None:
    """ "led 27 missions, in which nine were killed": a report's own count of what was done."""
    if not clause.scene.says(MISSION):
        return None
    return _counted_after(clause, MISSIONS) or _counted_after(clause, MISSIONS_LED_TO)


def _places_hit(clause: Clause) -> Quantity | None:
    """ "have attacked at least 25 schools since May": an attack each."""
    return _counted_after(clause, HAVE_HIT) if clause.scene.says(PERFECT) else None


def _counted_after(clause: Clause, pattern: re.Pattern[str]) -> Quantity | None:
    before = pattern.search(clause.scene.text, clause.start, clause.end)
    row = tokens(clause.scene.text, before.end(), clause.end) if before else []
    number = quantity_at(row, 0)
    return number if number and (number.figures[0] or number.figures[2] or 0) > 1 else None


def counted_apart(clause: Clause, starts: Sequence[int]) -> list[Quantity]:
    """ "12 times in A and 30 in B": a number for each of the places that begin at `starts`.

    [] where they share one number.
    """
    found = []
    for start, end in pairwise([clause.start, *starts]):
        row = tokens(clause.scene.text, start, end)
        numbers = (quantity_at(row, first) for first in range(max(0, len(row) - 6), len(row)))
        number = next((n for n in numbers if n and _is_of_events(row, n)), None)
        found += [number] if number else []
    return found if len(found) == len(starts) else []


def _is_of_events(row: Sequence[Token], number: Quantity) -> bool:
    """Whether nothing but "times in" or "attacks in" stands between the number and a place."""
    words = [token.low for token in row[number.last :]]
    return words[-1:] in (["in"], ["the"]) and words[0] in {
        "times",
        "attacks",
        "strikes",
        "in",
        "incidents",
    }


def _qualifies(token: Token) -> bool:
    """Whether the word can stand between a number and its noun: "three separate air raids"."""
    return (token.low.isalpha() or "-" in token.low) and token.low not in NOT_BETWEEN


NOT_BETWEEN = frozenset(
    ["in", "of", "by", "during", "after", "from", "on", "at", "and", "with", "to"]
)


def _times_over(clause: Clause) -> Quantity | None:
    """ "were attacked at least 28 times": the number of attacks."""
    text = clause.scene.text
    ends = [text.find(word, clause.start, clause.end) for word in (" times", " occasions")]
    at = max(ends)
    if at < 0:
        return None
    row = tokens(clause.scene.text, clause.start, at)
    found = (quantity_at(row, first) for first in range(max(0, len(row) - 4), len(row)))
    return next((number for number in found if number and number.last == len(row)), None)
