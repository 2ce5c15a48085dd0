"""Capitals that a report means without their name."""

import pytest


@pytest.mark.parametrize(
    ("words", "name", "country", "where_prec"),
    [
        ("in the Somali capital", "Mogadishu", "SO", 1),
        ("near the Malian capital", "Bamako", "ML", 2),
        ("in the Nigerian capital", "Abuja", "NG", 1),
        ("in the Iraqi capital Baghdad", "Baghdad", "IQ", 1),
        ("in the Yemeni capital, Sanaa,", "Sanaa", "YE", 1),
        ("in the capital of Helmand province", "Helmand province", "AF", 4),
    ],
)
def test_a_capital_is_the_town_that_it_stands_for(only_draft, words, name, country, where_prec):
    draft = only_draft(f"A car bomb killed four shopkeepers {words} on Monday.")
    assert (draft.location, draft.country, draft.where_prec) == (name, country, where_prec)


@pytest.mark.parametrize("owner", ["the", "the country’s", "the nation's"])
def test_the_capital_is_that_of_the_country_spoken_of(only_draft, owner):
    draft = only_draft(
        f"Afghan police said a car bomb killed four shopkeepers in {owner} capital on Monday."
    )
    assert (draft.location, draft.country) == ("Kabul", "AF")


def test_a_capital_nobody_tells_the_country_of_is_no_place(only_draft):
    draft = only_draft("A car bomb killed four shopkeepers in the provincial capital on Monday.")
    assert draft.location is None
