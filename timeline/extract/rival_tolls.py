"""Which of several figures of one event holds: the newest, and a span where two accounts differ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.drafts import Figures
from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll
from timeline.extract.patterns import one_of
from timeline.extract.quantities import NUMBERS

OUTDATED = re.compile(
    r"\b(?:earlier|initial|preliminary|previous|first) (?:\w+ )?(?:reports?|accounts?|tolls?|counts?|figures?|estimates?)\b[^.;]{0,60}\Z"
    r"|\b(?:had|initially|previously|earlier|at first) (?:earlier |initially |previously )?(?:said|put|reported|counted|estimated)\b[^.;]{0,60}\Z"
)
UPDATED = re.compile(
    r"\b(?:later|now|since|subsequently) (?:said|says|say|put|puts|reported|confirmed|counted|revised|updated|raised)\b[^.;]{0,60}\Z"
    r"|\b(?:updated|revised|final) (?:\w+ )?(?:tolls?|counts?|figures?)\b[^.;]{0,60}\Z"
)
OF_AN_HOUR = word_set(
    "earlier initial preliminary previous first had initially previously later now since subsequently updated "
    "revised final"
)
"""Words of which the two need one."""

COUNTED = rf"\d|\W|(?:{one_of(NUMBERS)}|dozen|at least|more than|about|around|some|nearly|almost|up to|as many as)\b"
ANYBODY = re.compile(
    rf"(?:{COUNTED})*(?:(?:people|persons|dead|lives|victims|civilians)\b\W*)*", re.IGNORECASE
)
"""The victims as such, not some of them: "57 people", but not "five children"."""


def standing(toll: Toll, text: str, start: int) -> Toll:
    """The figure with whether its sentence, that begins at `start`, says it to be newer or older than others."""
    before = text[max(start, toll.start - 120) : toll.start].lower()
    if UPDATED.search(before):
        return replace(toll, newest=True)
    return replace(toll, outdated=True) if OUTDATED.search(before) else toll


def spanned(toll: Toll, others: Sequence[Toll], text: str) -> Figures:
    """The figure, from the least to the most that other accounts of the same dead give."""
    low, best, high = toll.figures
    rivals = [other for other in others if other is not toll and _is_rival(toll, other, text)]
    for other in rivals:
        bottom, _, top = other.figures
        low = min((n for n in (low, bottom) if n is not None), default=None)
        high = max(high, top) if high is not None and top is not None else None
    return low, best, high


def _is_rival(toll: Toll, other: Toll, text: str) -> bool:
    """Whether the two count the same people: all the dead, and neither figure replaces the other."""
    exact = None not in toll.figures[:2] and any(other.figures)
    partial = toll.part or toll.named or other.part or other.named
    replaced = toll.newest or other.newest or other.outdated
    if partial or replaced or not exact or _are_beside(toll, other, text):
        return False
    one, two = _who(toll, text), _who(other, text)
    more = (other.figures[0] or 0) > (toll.figures[1] or 0)  # than those of a village counted first
    return one == two != "" or (one == "villagers" and two == "all" and more)


def _are_beside(one: Toll, two: Toll, text: str) -> bool:
    """Whether one sentence gives both."""
    first, last = min(one.end, two.end), max(one.start, two.start)
    return last - first < LONG and not SENTENCE_END.search(text, first, last)


LONG = 300  # characters: more than stand between two figures of a sentence
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s")


def _who(toll: Toll, text: str) -> str:
    """Whom a figure counts: "all" the dead as such, or those of one noun: "soldiers"."""
    who = text[toll.who_start : toll.who_end]
    if ANYBODY.fullmatch(who):
        return "all"
    noun = LAST_WORD.search(who.lower())
    return SAME.get(noun[0], noun[0]) if noun and noun[0] in SAME else ""


LAST_WORD = re.compile(r"[a-z]+\Z")
SAME = {
    **dict.fromkeys(["villagers", "residents", "farmers", "worshippers"], "villagers"),
    **dict.fromkeys(["soldiers", "troops", "servicemen", "military"], "soldiers"),
    **dict.fromkeys(
        ["militants", "fighters", "terrorists", "insurgents", "jihadists"], "militants"
    ),
}
"""Nouns by which two accounts may count the same side's dead."""
