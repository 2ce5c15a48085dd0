"""Letters of every script that we read, shaped, set in order and drawn, as they are on our pages.

HarfBuzz shapes and draws them, whatever is installed where this runs: Pillow's own text joins no
Arabic letters without a FriBiDi of the system's.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from threading import local
from typing import NamedTuple

import uharfbuzz as harfbuzz
from PIL import Image

from timeline.share.directions import Direction, runs

FOLDER = Path(__file__).parent / "fonts"
SCRIPTS = ("latin", "latin-ext", "cyrillic")
BOLDEST = 700  # each file goes as far as it has been cut to
FINE = 64  # parts of a pixel that letters are placed to


class Type(NamedTuple):
    """A face of our pages at one weight; the first file that has a letter draws it."""

    files: tuple[str, ...]
    weight: int


SERIF = Type((*(f"serif-{script}" for script in SCRIPTS), "arabic", "serif-hebrew"), BOLDEST)
BOLD = Type((*(f"sans-{script}" for script in SCRIPTS), "arabic", "sans-hebrew"), BOLDEST)
PLAIN = BOLD._replace(weight=400)


class Glyph(NamedTuple):
    """Where a glyph of a font begins, in font units of a thousandth of the size, from where its line
    does."""

    file: str
    number: int
    x: float
    y: float


class Line(NamedTuple):
    glyphs: tuple[Glyph, ...]
    width: float  # in thousandths of the size
    type: Type


@lru_cache(maxsize=5_000)
def set_line(text: str, face: Type, direction: Direction) -> Line:
    """One line of `text`, which runs in `direction` as a whole, left to right as it is drawn."""
    glyphs, width = [], 0.0
    for part, towards in runs(text, direction):
        pieces = list(_by_file(part, face))
        for file, letters in pieces if towards == "ltr" else reversed(pieces):
            for glyph, advance in _shaped(letters, file, face.weight, towards):
                glyphs.append(glyph._replace(x=glyph.x + width))
                width += advance
    return Line(tuple(glyphs), width, face)


def _by_file(text: str, face: Type) -> Iterator[tuple[str, str]]:
    """Parts of a text, as they are read, with the file that draws each."""
    before = ""

    def drawn_by(letter: str) -> str:
        nonlocal before
        keeps = unicodedata.combining(letter) and before
        before = before if keeps else _file_with(letter, face)
        return before

    for file, letters in groupby(text, drawn_by):
        yield file, "".join(letters)


@lru_cache(maxsize=2_000)
def _file_with(letter: str, face: Type) -> str:
    return next((file for file in face.files if ord(letter) in _letters_of(file)), face.files[0])


def _shaped(text: str, file: str, weight: int, direction: Direction) -> list[tuple[Glyph, float]]:
    """Each glyph, placed from where it begins itself, and how far it is to the next."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = direction
    buffer.guess_segment_properties()
    font = _font(file, weight)
    harfbuzz.shape(font, buffer)
    unit = 1000 / font.face.upem
    return [
        (Glyph(file, info.codepoint, at.x_offset * unit, at.y_offset * unit), at.x_advance * unit)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@cache
def _face(file: str) -> harfbuzz.Face:
    return harfbuzz.Face(harfbuzz.Blob.from_file_path(FOLDER / f"{file}.ttf"))


@cache
def _letters_of(file: str) -> frozenset[int]:
    return frozenset(_face(file).unicodes)


@cache
def _font(file: str, weight: int) -> harfbuzz.Font:
    font = harfbuzz.Font(_face(file))
    font.set_variations({"wght": weight})
    return font


class _Pens(local):
    """One for each thread, as a pen holds what it has drawn so far."""

    def __init__(self) -> None:
        self.pen = harfbuzz.RasterDraw()
        self.pen.scale_factor = (FINE, FINE)


_PENS = _Pens()


class Ink(NamedTuple):
    """How much of each pixel letters cover, and where its left upper corner lies, in pixels from where
    the line begins on its base."""

    mask: Image.Image
    left: int
    top: int


def drawn(line: Line, size: float) -> Ink | None:
    """The line at a size in pixels; None where nothing of it is seen."""
    pen = _PENS.pen
    for glyph in line.glyphs:
        font = _font(glyph.file, line.type.weight)
        unit, scale = size / 1000 * FINE, size / font.face.upem * FINE
        pen.transform = (scale, 0, 0, scale, glyph.x * unit, glyph.y * unit)
        pen.draw_glyph(font, glyph.number)
    image = pen.render()
    box = image.extents if image else None
    if not box or not box.width or not box.height:
        return None
    shown = (box.width, box.height)
    mask = Image.frombytes("L", shown, image.buffer, "raw", "L", box.stride, -1)
    return Ink(mask, box.x_origin, -(box.y_origin + box.height))
