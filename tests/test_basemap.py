"""The base map lies flat: no coast runs across the whole of it, as one over the antimeridian would."""

import json
from itertools import pairwise
from pathlib import Path

from tools.basemap import _parts

WORLD = Path(__file__).parent.parent / "static/map/world.geojson"


def longest_step(rings) -> float:
    """In degrees of longitude, the poles aside, round which Antarctica is closed."""
    steps = ((a, b) for ring in rings for a, b in pairwise(ring) if max(a[1], b[1]) > -89)
    return max(abs(a[0] - b[0]) for a, b in steps)


def test_no_coast_of_the_base_map_jumps_from_edge_to_edge():
    features = json.loads(WORLD.read_text())["features"]
    shapes = {each["properties"]["name"]: each["geometry"]["coordinates"] for each in features}

    assert longest_step(ring for polygon in shapes["land"] for ring in polygon) < 90
    assert longest_step(shapes["borders"]) < 90


def test_an_island_on_the_antimeridian_is_cut_into_two():
    island = [(179.0, -16.0), (-179.0, -16.0), (-179.0, -17.0), (179.0, -17.0), (179.0, -16.0)]
    parts = [part for polygon in _parts([island]) for part in polygon]

    assert {x for part in parts for x, _ in part} == {179.0, 180.0, -180.0, -179.0}
    assert longest_step([island]) > 300
    assert longest_step(parts) == 1
