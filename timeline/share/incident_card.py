"""The card of one incident: what, when, where, how many were hurt, and how well that is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.share.canvas import GAP, HEIGHT, INSIDE, MARGIN, WIDTH, Canvas
from timeline.share.colours import INK, KINDS, SOFT
from timeline.share.directions import Direction
from timeline.share.letters import BOLD, PLAIN, SERIF
from timeline.share.lines import Block, Room, fitted

TITLE = ((76, 2), (62, 3), (52, 4), (43, 5))  # sizes, and lines of each
FACTS, BAND = 420, 12  # where the columns begin, and how high the band under all is
ABOVE, BELOW = 18, 14  # a column
ROOM = HEIGHT - BAND - FACTS - ABOVE - BELOW
BETWEEN = 3  # what stands one below the other in one
LABEL, NOTE = 20, 16  # sizes; a note is smaller than its value, but not smaller than this
VALUES, SMALLER = (32, 30, 28, 26, 24, 22, 20, 18, 16), 0.75


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


@dataclass(frozen=True)
class Column:
    """The label, then what is known, and the note, each with its colour."""

    blocks: Sequence[tuple[Block, str]]
    width: float

    @property
    def fits(self) -> bool:
        whole = all(block.whole for block, _ in self.blocks)
        return whole and sum(block.height + BETWEEN for block, _ in self.blocks) <= ROOM


def draw(card: IncidentCard) -> bytes:
    """A PNG of 1200 by 630 pixels."""
    canvas = Canvas(card.direction)
    canvas.masthead(card.said)
    colour = KINDS[card.shape]
    canvas.mark(card.shape, MARGIN, 126, 30, colour, hollow=card.hollow)
    canvas.text(canvas.line(card.kind, BOLD, 27, INSIDE - 44), MARGIN + 44, 125, colour)
    canvas.text(fitted(card.title, SERIF, Room(INSIDE, TITLE, 1.12)), MARGIN, 170)
    canvas.box(MARGIN, FACTS, INSIDE, 1)
    x = float(MARGIN)
    for column in columns(card):
        y = float(FACTS + ABOVE)
        for block, ink in column.blocks:
            y = canvas.text(block, x, y, ink) + BETWEEN
        x += column.width + GAP
    canvas.box(0, HEIGHT - BAND, WIDTH, BAND, colour)
    return canvas.png(colour)


def columns(card: IncidentCard) -> list[Column]:
    """All at the largest size at which each has room, as wide as it needs to be."""
    room = INSIDE - GAP * (len(card.facts) - 1)
    for size in VALUES:
        needs = [_need(fact, size, room, card.direction) for fact in card.facts]
        if sum(needs) <= room:
            break
    return [
        _column(fact, size, width, card.direction)
        for fact, width in zip(card.facts, widths(needs, room), strict=True)
    ]


def widths(needs: Sequence[float], room: float) -> list[float]:
    """Of columns that fill the room: equal, but for those that need more where there is as much."""
    if sum(needs) > room:
        return [room / len(needs)] * len(needs)
    level, equal, left = 0.0, len(needs), room
    for need in sorted(needs, reverse=True):
        level = left / equal
        if need <= level:
            break
        equal, left = equal - 1, left - need
    return [max(need, level) for need in needs]


def _need(fact: Fact, size: float, room: float, direction: Direction) -> float:
    """How wide its column has to be at that size, to a few pixels; more than the room where it has none."""
    if not _column(fact, size, room, direction).fits:
        return room + 1
    narrow, enough = 0.0, float(room)
    while enough - narrow > 8:
        between = (narrow + enough) / 2
        if _column(fact, size, between, direction).fits:
            enough = between
        else:
            narrow = between
    return enough


def _column(fact: Fact, size: float, width: float, direction: Direction) -> Column:
    most = int(ROOM / len(fact.words) / size / 1.25)
    blocks = [(fitted(fact.label, BOLD, Room(width, [(LABEL, 1)]), direction), SOFT)]
    value = Room(width, [(size, most)], 1.22)
    blocks += [(fitted(words, BOLD, value, direction), INK) for words in fact.words]
    if fact.note:
        small = Room(width, [(max(NOTE, size * SMALLER), 3)], 1.3)
        blocks.append((fitted(fact.note, PLAIN, small, direction), SOFT))
    return Column(blocks, width)
