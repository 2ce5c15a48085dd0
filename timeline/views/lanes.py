"""Summaries drawn along the line: each as a bracket beside the cards that begin within its days."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.search.answers import Hit

MOST = 2  # brackets that run side by side; one more stands beside its own card alone


class Lane(NamedTuple):
    """The piece of a bracket that stands beside one card."""

    number: int  # the nearest to the line is 0
    begins: bool = False
    ends: bool = False
    is_own: bool = False  # of the card itself


def lanes(hits: Sequence[Hit], *, descending: bool) -> list[list[Lane]]:
    """For each card the pieces beside it."""
    beside: list[list[Lane]] = [[] for _ in hits]
    free = [0] * MOST  # from which card on each lane is
    for top, bottom, own in sorted(_stretches(hits, descending=descending)):
        number = next((lane for lane, first in enumerate(free) if first <= top), None)
        if number is None:
            beside[own].append(Lane(MOST, begins=True, ends=True, is_own=True))
            continue
        free[number] = bottom + 1
        for card in range(top, bottom + 1):
            beside[card].append(Lane(number, card == top, card == bottom, card == own))
    return beside


def _stretches(hits: Sequence[Hit], *, descending: bool) -> Iterator[tuple[int, int, int]]:
    """Of each summary the first and the last card of its bracket, and its own: from there, towards
    later days, to the last that begins within its days."""
    for own, summary in enumerate(hits):
        if summary.is_summary:
            first, last = summary.span.start, summary.span.end
            within = [card for card, hit in enumerate(hits) if first <= hit.span.start <= last]
            yield (within[0], own, own) if descending else (own, within[-1], own)
