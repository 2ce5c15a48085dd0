"""Our own CSV, as we write it and as people make it by hand. All rows are made up."""

from datetime import date

import pytest

from tests.formats.rows import csv_of
from timeline.formats.events import ActorRead, SourceRead
from timeline.formats.opening import Unusable

ROW = {"title": "Mill hit", "date_start": "2024-08-05", "event_type": "Air/drone strike"}


@pytest.fixture
def one(read):
    return lambda **changes: read(csv_of({**ROW, **changes})).event


def test_three_columns_are_enough(read):
    told = read(csv_of(ROW))
    event = told.event

    assert (told.format, event.title) == ("csv", "Mill hit")
    assert (event.date_start, event.date_end, event.date_prec) == (
        *(date(2024, 8, 5), date(2024, 8, 5), 1),
    )
    assert (event.event_type, event.sub_event_type) == (
        *("Explosions/Remote violence", "Air/drone strike"),
    )
    assert (event.place, event.where_prec) == (None, 6)


def test_a_type_may_have_its_sub_type_beside_it(one):
    event = one(event_type="Battles", sub_event_type="Armed clash")

    assert (event.event_type, event.sub_event_type) == ("Battles", "Armed clash")


def test_columns_may_have_the_names_that_people_give_them(read):
    row = {
        "title": "Mill hit",
        "date": "5 August 2024",
        "type": "Battles",
        "id": "a1",
        "lat": "35.5",
        "lon": "36.25",
        "place": "Milltown",
        "country": "IQ",
    }
    event = read(csv_of(row), asked="csv").event

    assert (event.key, event.date_start) == ("a1", date(2024, 8, 5))
    assert event.place == ("Milltown", "IQ", "Iraq", "", "", 35.5, 36.25)
    assert event.where_prec == 1


def test_what_lasted_an_unknown_time_is_as_vague_as_it_is_wide(one):
    assert one(date_end="2024-08-20").date_prec == 4
    assert one(date_end="2024-08-20", date_prec="1").date_prec == 1


def test_all_the_facts_of_a_summary_are_read(one):
    event = one(event_clarity="2", count_low="150", injured_low="3", killed_high="9")

    assert (event.event_clarity, event.count_low, event.count_high) == (2, 150, None)
    assert event.figures("injured") == {"low": 3, "best": None, "high": None}
    assert event.figures("killed") == {"low": None, "best": None, "high": 9}


def test_actors_have_roles_and_perpetrators_an_attribution(one):
    event = one(perpetrators="Red Front; Blue Front", attributions="; claimed", targets="Army")

    assert event.actors == (
        ActorRead("Red Front", "perpetrator"),
        ActorRead("Blue Front", "perpetrator", attribution="claimed"),
        ActorRead("Army", "target"),
    )


def test_sides_follow_the_names_of_all_three_columns(one):
    event = one(perpetrators="Red Front", targets="Army; Town", others="Miller", sides="a; b; ; b")

    assert [(actor.name, actor.side) for actor in event.actors] == [
        *(("Red Front", "a"), ("Army", "b"), ("Town", ""), ("Miller", "b")),
    ]
    assert one(others="Red Front; Army", sides="a").actors[1].side == ""


def test_reasons_stand_one_a_line_behind_the_field_that_they_are_of(one):
    event = one(reasons="killed: Of the best estimate: 1 civilians.\n\ndate: As the mayor said.")

    assert event.reasons == {
        "killed": "Of the best estimate: 1 civilians.",
        "date": "As the mayor said.",
    }


def test_figures_that_our_own_table_has_flagged_are_not_flagged_again(one):
    flagged = {"code_status": "Check deaths", "killed_low": "3", "killed_high": "2"}

    assert one(**flagged, reasons="").reasons == {}
    assert "out of order" in one(**flagged).reasons["killed"]


def test_sources_stand_one_a_line(one):
    cell = "Post | Mill hit, twice | 2024-08-06 | https://example.org/a\nhttps://example.org/b"

    assert one(sources=cell).sources == (
        SourceRead("Post", "Mill hit, twice", "https://example.org/a", published="2024-08-06"),
        SourceRead(url="https://example.org/b"),
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://a b"])
def test_an_address_that_a_page_must_not_link_to_is_left_out(one, address):
    assert one(sources=f"Post | Mill hit | | {address}").sources[0].url == ""


def test_a_row_without_an_id_is_known_by_what_it_is_about(one):
    first, corrected, other = one(), one(killed_low="3"), one(title="Dam hit")

    assert first.key == corrected.key != other.key


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "title is blank"),
        ({"event_type": "Trade"}, "event_type “Trade”"),
        ({"count_low": "3"}, "needs the event_clarity 2"),
        (
            {"count_low": "3", "count_high": "2", "event_clarity": "2"},
            "count_low 3 is more than count_high 2",
        ),
        ({"perpetrators": "A", "attributions": "guessed"}, "attribution “guessed” is none of"),
        ({"others": "A", "sides": "c"}, "side “c” is neither a nor b"),
        ({"reasons": "Because"}, "reasons “Because” does not begin with the field that it is of"),
        ({"date_end": "2024-08-04"}, "is after the last"),
        ({"sources": "Post | T | 2024-13-01"}, "the day of a source “2024-13-01” is no day"),
    ],
)
def test_what_cannot_be_is_refused_by_name(read, changes, reason):
    assert reason in read(csv_of({**ROW, **changes})).reason


def test_a_table_that_lacks_a_column_is_refused_by_name(read):
    with pytest.raises(Unusable, match="lacks the column event_type, which our own CSV has"):
        read("title,date\nMill hit,2024-08-05\n")


def test_a_table_of_something_else_is_not_guessed_at(read):
    with pytest.raises(Unusable, match=r"has columns \(name, price …\) of no format"):
        read("name,price\nbread,2\n")


def test_what_a_row_does_not_say_of_its_status_is_no_doubt_but_an_unknown_word_is(one):
    assert one(code_status="", event_clarity="").code_status == "Clear"
    assert one(code_status="Check mood").code_status == "Check coding"
    assert one(event_clarity="7").code_status == "Check coding"
