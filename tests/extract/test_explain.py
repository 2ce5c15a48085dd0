"""The explanation of a reading: what it marks, what it says of each mark, and how it is laid out."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.extract.drafts import Document
from timeline.extract.explain import MARK, explain
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report

ATTACK = "A drone hit a checkpoint near Mosul on Monday, killing three Iraqi soldiers."
DOCUMENT = Document("note.txt", ATTACK, date(2024, 8, 7), "operator", "")


def explained(text, **changes):
    document = replace(DOCUMENT, text=text, **changes)
    return explain(read_report(document, load_lexicon()), load_lexicon(), width=300)


def line_with(words, text):
    """The one line that has the words, its columns set apart by one space."""
    (line,) = [line for line in text.splitlines() if words in line]
    return " ".join(line.split())


def test_the_text_is_marked_and_reads_as_before_without_its_marks():
    marked = explained(ATTACK).split("\n\n")[1]

    assert "⟦Mosul⟧" in marked
    assert "⟦Monday⟧" in marked
    plain = MARK.sub(lambda mark: mark[0][1:].partition("⟧")[0], " ".join(marked.split()))
    assert plain == ATTACK


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("time Monday —", "5 August 2024, date_prec 1 · rule: weekday"),
        ("place Mosul —", "Mosul (city, IQ"),
        ("place Mosul —", "where_prec 2 · after “near”"),
        ("actor Iraqi soldiers —", "Iraq · kind: state · form: forces"),
        ("weapon drone —", "Air/drone strike"),
        ("figure killing three Iraqi soldiers —", "killed: 3"),
        ("trigger hit —", "hit (verb) · happened, in a sentence of incident 1"),
    ],
)
def test_every_mark_says_what_was_made_of_it(words, meaning):
    lines = [" ".join(line.split()) for line in explained(ATTACK).splitlines()]

    assert any(words in line and meaning in line for line in lines)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("No attack took place in Mosul.", "no incident: negated"),
        ("Mosul fears an attack.", "no incident: planned, feared"),
        ("The attack was awful.", "happened, but no incident: too little told"),
        ("Attacks in Mosul worry him.", "happened, but no incident: a habit"),
    ],
)
def test_a_word_of_violence_that_gave_nothing_says_why(sentence, reason):
    text = explained(sentence)

    assert reason in line_with(" trigger ", text)
    assert "No incident." in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sub_event_type", "Air/drone strike"),
        ("date", "5 August 2024, date_prec 1 ← “Monday” [1]"),
        ("location", "← “Mosul” [1]"),
        ("killed", "3 ← “killing three Iraqi soldiers” [1]"),
        ("injured", "not stated"),
        ("response_to", "none"),
        ("[1]", ATTACK),
    ],
)
def test_every_field_of_an_incident_stands_with_its_words_and_their_sentence(field, value):
    incident = " ".join(explained(ATTACK).partition("■ Incident 1: ")[2].split())

    assert f" {field} " in incident
    assert value in incident.partition(f" {field} ")[2]


def test_an_answer_names_the_incident_that_it_answers():
    text = explained(
        "On Monday Israel bombed Beirut in response to the killing of three soldiers in Haifa on Sunday."
    )

    assert "■ Incident 2: " in text
    assert "incident 2: " in next(line for line in text.splitlines() if "response_to" in line)


def test_times_within_a_time_share_its_mark():
    text = explained("He has lived in Mosul since July.")

    assert "⟦since July⟧" in text
    assert "time since July —" in line_with("since July —", text)
    assert "time July —" in line_with(" July — July 2024", text)


def test_of_a_report_in_another_language_only_times_are_marked():
    text = explained("Une attaque a eu lieu à Mossoul le 5 août 2024.", language="fr")

    assert "Not read by machine (language: fr)" in text
    assert "5 août 2024⟧" in text
    assert "place" not in text


def test_no_line_is_wider_than_asked_for():
    reading = read_report(replace(DOCUMENT, text=f"{ATTACK} {ATTACK}"), load_lexicon())

    lines = explain(reading, load_lexicon(), width=80).splitlines()

    assert 60 < max(map(len, lines)) <= 80


def test_what_a_terminal_would_obey_is_not_passed_on():
    assert "\x1b" not in explained("Rebels \x1b[2Jattacked Mosul on Monday.")


def test_headers_keep_their_lines():
    text = explained(f"Title: A quiet day\nAuthor: Ann Test\n\n{ATTACK}")

    assert "Title: A quiet day" in text.splitlines()
    assert "Author: Ann Test" in text.splitlines()


def test_an_incident_may_rest_on_very_many_sentences():
    text = explained(f"{ATTACK} " + "The attack on the checkpoint near Mosul killed three. " * 800)

    assert "[801] The attack on the checkpoint near Mosul killed three." in " ".join(text.split())


def test_a_perpetrator_is_explained_with_those_who_blame_it():
    text = "Rockets hit Erbil on Monday. The Pentagon blamed Islamic State."

    told = line_with("perpetrator", explained(text))
    assert told.startswith("perpetrator Islamic State (attributed, blamed by the Pentagon)")
