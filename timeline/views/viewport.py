"""What part of the map is seen: how a frame fits the picture that the server draws, and the frames
beside it."""

import math
from dataclasses import dataclass, replace
from typing import Self

from timeline.search.frame import PLACES, Frame
from timeline.search.mercator import EDGE, EQUATOR

WIDE, HIGH = 640, 480  # of the picture, in units that are CSS pixels on a small screen
TILE = 256  # units: how wide the whole map is at zoom 0
CLOSEST = TILE * 2**18  # as Leaflet goes
NEAR_ENOUGH = TILE * 2**7  # for a view that nobody has asked to be so near
MARGIN = 0.9  # of the picture: what is found is not drawn right at its edge
MIDDLE = (0.5, 0.4)  # of the inhabited world


@dataclass(frozen=True, slots=True)
class Viewport:
    """`x` and `y` are the middle, in shares of the whole map from its north-west corner; the whole
    map is `scale` units wide."""

    x: float
    y: float
    scale: float

    @classmethod
    def fitted(cls, frame: Frame | None, *, asked: bool = False) -> Self:
        """All of the frame, and where it was not asked for some room around it; the world where there
        is none."""
        if frame is None:
            return cls(*MIDDLE, WIDE)
        west, east, north, south = _x(frame.west), _x(frame.east), _y(frame.north), _y(frame.south)
        across, down = (east - west) % 1 if frame.wraps else east - west, south - north
        scale = min(WIDE / max(across, 1e-9), HIGH / max(down, 1e-9))
        scale = min(scale, CLOSEST) if asked else min(scale * MARGIN, NEAR_ENOUGH)
        return cls((west + across / 2) % 1, (north + south) / 2, max(scale, WIDE))

    @property
    def zoom(self) -> int:
        """The nearest of the zooms of the web's maps."""
        return max(0, round(math.log2(self.scale / TILE)))

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place is in the picture, the nearest way round the earth."""
        x = (_x(longitude) - self.x + 0.5) % 1 - 0.5
        y = _y(latitude) - self.y
        return round(WIDE / 2 + x * self.scale, 1), round(HIGH / 2 + y * self.scale, 1)

    def units(self, metres: float, latitude: float) -> float:
        """A length on the ground at this latitude, in the picture."""
        around = EQUATOR * math.cos(math.radians(min(abs(latitude), EDGE)))
        return metres / around * self.scale

    @property
    def frame(self) -> Frame | None:
        """What is seen; None where it is the whole world."""
        across, down = WIDE / self.scale / 2, HIGH / self.scale / 2
        if across >= 0.5:
            return None
        west, east = (_east(self.x + step) for step in (-across, across))
        south, north = (_north(min(max(self.y + step, 0), 1)) for step in (down, -down))
        return Frame(west, south, east, north)

    def moved(self, across: float, down: float) -> Self:
        """By these shares of the picture."""
        y = self.y + down * HIGH / self.scale
        return replace(self, x=(self.x + across * WIDE / self.scale) % 1, y=min(max(y, 0.05), 0.95))

    def closer(self, times: float) -> Self:
        return replace(self, scale=min(max(self.scale * times, WIDE), CLOSEST))


# As search.mercator, for one place at a time.
def _x(longitude: float) -> float:
    return (longitude + 180) / 360


def _y(latitude: float) -> float:
    turned = math.radians(max(-EDGE, min(EDGE, latitude)))
    return (1 - math.asinh(math.tan(turned)) / math.pi) / 2


def _east(x: float) -> float:
    return round(x % 1 * 360 - 180, PLACES)


def _north(y: float) -> float:
    return round(math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), PLACES)
