"""Which words of violence tell of something that happened."""

import pytest

from timeline.extract.assertion import doubt, happened
from timeline.extract.patterns import words_in
from timeline.extract.triggers import find_triggers


def told(sentence):
    """The words of violence in the sentence that are said to have happened."""
    triggers = find_triggers(sentence, 0, len(sentence))
    words = words_in(sentence, 0, len(sentence))
    return [trigger.word for trigger in triggers if happened(sentence, 0, words, trigger)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels plan an attack on the port.",
        "The town fears an attack.",
        "They moved troops before a possible attack.",
        "The army is expected to carry out retaliatory raids.",
        "The rockets could have been launched by night.",
        "The group vowed further attacks.",
        "The patrol is there to prevent attacks on shipping.",
        "If rebels attack, the army will strike.",
        "Officials denied reports that a ship had been seized.",
        "Accounts of a second stabbing were false.",
        "No attack took place.",
        "The army did not attack the town.",
        "He denied carrying out the attack.",
        "A service marked the anniversary of the bombing.",
        "The gang is often blamed for killing farmers.",
        "Sailors held a drill with a mock attack.",
        "Residents marked the day when gunmen killed 30 people in the market.",
        "Monday marked two years since the blast that killed nine.",
        "A crowd recalled the anniversary of a raid in which six were killed.",
        "He spoke a decade after the massacre of villagers that left 40 dead.",
        "They remembered the victims of a shooting that killed three.",
        "Every spring, herders attacked the farms.",
        "Drones struck the port nearly every night.",
        "Gangs routinely attack lorries.",
        "Planes hit the valley daily.",
        "Rebels have long fired rockets at the base.",
        "Had the shell hit the clinic, patients would have died.",
        "It would have been worse had the mine exploded.",
        "A rocket nearly hit the clinic.",
    ],
)
def test_nothing_is_made_of_what_is_planned_feared_negated_or_habitual(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels attacked the port.", ["attacked"]),
        ("The group vowed revenge after the assassination of its leader.", ["assassination"]),
        ("Rebels are expected to retaliate for the killing of their leader.", ["killing"]),
        ("To prevent attacks on ships, planes bombed a depot.", ["bombed"]),
        ("More than 40 attacks were counted.", ["attacks"]),
        ("The mayor condemned the attack.", ["attack"]),
        ("A long column was shelled.", ["shelled"]),
        ("A year after the coup that killed ten, troops shelled the palace.", ["shelled"]),
        ("On the anniversary of the siege, a bomb killed two.", ["killed"]),
        ("A coach that runs each day was attacked.", ["attacked"]),
        ("The rebels had shelled the road.", ["shelled"]),
        ("Troops managed to shell the hill and shelled the road.", ["shelled"]),
    ],
)
def test_what_is_told_as_past_stands_beside_plans_and_fears(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["He had a heart attack.", "A carrier strike group sailed.", "Workers began a hunger strike."],
)
def test_words_that_only_look_like_violence_are_none(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("No attack took place.", "negated"),
        ("The ship will be seized.", "to come, or only possible"),
        ("The ship was to be seized.", "a purpose or plan"),
        ("Rebels often shelled the town.", "a habit"),
        ("Rebels shelled the town every day.", "a habit"),
        ("A mass marked a year since the massacre.", "remembered, not told"),
        ("Had they shelled the town, it would have burned.", "only supposed"),
        ("A rocket almost hit the town.", "only nearly so"),
        ("The town fears an attack.", "planned, feared, threatened or prevented"),
        ("Officials denied reports that a ship had been seized.", "in an account that is denied"),
        ("Rebels shelled the town.", ""),
    ],
)
def test_what_did_not_happen_says_why(sentence, reason):
    (trigger, *_) = find_triggers(sentence, 0, len(sentence))

    found = doubt(sentence, 0, words_in(sentence, 0, len(sentence)), trigger)

    assert found.startswith(reason)
    assert bool(found) == bool(reason)
