"""By whom a deed is laid at somebody's door: in the report's own words, and never by guess."""

import pytest

from timeline.extract.drafts import DraftActor

DEED = "Rockets hit Erbil on Monday."
KILLING = "Islamic State fighters killed nine people in Basra on Monday"


def told_by(draft):
    (doer,) = [actor for actor in draft.actors if actor.role == "perpetrator"]
    return doer.by, doer.blamed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEED} Late on Tuesday the Pentagon blamed Islamic State.", "the Pentagon"),
        (f"{DEED} U.S. officials have accused Islamic State of the attack.", "U.S. officials"),
        (f"{DEED} The attack was blamed on Islamic State by Kurdish officials.", "Kurdish officials"),
        (f"{DEED} Police suspect Islamic State.", "police"),
        (f"{DEED} A spokesman for the Iraqi army blamed Islamic State.", "a spokesman for the Iraqi army"),
        (f"{DEED} The governor, Ali Reza, blamed Islamic State.", "the governor"),
        (f"{DEED} Iraq blamed Islamic State, which denied it.", "Iraq"),
    ],
)  # fmt: skip
def test_who_blames_is_the_subject_or_follows_by(only_draft, text, expected):
    assert told_by(only_draft(text)) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{KILLING}, according to the Iraqi Observatory for Rights.", "the Iraqi Observatory for Rights"),
        (f"According to a report from Reuters, {KILLING}.", "Reuters"),
        (f"{KILLING}, the U.N. said.", "the U.N."),
        (f"{KILLING}, said the governor of Basra.", "the governor of Basra"),
        ("Regional officials in Kyiv said Russian drones hit a market in Kharkiv.", "regional officials in Kyiv"),
        (f"Residents said {KILLING}.", "residents"),
        (f"{DEED} Islamic State was behind it, police said.", "police"),
        ("Israeli jets struck Beirut on Monday, Lebanese security sources said.", "Lebanese security sources"),
    ],
)  # fmt: skip
def test_who_only_tells_is_named_and_said_not_to_blame(only_draft, text, expected):
    assert told_by(only_draft(text)) == (expected, False)


@pytest.mark.parametrize(
    "text",
    [
        f"{KILLING}.",
        f"{DEED} Rockets blamed on Islamic State hit Basra as well.",
        f"{DEED} Islamic State claimed responsibility, officials said.",
        "Israeli jets struck Beirut on Monday, the Israeli army said.",
        "Israeli jets struck Beirut on Monday, the army said.",
        "Ukrainian President Ivan Example said Ukrainian forces had shot down four missiles on Monday.",
        "Iran said on Monday it would respond after Israel struck Damascus.",
        "Iran threatened Israel after the killing of Ali Reza in Damascus last week, analysts said.",
        f"{KILLING}, according to plan.",
    ],
)
def test_nobody_is_named_where_nobody_else_says_it(read, text):
    doers = [a for draft in read(text).drafts for a in draft.actors if a.role == "perpetrator"]

    assert {(doer.by, doer.blamed) for doer in doers} == {("", False)}


def test_the_printed_reading_says_by_whom_of_perpetrators_alone():
    doer = DraftActor("Group A", "perpetrator", "attributed", by="the army", blamed=True)

    assert (doer.as_json()["by"], doer.as_json()["blamed"]) == ("the army", True)
    assert "by" not in DraftActor("Group B", "target").as_json()
