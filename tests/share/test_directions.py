"""A line that runs both ways is drawn in the order of UAX #9."""

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.share.directions import carried, direction_of, runs

LETTERS = st.text("אבגدجش-–()[] .,:%5670abcé/'\"\u0651\u05b8«»+$€،", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("line", "direction", "drawn"),
    [
        ("Al Asad", "ltr", [("Al Asad", "ltr")]),
        ("قاعدة", "rtl", [("قاعدة", "rtl")]),
        ("قاعدة Al Asad", "rtl", [("Al Asad", "ltr"), ("قاعدة ", "rtl")]),
        ("في 5 آب", "rtl", [(" آب", "rtl"), ("5", "ltr"), ("في ", "rtl")]),
        ("Hit on עזה today", "ltr", [("Hit on ", "ltr"), ("עזה", "rtl"), (" today", "ltr")]),
        ("\u2068Al Asad\u2069، العراق", "rtl", [("، العراق", "rtl"), ("Al Asad", "ltr")]),
    ],
)
def test_a_line_is_drawn_in_parts_of_one_direction_from_left_to_right(line, direction, drawn):
    assert runs(line, direction) == drawn


@given(LETTERS.map(str.strip).filter(bool), st.sampled_from(["ltr", "rtl"]))
@example("א(b)5–7", "rtl")
def test_any_line_stands_in_the_order_of_the_standard(line, direction):
    seen = "".join(part[::-1] if at == "rtl" else part for part, at in runs(line, direction))

    assert seen == get_display(line, base_dir="R" if direction == "rtl" else "L")


@pytest.mark.parametrize(
    ("lines", "each"),
    [
        (["a \u2067b", "c\u2069 d"], ["a \u2067b", "\u2067c\u2069 d"]),
        (["\u2068Al (Asad", "5)\u2069 e"], ["\u2066Al (Asad", "\u20665)\u2069 e"]),
        (["\u2068قرب", "Al\u2069 e"], ["\u2067قرب", "\u2067Al\u2069 e"]),
        (
            ["\u2066a \u2067b", "c", "d\u2069\u2069"],
            ["\u2066a \u2067b", "\u2066\u2067c", "\u2066\u2067d\u2069\u2069"],
        ),
        (["a\u2069", "b"], ["a\u2069", "b"]),
    ],
)
def test_what_is_isolated_stays_so_on_the_next_line(lines, each):
    assert carried(lines) == each


@given(st.text(max_size=30), st.sampled_from(["ltr", "rtl"]))
@example("\u2069a\u2068", "rtl")
@example("\u202eabc\u2060\u200f", "ltr")
def test_no_line_is_too_strange_to_be_set(line, direction):
    line = " ".join(line.split())

    assert all(part for part, _ in runs(line, direction))


@pytest.mark.parametrize(
    ("text", "runs_to"),
    [("a ب", "ltr"), ("5 ب a", "rtl"), ("«ב» a", "rtl"), ("5", "ltr"), ("", "ltr")],
)
def test_a_title_runs_as_its_first_letter(text, runs_to):
    assert direction_of(text) == runs_to
