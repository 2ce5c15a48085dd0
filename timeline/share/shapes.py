"""The shape that marks each kind of event, as our pages have it, for a card."""

from functools import cache
from math import cos, pi, sin

from PIL import Image, ImageDraw

FINE = 8  # times as large as it is seen, so that its edges are smooth
CORNERS = {  # on a square of 16
    "square": [(2.5, 2.5), (13.5, 2.5), (13.5, 13.5), (2.5, 13.5)],
    "diamond": [(8, 0.8), (15.2, 8), (8, 15.2), (0.8, 8)],
    "triangle": [(8, 1.6), (15.4, 14.4), (0.6, 14.4)],
    "disc": [(8 + 6.2 * cos(pi * at / 60), 8 + 6.2 * sin(pi * at / 60)) for at in range(120)],
    "pentagon": [(8, 1), (15.2, 6.3), (12.4, 14.7), (3.6, 14.7), (0.8, 6.3)],
    "cross": [
        *((5.4, 1.2), (10.6, 1.2), (10.6, 5.4), (14.8, 5.4), (14.8, 10.6), (10.6, 10.6)),
        *((10.6, 14.8), (5.4, 14.8), (5.4, 10.6), (1.2, 10.6), (1.2, 5.4), (5.4, 5.4)),
    ],
    "hexagon": [(4.4, 1.8), (11.6, 1.8), (15.2, 8), (11.6, 14.2), (4.4, 14.2), (0.8, 8)],
}
HOLLOW = 2.4  # how thick the edge is of one whose day is uncertain


@cache
def mask(shape: str, size: int, *, hollow: bool) -> Image.Image:
    """How much of each pixel the shape covers, on a square of `size` pixels."""
    unit = size * FINE / 16
    image = Image.new("L", (size * FINE, size * FINE))
    points = [(x * unit, y * unit) for x, y in CORNERS[shape]]
    pen = ImageDraw.Draw(image)
    pen.polygon(points, fill=255)
    if hollow:
        inner = 1 - 2 * HOLLOW / 16
        middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
        pen.polygon(
            [
                tuple(m + (p - m) * inner for p, m in zip(point, middle, strict=True))
                for point in points
            ],
            fill=0,
        )
    return image.reduce(FINE)
