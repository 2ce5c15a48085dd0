"""Places that a report points to without their name."""

import pytest

FIRST = "A drone hit a market in Kherson on Monday, killing seven people."


@pytest.mark.parametrize(
    ("sentence", "where_prec"),
    [
        ("In the same city, a mortar shell killed three on Tuesday.", 1),
        ("On Tuesday, a mortar shell killed three men in the city.", 1),
        ("On Tuesday, Russian shelling of the city killed three men.", 1),
        ("On Tuesday, a mortar shell killed three men there.", 1),
        ("On Tuesday, rebels struck there again, killing three.", 1),
        ("On Tuesday, a mortar shell killed three men nearby.", 2),
        ("On Tuesday, a mortar shell killed three men in the area.", 2),
        ("On Tuesday, a mortar shell killed three men outside the city.", 2),
    ],
)
def test_words_that_point_back_mean_the_place_told_before(read, sentence, where_prec):
    _, second = read(f"{FIRST} {sentence}").drafts
    assert (second.location, second.country, second.where_prec) == ("Kherson", "UA", where_prec)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday, there were two mortar attacks that killed three.",
        "On Tuesday, a mortar shell killed three men in the camp.",
        "On Tuesday, a mortar shell killed three men in the city of Zarubino-on-Lake.",
        "On Tuesday, a nearby mortar shell killed three.",
    ],
)
def test_other_words_do_not_point_back(read, sentence):
    drafts = read(f"{FIRST} {sentence}").drafts
    assert [draft.location for draft in drafts[1:]] != ["Kherson"]


def test_nothing_points_to_a_place_that_is_named_two_paragraphs_before(read):
    text = f"{FIRST}\n\nTalks went on.\n\nOn Tuesday, a mortar shell killed three men there."
    assert read(text).drafts[-1].location is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian drones hit two Russian oil refineries on Monday.",
        "Russian fuel depots were hit by Ukrainian drones on Monday.",
        "Ukrainian drones struck Russian energy infrastructure on Monday.",
    ],
)
def test_what_stands_on_a_states_soil_gives_the_country(only_draft, sentence):
    draft = only_draft(sentence)
    assert (draft.country, draft.where_prec) == ("RU", 6)


def test_a_town_says_more_than_the_soil_it_stands_on(only_draft):
    draft = only_draft("Ukrainian drones hit a Russian oil depot in Feodosia, Crimea, on Monday.")
    assert draft.location == "Feodosia"


def test_a_title_says_near_where_the_report_does(only_draft):
    draft = only_draft("A suicide bomber killed five soldiers near Gao on Monday.")
    assert draft.title.endswith("near Gao kills five")
