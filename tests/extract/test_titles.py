"""Headlines made of a draft's fields and the report's own nouns."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Hamas invaded Israel on Monday.", "Hamas invades Israel"),
        (
            "A rocket attack on Ain al-Asad air base injured several U.S. troops.",
            "Rocket attack on US personnel at Ain al-Asad air base injures several",
        ),
        (
            "The assassination of tribal elder Omar Aziz in Mosul on Monday drew protests.",
            "Assassination of tribal elder Omar Aziz in Mosul",
        ),
        (
            "Ukraine shot down nine Russian drones over Kyiv on Monday.",
            "Ukrainian forces shoot down drones over Kyiv",
        ),
        (
            "Israel bombed Hezbollah positions in Tyre on Monday.",
            "Israeli airstrike on Hezbollah in Tyre",
        ),
        ("A blast killed two people in Quetta on Monday.", "Blast in Quetta kills two"),
        ("Explosions were heard in Tehran on Monday.", "Explosions in Tehran"),
        ("A bomb blast killed two people in Quetta.", "Bombing in Quetta kills two"),
        (
            "A Russian missile killed at least 14 people in Lviv.",
            "Russian missile attack in Lviv kills at least 14",
        ),
    ],
)
def test_a_headline_says_who_did_what_to_whom_and_where(only_draft, sentence, title):
    assert only_draft(sentence).title == title


def test_a_summary_is_headed_by_its_number(only_draft):
    draft = only_draft(
        "Between 3 May and 9 June, there were more than 40 attacks on U.S. troops in Syria."
    )
    assert draft.title == "More than 40 attacks on US personnel in Syria"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "U.S. personnel in Syria were attacked more than 40 times between 3 May and 9 June.",
            "More than 40 attacks on US personnel in Syria",
        ),
        (
            "A drone attack on U.S. troops at Al-Asad on Monday hurt two.",
            "Drone attack on US personnel at Al-Asad injures two",
        ),
        (
            "Hezbollah fired rockets at northern Israel on Monday.",
            "Hezbollah rocket attack in northern Israel",
        ),
    ],
)
def test_a_headline_keeps_the_reports_bound_and_says_no_place_twice(only_draft, sentence, title):
    assert only_draft(sentence).title == title


def test_no_headline_is_longer_than_a_line(only_draft):
    town = (
        "Rockets hit "
        + ", ".join(["Erbil", "Mosul", "Basra", "Kirkuk", "Baghdad"])
        + " in Iraq on Monday."
    )
    assert len(only_draft(town * 3).title) <= 120
