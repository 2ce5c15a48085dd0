"""Which other forms of a word a search for it finds too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search.inflection import other_forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("drone", "drones"),
        ("city", "cities"),
        ("casualty", "casualties"),
        ("day", "days"),
        ("bus", "buses"),
        ("clash", "clashes"),
        ("base", "bases"),
        ("crisis", "crises"),
        ("gunman", "gunmen"),
        ("german", "germans"),
        ("torpedo", "torpedoes"),
        ("commando", "commandos"),
        ("houthi", "houthis"),
    ],
)
def test_a_singular_and_its_plural_find_each_other(one, many):
    assert many in other_forms(one)
    assert one in other_forms(many)


@pytest.mark.parametrize("word", ["us", "un", "16", "ak47", "лодка", "congressmen1", "की", "naïve"])
def test_what_no_rule_speaks_of_has_no_other_form(word):
    assert other_forms(word) == []


def test_a_word_that_ends_in_two_s_is_no_plural():
    assert other_forms("congress") == ["congresses"]


def test_news_is_no_plural():
    assert "new" not in other_forms("news")
    assert "news" not in other_forms("new")


def test_an_arabic_word_finds_itself_with_an_article_and_the_other_way_round():
    assert {"الفلوجه", "بالفلوجه", "والفلوجه"} <= set(other_forms("فلوجه"))
    assert {"فلوجه", "للفلوجه"} <= set(other_forms("الفلوجه"))


def test_a_hebrew_word_finds_itself_behind_a_preposition():
    assert {"בעזה", "העזה", "לעזה"} <= set(other_forms("עזה"))


@given(st.text("aeiosxzychmn", min_size=3, max_size=7))
def test_if_one_word_is_a_form_of_another_the_other_is_one_of_it(word):
    for form in other_forms(word):
        assert word in other_forms(form)
        assert form != word
