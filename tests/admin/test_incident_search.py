"""The search box of the list: any name of what happened, where and by whom, each word of it."""

import pytest

from tests.admin.page import desk, page
from tests.builders import create_actor, create_incident, create_location
from timeline.models import ActorAlias, LocationAlias

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(analyst):
    place, actor = create_location(name="Al Tanf"), create_actor(name="A militia")
    LocationAlias.objects.create(location=place, name="Camp Zebra")
    ActorAlias.objects.create(actor=actor, name="Invented Falcons")
    ActorAlias.objects.create(actor=actor, name="Falcons of a test")
    create_incident(
        title="Rockets hit a base", location=place, perpetrator=actor, code="abcdefghjk"
    )
    create_incident(title="Something else")

    def titles(asked):
        rows = page(analyst.get(desk("incident"), {"q": asked})).select("#result_list .field-title")
        return [row.get_text() for row in rows]

    return titles


@pytest.mark.parametrize(
    "asked",
    [
        *("rockets", "abcdefghjk", "tanf", "zebra", "militia", "falcons"),
        *("rockets falcons zebra", '"hit a base"', "'invented falcons'"),
    ],
)
def test_it_is_found_once_by_any_of_its_names(found, asked):
    assert found(asked) == ["Rockets hit a base"]


@pytest.mark.parametrize("asked", ["rockets elsewhere", '"base hit"', '"', "zebra something"])
def test_it_is_not_found_where_a_word_is_missing(found, asked):
    assert found(asked) == []


def test_of_nothing_asked_all_is_shown(found):
    assert len(found(" ")) == 2
