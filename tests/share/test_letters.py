"""Letters are shaped as their script wants it, whatever is installed here."""

import re
from pathlib import Path

import pytest

from timeline.share.letters import BOLD, FOLDER, PLAIN, SERIF, drawn, set_line

LOCALE = Path(__file__).parents[2] / "timeline" / "locale"
WRITTEN = re.compile(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', re.M)


def glyphs(text: str, direction="ltr", face=SERIF) -> list[tuple[str, int]]:
    return [(glyph.file, glyph.number) for glyph in set_line(text, face, direction).glyphs]


def strokes(text: str) -> int:
    """How many times a line that is drawn begins anew, seen from above."""
    mask = drawn(set_line(text, SERIF, "rtl"), 80).mask
    inked = [bool(mask.crop((x, 0, x + 1, mask.height)).getbbox()) for x in range(mask.width)]
    return sum(ink and not before for ink, before in zip(inked, [False, *inked], strict=False))


def test_arabic_letters_are_joined():
    assert strokes("بيت") == 1
    assert strokes("\u200c".join("بيت")) == 3  # what is told not to join


def test_an_arabic_word_is_drawn_from_right_to_left():
    assert glyphs("دو", "rtl") == [*glyphs("و", "rtl"), *glyphs("د", "rtl")]


def test_a_mark_stands_over_its_letter_and_takes_no_room():
    with_mark = set_line("مسيّرة", SERIF, "rtl")

    assert with_mark.width == set_line("مسيرة", SERIF, "rtl").width
    assert len(with_mark.glyphs) > len(set_line("مسيرة", SERIF, "rtl").glyphs)


def test_a_bracket_opens_towards_what_it_holds():
    assert glyphs("(א)", "rtl")[0] == glyphs("(")[0]
    assert glyphs("(א)", "rtl")[-1] == glyphs(")")[0]


def test_latin_pairs_are_set_close():
    apart = set_line("A", SERIF, "ltr").width + set_line("V", SERIF, "ltr").width

    assert set_line("AV", SERIF, "ltr").width < apart


def test_each_script_is_drawn_with_a_font_that_has_it():
    files = [file for file, _ in glyphs("aŁКبא")]

    assert {"serif-latin", "serif-latin-ext", "serif-cyrillic", "arabic", "serif-hebrew"} == set(
        files
    )


def test_what_no_font_has_is_drawn_as_a_box_and_not_left_out():
    assert drawn(set_line("日", SERIF, "ltr"), 40) is not None


def test_bold_is_darker_in_every_script():
    for word, direction in (("Attack", "ltr"), ("هجوم", "rtl"), ("תקיפה", "rtl"), ("Атака", "ltr")):
        ink = [
            sum(drawn(set_line(word, face, direction), 40).mask.tobytes()) for face in (PLAIN, BOLD)
        ]
        assert ink[0] < ink[1]


@pytest.mark.parametrize("face", [SERIF, PLAIN], ids=["serif", "sans"])
@pytest.mark.parametrize("language", ["ar", "he", "fr"])
def test_the_fonts_have_every_letter_that_we_speak_with(language, face):
    said = (LOCALE / language / "LC_MESSAGES" / "django.po").read_text()
    letters = {letter for words in WRITTEN.findall(said) for letter in words} - set("\\▾▴↑↓")
    shown = {letter for letter in letters if letter.isprintable()}

    missing = {
        letter for letter in shown if not all(number for _, number in glyphs(letter, face=face))
    }

    assert missing == set()


def test_each_font_has_its_licence_beside_it():
    licences = "".join(path.read_text() for path in FOLDER.glob("*-OFL.txt"))

    assert licences.count("SIL OPEN FONT LICENSE Version 1.1") == 5
    for author in ("Adobe", "Inter Project", "notofonts/arabic", "notofonts/hebrew"):
        assert author in licences
