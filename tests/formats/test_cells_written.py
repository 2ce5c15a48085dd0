"""A table as it is written, whatever its cells say."""

import csv
from io import StringIO

import pytest

from timeline.formats.writing.cells import MARK, guarded, table, unguarded

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"]


def written(*rows: list, **how: bool) -> list[list[str]]:
    return list(csv.reader(StringIO("".join(table(["a", "b"], rows, **how)), newline="")))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text_to_a_spreadsheet(formula):
    assert written([formula, 1])[1] == [f"'{formula}", "1"]


@pytest.mark.parametrize("words", [*FORMULAS, "'=1", "''=1", "'", "'quoted'", "", "A=1"])
def test_the_guard_comes_off_and_leaves_what_was_there(words):
    assert unguarded(guarded(words)) == words


def test_numbers_stay_numbers():
    assert written([-33.5, None])[1] == ["-33.5", ""]


def test_characters_that_no_text_holds_become_spaces():
    assert written(["a\x00b", "c\ud800d"])[1] == ["a b", "c d"]


def test_every_row_of_many_pieces_is_there_in_order():
    assert [row[0] for row in written(*([n, ""] for n in range(1_001)))[1:]] == [
        str(n) for n in range(1_001)
    ]


def test_the_mark_stands_before_all_else_where_it_is_asked_for():
    assert "".join(table(["a"], [], bom=True)) == f"{MARK}a\r\n"
