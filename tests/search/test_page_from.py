"""A date leads to the page that begins there, whichever way the list is ordered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.published import publish_incident
from tests.search.drawn import Draw
from tests.search.oracle import codes
from timeline.models import Revision
from timeline.search.found import search
from timeline.search.query import Query

pytestmark = pytest.mark.django_db


def page_from(query: Query, day: date) -> list[str] | None:
    there = search(query).page_from(day)
    return there and [hit.code for hit in search(there).page().hits]


@pytest.mark.parametrize("query", [Query(), Query(country=("IQ",)), Query(order="desc")])
def test_the_page_begins_with_the_first_that_is_of_the_day_or_follows_it(query):
    Draw(7, incidents=40)
    starts = dict(Revision.objects.current().values_list("code", "date_start"))
    for day in {start + timedelta(shift) for start in starts.values() for shift in (-1, 0, 1)}:
        rest = [
            code
            for code in codes(query)
            if (starts[code] <= day if query.descending else starts[code] >= day)
        ]
        assert page_from(query, day) == (rest or None)


def test_the_page_before_it_can_still_be_reached():
    for day in (1, 2, 3):
        publish_incident(day=date(2024, 1, day))
    there = search(Query()).page_from(date(2024, 1, 2))

    assert [hit.span.start.day for hit in search(there).page().hits] == [2, 3]
    before = search(there).page().earlier
    assert [hit.span.start.day for hit in search(before).page().hits] == [1]


def test_a_date_before_all_leads_to_the_first_page_and_one_after_all_nowhere():
    publish_incident(day=date(2024, 1, 2))

    assert search(Query()).page_from(date(1999, 1, 1)) == Query()
    assert search(Query()).page_from(date(2030, 1, 1)) is None
    assert search(replace(Query(), order="desc")).page_from(date(1999, 1, 1)) is None


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("incidents", [1, 3, 7])
def test_the_last_page_is_full_and_nothing_follows_it(monkeypatch, order, incidents):
    monkeypatch.setattr("timeline.search.pages.PAGE", 3)
    Draw(7, incidents=incidents)
    query = Query(order=order)
    page = search(search(query).last_page()).page()

    assert [hit.code for hit in page.hits] == codes(query)[-3:]
    assert page.later is None
