"""A name that an analyst adds at the desk is read in the next report, without touching code."""

from datetime import date

import pytest

from tests.builders import create_actor, create_location
from timeline.actions.desk_names import with_desk_names
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report
from timeline.extract.readers import read_text
from timeline.models import ActorAlias, LocationAlias

pytestmark = pytest.mark.django_db

TEXT = "The Invented Falcons attacked Outpost Zebra in Syria on Monday, killing two soldiers."


def told():
    today = date(2024, 8, 6)
    document = read_text(TEXT, name="test", published=today, today=today)
    (draft,) = read_report(document, with_desk_names(load_lexicon())).drafts
    return draft


def test_an_alias_added_to_an_actor_names_the_perpetrator_in_the_next_report():
    actor = create_actor(name="Test Brigade", inter=2)
    ActorAlias.objects.create(actor=actor, name="Invented Falcons")

    assert "Test Brigade" in {a.name for a in told().actors if a.role == "perpetrator"}


def test_an_alias_added_to_a_place_is_found_in_the_next_report():
    place = create_location(name="Al Tanf test post", country="SY", latitude=33.5, longitude=38.6)
    LocationAlias.objects.create(location=place, name="Outpost Zebra")

    assert told().place.name == "Al Tanf test post"


def test_rows_that_the_reader_made_itself_teach_it_nothing():
    create_actor(name="Invented Falcons")

    assert with_desk_names(load_lexicon()).actors.keys() == load_lexicon().actors.keys()
