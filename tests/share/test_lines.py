"""Text is broken, fitted and shortened honestly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.share.letters import PLAIN, SERIF, set_line
from timeline.share.lines import Block, Room, fitted, wide

ROOM = Room(1000, [(60, 2), (40, 3)])


def widths(block) -> list[float]:
    return [line.width * block.size / 1000 for line in block.lines]


def test_what_is_short_stands_in_the_largest_letters():
    assert fitted("Drone hits a base", SERIF, ROOM).size == 60


def test_what_is_longer_stands_in_smaller_ones():
    block = fitted("Drone hits a base " * 6, SERIF, ROOM)

    assert (block.size, len(block.lines)) == (40, 3)


def test_lines_are_about_equally_long():
    first, second = widths(fitted("Drone hits a base of soldiers in Jordan", SERIF, ROOM))

    assert abs(first - second) < 250


@pytest.mark.parametrize(
    "text", ["Drone hits a base " * 20, "ضربة جوية على قاعدة " * 20, "x" * 400]
)
def test_what_has_no_room_is_shortened_and_says_so(text):
    block = fitted(text, SERIF, ROOM)
    whole = fitted(text, SERIF, Room(1000, [(40, 99)]))

    assert len(block.lines) == 3 < len(whole.lines)
    assert max(widths(block)) <= 1000
    ellipsis = fitted("…", SERIF, ROOM).lines[0].glyphs[0].number
    assert ellipsis in [glyph.number for glyph in block.lines[-1].glyphs]


def test_a_date_is_not_broken_within():
    date = "28\u00a0January\u00a02024"
    narrow = Room(wide(date, PLAIN) * 28 / 1000 + 1, [(28, 9)])

    block = fitted(f"from {date} to {date}", PLAIN, narrow)

    told = [set_line(line, PLAIN, "ltr") for line in ("from", date, "to", date)]
    assert list(block.lines) == told


def of_whole_words(block: Block, text: str) -> bool:
    """Whether its lines, one after the other, are the words of an English text."""
    words = text.split(" ")
    for line in block.lines:
        told = [set_line(" ".join(words[: end + 1]), SERIF, "ltr") for end in range(len(words))]
        if line not in told:
            return False
        words = words[told.index(line) + 1 :]
    return not words


WORD = st.from_regex("[abmiW-]{1,9}(\u00a0[abmiW-]{1,9})?", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=12)


@given(WORDS.map(" ".join), st.integers(150, 1000))
@example("Attack on Puthukkudiyiruppu-Mullaitivu road", 1000)
@example("22–28\u00a0March\u00a01989", 235)
def test_no_word_is_broken_that_has_room_on_a_line(text, width):
    block = fitted(text, SERIF, Room(width, [(76, 2), (52, 4), (28, 20)]))

    fits = all(wide(word, SERIF) * 28 / 1000 <= width for word in text.split(" "))
    assert block.whole == fits
    assert not fits or of_whole_words(block, text)


def test_a_name_that_runs_the_other_way_does_so_on_each_of_its_lines():
    place = "\u2068Kandoy (Bakpalu groupement)\u2069، الكونغو"
    room = Room(wide("Kandoy (Bakpalu", PLAIN) * 28 / 1000 + 1, [(28, 9)])

    block = fitted(place, PLAIN, room, "rtl")

    drawn = ("\u2066Kandoy (Bakpalu", "\u2066groupement)\u2069،", "الكونغو")
    assert block.lines == tuple(set_line(line, PLAIN, "rtl") for line in drawn)


def test_no_text_is_no_line():
    assert fitted("", SERIF, ROOM).height == 0
