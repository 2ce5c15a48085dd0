"""Circles on the map: none covers another, and none of what they hold is lost."""

import math
import random
from itertools import pairwise

import pytest

from timeline.search.cells import Cell
from timeline.search.frame import Frame
from timeline.views.circles import apart, radius

WIDTH = 2_048  # pixels


def cell(longitude: float, latitude: float, count: int, *, pin: int = 1) -> Cell:
    frame = Frame(longitude, latitude, longitude, latitude)
    return Cell(count, 0, longitude, latitude, frame, pin=pin)


@pytest.mark.parametrize("seed", range(5))
def test_no_circle_touches_another_and_all_are_counted(seed):
    chance = random.Random(seed)
    cells = [cell(chance.uniform(-60, 60), 0, chance.choice([2, 40, 3_000])) for _ in range(80)]
    shown = apart(cells, WIDTH)
    most = max(each.count for each in shown)
    ranked = sorted((each.longitude / 360 * WIDTH, radius(each.count, most)) for each in shown)

    assert sum(each.count for each in shown) == sum(each.count for each in cells)
    assert all(a + r < b - s for (a, r), (b, s) in pairwise(ranked))


def test_those_in_one_stand_between_and_are_framed_together():
    (one,) = apart([cell(10, 0, 3), cell(11, 0, 1, pin=4)], WIDTH)

    assert (one.count, one.pin, one.at_one_place) == (4, 4, False)
    assert math.isclose(one.longitude, 10.25)
    assert one.frame == Frame(10, 0, 11, 0)


def test_what_no_zoom_could_part_is_at_one_place():
    (one,) = apart([cell(10, 0, 3), cell(10.0001, 0, 1)], WIDTH)

    assert one.at_one_place
