"""What is found is what reading through the whole record by hand would find."""

from datetime import UTC, date, datetime

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from tests.search.drawn import Draw
from tests.search.oracle import codes
from timeline.actions.publishing import publish, retract
from timeline.models import Revision
from timeline.models.terms import term_slug
from timeline.search.found import search
from timeline.search.pages import PAGE
from timeline.search.query import Query
from timeline.search.text import revisions_that_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """Sixty random public incidents; the seed is fixed, so that a failure can be looked at."""
    return Draw(2024, incidents=60)


def listed(query: Query) -> list[str]:
    """The codes on all pages, one after the other."""
    found: list[str] = []
    page = search(query).page()
    while page.later:
        found += [hit.code for hit in page.hits]
        page = search(page.later).page()
    return found + [hit.code for hit in page.hits]


def answers(query: Query, revision: Revision) -> bool:
    """The rules of the query vocabulary, read one by one against one record."""
    record, start, end = revision.record, revision.date_start, revision.date_end
    location = record["location"] or {"slug": "", "country": "", "within": []}
    places = {location["slug"], *(place["slug"] for place in location["within"])}
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
            not query.country or location["country"] in query.country,
            not query.location or places & set(query.location),
            not query.grading or record["grading"] in query.grading,
            query.reviewed is None or record["reviewed"] == query.reviewed,
            not query.dataset or record["dataset"] in query.dataset,
            query.killed_min is None or (known is not None and known >= query.killed_min),
            on_the_map(query, record),
        ]
    )


def on_the_map(query: Query, record) -> bool:
    place, frame = record["location"], query.bbox
    pinned = record["where_prec"] <= 5 and place is not None and place["latitude"] is not None
    if not pinned or frame is None:
        return query.pinned in (None, pinned) and frame is None
    after, before = frame.west <= place["longitude"], place["longitude"] <= frame.east
    across = (after or before) if frame.west > frame.east else (after and before)
    return across and frame.south <= place["latitude"] <= frame.north and query.pinned is not False


def takes_part(query: Query, actors) -> bool:
    """One who is asked for, in a role that is asked for, with one to be against on the other side."""
    sides = {"perpetrator": "target", "target": "perpetrator", "other": "other"}
    return not (query.actor or query.role or query.against) or any(
        (not query.actor or actor["slug"] in query.actor)
        and (not query.role or actor["role"] in query.role)
        and (
            not query.against
            or any(
                other["slug"] in query.against
                and other["slug"] != actor["slug"]
                and other["role"] == sides[actor["role"]]
                for other in actors
            )
        )
        for actor in actors
    )


def test_what_is_found_is_what_reading_the_record_finds(record):
    everything = list(Revision.objects.current().in_order())
    found_some = 0
    for query in [
        drawn for _ in range(60) for drawn in (record.question(), record.light_question())
    ]:
        expected = [revision.code for revision in everything if answers(query, revision)]
        found_some += bool(expected)

        assert listed(query) == codes(query) == expected, query
    assert found_some > 50, "the random questions must not all be unanswerable"


def test_the_tally_counts_what_is_found_and_what_is_certain(record):
    query = Query(first_day=date(2024, 2, 10), last_day=date(2024, 3, 20))
    everything = Revision.objects.current()
    possible = [r for r in everything if answers(query, r)]
    certain = [r for r in everything if answers(query.but(certain=True), r)]

    counted = search(query).tally()

    assert (counted.total, counted.of, counted.certain) == (len(possible), 60, len(certain))
    assert counted.first == min(revision.date_start for revision in possible)
    assert counted.last == max(revision.date_end for revision in possible)


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_forward_and_back_show_each_incident_once(record, order, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 7)
    query: Query | None = Query(order=order, reviewed=True)
    forward: list[str] = []
    while query:
        shown = search(query).page()
        forward += [hit.code for hit in shown.hits]
        last, query = query, shown.later
    backward, query = [], last
    while query:
        shown = search(query).page()
        backward = [hit.code for hit in shown.hits] + backward
        query = shown.earlier

    assert forward == codes(Query(order=order, reviewed=True))
    assert backward == forward


def test_a_hit_tells_what_its_revision_tells(record):
    for hit in search(Query()).page().hits:
        revision = Revision.objects.get(pk=hit.pk)

        assert (hit.code, hit.span) == (revision.code, revision.span)
        assert hit.is_summary == (revision.event_clarity == 2)


def test_a_full_last_page_has_no_page_after_it():
    for _ in range(3):
        publish_incident()
    page = search(Query()).page()

    assert PAGE > 3
    assert (page.earlier, page.later) == (None, None)


def test_neighbours_keep_to_the_question():
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    first = publish_incident(day=date(2024, 1, 1), location=iraq)
    publish_incident(day=date(2024, 1, 2))
    last = publish_incident(day=date(2024, 1, 3), location=iraq)

    earlier, later = search(Query(country=("IQ",))).neighbours(last.revisions.get())

    assert earlier is not None
    assert (earlier.code, later) == (first.code, None)


def test_beside_an_incident_stand_the_latest_at_its_place_and_of_its_two_sides():
    base, town = create_location(name="A base"), create_location(name="A town")
    sides = {"perpetrator": create_actor(name="Group A"), "target": create_actor(name="Group B")}
    here = [publish_incident(day=date(2024, 1, day), location=base) for day in range(1, 8)]
    there = publish_incident(location=town, **sides)
    publish_incident(perpetrator=sides["target"], target=sides["perpetrator"])
    same = publish_incident(**sides)

    place, _ = search(Query()).beside(here[5].revisions.get())
    none, actors = search(Query()).beside(there.revisions.get())

    assert [hit.code for hit in place] == [here[n].code for n in (6, 4, 3, 2)]
    assert ([hit.code for hit in actors], none) == ([same.code], [])


def test_beside_an_incident_of_one_actor_stand_others_of_that_actor_in_the_same_role():
    group = create_actor(name="Group A")
    first, other = publish_incident(perpetrator=group), publish_incident(perpetrator=group)
    publish_incident(target=group)
    place, actors = search(Query()).beside(first.revisions.get())

    assert (place, [hit.code for hit in actors]) == ([], [other.code])


def test_beside_an_incident_of_no_place_and_no_actor_stands_nothing():
    first, _ = publish_incident(), publish_incident()

    assert search(Query()).beside(first.revisions.get()) == ([], [])


def test_only_what_is_public_is_found():
    create_incident(title="A draft")
    withdrawn = publish_incident(title="Not so")
    retract(withdrawn, by="editor", reason="It did not happen.")

    assert listed(Query()) == []


def test_the_past_is_found_as_it_stood(time_machine):
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    incident = publish_incident(title="Two hurt", grading="weak")
    time_machine.move_to("2024-08-09T12:00Z", tick=False)
    incident.grading = "fair"
    incident.save()
    publish(incident, by="editor", reason="Later evidence.")
    then = Query(asof=incident.revisions.first().public_from)

    assert [option.value for option in search(then).options("grading").options] == ["weak"]
    assert [option.value for option in search(Query()).options("grading").options] == ["fair"]


def test_a_moment_at_the_very_end_of_a_second_is_not_taken_for_the_next_second(time_machine):
    time_machine.move_to("2024-08-05T12:00:00.999700Z", tick=False)
    publish_incident()
    time_machine.move_to("2024-08-09T12:00Z", tick=False)
    then = Query(asof=datetime(2024, 8, 5, 12, 0, 0, 999700, tzinfo=UTC))

    assert search(then).tally().total == 1


def test_an_answer_stays_the_same_while_more_is_published():
    publish_incident()
    found = search(Query())
    publish_incident()

    assert (found.tally().total, search(Query()).tally().total) == (1, 2)
    assert found.change < search(Query()).change


def test_after_a_change_only_what_is_new_is_searched_for_words(monkeypatch):
    after: list[int] = []

    def noting(question, **only):
        after.append(only["after"])
        return revisions_that_answer(question, **only)

    monkeypatch.setattr("timeline.search.word_masks.revisions_that_answer", noting)
    first = publish_incident(title="A bridge")
    publish_incident(title="A road")
    totals = [search(Query(q="bridge")).tally().total for _ in range(2)]
    publish_incident(title="Another bridge")
    totals.append(search(Query(q="bridge")).tally().total)
    retract(first, by="editor", reason="It did not happen.")
    totals.append(search(Query(q="bridge")).tally().total)

    assert totals == [1, 1, 2, 1]
    assert after == [0, first.revisions.first().pk + 1]


def test_a_name_of_one_word_is_not_taken_for_another(record):
    publish_incident(title="Shelling", location=create_location(name="Hama"))
    publish_incident(title="Arrests", target=create_actor(name="Hamas"))

    assert search(Query(q="hama")).tally().total == 1
    assert search(Query(q="hamas")).tally().total == 1
    assert search(Query(q="arrest")).tally().total == 1
