"""The card of one incident: what, when, where, how many were hurt, and how well that is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.share.canvas import GAP, HEIGHT, INSIDE, MARGIN, WIDTH, Canvas
from timeline.share.colours import INK, KINDS, SOFT
from timeline.share.directions import Direction
from timeline.share.letters import BOLD, PLAIN, SERIF
from timeline.share.lines import Block, Room, fitted

TITLE = ((76, 2), (62, 3), (52, 4), (43, 5))  # sizes, and lines of each
FACTS, BAND = 422, 12  # where the columns begin, and how high the band under all is
ROOM = HEIGHT - BAND - FACTS - 20  # of a column
LABEL, VALUES, SMALLER = 19, (28, 25, 22, 19, 17, 15), 0.75


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of a few columns: a `label`, what is known, and in smaller letters how well."""

    label: str
    words: Sequence[str]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class IncidentCard:
    """The words of a card, in the language of `direction`. `shape` marks the `kind` of event, `hollow`
    where its day is uncertain. `said` is of the whole card, such as that nobody has reviewed it."""

    direction: Direction
    shape: str
    hollow: bool
    kind: str
    title: str
    facts: Sequence[Fact]
    said: str = ""


def draw(card: IncidentCard) -> bytes:
    """A PNG of 1200 by 630 pixels."""
    canvas = Canvas(card.direction)
    canvas.masthead(card.said)
    colour = KINDS[card.shape]
    canvas.mark(card.shape, MARGIN, 126, 30, colour, hollow=card.hollow)
    canvas.text(canvas.line(card.kind, BOLD, 27, INSIDE - 44), MARGIN + 44, 125, colour)
    canvas.text(fitted(card.title, SERIF, Room(INSIDE, TITLE, 1.12)), MARGIN, 170)
    canvas.box(MARGIN, FACTS, INSIDE, 1)
    width = (INSIDE - GAP * (len(card.facts) - 1)) / len(card.facts)
    for at, fact in enumerate(card.facts):
        _column(canvas, fact, MARGIN + at * (width + GAP), width)
    canvas.box(0, HEIGHT - BAND, WIDTH, BAND, colour)
    return canvas.png(colour)


def _column(canvas: Canvas, fact: Fact, x: float, width: float) -> None:
    blocks = _blocks(canvas, fact, width)
    y = FACTS + 18.0
    for block, colour in blocks:
        y = canvas.text(block, x, y, colour) + 3


def _blocks(canvas: Canvas, fact: Fact, width: float) -> list[tuple[Block, str]]:
    """At the largest size at which the whole column has room."""
    for size in VALUES:
        small = max(15, size * SMALLER)
        most = int(ROOM / len(fact.words) / size / 1.25)
        blocks = [(canvas.line(fact.label, BOLD, LABEL, width), SOFT)]
        blocks += [
            (fitted(words, BOLD, Room(width, [(size, most)], 1.22), canvas.direction), INK)
            for words in fact.words
        ]
        if fact.note:
            note = fitted(fact.note, PLAIN, Room(width, [(small, 3)], 1.3), canvas.direction)
            blocks.append((note, SOFT))
        whole = all(block.whole for block, _ in blocks)
        if whole and sum(block.height + 3 for block, _ in blocks) <= ROOM:
            break
    return blocks
