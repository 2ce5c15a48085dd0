"""The words of violence: reviewed data, read as noun or verb by what stands around them."""

import pytest

from timeline.extract import triggers
from timeline.extract.triggers import (
    SUB_TYPES,
    BadLexiconError,
    find_triggers,
    find_weapons,
    vocabulary,
)


@pytest.mark.parametrize(
    ("text", "subject", "read_as"),
    [
        ("Israel strikes a camp", "Israel", ("strikes", "verb")),
        ("Israeli strikes hit a camp", "", ("strikes", "noun")),
        ("Hamas attacks on a camp", "Hamas", ("attacks", "noun")),
        ("The killing of a mayor", "", ("killing", "noun")),
        ("It shelled a road, killing two", "", ("killing", "verb")),
    ],
)
def test_a_word_is_noun_or_verb_by_its_neighbours(text, subject, read_as):
    found = find_triggers(text, 0, len(text), {len(subject)} if subject else ())
    assert read_as in [(trigger.word, trigger.part) for trigger in found]


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("one-way attack drones", "Air/drone strike"),
        ("anti-ship ballistic missiles", "Shelling/artillery/missile attack"),
        ("air-launched cruise missiles", "Air/drone strike"),
        ("an uncrewed surface vessel", "Remote explosive/landmine/IED"),
        ("a suicide vest", "Suicide bomb"),
    ],
)
def test_the_longest_name_of_a_weapon_gives_its_type(text, sub_event_type):
    (weapon,) = find_weapons(text, 0, len(text))
    assert weapon.sub_type == sub_event_type


def test_every_type_of_the_data_is_one_of_acleds():
    words = vocabulary()
    used = {entry.sub_type for by_part in words.triggers.values() for entry in by_part.values()}
    used |= {name for name, _ in words.weapons.values()}
    assert used - {""} <= set(SUB_TYPES)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("zapped,verb,zap,,", "unknown kind 'zap'"),
        ("zapped,verb,attack,Zapping,", "unknown sub-event type 'Zapping'"),
        ("zapped||shot,verb,attack,,", "empty or padded word"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_line_and_reason(tmp_path, monkeypatch, row, reason):
    (tmp_path / "triggers.csv").write_text(f"words,part,kind,sub_event_type,note\n{row}\n")
    monkeypatch.setattr(triggers, "LEXICON", tmp_path)

    with pytest.raises(BadLexiconError, match=rf"triggers.csv, line 2: {reason}"):
        vocabulary.__wrapped__()
