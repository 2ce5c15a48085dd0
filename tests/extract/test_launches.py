"""Weapons sent, and what is told of them afterwards by numbers and pronouns alone."""

import pytest

STRIKE, SHELLING, MET = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Disrupted weapons use",
)


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


def told(draft):
    return draft.sub_event_type, named(draft, "perpetrator"), named(draft, "target")


@pytest.mark.parametrize(
    "rest",
    [
        "Ukraine shot down 14, and the other six hit a warehouse.",
        "Ukraine's air force said it had intercepted 14 of them.",
        "Air defences destroyed 14 drones, the air force said.",
        "Fourteen of them were downed by Ukrainian forces.",
    ],
)
def test_some_shot_down_are_an_interception_beside_the_launch(read, rest):
    drafts = read(f"Russia launched 20 drones at Odesa on Monday. {rest}").drafts

    launch, met = sorted(map(told, drafts))
    assert launch[:2] == (STRIKE, ["Russia"])
    assert met == (MET, ["Ukraine"], ["Russia"])
    assert {str(draft.span.start) for draft in drafts} == {"2024-08-05"}


@pytest.mark.parametrize(
    ("rest", "by"),
    [
        ("It was intercepted short of the coast.", []),
        ("Israel's military said it shot it down.", []),
        ("The missile was shot down.", []),
        ("Israel's army said it intercepted it.", ["Israel"]),
    ],
)
def test_all_shot_down_are_one_interception_of_what_was_sent(only_draft, rest, by):
    draft = only_draft(f"The Houthis fired a missile at Eilat on Monday. {rest}")

    assert told(draft) == (MET, by or named(draft, "perpetrator"), ["Houthis"])
    assert "Houthis" not in named(draft, "perpetrator")


@pytest.mark.parametrize(
    "rest",
    [
        "Both landed in a field.",
        "One was intercepted and the other fell in an open area.",
        "The second hit a fence.",
    ],
)
def test_what_got_through_is_told_of_the_launch(only_draft, rest):
    draft = only_draft(f"Hezbollah fired two rockets at Safed on Monday. {rest}")

    assert told(draft)[:2] == (SHELLING, ["Hezbollah"])
    assert len(draft.quotes) == 2


def test_those_hurt_by_what_got_through_are_not_of_the_interception(only_draft):
    draft = only_draft(
        "Rebels fired six rockets at Erbil airport on Monday. Two were shot down and four hit a hall, wounding five people."
    )

    assert (draft.sub_event_type, draft.injured) == (SHELLING, (5, 5, 5))


def test_what_got_through_elsewhere_is_an_attack_by_those_who_sent_it(read):
    text = "Russia fired nine drones at Kyiv on Monday. Two hit a mill in Dnipro, killing one man."
    _, hit = read(text).drafts

    assert (hit.location, hit.sub_event_type, hit.killed) == ("Dnipro", STRIKE, (1, 1, 1))
    assert named(hit, "perpetrator") == ["Russia"]


@pytest.mark.parametrize(
    "text",
    [
        "A military aircraft landed in Tel Aviv on Monday.",
        "A passenger jet crashed into a hill near Kabul on Monday.",
    ],
)
def test_planes_that_come_down_are_no_weapons_that_hit(read, text):
    assert read(text).drafts == ()


def test_who_struck_back_did_not_use_the_weapons_of_the_other_side(read):
    text = "Hamas fired rockets at Ashkelon on Monday. Israel hit back. It struck a house in Gaza City, killing two men."
    strike = read(text).drafts[-1]

    assert strike.location == "Gaza City"
    assert strike.sub_event_type != SHELLING
    assert named(strike, "perpetrator") != ["Hamas"]
