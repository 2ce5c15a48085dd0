"""Where a deed took place when its own sentence does not say so plainly."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "place", "country"),
    [
        ("A cafe in occupied Kherson was hit by a drone on Monday.", "Kherson", "UA"),
        ("A missile hit a depot in Russian-held Donetsk on Monday.", "Donetsk", "UA"),
    ],
)
def test_a_town_held_by_others_is_neither_theirs_nor_they_the_target(
    only_draft, sentence, place, country
):
    draft = only_draft(sentence)

    assert (draft.location, draft.country) == (place, country)
    assert "Russia" not in [actor.name for actor in draft.actors]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("French troops in Mali and Chad were shelled on Monday.", "Mali and Chad"),
        ("Police officers in Lebanon and Iraq were bombed on Monday.", "Lebanon and Iraq"),
        ("Aid workers in Niger were attacked on Monday.", "Niger"),
    ],
)
def test_the_last_of_several_places_is_not_what_was_attacked(only_draft, sentence, place):
    assert only_draft(sentence).location == place


@pytest.mark.parametrize(
    "text",
    [
        "Heavy fighting was heard in Kadugli on Monday. Shelling killed two people.",
        "Residents of Kadugli fled on Monday. Shelling there killed two people.",
        "Shelling resumed at dawn on Monday. It killed two people in Kadugli.",
    ],
)
def test_a_deed_without_a_place_has_that_of_the_fighting_told_around_it(only_draft, text):
    draft = only_draft(text)

    assert (draft.location, draft.killed) == ("Kadugli", (2, 2, 2))


def test_where_ministers_met_is_not_where_the_shells_fell(only_draft):
    draft = only_draft("The ministers met in Berlin. Shelling killed two people on Monday.")

    assert draft.location is None
