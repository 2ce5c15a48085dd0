"""Words that find nothing are answered with near ones that do."""

import pytest
from bs4 import BeautifulSoup

from tests.builders import create_actor, create_location
from tests.published import publish_incident
from timeline.search.found import search
from timeline.search.query import Query

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def incident():
    return publish_incident(
        title="Rockets at dawn",
        location=create_location(name="Ghouta"),
        perpetrator=create_actor(name="Houthi movement"),
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("rocke", ["rocke*"]),
        ("ghuota", ["ghouta"]),
        ("Houthy rockets", ["houthi rockets"]),
        ("zeppelin", []),
        ('"rocke"', []),
        ("x", []),
        ("rockets x", []),
        ("", []),
    ],
)
def test_near_words_are_those_that_find_something(asked, found):
    assert [near.q for near, _ in search(Query(q=asked)).meant()] == found


def test_the_other_questions_hold_for_near_words_too():
    assert search(Query(q="ghuota", killed_min=5)).meant() == []
    assert [number for _, number in search(Query(q="ghuota")).meant()] == [1]


def test_an_empty_answer_asks_what_was_meant(client):
    page = BeautifulSoup(client.get("/?q=ghuota&order=desc").content, "html.parser")
    link = page.select_one(".nothing a")

    assert (link.get_text(), link["href"]) == ("ghouta", "/?order=desc&q=ghouta")
