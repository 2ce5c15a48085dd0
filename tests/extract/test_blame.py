"""Who is held to be behind a deed, by the words of those who blame, claim, suspect or threaten."""

import pytest


def doers(draft):
    return [
        (actor.name, actor.attribution) for actor in draft.actors if actor.role == "perpetrator"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq blamed Islamic State for a rocket attack on U.S. troops in Erbil.", "attributed"),
        ("Iraq blamed a rocket attack on U.S. troops in Erbil on Islamic State.", "attributed"),
        ("Rockets hit Erbil on Monday. The army blamed Islamic State.", "attributed"),
        ("Rockets hit Erbil on Monday. Islamic State was behind it, police said.", "attributed"),
        ("Rockets hit Erbil on Monday. Islamic State is believed to be behind it.", "suspected"),
        (
            "Rockets hit Erbil on Monday. Iraq blamed the Black Hill band, part of the Islamic State.",
            "attributed",
        ),
        (
            "Rockets hit Erbil on Monday. Islamic State claimed responsibility and said 90 soldiers had been killed.",
            "claimed",
        ),
        (
            "Nine soldiers were killed in Erbil on Monday. They were fired upon by Islamic State.",
            "attributed",
        ),
        ("Rockets hit Erbil on Monday. Islamic State was likely responsible for it.", "suspected"),
        (
            "Rockets hit Erbil on Monday. Islamic State, a rival of the Taliban, said it had carried it out.",
            "claimed",
        ),
        ("Rockets hit Erbil on Monday. Islamic State said it had carried it out.", "claimed"),
        ("Rockets hit Erbil on Monday. Iraq blamed Islamic State, which denied it.", "denied"),
        ("Rockets hit Erbil on Monday. Police officials suspect Islamic State.", "suspected"),
        (
            "The ministry said, after a rocket attack on Erbil, that Islamic State had probably carried it out.",
            "suspected",
        ),
    ],
)
def test_blame_goes_to_whom_is_blamed_however_it_is_worded(only_draft, text, expected):
    assert doers(only_draft(text)) == [("Islamic State", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Erbil on Monday. No group has claimed responsibility.",
        "Rockets hit Erbil on Monday. Islamic State said it was not behind it.",
        "Rockets hit Erbil on Monday. It was not clear whether Islamic State was behind it.",
    ],
)
def test_nobody_is_blamed_where_the_words_deny_or_doubt_it(only_draft, text):
    assert doers(only_draft(text)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran is expected to retaliate against Israel for the killing of Ali Reza in Damascus last week.",
        "Iran threatened Israel after the killing of Ali Reza in Damascus last week.",
        "Iran has vowed to strike Israel over the killing of Ali Reza in Damascus last week.",
    ],
)
def test_whoever_is_threatened_in_return_is_suspected(only_draft, sentence):
    assert doers(only_draft(sentence)) == [("Israel", "suspected")]


def test_officials_who_blame_others_for_a_habit_did_not_do_it(only_draft):
    draft = only_draft(
        "For years U.S. officials have blamed Iran-backed militias for attacks on U.S. troops in Syria."
        " Between 3 May and 9 June, there were more than 40 attacks on U.S. troops in Syria."
    )

    assert doers(draft) == [("Iran-backed militias", "attributed")]
    assert ("United States", "target") in [(actor.name, actor.role) for actor in draft.actors]


def test_that_attack_is_the_one_told_last(read):
    first, second = read(
        "Gunmen killed nine soldiers in Basra on Monday. It was the worst attack on the army since six soldiers"
        " were killed in Erbil on May 2. Iraq blamed that attack on Islamic State."
    ).drafts

    assert (doers(first), doers(second)) == ([], [("Islamic State", "attributed")])


def test_a_second_strike_is_by_those_who_made_the_first(read):
    _, second = read(
        "U.S. forces carried out an airstrike near Basra on Monday. A second airstrike hit a depot in Erbil on Tuesday."
    ).drafts

    assert doers(second) == [("United States", "attributed")]


SHELLED = (
    "Residents said government jets bombed a village near Raqqa on Monday, killing three people."
)


@pytest.mark.parametrize(
    ("rest", "attribution"),
    [
        ("", "attributed"),
        ("The ministry denied it.", "denied"),
        ("The army has denied carrying out the raid.", "denied"),
        ("Hamas denied it had men there.", "attributed"),
    ],
)
def test_what_the_accused_deny_is_denied(only_draft, rest, attribution):
    assert doers(only_draft(f"{SHELLED} {rest}")) == [("Syria", attribution)]


def test_whoever_claims_a_killing_claims_the_event(only_draft):
    draft = only_draft("Gunmen killed four farmers in Djibo on Monday. JNIM claimed the killings.")

    assert doers(draft) == [("JNIM", "claimed")]
