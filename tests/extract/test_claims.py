"""Who owns up to a deed: a claim that nobody made, that another made or that is of other deeds is none."""

import pytest

DEED = "Rockets hit Erbil on Monday."


def told_of(draft):
    (doer,) = [actor for actor in draft.actors if actor.role == "perpetrator"]
    return doer.name, doer.attribution, doer.by, doer.blamed


@pytest.mark.parametrize(
    "unclaimed",
    [
        "Nobody claimed responsibility for the attack, but",
        "No group claimed responsibility, but",
        "No one has claimed responsibility;",
        "No one immediately claimed it, but",
        "None of the armed groups in the area has claimed responsibility, but",
        "Neither group claimed responsibility, but",
        "Islamic State hasn’t yet claimed responsibility, but",
        "Islamic State has yet to claim responsibility, but",
        "Islamic State did not claim responsibility, but",
        "There was no claim of responsibility, but",
        "Responsibility was not claimed, but",
        "Without any group claiming responsibility,",
        "No group has claimed responsibility.",
        "No claim of responsibility was made.",
        "Hours later no group had claimed responsibility. On Tuesday",
    ],
)
def test_who_is_blamed_for_what_nobody_claims_has_not_claimed_it(only_draft, unclaimed):
    draft = only_draft(f"{DEED} {unclaimed} the Pentagon blamed Islamic State.")

    assert told_of(draft) == ("Islamic State", "attributed", "the Pentagon", True)


@pytest.mark.parametrize(
    "rest",
    [
        "Iraq blamed Islamic State, although nobody claimed responsibility.",
        "Iraq blamed Islamic State, which has not claimed it.",
        "Iraq blamed Islamic State, which has claimed similar attacks.",
        "Iraq blamed Islamic State, which claimed responsibility for previous attacks.",
        "Iraq blamed Islamic State, but the Taliban claimed responsibility.",
        "The Taliban claimed responsibility, but Iraq blamed Islamic State.",
        "Iraq blamed Islamic State and said it had found shells.",
    ],
)
def test_what_others_claim_or_of_other_deeds_is_no_claim_of_the_blamed(only_draft, rest):
    assert told_of(only_draft(f"{DEED} {rest}")) == ("Islamic State", "attributed", "Iraq", True)


@pytest.mark.parametrize(
    "rest",
    [
        "The attack was claimed by Islamic State.",
        "Islamic State, blamed at first, claimed the attack.",
        "Islamic State on Tuesday claimed Monday’s attack.",
        "No one was hurt, and Islamic State claimed responsibility.",
        "Nobody was arrested but Islamic State claimed the attack.",
        "Iraq blamed Islamic State, which claimed responsibility.",
        "Iraq blamed Islamic State, which said it had carried it out.",
    ],
)
def test_a_claim_is_a_claim_whatever_else_is_denied(only_draft, rest):
    assert told_of(only_draft(f"{DEED} {rest}")) == ("Islamic State", "claimed", "", False)


@pytest.mark.parametrize(
    "disowned",
    ["it was not involved", "it had nothing to do with it", "its men didn’t carry it out"],
)
def test_who_says_it_was_not_he_denies_it(only_draft, disowned):
    draft = only_draft(f"{DEED} Iraq blamed Islamic State, which said {disowned}.")

    assert told_of(draft) == ("Islamic State", "denied", "Iraq", True)


@pytest.mark.parametrize(
    "rest",
    [
        "Islamic State did not claim responsibility.",
        "Islamic State has not claimed responsibility.",
        "Islamic State has claimed responsibility for similar attacks.",
    ],
)
def test_nobody_did_it_by_a_claim_that_was_not_made(only_draft, rest):
    draft = only_draft(f"{DEED} {rest}")

    assert [actor for actor in draft.actors if actor.role == "perpetrator"] == []


@pytest.mark.parametrize(
    "text",
    [
        "A bomb attack blamed by police on Islamic State killed two people in Erbil.",
        "A bomb killed two people in Erbil. The attack was blamed on Islamic State by police.",
    ],
)
def test_what_police_blame_on_a_group_is_no_deed_of_the_police(only_draft, text):
    assert told_of(only_draft(text)) == ("Islamic State", "attributed", "police", True)


@pytest.mark.parametrize(
    ("rest", "attribution"),
    [
        ("No one claimed it, but Islamic State was blamed.", "attributed"),
        ("No one claimed it, but Islamic State is suspected.", "suspected"),
        ("While nobody claimed it, the army suspects Islamic State.", "suspected"),
    ],
)
def test_who_is_blamed_or_suspected_is_the_doer_where_nobody_claims_it(
    only_draft, rest, attribution
):
    assert told_of(only_draft(f"{DEED} {rest}"))[:2] == ("Islamic State", attribution)
