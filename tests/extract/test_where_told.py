"""Which words of a sentence say where its event was, and which only what a thing or man is of."""

import pytest


@pytest.mark.parametrize(
    "aside",
    [
        "owned and operated in Norway",
        "flagged in Trinidad and Tobago",
        "registered in Panama and managed by a firm in Singapore",
        "on its way from Mombasa to Jeddah",
        "bound for Egypt",
        "which sails under the flag of Malta",
    ],
)
def test_where_a_ship_belongs_or_goes_is_not_where_it_was_hit(only_draft, aside):
    nowhere = only_draft(f"A drone hit the M/V Ola, a carrier {aside}, on Monday.")
    at_sea = only_draft(f"A drone hit the M/V Ola, a carrier {aside}, in the Red Sea on Monday.")
    assert (nowhere.location, nowhere.country) == (None, None)
    assert at_sea.location == "Red Sea"


@pytest.mark.parametrize(
    ("sentence", "location", "country"),
    [
        ("Odesa was shelled on Monday, and a clerk was killed.", "Odesa", "UA"),
        ("Kabul, the Afghan capital, was hit by rockets on Monday.", "Kabul", "AF"),
        ("A mine killed a clerk in the province's Kech district on Monday.", "Kech district", "PK"),
        ("A mine killed a clerk in the Kele Mountains of Iraq on Monday.", "Kele Mountains", "IQ"),
        ("A mine killed a clerk in Sudan's restive West Kordofan state on Monday.", "West Kordofan state", "SD"),
        ("A mine killed a clerk on Monday in the vicinity of Deir Zaro in Sudan.", "Deir Zaro", "SD"),
        ("A mine hit a tug on Monday as it crossed the Gulf of Aden.", "Gulf of Aden", None),
    ],
)  # fmt: skip
def test_a_place_is_told_in_many_ways(only_draft, sentence, location, country):
    draft = only_draft(sentence)
    assert (draft.location, draft.country) == (location, country)


def test_a_division_of_a_province_does_not_make_the_province_one(only_draft):
    draft = only_draft("A mine killed a clerk in Kech district of Balochistan on Monday.")
    assert (draft.location, draft.where_prec) == ("Kech district", 3)
    assert draft.place.parent == "Balochistan Province"
