"""The card of a view of the timeline: what is asked, how much answers it, and when that happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.share.canvas import GAP, HEIGHT, INSIDE, MARGIN, WIDTH, Canvas
from timeline.share.colours import ACCENT, BAR, BAR_POSSIBLE, PAPER, SOFT
from timeline.share.directions import Direction
from timeline.share.letters import BOLD, PLAIN, SERIF, Type
from timeline.share.lines import Block, Room, fitted

HEADING = ((76, 1), (60, 2), (46, 3))  # sizes, and lines of each
NOTHING = ((60, 1), (46, 1), (36, 2))
PERIOD, COUNTED, TICK = 36, 34, 19
NARROWED = ((24, 1), (21, 2))
BASE, TALLEST, BAND = 556, 210, 12  # the bars stand on the one, and are at most so high
BOTTOM, WITHIN = (
    582,
    40,
)  # of the frame that stands in their place, and what its words keep from its sides
BETWEEN = 0.2  # of a bar


class CardBar(NamedTuple):
    """Heights are hundredths of the tallest bar: what is certain, and both with what is possible;
    `tick` stands under it, "" under most."""

    certain: int
    both: int
    tick: str = ""


@dataclass(frozen=True, kw_only=True)
class ViewCard:
    """The words of a card, in the language of `direction`: `heading` and `period` are the question,
    `narrowed` are its filters, `counted` is "12 of 87 entries"; without bars `nothing` says that none
    is there. `said` is of the whole card."""

    direction: Direction
    heading: str
    period: str
    narrowed: Sequence[str]
    counted: str
    bars: Sequence[CardBar]
    nothing: str = ""
    said: str = ""


def draw(card: ViewCard) -> bytes:
    """A PNG of 1200 by 630 pixels."""
    canvas = Canvas(card.direction)
    canvas.masthead(card.said)
    y = canvas.text(_fitted(canvas, card.heading, SERIF, HEADING), MARGIN, 116)
    if card.period:
        y = canvas.text(canvas.line(card.period, SERIF, PERIOD), MARGIN, y + 10, SOFT)
    if card.narrowed:
        said = " · ".join(card.narrowed)
        y = canvas.text(_fitted(canvas, said, PLAIN, NARROWED), MARGIN, y + 8, SOFT)
    counted = canvas.line(card.counted, BOLD, COUNTED)
    if card.bars:
        tall = min(TALLEST, BASE - y - counted.height - 32)
        canvas.text(counted, MARGIN, BASE - tall - 14 - counted.height)
        _bars(canvas, card.bars, tall)
        _ticks(canvas, card.bars)
    else:
        _frame(canvas, card.nothing, counted, y + 28)
    canvas.box(0, HEIGHT - BAND, WIDTH, BAND, ACCENT)
    return canvas.png()


def _fitted(canvas: Canvas, text: str, face: Type, sizes: Sequence[tuple[int, int]]) -> Block:
    return fitted(text, face, Room(INSIDE, sizes, 1.14), canvas.direction)


def _frame(canvas: Canvas, nothing: str, counted: Block, top: float) -> None:
    """Where bars would be; its words in the middle of its height."""
    tall = BOTTOM - top
    canvas.box(MARGIN, top, INSIDE, tall)
    canvas.box(MARGIN + 2, top + 2, INSIDE - 4, tall - 4, PAPER)
    room = Room(INSIDE - 2 * WITHIN, NOTHING, 1.14)
    said = fitted(nothing, SERIF, room, canvas.direction)
    y = top + (tall - said.height - 10 - counted.height) / 2
    y = canvas.text(said, MARGIN + WITHIN, y)
    canvas.text(counted, MARGIN + WITHIN, y + 10, SOFT)


def _bars(canvas: Canvas, bars: Sequence[CardBar], tallest: float) -> None:
    step = INSIDE / len(bars)
    wide = step * (1 - BETWEEN) if step > 3 else step
    for at, bar in enumerate(bars):
        begins = round(MARGIN + at * step)
        width = max(1, round(MARGIN + at * step + wide) - begins)
        for height, colour in ((bar.both, BAR_POSSIBLE), (bar.certain, BAR)):
            tall = round(height * tallest / 100)
            if tall:
                canvas.box(begins, BASE - tall, width, tall, colour)
    canvas.box(MARGIN, BASE, INSIDE, 2)


def _ticks(canvas: Canvas, bars: Sequence[CardBar]) -> None:
    """What runs into the word before it, or over the end, is left out."""
    free = float(MARGIN)
    for at, bar in enumerate(bars):
        begins = MARGIN + at * INSIDE / len(bars)
        if bar.tick and begins >= free:
            words = canvas.line(bar.tick, PLAIN, TICK)
            ends = begins + words.lines[0].width * TICK / 1000
            if ends <= MARGIN + INSIDE:
                canvas.text(words, begins, BASE + 8, SOFT)
                free = ends + GAP / 2
