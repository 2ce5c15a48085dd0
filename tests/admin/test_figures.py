"""Figures in words: read as people write them, and written so that they read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.admin.entry.figures import BadFigures, figure_words, figures_read

figure = st.none() | st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("", (None, None, None)),
        ("0", (0, 0, 0)),
        ("none", (0, 0, 0)),
        ("3", (3, 3, 3)),
        ("25-47", (25, None, 47)),
        ("25–47", (25, None, 47)),
        ("25 to 47, best 30", (25, 30, 47)),
        ("25–47 (best estimate 30)", (25, 30, 47)),
        ("3+", (3, None, None)),
        ("at least 3", (3, None, None)),
        ("up to 7", (None, None, 7)),
        ("1,200", (1200, 1200, 1200)),
        ("best 4", (None, 4, None)),
    ],
)
def test_figures_are_read_as_people_write_them(typed, figures):
    assert figures_read(typed) == figures


@pytest.mark.parametrize("typed", ["many", "3 best 4", "-3", "3-", "3.5", "99999999999"])
def test_what_is_no_figure_is_answered_with_a_sentence(typed):
    with pytest.raises(BadFigures, match="“"):
        figures_read(typed)


@given(st.tuples(figure, figure, figure))
def test_any_figures_read_back_from_their_words(figures):
    assert figures_read(figure_words(figures)) == figures
