"""Groups as circles: how large each is, and that none covers another."""

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from babel.numbers import format_compact_decimal

from timeline.search.cells import Cell
from timeline.search.frame import PLACES, Frame
from timeline.search.locale import locale
from timeline.search.mercator import WIDTH, x_of, y_of
from timeline.views import wording

LARGEST = 27  # pixels
SYMBOL = 8  # pixels: radius of the mark of a single incident
GAP = 4  # pixels, which halos take
SIDE = 2 * LARGEST + GAP  # of squares: what touches is in the same one or in one beside it
TOGETHER = 2**-20  # of the map: a sixteenth of a tile at the deepest zoom, which shows no two marks

Circle = tuple[float, float, float]  # x and y of its middle, and its radius


def short(count: int) -> str:
    """ "12", "1,234", "12k": what a circle has room for."""
    if count < 1_000:
        return wording.number(count)
    return str(format_compact_decimal(count, fraction_digits=count < 10_000, locale=locale()))


def radius(count: int, most: int) -> float:
    """Areas are as counts, but none is too small for its figure. `most` is the largest on the map."""
    largest = min(LARGEST, 11 + 4 * math.log10(most))
    return round(max(6 + 3 * len(short(count)), largest * math.sqrt(count / most)), 1)


def apart(cells: list[Cell], width: float) -> list[Cell]:
    """The cells, the largest first, with those in one whose marks would touch where the whole map is
    `width` pixels wide; not over the antimeridian."""
    before = len(cells) + 1
    while len(cells) < before:  # one that has grown, or moved, may touch others
        before, cells = len(cells), _once_apart(cells, width)
    return cells


def _once_apart(cells: list[Cell], width: float) -> list[Cell]:
    """Each cell joins the first larger one that it touches."""
    cells = sorted(cells, key=lambda cell: -cell.count)
    most = cells[0].count if cells else 1
    kept: dict[tuple[int, int], list[tuple[Circle, list[Cell]]]] = defaultdict(list)
    for cell, x, y in zip(cells, *_at(cells, width), strict=True):
        circle = x, y, SYMBOL if cell.hit else radius(cell.count, most)
        column, row = int(x // SIDE), int(y // SIDE)
        near = (
            larger for to in product(_beside(column), _beside(row)) for larger in kept.get(to, ())
        )
        joined = next((joined for other, joined in near if _touch(circle, other)), None)
        if joined is None:
            kept[column, row].append((circle, [cell]))
        else:
            joined.append(cell)
    return [_joined(joined) for square in kept.values() for _, joined in square]


def _at(cells: list[Cell], width: float) -> tuple[list[float], list[float]]:
    x = x_of([cell.longitude for cell in cells]) * (width / WIDTH)
    y = y_of([cell.latitude for cell in cells]) * (width / WIDTH)
    return x.tolist(), y.tolist()


def _beside(number: int) -> range:
    return range(number - 1, number + 2)


def _touch(one: Circle, other: Circle) -> bool:
    return math.dist(one[:2], other[:2]) < one[2] + other[2] + GAP


def _joined(cells: list[Cell]) -> Cell:
    if len(cells) == 1:
        return cells[0]
    count, frame = sum(cell.count for cell in cells), _around(cell.frame for cell in cells)
    return Cell(
        count=count,
        vague=sum(cell.vague for cell in cells),
        longitude=round(sum(cell.longitude * cell.count for cell in cells) / count, PLACES),
        latitude=round(sum(cell.latitude * cell.count for cell in cells) / count, PLACES),
        frame=frame,
        at_one_place=_reach(frame) <= TOGETHER,
        pin=max(cell.pin for cell in cells),
    )


def _around(frames: Iterable[Frame]) -> Frame:
    west, south, east, north = zip(*(frame.edges for frame in frames), strict=True)
    return Frame(min(west), min(south), max(east), max(north))


def _reach(frame: Frame) -> float:
    across = float(x_of(frame.east)) - float(x_of(frame.west))
    return max(across, float(y_of(frame.south)) - float(y_of(frame.north))) / WIDTH
