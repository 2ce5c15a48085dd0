"""What readers leave out or type in another way makes no difference to a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models.folding import LINE, LONGEST_TEXT, LONGEST_WORD, folded, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRIKE", "strike"),
        ("Łódź", "lodz"),
        ("Diyarbakır, İzmir", "diyarbakir izmir"),
        ("Córdoba São Tomé", "cordoba sao tome"),
        ("Straße", "STRASSE"),
        ("Tromsø Ærø", "tromso aero"),
        ("ﬁre Ｇａｚａ", "fire gaza"),
        ("Sana'a", "Sana’a"),
        ("Sanaʿa", "Sana`a"),
        ("Sana´a", "Sanaa"),
        ("Iraq’s army", "Iraq army"),
        ("rebels’ base", "rebels base"),
        ("U.S.", "US"),
        ("U.N.-led", "UN led"),
        ("F-16", "f 16"),
        ("ёлка Йошкар", "елка Иошкар"),
        ("Ґалаґан", "Галаган"),
        ("Αθήνα", "αθηνα"),
        ("إدلب أربيل آمد", "ادلب اربيل امد"),
        ("الفَلُّوجَة", "الفلوجه"),
        ("مـــدينة", "مدينه"),
        ("مستشفى", "مستشفي"),
        ("کرکوک", "كركوك"),
        ("می‌شود", "میشود"),
        ("٢٠٢٤", "2024"),
        ("שָׁלוֹם", "שלום"),
        ('צה"ל', "צהל"),
        ("צה״ל", "צהל"),
        ("co\u00adop", "coop"),
    ],
)
def test_spellings_of_one_word_are_one(one, other):
    assert words_of(one) == words_of(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("की", "का"),  # without its vowel sign Hindi is another word
        ("ကို", "ကာ"),
        ("が", "か"),
        ("각", "가"),
        ("Sana'a", "Sana a"),
        ("drone", "drones"),
    ],
)
def test_different_words_stay_different(one, other):
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize("text", ["", " \n", "?! … – «»", "***", '"', "\x00\ud800\ufffd", "🔥"])
def test_what_holds_no_letter_and_no_digit_holds_no_word(text):
    assert words_of(text) == []


def test_scripts_without_spaces_are_cut_at_every_letter():
    assert words_of("用AK47枪") == ["用", "ak47", "枪"]
    assert words_of("がぎ") == ["が", "ぎ"]
    assert words_of("မြန်မာ") == ["မြ", "န်", "မာ"]
    assert words_of("กรุงเทพ")[:3] == ["ก", "รุ", "ง"]


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    words = words_of(text)

    assert words_of(" ".join(words)) == words


@given(st.text())
def test_a_word_holds_only_letters_digits_and_marks(text):
    for word in words_of(text):
        assert not set(word) & set(" \t\n'\"\\:%_&|!*()" + LINE)
        assert 0 < len(word) <= LONGEST_WORD


def test_a_word_without_end_is_cut():
    assert words_of("x" * 1_000) == ["x" * LONGEST_WORD]


def test_lines_are_kept_apart_by_a_mark_that_no_word_holds():
    assert folded(["A car bomb", "?", "Hit ¶ Gaza"]) == "¶ a car bomb ¶ hit gaza ¶"
    assert folded([]) == folded(["", "?"]) == LINE


def test_a_text_too_long_for_an_index_ends_at_a_whole_word():
    text = folded(["word " * LONGEST_TEXT])

    assert len(text) <= LONGEST_TEXT + 2
    assert set(text.split()) == {"word", LINE}
    assert text.endswith(f" word {LINE}")
