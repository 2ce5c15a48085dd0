"""The columns answer as plain SQL does, whatever is asked and whatever has been published."""

import pytest

from tests.search import oracle
from tests.search.drawn import FILTERS, Draw
from timeline.search.found import search
from timeline.search.frame import Frame
from timeline.search.query import Query

FACETS = ("type", "country", "actor", "location", "grading", "reviewed", "dataset")

pytestmark = pytest.mark.django_db


def listed(query: Query) -> list[str]:
    """The codes of all pages, one after the other."""
    codes: list[str] = []
    page = search(query).page()
    while True:
        codes += [hit.code for hit in page.hits]
        if not page.later:
            return codes
        page = search(page.later).page()


def agree(query: Query) -> None:
    found = search(query)
    assert found.tally() == oracle.tally(query), query
    assert listed(query) == oracle.codes(query), query
    for name in FACETS:
        assert found.options(name).options == oracle.options(query, name), (name, query)
    bars = found.histogram()
    assert bars == oracle.bars(query, bars), query


@pytest.mark.parametrize("seed", range(2))
def test_any_question_is_answered_as_by_plain_sql_between_any_changes(seed):
    drawn = Draw(seed, incidents=30)
    answered = 0
    for _ in range(15):
        drawn.change()
        for query in (drawn.question(asof=drawn.moment()), drawn.light_question()):
            agree(query)
            answered += search(query).tally().total > 0

    assert answered > 10, "the questions must not all be unanswerable"


def test_each_filter_alone_is_answered_as_by_plain_sql():
    drawn = Draw(11, incidents=25)
    for key in FILTERS * 3:
        agree(drawn.light_question(key))
    for days in (("first_day",), ("last_day",)) * 3:
        agree(drawn.light_question(*days, "certain"))


@pytest.mark.parametrize("key", ["type", "actor", "country", "location", "grading", "dataset"])
def test_each_two_filters_are_answered_as_by_plain_sql(key):
    drawn = Draw(12, incidents=25)
    for other in FILTERS:
        agree(drawn.light_question(key, other))


@pytest.mark.parametrize("key", ["q", "country", "first_day", "type", "killed_min"])
def test_a_frame_of_the_map_beside_another_filter_is_answered_as_by_plain_sql(key):
    drawn = Draw(13, incidents=25)
    for _ in range(3):
        agree(drawn.light_question("bbox", key))
        agree(drawn.light_question("pinned", key))


def test_only_what_is_known_closely_enough_lies_in_the_widest_frame():
    drawn = Draw(14, incidents=25)
    everywhere = Query(bbox=Frame(-180, -90, 180, 90))
    agree(everywhere)

    assert listed(everywhere) == listed(Query(pinned=True))
    assert 0 < search(everywhere).tally().total < len(drawn.incidents)
