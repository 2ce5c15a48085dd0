"""A summary's bracket runs beside what begins within its days, whichever way the list is ordered."""

from datetime import date

import pytest

from timeline.dates import between, day
from timeline.search.answers import Hit
from timeline.views.lanes import lanes


def hit(span, *, summary: bool = False) -> Hit:
    return Hit(1, "a", span, summary)


def on(number: int) -> Hit:
    return hit(day(date(2024, 1, number)))


def summary(first: int, last: int) -> Hit:
    return hit(between(date(2024, 1, first), date(2024, 1, last)), summary=True)


def drawn(*hits: Hit, descending: bool = False) -> list[str]:
    """For each card its pieces: the lane, with the corner where the bracket begins or ends, and a
    point where it is the summary's own."""
    return [
        " ".join(
            f"{'┌' * lane.begins}{lane.number}{'.' * lane.is_own}{'└' * lane.ends}"
            for lane in beside
        )
        for beside in lanes(hits, descending=descending)
    ]


INCIDENTS = [on(1), summary(2, 9), on(3), on(9), on(10)]


def test_a_bracket_runs_to_the_last_that_begins_within_its_days():
    assert drawn(*INCIDENTS) == ["", "┌0.", "0", "0└", ""]


def test_in_a_list_with_the_newest_first_it_runs_down_to_its_own_card():
    assert drawn(*reversed(INCIDENTS), descending=True) == ["", "┌0", "0", "0.└", ""]


def test_a_summary_that_holds_nothing_here_has_its_bracket_to_itself():
    assert drawn(on(1), summary(2, 9), on(10)) == ["", "┌0.└", ""]


@pytest.mark.parametrize(
    ("hits", "pieces"),
    [
        ((summary(1, 9), summary(2, 3), on(3), on(9)), ["┌0.", "0 ┌1.", "0 1└", "0└"]),
        ((summary(1, 2), on(2), summary(3, 4), on(4)), ["┌0.", "0└", "┌0.", "0└"]),
        ((summary(1, 9), summary(1, 9), summary(2, 9)), ["┌0.", "0 ┌1.", "0└ 1└ ┌2.└"]),
        ((on(1), summary(1, 9), on(1), on(9)), ["", "┌0.", "0", "0└"]),
    ],
)
def test_brackets_that_overlap_stand_side_by_side(hits, pieces):
    assert drawn(*hits) == pieces
