"""Make the base map of /map/ anew from Natural Earth (public domain), as npm's world-atlas packs it.

usage: python -m tools.basemap countries-50m.json     (or `make basemap`)

Writes static/map/world.geojson for Leaflet, and world.svg in the map's own projection for the page
without scripts. See TopoJSON's specification for what an arc is: the line between two meeting points,
told once, in steps from its beginning, for all that it bounds.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from timeline.search.mercator import WIDTH, x_of, y_of

INTO = Path(__file__).resolve().parent.parent / "static" / "map"
DECIMALS = (
    2  # of a degree: some kilometre, which is what Natural Earth is drawn for at 1:50 million
)
SIDE = 36_000  # of the SVG's square: as fine as that at the equator

Point = tuple[float, float]
Line = list[Point]


def main(topology: dict[str, Any]) -> None:
    arcs = list(_arcs(topology))
    land = [
        part
        for polygon in _polygons(topology["objects"]["land"]["geometries"])
        for part in _parts([_joined(ring, arcs) for ring in polygon])
    ]
    borders = [arcs[number] for number in _shared(topology["objects"]["countries"])]
    (INTO / "world.geojson").write_text(_geojson(land, borders))
    (INTO / "world.svg").write_text(_svg(land, borders))


def _arcs(topology: dict[str, Any]) -> Iterator[Line]:
    (scale_x, scale_y), (x, y) = (topology["transform"][key] for key in ("scale", "translate"))
    for arc in topology["arcs"]:
        across = down = 0
        line: Line = []
        for step_x, step_y in arc:
            across, down = across + step_x, down + step_y
            line.append((across * scale_x + x, down * scale_y + y))
        yield line


def _polygons(geometries: Iterable[dict[str, Any]]) -> Iterator[list[list[int]]]:
    for geometry in geometries:
        if geometry["type"] == "Polygon":
            yield geometry["arcs"]
        elif geometry["type"] == "MultiPolygon":
            yield from geometry["arcs"]


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    """A ring of arcs; ~n is arc n from its end to its beginning."""
    line: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def _parts(polygon: list[Line]) -> list[list[Line]]:
    """The polygon as it lies on a flat map; its holes are in the largest part."""
    outer, *holes = map(_flat, polygon)
    largest = max(outer, key=len)
    return [
        [part, *(hole for cut in holes for hole in cut)] if part is largest else [part]
        for part in outer
    ]


def _flat(ring: Line) -> list[Line]:
    """The ring cut at the antimeridian. Those that go over it jump from one edge of a flat map to the
    other; that of Antarctica goes round the pole, and never comes back to where it began."""
    line = ring[:1]
    for x, y in ring[1:]:
        line.append((x - 360 * round((x - line[-1][0]) / 360), y))
    if abs(line[-1][0] - line[0][0]) > 180:
        line += [(line[-1][0], -90.0), (line[0][0], -90.0), line[0]]
    turned = ([(x + turn, y) for x, y in line] for turn in (-360, 0, 360))
    return [part for copy in turned if (part := _within(copy))]


def _within(ring: Line) -> Line:
    """What lies between 180° west and east (Sutherland and Hodgman, an edge after the other)."""
    for side in (1, -1):
        kept: Line = []
        for (a, b), (x, y) in pairwise(ring):
            inside, was_inside = side * x <= 180, side * a <= 180
            if inside != was_inside:
                kept.append((side * 180.0, b + (y - b) * (side * 180 - a) / (x - a)))
            if inside:
                kept.append((x, y))
        ring = [*kept, *kept[:1]]
    return ring


def _shared(countries: dict[str, Any]) -> list[int]:
    """The arcs that two countries have in common."""
    used = Counter(
        number if number >= 0 else ~number
        for polygon in _polygons(countries["geometries"])
        for ring in polygon
        for number in ring
    )
    return sorted(number for number, times in used.items() if times > 1)


def _geojson(land: list[list[Line]], borders: list[Line]) -> str:
    shapes = {
        "land": ("MultiPolygon", [[_rounded(ring) for ring in polygon] for polygon in land]),
        "borders": ("MultiLineString", [_rounded(line) for line in borders]),
    }
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": kind, "coordinates": shape},
        }
        for name, (kind, shape) in shapes.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":")) + "\n"


def _rounded(line: Line) -> Line:
    """Each point once, but in a ring so small that they all are one."""
    points = [(round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0) for x, y in line]
    told = [point for point, _ in groupby(points)]
    return told if len(told) > 3 else points


def _svg(land: list[list[Line]], borders: list[Line]) -> str:
    """White land parted by dark borders on black: a mask, so that the page gives the colours."""
    rings = "".join(f"{path}z" for polygon in land for ring in polygon if (path := _path(ring)))
    lines = "".join(map(_path, borders))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<path fill="#fff" fill-rule="evenodd" d="{rings}"/>'
        '<path fill="none" stroke="#000" stroke-linejoin="round" vector-effect="non-scaling-stroke"'
        f' d="{lines}"/></svg>\n'
    )


def _path(line: Line) -> str:
    """From point to point in whole steps."""
    points = [
        point
        for point, _ in groupby(
            zip(*map(_steps, (x_of, y_of), zip(*line, strict=True)), strict=True)
        )
    ]
    moves = " ".join(f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points))
    begin = f"M{points[0][0]} {points[0][1]}l"
    return begin + moves.replace(" -", "-") if moves else ""  # an islet of a kilometre


def _steps(of: Callable[[Any], Any], degrees: Sequence[float]) -> list[int]:
    steps: list[int] = (of(degrees) / WIDTH * SIDE).round().astype(int).tolist()
    return steps


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
