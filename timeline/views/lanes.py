"""Summaries drawn along the line: each as a bracket from its own card to the last of its parts, thick
beside those, thin beside what only stands between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.search.answers import Hit
from timeline.search.links import Tie

MOST = 2  # brackets that run side by side; one more stands beside its own card alone


class Lane(NamedTuple):
    """The piece of a bracket that stands beside one card."""

    number: int  # the nearest to the line is 0
    begins: bool = False
    ends: bool = False
    is_part: bool = False  # the card is the summary or one of its parts


def lanes(hits: Sequence[Hit], ties: Sequence[Sequence[Tie]]) -> list[list[Lane]]:
    """For each card the pieces beside it; `ties` are those of each."""
    beside: list[list[Lane]] = [[] for _ in hits]
    free = [0] * MOST  # from which card on each lane is
    for own, cards in sorted(_brackets(hits, ties), key=lambda bracket: bracket[1]):
        top, bottom = cards[0], cards[-1]
        number = next((lane for lane, first in enumerate(free) if first <= top), None)
        if number is None:
            beside[own].append(Lane(MOST, begins=True, ends=True, is_part=True))
            continue
        free[number] = bottom + 1
        for card in range(top, bottom + 1):
            beside[card].append(Lane(number, card == top, card == bottom, card in cards))
    return beside


def _brackets(
    hits: Sequence[Hit], ties: Sequence[Sequence[Tie]]
) -> Iterator[tuple[int, list[int]]]:
    """Of each summary the place of its card, and in order those of it and its parts on this page."""
    places = {hit.code: place for place, hit in enumerate(hits)}
    for own, (summary, tied) in enumerate(zip(hits, ties, strict=True)):
        if summary.is_summary:
            parts = {places[tie.code] for tie in tied if tie.kind == "holds" and tie.code in places}
            yield own, sorted({own, *parts})
