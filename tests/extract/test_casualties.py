"""How many were killed and injured, by the smallest sentence of each rule."""

import pytest

from timeline.extract.casualties import find_tolls
from timeline.extract.patterns import words_in


def found_in(sentence):
    return find_tolls(sentence, 0, len(sentence), words_in(sentence, 0, len(sentence)))


def tolls(sentence):
    """ "killed 2 2 2" for each figure of the sentence, a dash where a bound is not stated."""
    return [
        f"{toll.harm} {' '.join('-' if bound is None else str(bound) for bound in toll.figures)}"
        for toll in found_in(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A mine killed two men and wounded 22.", ["killed 2 2 2", "injured 22 22 22"]),
        ("Three soldiers were also killed.", ["killed 3 3 3"]),
        ("Five men - two of them old - were killed.", ["killed 5 5 5"]),
        ("The raid left six dead and 1,200 injured.", ["killed 6 6 6", "injured 1200 1200 1200"]),
        ("It killed two boys and their parents.", ["killed 4 4 4"]),
        ("Two guards and a child were killed.", ["killed 3 3 3"]),
        ("A 51-year-old farmer was wounded.", ["injured 1 1 1"]),
        ("Shelling killed Omar Aziz.", ["killed 1 1 1"]),
        ("The death toll rose to 31.", ["killed 31 31 31"]),
        ("The number of dead has grown to nine from five.", ["killed 9 9 9"]),
        ("The blast claimed the lives of 12 people.", ["killed 12 12 12"]),
        ("Five people lost their lives.", ["killed 5 5 5"]),
        ("Two guards were stabbed to death.", ["killed 2 2 2"]),
        ("Six villagers were shot dead.", ["killed 6 6 6"]),
        ("Two members of a watch group who ran away were killed.", ["killed 2 2 2"]),
        ("It killed a guard, two city officials said.", ["killed 1 1 1"]),
        ("It caused minor injuries to two sailors.", ["injured 2 2 2"]),
        ("It derailed a train, injuring its driver.", ["injured 1 1 1"]),
        ("A man was stabbed and badly injured.", ["injured 1 1 1"]),
        ("Two dozen men were killed.", ["killed 24 24 24"]),
        ("The troops neutralised 12 terrorists.", ["killed 12 12 12"]),
        ("Three gunmen were eliminated.", ["killed 3 3 3"]),
        ("Gunmen shot dead four passengers.", ["killed 4 4 4"]),
        ("They gunned down four men.", ["killed 4 4 4"]),
        ("The raid resulted in the death of four fighters.", ["killed 4 4 4"]),
        ("It follows the killing of two teachers.", ["killed 2 2 2"]),
        ("A mine killed a commander and the man beside him.", ["killed 2 2 2"]),
        ("It killed the governor of Homs and two other people.", ["killed 3 3 3"]),
        ("One guard sustained a minor injury.", ["injured 1 1 1"]),
        ("Two soldiers paid the supreme price.", ["killed 2 2 2"]),
        ("It wounded six people, four of them women.", ["injured 6 6 6"]),
        ("It killed nine men between 29 and 31 May.", ["killed 9 9 9"]),
        ("Three soldiers embraced martyrdom.", ["killed 3 3 3"]),
        ("Omar Aziz was killed.", ["killed 1 1 1"]),
        ("The mayor, Omar Aziz, was shot dead by gunmen.", ["killed 1 1 1"]),
        ("Omar Aziz, a well-known singer, has been shot and killed.", ["killed 1 1 1"]),
        ("Police said the poet Omar Aziz had been murdered.", ["killed 1 1 1"]),
        ("The governor of the northern province was gunned down.", ["killed 1 1 1"]),
        ("Gunmen assassinated mayor Luis Santos.", ["killed 1 1 1"]),
        ("It killed deputy commander Omar Aziz and six others.", ["killed 7 7 7"]),
        ("It killed Omar Aziz and Amina Noor.", ["killed 2 2 2"]),
        ("Omar Aziz and two of his sons were killed.", ["killed 3 3 3"]),
        ("The mayor, Hawa Ali, and her driver were killed.", ["killed 2 2 2"]),
        ("Two guards outside a village clinic were shot dead.", ["killed 2 2 2"]),
        ("Omar Aziz, a local mayor, and two guards were killed.", ["killed 3 3 3"]),
        ("He was beheaded.", ["killed 1 1 1"]),
        ("It killed Omar Aziz, a senior judge, in Homs.", ["killed 1 1 1"]),
        ("A man stabbed two guards to death.", ["killed 2 2 2"]),
    ],
)
def test_an_exact_number_fills_all_three_bounds(sentence, expected):
    assert tolls(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 3 men were killed.", ["killed 3 3 -"]),
        ("More than a dozen were hurt.", ["injured 12 12 -"]),
        ("Up to 5 men were killed.", ["killed - 5 5"]),
        ("Nearly 200 people were wounded.", ["injured - 200 200"]),
        ("Between 25 and 34 troops were injured.", ["injured 25 - 34"]),
        ("It wounded 25 to 34 people.", ["injured 25 - 34"]),
        ("Some 200 men were hurt.", ["injured 200 200 200"]),
        ("It killed around 15 people.", ["killed 15 15 15"]),
        ("It killed an estimated 40 people.", ["killed 40 40 40"]),
        ("It hurt a further 12.", ["injured 12 12 12"]),
        ("A total of 60 people were killed.", ["killed 60 60 60"]),
        ("It killed at least some 40 people.", ["killed 40 40 -"]),
        ("A couple of men were killed.", ["killed 2 - -"]),
        ("“Several” men were injured.", ["injured 3 - -"]),
        ("It wounded many others.", ["injured 10 - -"]),
        (
            "Dozens were killed and hundreds of people wounded.",
            ["killed 12 - -", "injured 100 - -"],
        ),
    ],
)
def test_qualified_and_vague_numbers_give_only_the_bounds_they_say(sentence, expected):
    assert tolls(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "There was damage but no injuries.",
        "The fire caused neither casualties nor damage.",
        "The crew of the Blue Heron is safe.",
        "The ship reported no casualties.",
        "The crew was safe.",
        "No one was hurt.",
        "No army personnel were injured.",
    ],
)
def test_stated_as_none_is_zero_for_killed_and_injured(sentence):
    assert tolls(sentence) == ["killed 0 0 0", "injured 0 0 0"]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no civilian casualties.",
        "No civilians were hurt or killed.",
        "There are no immediate reports of casualties.",
        "It is not clear how many men were injured.",
        "A number of people were hurt.",
        "Seven nurses were among the injured.",
        "Hundreds would have died.",
        "It could have killed the whole crew.",
        "Omar Aziz was not killed.",
        "Everyone in Homs was killed.",
        "Trade with Homs was hurt.",
        "It killed Syrian Christians.",
    ],
)
def test_what_says_nothing_of_all_victims_gives_no_figure(sentence):
    assert tolls(sentence) == []


def test_a_part_of_a_toll_is_known_as_one():
    (toll,) = found_in("The two medics who were killed came from Lyon.")
    assert toll.part


@pytest.mark.parametrize(
    "sentence", ["It eliminated two teams.", "The mayor had earlier put the death toll at five."]
)
def test_what_is_no_killing_or_holds_no_longer_gives_no_figure(sentence):
    assert tolls(sentence) == []


def test_the_dead_of_what_is_only_remembered_are_none_of_the_latest_attack(only_draft):
    draft = only_draft(
        "A bomb went off in Ankara on Sunday. Monday marked a year since the blast that killed 20 there."
    )

    assert draft.killed == (None, None, None)
