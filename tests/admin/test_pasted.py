"""Rows of a spreadsheet as words for sheets: what is known of them, and what is said of the rest."""

import pytest

from timeline.admin.entry.pasted import MOST, CannotTake, pasted_rows

ROW = {"title": "A drone", "when": "5 Aug 2024", "where": "Al Asad (IQ)"}


@pytest.mark.parametrize(
    "text",
    [
        "A drone\t5 Aug 2024\tAl Asad (IQ)",
        "Title\tDate\tPlace\nA drone\t5 Aug 2024\tAl Asad (IQ)\n",
        "PLACE\tHeadline\tdate\r\nAl Asad (IQ)\tA drone\t5 Aug 2024\r\n\r\n",
        "title,when,where\nA drone,5 Aug 2024,Al Asad (IQ)",
        "title;when;where\nA drone;5 Aug 2024;Al Asad (IQ)",
        "\n\ntitle\twhen\twhere\n \t \t \nA drone\t5 Aug 2024\t  Al Asad (IQ)  \n",
    ],
)
def test_columns_are_known_by_their_headings_or_by_their_order(text):
    assert pasted_rows(text).rows == [ROW]


def test_a_quoted_cell_may_hold_lines_and_the_sign_between_cells():
    text = 'title\ttargets\tsummary\n"A ""big"" drone"\t"Hamas\nIsrael"\t"One,\nTwo"'

    assert pasted_rows(text).rows == [
        {"title": 'A "big" drone', "targets": "Hamas; Israel", "summary": "One,\nTwo"}
    ]


def test_two_columns_of_one_box_are_read_together():
    rows = pasted_rows("title,target,victims\nA drone,Hamas,Civilians").rows

    assert rows == [{"title": "A drone", "targets": "Hamas; Civilians"}]


def test_an_unknown_column_and_too_many_cells_are_said():
    pasted = pasted_rows("title,when,Weather\nA drone,2024,Rain,more,\n")

    assert pasted.rows == [{"title": "A drone", "when": "2024"}]
    assert pasted.remarks == [
        "The column “Weather” was left out.",
        "Row 1 of what was pasted has too many cells: “more” was left out.",
    ]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "nothing to take"),
        (" \n\t\n", "nothing to take"),
        ('title\twhen\n"A drone\t2024\nB\t2024', "The quotation marks do not fit"),
        ("a\tb\n" * (MOST + 1), "There are 501 rows, and 500 at most"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_a_sentence(text, refusal):
    with pytest.raises(CannotTake, match=refusal):
        pasted_rows(text)


@pytest.mark.parametrize("text", ["\ufefftitle,when\nA strike,2024", "title|when\nA strike|2024"])
def test_headings_are_known_behind_a_mark_of_bytes_and_between_bars(text):
    assert pasted_rows(text).rows == [{"title": "A strike", "when": "2024"}]
