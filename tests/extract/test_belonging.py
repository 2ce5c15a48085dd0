"""Bands that are named by whose they are: "fighters loyal to X"."""

import pytest


def perpetrators(draft):
    return [
        (actor.name, actor.attribution) for actor in draft.actors if actor.role == "perpetrator"
    ]


@pytest.mark.parametrize(
    ("band", "name"),
    [
        ("Jihadists from JNIM", "JNIM"),
        ("Jihadis affiliated with al-Qaida", "Al-Qaeda"),
        ("Insurgents with links to the Islamic State", "Islamic State"),
        ("Fighters loyal to the Rapid Support Forces", "Rapid Support Forces"),
        ("Militants belonging to Boko Haram", "Boko Haram"),
        ("Members of the Baloch Liberation Army", "Baloch Liberation Army"),
        ("Gunmen who are part of the local branch of the Islamic State", "Islamic State"),
        ("Commandos of Iran's Revolutionary Guard", "Islamic Revolutionary Guard Corps"),
        ("Soldiers from Burkina Faso", "Burkina Faso"),
    ],
)
def test_a_band_is_that_of_the_group_it_belongs_to(only_draft, band, name):
    draft = only_draft(f"{band} killed six farmers near a river on Monday.")
    assert perpetrators(draft) == [(name, "attributed")]


@pytest.mark.parametrize(
    "band",
    [
        "Gunmen suspected of belonging to Boko Haram",
        "Men thought to be Boko Haram fighters",
        "Assailants presumed to be insurgents from Boko Haram",
        "Gunmen believed to be members of Boko Haram",
    ],
)
def test_a_band_that_is_only_thought_to_belong_to_a_group_makes_it_suspected(only_draft, band):
    draft = only_draft(f"{band} killed six farmers near a river on Monday.")
    assert perpetrators(draft) == [("Boko Haram", "suspected")]


def test_whoever_is_blamed_for_a_deed_of_his_band_is_not_its_target(only_draft):
    draft = only_draft(
        "An attack blamed on fighters allied with the Islamic State killed nine farmers on Monday."
    )
    assert [(actor.name, actor.role) for actor in draft.actors] == [
        ("Islamic State", "perpetrator"),
        ("Civilians", "target"),
    ]


def test_militants_from_a_country_are_not_its_forces(only_draft):
    draft = only_draft("Militants from Chad killed six farmers near a river on Monday.")
    assert perpetrators(draft) == []
