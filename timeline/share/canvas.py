"""A card while it is drawn: what begins on the left of one in English begins on the right of one in
Arabic."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from timeline.share.colours import ACCENT, BAR, BAR_POSSIBLE, INK, PAPER, SOFT, STRONG_RULE
from timeline.share.directions import Direction
from timeline.share.letters import BOLD, SERIF, Type, drawn, set_line
from timeline.share.lines import Block, Room, fitted
from timeline.share.shapes import mask

WIDTH, HEIGHT, MARGIN = 1200, 630, 64  # pixels, as Facebook, X and others show one
INSIDE = WIDTH - 2 * MARGIN
NAME, GAP = 42, 32
SHADES = 8


class Canvas:
    """All measures are pixels: `x` from the side where reading begins, `y` from the top."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def text(
        self, block: Block, x: float, y: float, colour: str = INK, *, at_end: bool = False
    ) -> float:
        """Draws the block from its upper corner on, or with its lines ending at `x`; gives the `y`
        below it."""
        for number, line in enumerate(block.lines):
            width = line.width * block.size / 1000
            begins = x - width if at_end else x
            left = WIDTH - begins - width if self.direction == "rtl" else begins
            base = y + number * block.leading + (block.leading + block.size * 0.72) / 2
            if ink := drawn(line, block.size):
                where = (round(left) + ink.left, round(base) + ink.top)
                self.image.paste(colour, where, ink.mask)
        return y + block.height

    def line(self, text: str, face: Type, size: float, width: float = INSIDE) -> Block:
        """One line, shortened where it has no room."""
        return fitted(text, face, Room(width, [(size, 1)]), self.direction)

    def box(
        self, x: float, y: float, width: float, height: float, colour: str = STRONG_RULE
    ) -> None:
        left = WIDTH - x - width if self.direction == "rtl" else x
        self.pen.rectangle((left, y, left + width - 1, y + height - 1), fill=colour)

    def mark(self, shape: str, x: float, y: float, size: int, colour: str, *, hollow: bool) -> None:
        left = WIDTH - x - size if self.direction == "rtl" else x
        self.image.paste(colour, (round(left), round(y)), mask(shape, size, hollow=hollow))

    def masthead(self, said: str) -> None:
        """Our name, and at the other end what is to be said of the whole card."""
        name, dot = self._name("Dateline"), self._name(".")
        parts = (
            [(dot, ACCENT), (name, INK)]
            if self.direction == "rtl"
            else [(name, INK), (dot, ACCENT)]
        )
        x = float(MARGIN)
        for part, colour in parts:
            self.text(part, x, 36, colour)
            x += part.lines[0].width * NAME / 1000
        if said:
            room = WIDTH - MARGIN - x - GAP
            self.text(self.line(said, BOLD, 24, room), WIDTH - MARGIN, 46, SOFT, at_end=True)
        self.box(MARGIN, 98, INSIDE, 1)

    def _name(self, text: str) -> Block:
        return Block((set_line(text, SERIF, "ltr"),), NAME, 48)

    def png(self, *letters: str) -> bytes:
        """As a palette: a third of the size of all colours, and sooner packed. `letters` are the colours
        of letters and shapes, besides those that every card has."""
        file = BytesIO()
        few = self.image.quantize(palette=_palette(letters), dither=Image.Dither.NONE)
        few.save(file, "PNG", compress_level=6)
        return file.getvalue()


@cache
def _palette(letters: tuple[str, ...]) -> Image.Image:
    """What is drawn flat, and of letters also SHADES towards the paper, as their edges have them."""
    paper = ImageColor.getrgb(PAPER)
    colours: list[tuple[int, ...]] = [paper]
    colours += map(ImageColor.getrgb, (STRONG_RULE, BAR, BAR_POSSIBLE))
    for colour in (INK, SOFT, ACCENT, *letters):
        for shade in range(1, SHADES + 1):
            pairs = zip(ImageColor.getrgb(colour), paper, strict=True)
            colours.append(
                tuple(round(end + (begin - end) * shade / SHADES) for begin, end in pairs)
            )
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image
