"""The cells of the map hold all that it can show and nothing else, each in a frame of its own."""

import pytest

from tests.builders import create_location
from tests.published import publish_incident
from tests.search.drawn import Draw
from timeline.actions.publishing import retract
from timeline.models import Revision
from timeline.search import cells as module
from timeline.search.found import search
from timeline.search.frame import Frame
from timeline.search.query import Query

pytestmark = pytest.mark.django_db
EVERYWHERE = Frame(-180, -90, 180, 90)
FIJI = Frame(170, -30, -170, -5)


def publish_at(*places: tuple[float, float], where_prec: int = 1) -> None:
    for longitude, latitude in places:
        name = f"Place at {longitude}, {latitude}"
        place = create_location(name=name, longitude=longitude, latitude=latitude)
        publish_incident(location=place, where_prec=where_prec)


def counts(query: Query, zoom: int) -> list[int]:
    return sorted(cell.count for cell in search(query).cells(zoom))


@pytest.mark.parametrize("seed", range(3))
def test_the_cells_add_up_to_all_that_can_be_pinned(seed):
    drawn = Draw(seed, incidents=30)
    for zoom in range(12):
        for query in (Query(), Query(bbox=drawn.frame()), drawn.light_question("bbox", "type")):
            held = sum(cell.count for cell in search(query).cells(zoom))
            assert held == search(query.but(pinned=True)).tally().total


@pytest.mark.parametrize("zoom", [0, 2, 5, 18])
def test_the_frame_of_a_cell_holds_just_what_it_counts(zoom):
    drawn = Draw(4, incidents=30)
    publish_at((43.1, 33.2), (43.10001, 33.2), (43.9, 33.1), (-179.99999, -17.5), (43.1, 33.20001))
    for query in (Query(), drawn.light_question("type")):
        for cell in search(query).cells(zoom):
            assert search(query.but(bbox=cell.frame)).tally().total == cell.count


def test_what_lies_apart_is_parted_when_it_is_looked_at_closely():
    publish_at((44, 33), (44.5, 33), (44.501, 33))

    assert counts(Query(), 1) == [3]
    assert counts(Query(), 6) == [1, 2]
    assert counts(Query(bbox=Frame(44.499, 32.999, 44.502, 33.001)), 18) == [1, 1]


def test_one_that_is_alone_is_told_of_and_stands_where_it_was():
    publish_at((-38.61667, 33.5), where_prec=4)
    (cell,) = search(Query()).cells(3)

    assert (cell.longitude, cell.latitude, cell.pin, cell.vague) == (-38.61667, 33.5, 4, 1)
    assert cell.kind == ("Explosions/Remote violence", "Air/drone strike")
    assert cell.hit == search(Query()).page().hits[0]


def test_a_group_stands_in_the_middle_and_says_how_many_are_not_exact():
    publish_at((44, 33), (44.002, 33))
    publish_at((44.001, 33), (44.0010001, 33.001), where_prec=2)
    (cell,) = search(Query()).cells(4)

    assert (cell.count, cell.vague) == (4, 2)
    assert abs(cell.longitude - 44.001) < 0.2
    assert abs(cell.latitude - 33) < 0.2


@pytest.mark.parametrize("where_prec", [6, 7])
def test_what_is_known_by_its_country_alone_is_never_pinned(where_prec):
    iraq = create_location(name="Iraq", country="IQ", kind="country", longitude=44, latitude=33)
    publish_incident(location=iraq, where_prec=where_prec)
    publish_incident(location=create_location(name="No coordinates"), where_prec=1)
    publish_incident()
    beside = search(Query(bbox=EVERYWHERE)).unpinned()

    assert search(Query()).cells(3) == []
    assert search(Query()).extent() is None
    assert (beside.total, len(beside.hits), beside.nowhere) == (3, 3, 1)
    assert [(option.value, option.count) for option in beside.countries] == [("IQ", 1), ("SY", 1)]


@pytest.mark.parametrize("zoom", [0, 1, 4, 9])
def test_a_frame_may_reach_over_the_antimeridian(zoom):
    publish_at((179.9, -17), (-179.9, -17), (175, -17), (-178, -16), (0, -17))
    found = search(Query(bbox=FIJI)).cells(zoom)

    assert sum(cell.count for cell in found) == 4
    assert all(abs(cell.longitude) >= 175 for cell in found)


@pytest.mark.parametrize("zoom", [0, 1, 5, 18])
def test_a_frame_that_goes_all_round_holds_all(zoom):
    publish_at((10.05, 10), (9.95, 10), (9.85, 10), (-170, 10))
    round_it = Frame(10, -80, 9.9, 80)

    assert sum(counts(Query(bbox=round_it), zoom)) == 3


def test_there_are_never_more_cells_than_a_browser_draws_easily(monkeypatch):
    monkeypatch.setattr(module, "MOST", 30)
    publish_at(*((-170 + 20 * n, 60 - 7 * n) for n in range(17)))

    assert sum(counts(Query(), 18)) == 17
    assert len(counts(Query(), 18)) <= 30


def test_the_map_shows_the_past_as_it_stood_and_nothing_that_was_taken_back():
    publish_at((44, 33))
    moment = Revision.objects.get().public_from
    place = create_location(name="Elsewhere", longitude=1, latitude=1)
    incident = publish_incident(location=place, where_prec=1)
    assert counts(Query(), 4) == [1, 1]
    assert counts(Query(asof=moment), 4) == [1]

    retract(incident, by="editor", reason="It did not happen.")
    assert counts(Query(), 4) == [1]
