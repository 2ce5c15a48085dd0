"""What is asked of the database is exactly what comparing with every single incident would leave."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.match.everything import every_record, not_new
from timeline.match.candidates import candidates
from timeline.match.compare import Record
from timeline.match.places import around_keys
from timeline.match.records import actor_keys
from timeline.models import Actor, Incident, Location, Participation
from timeline.models.facts import span_of

pytestmark = pytest.mark.django_db

INCIDENTS, DRAFTS = 300, 400
TYPES = {
    "Air/drone strike": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Armed clash": "Battles",
    "Attack": "Violence against civilians",
    "": "Strategic developments",
}
WIDTHS = (0, 0, 0, 3, 6, 30, 365, 366, 900)  # days from the first to the last
PRECISIONS = {0: 1, 3: 2, 6: 3, 30: 4}  # of a year and more: 5, or 1 when it lasted
FIGURES = ((None, None, None), (0, 0, 0), (2, 2, 2), (2, 3, 5), (5, None, None), (None, 4, 4))


@pytest.fixture
def places() -> list[Location | None]:
    """A country with all that can lie in it, and beside it what is easily taken for one of these."""
    syria = create_location(name="Syria", country="SY", kind="country")
    homs = create_location(name="Homs", country="SY", kind="admin1", parent=syria)
    town = create_location(name="Test Town", country="SY", kind="city", parent=homs)
    base = create_location(name="Test Base", country="SY", parent=town)
    east = create_location(name="Eastern Syria", country="", kind="region", parent=syria)
    lebanon = create_location(name="Lebanon", country="LB", kind="country")
    namesake = create_location(name="Test Town", country="LB", kind="city", parent=lebanon)
    held = create_location(name="Held Town", country="LB", kind="city", parent=homs)
    unlisted = create_location(name="Syria", country="", kind="site")
    both = create_location(name="Homs and Lebanon", country="", kind="several")
    both.parts.set([homs, lebanon])
    towns = create_location(name="Two towns", country="", kind="several")
    towns.parts.set([town, namesake])
    return [None, syria, homs, town, base, east, lebanon, namesake, held, unlisted, both, towns]


@pytest.fixture
def actors() -> list[Actor]:
    state = create_actor(name="Test State")
    militia = create_actor(name="Test Militia")
    army, wing = (
        create_actor(name=name, parent=parent)
        for name, parent in (("Test Army", state), ("Test Wing", militia))
    )
    return [state, army, militia, wing]


@pytest.fixture
def database(places, actors) -> dict[int, Record]:
    dice = random.Random(5)
    for _ in range(INCIDENTS):
        incident = create_incident(location=dice.choice(places), **facts(dice))
        for actor in dice.sample(actors, dice.choice((0, 1, 1, 2))):
            role = dice.choice(("perpetrator", "target", "other"))
            Participation.objects.create(incident=incident, actor=actor, role=role)
    retracted = Incident.objects.order_by("pk")[: INCIDENTS // 20]
    Incident.objects.filter(pk__in=retracted.values("pk")).update(stage="retracted")
    return every_record()


def facts(dice: random.Random) -> dict[str, Any]:
    sub_type, killed, width = dice.choice(list(TYPES)), dice.choice(FIGURES), dice.choice(WIDTHS)
    clarity = dice.choice((1, 1, 1, 2))
    first = date(2022, 1, 1) + timedelta(dice.randrange(1000))
    return {
        "day": first,
        "until": first + timedelta(width),
        "date_prec": PRECISIONS.get(width) or dice.choice((1, 5)),
        "event_clarity": clarity,
        "count_low": dice.choice((None, 20)) if clarity == 2 else None,
        "event_type": TYPES[sub_type],
        "sub_event_type": sub_type,
        "where_prec": dice.choice((1, 6)),
        **dict(zip(("killed_low", "killed_best", "killed_high"), killed, strict=True)),
    }


def draft(dice: random.Random, location: Location | None, actors: list[Actor]) -> Record:
    given = facts(dice)
    return Record(
        span=span_of(given["day"], given["until"], given["date_prec"], given["event_clarity"]),
        summary=given["event_clarity"] == 2,
        event_type=given["event_type"],
        sub_event_type=given["sub_event_type"],
        place=str(location or ""),
        around=around_keys(location),
        perpetrators=actor_keys(dice.sample(actors, dice.choice((0, 1, 2)))),
        targets=actor_keys(dice.sample(actors, dice.choice((0, 1, 2)))),
        killed=(given["killed_low"], given["killed_best"], given["killed_high"]),
    )


def test_candidates_are_all_that_compare_does_not_call_new(database, places, actors):
    dice = random.Random(6)
    found = 0
    for _ in range(DRAFTS):
        location = dice.choice(places)
        ours = draft(dice, location, actors)

        theirs = candidates(ours, location=location)

        assert theirs == not_new(ours, database)
        found += len(theirs)
    assert found > DRAFTS  # or it would hold of nothing
