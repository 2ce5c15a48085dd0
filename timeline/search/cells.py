"""What answers, gathered into the cells of a grid over the map: however many answer, few marks tell
where they are.

A cell is a square of the map as it is drawn at a zoom, and each is looked at more finely, so that its
mark can stand where its incidents are and lead to just the frame that holds them.
"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from timeline.models.terms import WherePrecision
from timeline.search.answers import Hit
from timeline.search.columns import NOT_PINNED, Columns, Numbers
from timeline.search.frame import PLACES, Frame
from timeline.search.mercator import BITS, latitude_of, longitude_of, x_of, y_of
from timeline.search.pages import hits
from timeline.search.rows import Rows
from timeline.search.traits import KINDS

MOST = 2_000  # cells at once: what a browser draws without a thought
FEW = 400  # incidents, which may stand closer together
DEEPEST = 18  # zoom, where a pixel is half a metre
COARSE, CLOSE = 2, 3  # a tile of 256 pixels is 2**2 cells of 64 wide, or 2**3 of 32
FINER = 3  # each cell is looked at in 2**3 × 2**3 parts


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` incidents about this place, so many of them `vague`: their exact place is not known.
    `frame` holds them all, `at_one_place` where no zoom could part them. Of one that is alone the
    `hit`, and its event's type and sub-type. `pin` is its where_prec, of several that of the vaguest,
    where all that is vaguer than NEAR counts as a district."""

    count: int
    vague: int
    longitude: float
    latitude: float
    frame: Frame
    at_one_place: bool = True
    hit: Hit | None = None
    kind: tuple[str, str] = ("", "")
    pin: int = NOT_PINNED


@dataclass(frozen=True, slots=True)
class Grid:
    """`across` × `down` cells of 2**`shift` steps (see mercator) on a side, from the one in the
    north-west on, which is number `first_x`, `first_y` of the whole map's."""

    shift: int
    first_x: int
    first_y: int
    across: int
    down: int

    @classmethod
    def over(cls, frame: Frame, level: int) -> "Grid":
        shift = BITS - level
        west, east = (int(x_of(edge)) >> shift for edge in (frame.west, frame.east))
        north, south = (int(y_of(edge)) >> shift for edge in (frame.north, frame.south))
        across = east - west + 1
        if (
            frame.wraps
        ):  # where it ends in the cell that it begins in, it goes round the whole earth
            across = (across - 1) % (1 << level) + 1 if across != 1 else 1 << level
        return cls(shift, west, north, across, south - north + 1)

    @property
    def size(self) -> int:
        return self.across * self.down

    def numbers(self, columns: Columns, positions: Numbers) -> Numbers:
        """For each of these rows the number of its part of a cell, row by row of such parts."""
        shift, wide = self.shift - FINER, self.across << FINER
        whole_map = (1 << BITS - shift) - 1
        x = (columns.x.take(positions) >> shift).astype(np.int32)
        y = (columns.y.take(positions) >> shift).astype(np.int32)
        x -= self.first_x << FINER
        x &= whole_map  # those beyond the antimeridian
        y -= self.first_y << FINER
        y *= wide
        y += x
        return y

    def parts(self, counts: Numbers) -> Numbers:
        """Numbers by part of a cell as numbers by row of cells, cell, row in it and part."""
        fine = 1 << FINER
        return counts.reshape(self.down, fine, self.across, fine).transpose(0, 2, 1, 3)


def pinned(rows: Rows) -> Rows:
    return rows.where(rows.moment.columns.pin != NOT_PINNED)


def extent(rows: Rows) -> Frame | None:
    """The least frame that holds all of these rows, which are pinned; None where there are none."""
    columns, positions = rows.moment.columns, rows.positions
    if not len(positions):
        return None
    x, y = columns.x.take(positions), columns.y.take(positions)
    west, east = (float(longitude_of(edge)) for edge in (x.min(), x.max()))
    south, north = (float(latitude_of(edge)) for edge in (y.max(), y.min()))
    return _outwards(west, south, east, north)


def cells(rows: Rows, frame: Frame, zoom: int) -> list[Cell]:
    """The rows, which are pinned and lie in the frame, as they are gathered where the map is drawn at
    this zoom (0 is the world in a tile); at most MOST cells."""
    columns, positions = rows.moment.columns, rows.positions
    grid = _grid(frame, zoom + (CLOSE if len(positions) <= FEW else COARSE))
    numbers, size = grid.numbers(columns, positions), grid.size << 2 * FINER
    parts = grid.parts(np.bincount(numbers, minlength=size))
    pins = columns.pin.take(positions)
    vague, vaguer = (
        grid.parts(np.bincount(numbers[pins > known], minlength=size)).sum((2, 3))
        for known in (WherePrecision.EXACT, WherePrecision.NEAR)
    )
    one_of = np.zeros(size, np.int64)
    one_of[numbers] = positions  # of several in one part the last stays
    counts = parts.sum((2, 3))
    alone = grid.parts(one_of)[counts == 1].max((1, 2))
    return [*_groups(grid, parts, counts, vague, vaguer), *_alone(columns, np.sort(alone))]


def _grid(frame: Frame, level: int) -> Grid:
    """The finest up to this level that has not too many cells over the frame."""
    grid = Grid.over(frame, min(level, DEEPEST + COARSE))
    while grid.size > MOST:
        level -= 1
        grid = Grid.over(frame, min(level, DEEPEST + COARSE))
    return grid


def _groups(
    grid: Grid, parts: Numbers, counts: Numbers, vague: Numbers, vaguer: Numbers
) -> list[Cell]:
    """The cells of several: the mark stands in the middle of what they hold."""
    down, across = np.nonzero(counts > 1)
    pins = WherePrecision.EXACT + (vague > 0) + (vaguer > 0)
    parts, counts = parts[down, across], counts[down, across]
    x = _reach(parts.sum(1), counts, (across + grid.first_x) % (1 << BITS - grid.shift))
    y = _reach(parts.sum(2), counts, down + grid.first_y)
    step = 1 << grid.shift - FINER
    west, middle, east = (longitude_of(at * step) for at in x)
    north, centre, south = (latitude_of(at * step) for at in y)
    frames = map(_outwards, west.tolist(), south.tolist(), east.tolist(), north.tolist())
    reach = np.maximum(x[2] - x[0], y[2] - y[0]) * step
    together = reach <= 1 << BITS - DEEPEST - COARSE
    middles = (middle.round(PLACES), centre.round(PLACES))
    told = (counts, vague[down, across], *middles, together, pins[down, across])
    return [
        Cell(count, few, longitude, latitude, frame, at_one_place=together, pin=pin)
        for count, few, longitude, latitude, together, pin, frame in zip(
            *(each.tolist() for each in told), frames, strict=True
        )
    ]


def _reach(parts: Numbers, counts: Numbers, cell: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """From where, about where and to where each cell is filled, in parts from the map's edge; `parts`
    are numbers by cell and part along one side of it."""
    number = np.arange(parts.shape[1])
    first = (parts > 0).argmax(1)
    last = parts.shape[1] - (parts[:, ::-1] > 0).argmax(1)
    begin = cell.astype(np.int64) << FINER
    return begin + first, begin + parts @ (number + 0.5) / counts, begin + last


def _alone(columns: Columns, positions: Numbers) -> list[Cell]:
    longitude = longitude_of(columns.x.take(positions)).round(PLACES).tolist()
    latitude = latitude_of(columns.y.take(positions)).round(PLACES).tolist()
    kinds = (columns.traits.take(positions) % len(KINDS)).tolist()
    pins = columns.pin.take(positions).tolist()
    told = zip(longitude, latitude, pins, kinds, hits(columns, positions.tolist()), strict=True)
    return [
        Cell(
            count=1,
            vague=int(pin != WherePrecision.EXACT),
            longitude=x,
            latitude=y,
            frame=Frame(x, y, x, y),
            hit=hit,
            kind=KINDS[kind],
            pin=pin,
        )
        for x, y, pin, kind, hit in told
    ]


def _outwards(west: float, south: float, east: float, north: float) -> Frame:
    """Rounded so that nothing falls out."""
    unit = 10**PLACES
    return Frame(
        max(-180, floor(west * unit) / unit),
        max(-90, floor(south * unit) / unit),
        min(180, ceil(east * unit) / unit),
        min(90, ceil(north * unit) / unit),
    )
