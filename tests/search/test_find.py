"""What SQL finds is what reading through the whole record by hand would find."""

from datetime import date, timedelta
from random import Random

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Revision
from timeline.models.terms import SUB_EVENT_TYPES, TERMS_BY_SLUG, Grading, term_slug
from timeline.search.find import PAGE, matching, neighbours, page, tally
from timeline.search.query import Query

pytestmark = pytest.mark.django_db
START = date(2024, 1, 1)
WORDS = ("rocket", "Convoy", "bridge", "market")


def random_incident(random: Random, countries, actors):
    kind = random.choice(list(SUB_EVENT_TYPES))
    day = START + timedelta(random.randrange(300))
    width = random.choice([0, 0, 6, 29])
    country = random.choice(countries)
    return publish_incident(
        title=" ".join(random.sample(WORDS, 2)),
        day=day,
        until=day + timedelta(width),
        date_prec={0: 1, 6: 3, 29: 4}[width],
        event_type=kind,
        sub_event_type=random.choice(["", *SUB_EVENT_TYPES[kind]]),
        location=random.choice([country, *country.children.all()]),
        perpetrator=random.choice([None, *actors]),
        target=random.choice([None, *actors]),
        grading=random.choice(["", *Grading.values]),
        reviewed=random.random() < 0.5,
        killed_low=random.choice([None, 0, 4]),
        killed_best=random.choice([None, 5]),
    )


@pytest.fixture
def record():
    """Eighty random public incidents; the seed is fixed, so that a failure can be looked at."""
    random = Random(2024)
    countries = [create_location(name=code, country=code, kind="country") for code in ("IQ", "SY")]
    for country in countries:
        create_location(name=f"Town in {country}", country=country.country, parent=country)
    actors = [create_actor(name=f"Group {letter}") for letter in "ABC"]
    for _ in range(80):
        random_incident(random, countries, actors)
    return random


def random_query(random: Random) -> Query:
    first, last = sorted(START + timedelta(random.randrange(300)) for _ in range(2))

    def some(values):
        return tuple(sorted(random.sample(values, random.choice([0, 0, 1, 2]))))

    return Query(
        q=random.choice(["", "", "rocket", "BRIDGE conv"]),
        first_day=random.choice([None, first]),
        last_day=random.choice([None, last]),
        certain=random.random() < 0.3,
        type=some(sorted(TERMS_BY_SLUG)),
        actor=some(["group-a", "group-b"]),
        role=some(["perpetrator", "target"]),
        country=some(["IQ", "SY"]),
        location=some(["iq", "town-in-sy"]),
        grading=some(Grading.values),
        reviewed=random.choice([None, None, True, False]),
        killed_min=random.choice([None, None, 0, 5]),
    )


def answers(query: Query, revision: Revision) -> bool:
    """The rules of the query vocabulary, read one by one against one record."""
    record, start, end = revision.record, revision.date_start, revision.date_end
    places = {place["slug"] for place in record["location"]["within"]}
    places.add(record["location"]["slug"])
    types = {term_slug(record["event_type"]), term_slug(record["sub_event_type"])}
    killed = [record["killed"][bound] for bound in ("best", "low", "high")]
    known = next((figure for figure in killed if figure is not None), None)
    low, high = (end, start) if not query.certain else (start, end)
    return all(
        [
            all(word.lower() in record["title"].lower() for word in query.q.split()),
            query.first_day is None or low >= query.first_day,
            query.last_day is None or high <= query.last_day,
            not query.type or types & set(query.type),
            takes_part(query, record["actors"]),
            not query.country or record["location"]["country"] in query.country,
            not query.location or places & set(query.location),
            not query.grading or record["grading"] in query.grading,
            query.reviewed is None or record["reviewed"] == query.reviewed,
            query.killed_min is None or (known is not None and known >= query.killed_min),
        ]
    )


def takes_part(query: Query, actors) -> bool:
    if not (query.actor or query.role):
        return True
    return any(
        (not query.actor or actor["slug"] in query.actor)
        and (not query.role or actor["role"] in query.role)
        for actor in actors
    )


def test_sql_finds_what_reading_the_record_finds(record):
    everything = list(Revision.objects.current().in_order())
    found_some = 0
    for query in [random_query(record) for _ in range(150)]:
        expected = [revision.code for revision in everything if answers(query, revision)]
        found_some += bool(expected)

        assert [revision.code for revision in matching(query)] == expected, query
    assert found_some > 30, "the random questions must not all be unanswerable"


def test_the_tally_counts_what_is_found_and_what_is_certain(record):
    query = Query(first_day=date(2024, 2, 10), last_day=date(2024, 3, 20))
    everything = Revision.objects.current()
    possible = [r for r in everything if answers(query, r)]
    certain = [r for r in everything if answers(query.but(certain=True), r)]

    counted = tally(query)

    assert (counted.total, counted.of, counted.certain) == (len(possible), 80, len(certain))
    assert counted.first == min(revision.date_start for revision in possible)
    assert counted.last == max(revision.date_end for revision in possible)


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_forward_and_back_show_each_incident_once(record, order, monkeypatch):
    monkeypatch.setattr("timeline.search.find.PAGE", 7)
    query: Query | None = Query(order=order)
    forward: list[str] = []
    while query:
        shown = page(query)
        forward += [revision.code for revision in shown.revisions]
        last, query = query, shown.later
    backward, query = [], last
    while query:
        shown = page(query)
        backward = [revision.code for revision in shown.revisions] + backward
        query = shown.earlier
    whole = [revision.code for revision in matching(Query())]

    assert forward == (whole if order == "asc" else whole[::-1])
    assert backward == forward


def test_a_full_last_page_has_no_page_after_it():
    for _ in range(3):
        publish_incident()

    assert PAGE > 3
    assert page(Query()).later is None
    assert page(Query()).earlier is None


def test_neighbours_keep_to_the_question():
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    first = publish_incident(day=date(2024, 1, 1), location=iraq)
    publish_incident(day=date(2024, 1, 2))
    last = publish_incident(day=date(2024, 1, 3), location=iraq)

    earlier, later = neighbours(Query(country=("IQ",)), last.revisions.get())

    assert earlier is not None
    assert (earlier.code, later) == (first.code, None)


def test_only_what_is_public_is_found():
    create_incident(title="A draft")
    withdrawn = publish_incident(title="Not so")
    retract(withdrawn, by="editor", reason="It did not happen.")

    assert not matching(Query())


def test_the_past_is_found_as_it_stood(time_machine):
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    incident = publish_incident(title="Two hurt")
    time_machine.move_to("2024-08-09T12:00Z", tick=False)
    incident.title = "Five hurt"
    incident.save()
    publish(incident, by="editor", reason="Later figures.")
    then = Query(asof=incident.revisions.first().public_from)

    assert [revision.title for revision in matching(then)] == ["Two hurt"]
    assert [revision.title for revision in matching(Query())] == ["Five hurt"]
