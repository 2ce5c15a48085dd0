"""Where a sentence of a news text begins and ends."""

import pytest

from timeline.extract.sentences import sentences


def split(text):
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left. Troops came.", ["Rebels left.", "Troops came."]),
        (
            "A U.S. Army unit met Gen. J. Smith on Dec. 3.",
            ["A U.S. Army unit met Gen. J. Smith on Dec. 3."],
        ),
        (
            "On Feb. 24, at 9 p.m. Sanaa time it sank.",
            ["On Feb. 24, at 9 p.m. Sanaa time it sank."],
        ),
        ("It came on Oct. 2. Police saw it.", ["It came on Oct. 2.", "Police saw it."]),
        ("They live in the U.S. The war goes on.", ["They live in the U.S.", "The war goes on."]),
        ("It ended at 9 p.m. He slept.", ["It ended at 9 p.m.", "He slept."]),
        ("“We left.” “They stayed,” he said.", ["“We left.”", "“They stayed,” he said."]),
        ('She said, "Stop." Then they fired.', ['She said, "Stop."', "Then they fired."]),
        ("We wait... to see.", ["We wait... to see."]),
        ("The M/V Star sank. No. 5 shaft burned.", ["The M/V Star sank.", "No. 5 shaft burned."]),
        ("Is it over? No!", ["Is it over?", "No!"]),
    ],
)
def test_a_stop_ends_a_sentence_unless_it_belongs_to_a_word(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAMPA, Fla. – Forces struck a camp.", ["Forces struck a camp."]),
        ("POPAYÁN, Colombia — A shell fell.", ["A shell fell."]),
        ("BEIRUT (AP) — A shell fell.", ["A shell fell."]),
        (" date 2024-08-05 A shell fell.", ["A shell fell."]),
        (
            "# Shells fall\n\nPublished : 5 August\n\n---\n\nA shell fell.",
            ["Shells fall", "A shell fell."],
        ),
        ("---\ntitle: Shells\ndate: 2024-08-05\n---\nA shell fell.", ["A shell fell."]),
        ("Deaths in Aden\nA shell fell.", ["Deaths in Aden", "A shell fell."]),
    ],
)
def test_datelines_settings_and_rules_are_no_sentences(text, expected):
    assert split(text) == expected


def test_a_hard_wrapped_line_runs_on_in_the_next():
    wrapped = (
        "The army said on Monday that it had taken the whole northern bank\nof the river. It slept."
    )
    assert split(wrapped) == [wrapped.removesuffix(" It slept."), "It slept."]


def test_a_heading_is_known_as_one():
    heading, body = sentences("# Shells fall\nA shell fell on the town.")
    assert heading.heading
    assert not body.heading


def test_each_paragraph_has_its_own_number():
    assert [s.paragraph for s in sentences("One fell. Two fell.\n\nThree fell.")] == [0, 0, 1]
