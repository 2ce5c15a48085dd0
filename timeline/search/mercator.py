"""Places in Web Mercator (EPSG:3857), the projection of the web's maps, as whole numbers of 32 bits.

`x` runs from the antimeridian eastwards, `y` from the north southwards, each over the whole square
map: about a centimetre a step. So the cell of a grid that a place lies in is its leading bits.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 32
WIDTH = 1 << BITS
LAST = WIDTH - 1
EDGE = 85.0511287798066  # degrees: the map is square; what lies beyond lies on its edge
EQUATOR = 40_075_016.7  # metres: how long the map's width is there

Numbers = NDArray[Any]


def x_of(longitude: Any) -> Numbers:
    """Of degrees east, from -180 to 180."""
    return _whole((np.asarray(longitude, float) + 180) / 360)


def y_of(latitude: Any) -> Numbers:
    """Of degrees north."""
    turned = np.radians(np.clip(np.asarray(latitude, float), -EDGE, EDGE))
    return _whole((1 - np.arcsinh(np.tan(turned)) / math.pi) / 2)


def longitude_of(x: Any) -> Numbers:
    degrees: Numbers = np.asarray(x, float) / WIDTH * 360 - 180
    return degrees


def latitude_of(y: Any) -> Numbers:
    turned = np.arctan(np.sinh(math.pi * (1 - 2 * np.asarray(y, float) / WIDTH)))
    degrees: Numbers = np.degrees(turned)
    return degrees


def _whole(share: Numbers) -> Numbers:
    whole: Numbers = np.clip(share * WIDTH, 0, LAST).astype(np.uint32)
    return whole
