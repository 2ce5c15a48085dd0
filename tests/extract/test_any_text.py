"""No text makes the reader fail, and every quote is the report's own words at its place."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report

LEXICON = load_lexicon()
WORDS = (
    *(
        "killed",
        "wounded",
        "attack",
        "strike",
        "struck",
        "drone",
        "missile",
        "Israel",
        "Hamas",
        "Gaza",
        "U.S.",
        "Iran",
    ),
    *(
        "on Monday",
        "last week",
        "since May",
        "two",
        "at least",
        "several",
        "the",
        "a",
        "in",
        "by",
        "after",
        "said",
        "of",
    ),
    *(
        ".",
        ",",
        "“",
        "”",
        "—",
        "\n",
        "\n\n",
        "#",
        "---",
        "response to",
        "Houthis",
        "launched",
        "shot down",
        "no",
        "injuries",
    ),
    *(
        "the assassination of",
        "Ali Reza",
        "one of its commanders",
        "the mayor",
        "were",
        "claimed",
        "responsibility",
        "blamed",
        "U.S.-led",
        "al-Masri",
    ),
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
)


def reading_of(text):
    return read_report(Document("note.txt", text, date(2024, 8, 7), "operator", ""), LEXICON)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_quote_of_any_text_is_found_at_its_offsets(text):
    for draft in reading_of(text).drafts:
        assert draft.quotes
        for quote in (*draft.quotes, *draft.evidence.values()):
            assert text[quote.start : quote.end] == quote.text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_figures_and_answers_of_any_text_hold_together(text):
    drafts = reading_of(text).drafts
    for number, draft in enumerate(drafts):
        assert draft.title
        assert draft.response_to is None or draft.response_to in set(range(len(drafts))) - {number}
        for figures in (draft.killed, draft.injured):
            stated = [bound for bound in figures if bound is not None]
            assert stated == sorted(stated)


def cuts_a_word(text, quote):
    before, after = text[: quote.start][-1:], text[quote.end :][:1]
    return (before.isalnum() and text[quote.start].isalnum()) or (
        after.isalnum() and text[quote.end - 1].isalnum()
    )


def cut_words(text):
    return [
        quote
        for draft in reading_of(text).drafts
        for quote in (*draft.quotes, *draft.evidence.values())
        if cuts_a_word(text, quote)
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_quote_of_any_text_begins_or_ends_inside_a_word(text):
    assert cut_words(text) == []


REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.mark.parametrize("report", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_quote_of_a_fixture_begins_or_ends_inside_a_word(report):
    assert cut_words(report.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "victim",
    ["Ali Reza", "Ali Reza al-Masri", "the political leader Ali Reza", "Ali bin Omar", "a mayor"],
)
def test_the_words_for_who_was_killed_are_whole(victim):
    (draft,) = reading_of(
        f"Iraq blamed Iran for the assassination of {victim} in Erbil on Monday."
    ).drafts

    assert draft.evidence["killed"].text == f"assassination of {victim}"


HUNDRED_KB = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        "killed ", "“", "((", "U.S. ", "two and ", "in ", "1,", "said Monday ", "\n", "attack on ", "of the ", "by what is ",
        "- ", ".", "–Monday ", "Monday attack”", "x", "on on on ", "9", "Al Al Al ", "and and ", ",", "Gaza, ", " there", "the area ",
        "Rockets hit Erbil on Monday, killing two. ", "members of ", "men believed to be members of Hamas ", "the anniversary of the May 3 ",
        "nearby, ",
    ],
)  # fmt: skip
def test_a_long_text_of_one_piece_is_read_to_its_end(piece):
    text = (piece * (HUNDRED_KB // len(piece) + 1))[:HUNDRED_KB]
    assert reading_of(text).document.text == text
