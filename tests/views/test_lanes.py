"""A summary's bracket runs from its card to its parts, whichever way the list is ordered."""

from datetime import date

import pytest

from timeline.dates import day
from timeline.search.answers import Hit
from timeline.search.links import Tie
from timeline.views.lanes import lanes

NEW_YEAR = day(date(2024, 1, 1))


def drawn(*listed: str) -> list[str]:
    """For each card its pieces: the lane, with the corner where the bracket begins or ends, and a
    point beside the summary and its parts. A card is listed by its code, a summary as "code=parts"."""
    hits = [Hit(1, card[0], NEW_YEAR, "=" in card) for card in listed]
    ties = [[Tie("holds", code, "", NEW_YEAR) for code in card[2:]] for card in listed]
    return [
        " ".join(
            f"{'┌' * lane.begins}{lane.number}{'.' * lane.is_part}{'└' * lane.ends}"
            for lane in beside
        )
        for beside in lanes(hits, ties)
    ]


def test_a_bracket_runs_to_the_last_part_and_is_marked_beside_its_parts_only():
    assert drawn("a", "s=bd", "b", "c", "d", "e") == ["", "┌0.", "0.", "0", "0.└", ""]


def test_in_a_list_with_the_newest_first_it_runs_down_to_its_own_card():
    assert drawn("d", "c", "s=d", "b") == ["┌0.", "0", "0.└", ""]


def test_a_summary_none_of_whose_parts_is_on_the_page_has_its_bracket_to_itself():
    assert drawn("a", "s=x", "b") == ["", "┌0.└", ""]


def test_an_incident_that_holds_others_but_is_no_summary_has_no_bracket():
    beside = lanes([Hit(1, "a", NEW_YEAR, False)], [[Tie("holds", "b", "", NEW_YEAR)]])

    assert beside == [[]]


@pytest.mark.parametrize(
    ("listed", "pieces"),
    [
        (("s=b", "t=a", "a", "b"), ["┌0.", "0 ┌1.", "0 1.└", "0.└"]),
        (("s=a", "a", "t=b", "b"), ["┌0.", "0.└", "┌0.", "0.└"]),
        (("s=a", "t=a", "u=a", "a"), ["┌0.", "0 ┌1.", "0 1 ┌2.└", "0.└ 1.└"]),
    ],
)
def test_brackets_that_overlap_stand_side_by_side(listed, pieces):
    assert drawn(*listed) == pieces
