"""Links to the questions beside one lead where those questions themselves would say."""

from datetime import date
from itertools import product

import pytest

from timeline.search.lately import Lately
from timeline.search.query import Query
from timeline.search.values import Cursor
from timeline.views.addresses import Beside

QUESTIONS = [
    Query(),
    Query(q="two words & more", order="desc", group="year", country=("IQ", "SY")),
    Query(first_day=date(2024, 1, 5), last_day=date(2024, 2, 5), certain=True, type=("attack",)),
    Query(last=Lately(30, "d"), country=("IQ",), location=("al-tanf",)),
    Query(reviewed=False, killed_min=0, after=Cursor(date(2024, 1, 1), date(2024, 1, 1), "abc")),
]
CHANGES = [
    {},
    {"order": "asc"},
    {"group": "week", "certain": False},
    {"country": ()},
    {"actor": ("group-b", "group-a")},
    {"reviewed": None, "killed_min": None},
    {"q": ""},
    {"last": Lately(1, "y")},
    {"first_day": None, "last_day": None},
]
DAYS = [(None, None), (date(2023, 1, 1), None), (None, date(2023, 1, 1))]


def said(query: Query, path: str = "/", **unsaid: str) -> str:
    asked = query.urlencode(**unsaid)
    return f"{path}?{asked}" if asked else path


@pytest.mark.parametrize(("query", "changes"), [*product(QUESTIONS, CHANGES)])
def test_a_link_says_what_the_changed_question_says(query, changes):
    assert Beside(query).but(**changes) == said(query.but(**changes))


@pytest.mark.parametrize(("query", "days"), [*product(QUESTIONS, DAYS)])
def test_a_link_to_other_days_says_what_the_question_of_those_days_says(query, days):
    first, last = days

    assert Beside(query).on(first, last) == said(query.but(first_day=first, last_day=last))


def test_what_the_page_implies_is_not_said():
    query = Query(actor=("group-a",), order="desc")
    here = Beside(query, path="/actors/group-a/", implied="actor")

    assert here.but(order="asc") == "/actors/group-a/"
    assert here.on(date(2024, 1, 1), None) == "/actors/group-a/?from=2024-01-01&order=desc"
    assert here.of(query) == "/actors/group-a/?order=desc"
