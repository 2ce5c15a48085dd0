"""A frame of the map: what of the earth a reader looks at, and which rows lie in it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.search.columns import NOT_PINNED, Columns, Mask
from timeline.search.mercator import x_of, y_of
from timeline.search.values import BadValue

PLACES = 5  # decimals of a degree: a metre, and what a location is stored with
DEGREES = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{1,20})?")


@dataclass(frozen=True, slots=True)
class Frame:
    """Degrees, in the order of GeoJSON (RFC 7946, 5): where `west` is more than `east`, it reaches
    over the antimeridian. Its edges belong to it."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(map(_said, self.edges))

    @property
    def edges(self) -> list[float]:
        return [self.west, self.south, self.east, self.north]

    @property
    def wraps(self) -> bool:
        return self.west > self.east


def frame(value: str) -> Frame:
    """Reads "west,south,east,north"; raises BadValue."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) != 4:
        message = _("“%(value)s” is not four numbers; write west,south,east,north in degrees")
        raise BadValue(message % {"value": value})
    west, east = (_degrees(parts[n], 180) for n in (0, 2))
    south, north = (_degrees(parts[n], 90) for n in (1, 3))
    if south > north:
        message = _(
            "the south edge, %(south)s, lies north of the north edge, %(north)s; "
            "the order is west,south,east,north"
        )
        raise BadValue(message % {"south": parts[1], "north": parts[3]})
    return Frame(west, south, east, north)


def within(columns: Columns, frame: Frame) -> Mask:
    """Over all positions. Only what is pinned lies anywhere."""
    west, east = x_of(frame.west), x_of(frame.east)
    after, before = columns.x >= west, columns.x <= east
    across = after | before if frame.wraps else after & before
    upright = (columns.y >= y_of(frame.north)) & (columns.y <= y_of(frame.south))
    inside: Mask = across & upright & (columns.pin != NOT_PINNED)
    return inside


def _degrees(said: str, most: int) -> float:
    if not DEGREES.fullmatch(said) or abs(float(said)) > most:
        message = _("“%(said)s” is not a number of degrees between -%(most)d and %(most)d")
        raise BadValue(message % {"said": said, "most": most})
    return round(float(said), PLACES) + 0.0  # no -0.0, which would be another address


def _said(degrees: float) -> str:
    return f"{degrees:.{PLACES}f}".rstrip("0").rstrip(".")
