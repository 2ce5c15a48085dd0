"""What the words in the search field are taken to ask for."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search.values import BadValue
from timeline.search.words import LONGEST, Run, asked, begun, question


def wanted(q: str, **rest) -> list[set[str]]:
    """The alternatives of each wanted term, words with spaces between and a star where one is."""
    return [spelt(term) for term in asked(q, **rest).wanted]


def spelt(term: tuple[Run, ...]) -> set[str]:
    return {" ".join(run.words) + "*" * run.open for run in term}


def test_each_word_is_wanted_in_the_singular_and_the_plural():
    assert wanted("Drone  depot") == [{"drone", "drones"}, {"depot", "depots"}]


def test_quoted_words_stand_together_in_just_that_form():
    assert wanted('"Drone Strike" “Car bombs” «base»') == [
        {"drone strike"},
        {"car bombs"},
        {"base"},
    ]


def test_a_quote_that_is_never_closed_reaches_to_the_end():
    assert wanted('gun "car bomb') == [{"gun", "guns"}, {"car bomb"}]


def test_a_star_takes_every_ending():
    assert wanted('missil* "drone str*" (rocket*)') == [{"missil*"}, {"drone str*"}, {"rocket*"}]


@pytest.mark.parametrize("q", ["*drone", "dr*ne", "drone *", '"drone"*'])
def test_a_star_elsewhere_is_just_text(q):
    assert not any("*" in form for term in wanted(q) for form in term)


def test_a_minus_leaves_out_what_it_would_have_found():
    question = asked('drone -depot -"car bomb" -roc* −base')

    assert [spelt(term) for term in question.unwanted] == [
        *({"depot", "depots"}, {"car bomb"}, {"roc*"}, {"base", "bases"})
    ]
    assert len(question.wanted) == 1


@pytest.mark.parametrize("q", ["air-strike", "a - strike", "- strike", "x–strike", '"-strike"'])
def test_a_dash_elsewhere_is_just_text(q):
    assert asked(q).unwanted == ()


def test_minus_words_may_stand_alone():
    assert asked("-drone").wanted == ()


def test_what_punctuation_joins_stands_together():
    assert wanted("7.62 Gaza/Rafah U.S.-led") == [{"7 62"}, {"gaza rafah"}, {"us led"}]


@pytest.mark.parametrize("q", ["AK-47", "AK‑47", "ak47"])
def test_a_hyphen_before_a_number_makes_no_difference(q):
    assert wanted(q) == [{"ak 47", "ak47"}]


def test_commas_and_brackets_part_words():
    assert len(wanted("drone,depot;(base)[gun]{car}|bus")) == 6


def test_a_hebrew_abbreviation_opens_no_quote():
    assert wanted('צה"ל "עזה"')[1] == {"עזה"}


def test_a_run_of_a_script_without_spaces_is_found_inside_a_longer_run():
    assert wanted("東京") == [{"東 京"}]
    assert wanted("東*") == [{"東"}]


def test_a_word_asked_twice_is_asked_once():
    assert len(wanted("drone Drone DRONE")) == 1


@pytest.mark.parametrize(
    "q", ["", "?", "...", '"', '""', '"" -', "*", "-*", "()", "🔥", "--- !!!", "?!" * 5_000]
)
def test_a_question_without_a_word_is_refused_in_a_sentence(q):
    with pytest.raises(BadValue, match="no letter or digit"):
        asked(q)


@pytest.mark.parametrize("q", ["a*", "drone b*", '"car b*"', "-ب*"])
def test_a_star_after_one_letter_is_refused_with_the_letter(q):
    with pytest.raises(BadValue, match=r"“\w\*” is too short"):
        asked(q)


def test_a_question_as_long_as_a_page_is_refused():
    with pytest.raises(BadValue, match=f"10000 characters; {LONGEST}"):
        question("word " * 2_000)


def test_a_question_is_kept_as_it_was_written_with_single_spaces():
    assert question("  Drone\t-“Car  bomb” ") == "Drone -“Car bomb”"


@pytest.mark.parametrize(
    "q",
    ["a AND b", "NEAR(a b, 5)", "text:drone", "^drone", "ab:* & !b", "'a' <-> b", "a\\b", "a%_%"],
)
def test_the_operators_of_databases_are_just_text(q):
    for term in asked(q).wanted:
        assert all(word.isalnum() for run in term for word in run.words)


NAMES = {
    "hama": frozenset(["places/hama"]),
    "hamas": frozenset(["parties/hamas"]),
    "houthi": frozenset(["parties/houthis"]),
    "houthis": frozenset(["parties/houthis"]),
    "daesh": frozenset(["parties/daesh"]),
}


def test_the_names_of_two_things_are_never_forms_of_each_other():
    assert wanted("Hama", names=NAMES) == [{"hama"}]
    assert "hama" not in wanted("Hamas", names=NAMES)[0]


def test_two_names_of_one_thing_are_forms_of_each_other():
    assert wanted("Houthi", names=NAMES) == [{"houthi", "houthis"}]


def test_a_name_beside_no_other_keeps_its_forms():
    assert "hamas" in wanted("Hama", names={})[0]
    assert "daeshes" in wanted("Daesh", names=NAMES)[0]


@given(st.text(max_size=300) | st.text("ab \"-*():^+&|!<>\\'%", max_size=300))
def test_any_text_is_asked_or_refused(text):
    with suppress(BadValue):
        question = asked(text)
        assert all(run.words for term in (*question.wanted, *question.unwanted) for run in term)


@pytest.mark.parametrize(
    ("q", "longer"),
    [
        ("hout", "hout*"),
        ("iraq al-hou", "iraq al-hou*"),
        ('"car bomb" hou', '"car bomb" hou*'),
        *(("x", ""), ("iraq f-1", ""), ('"car bo', ""), ("-dro", ""), ("dro*", ""), ("__", "")),
        ("a" * LONGEST, ""),
    ],
)
def test_only_a_bare_word_at_the_end_is_taken_for_a_beginning(q, longer):
    assert begun(q) == longer
