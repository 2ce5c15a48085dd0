"""ACLED as we write it: its 31 columns, the lowest figure, and nothing more exact than it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from tests.builders import create_actor, create_incident, create_location
from tests.formats.coming_back import publish_seeds, table
from tests.formats.odd import publish_odd
from tests.formats.written import got, text_of
from tests.published import publish_incident
from timeline.actions.publishing import publish
from timeline.formats import acled, acled_countries
from timeline.formats.acled_terms import DISORDERS
from timeline.formats.writing.acled import moment
from timeline.models import Dataset, DatasetRow
from timeline.models.terms import SUB_EVENT_TYPES
from timeline.search.countries import countries

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    return create_location(
        name="Milltown", country="IQ", kind="city", latitude=35.123456, longitude=-0.5
    )


@pytest.fixture
def row(client, town):
    """The row of one incident with these facts, at a town unless they say where."""

    def written(**fields) -> dict[str, str]:
        incident = publish_incident(**{"location": town, "where_prec": 1, **fields})
        return table(text_of(client, f"/incidents/{incident.code}.acled.csv"))[0]

    return written


def test_the_header_is_acleds_own(client):
    assert text_of(client, "/timeline.acled.csv") == ",".join(acled.COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("first", "last", "date_prec", "stored", "precision"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), 1, "2024-08-05", "1"),
        (date(2024, 8, 5), date(2024, 8, 7), 1, "2024-08-06", "2"),
        (date(2024, 8, 5), date(2024, 8, 6), 2, "2024-08-05", "2"),
        (date(2024, 8, 5), date(2024, 8, 11), 3, "2024-08-08", "2"),
        (date(2024, 8, 1), date(2024, 8, 31), 4, "2024-08-16", "3"),
        (date(2024, 8, 20), date(2024, 9, 10), 4, "2024-08-30", "3"),
        (date(2024, 7, 28), date(2024, 8, 4), 4, "2024-07-31", "3"),
        (date(2020, 2, 3), date(2020, 2, 12), 4, "2020-02-07", "3"),
    ],
)
def test_what_lasted_is_stored_in_its_middle(row, first, last, date_prec, stored, precision):
    told = row(day=first, until=last, date_prec=date_prec)

    assert (told["event_date"], told["time_precision"]) == (stored, precision)


@given(
    first=dates(date(1990, 1, 1), date(2030, 12, 31)),
    days=integers(0, 30),
    date_prec=integers(1, 4),
)
def test_no_day_is_given_outside_those_that_the_record_holds_possible(first, days, date_prec):
    last = first + timedelta(days)
    stored, precision = moment(first.isoformat(), last.isoformat(), date_prec)

    assert first <= stored <= last
    assert days < {1: 1, 2: 7, 3: 31}[precision]


@pytest.mark.parametrize(
    ("first", "last", "read_first", "read_last"),
    [
        (date(2024, 7, 28), date(2024, 8, 4), date(2024, 7, 16), date(2024, 8, 15)),
        (date(2024, 8, 1), date(2024, 8, 31), date(2024, 8, 1), date(2024, 8, 31)),
        (date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_all_days_that_were_possible_still_are_when_our_row_is_read(
    client, read, town, first, last, read_first, read_last
):
    publish_incident(day=first, until=last, date_prec=4, location=town, where_prec=1)

    event = read(text_of(client, "/timeline.acled.csv")).event

    assert (event.date_start, event.date_end, event.date_prec) == (read_first, read_last, 4)


@pytest.mark.parametrize(
    ("where_prec", "precision"), [(1, "1"), (2, "2"), (3, "3"), (4, "3"), (5, "3"), (7, "3")]
)
def test_how_exactly_a_place_is_known_becomes_acleds_three_steps(row, where_prec, precision):
    assert row(where_prec=where_prec)["geo_precision"] == precision


def test_what_acled_cannot_code_is_left_out_and_counted(client, town):
    told = publish_odd()
    long = publish_incident(
        title="Siege", day=date(2024, 1, 1), until=date(2024, 2, 1), location=town, where_prec=1
    )

    answer = got(client, "/timeline.acled.csv")
    rows = table(answer.getvalue().decode())

    assert int(answer["Dateline-Left-Out"]) == int(answer["Dateline-Total"]) - len(rows)
    assert "left out" in answer["Dateline-Note"]
    coded = {each["event_id_cnty"] for each in rows}
    assert not coded & {long.code, *(told[word].code for word in ("day 5", "place 6", "hebrew"))}
    assert {told[word].code for word in ("day 4", "place 7", "place 5")} <= coded


def test_one_incident_that_acled_cannot_code_leaves_an_empty_table(client):
    incident = publish_incident()

    answer = got(client, f"/incidents/{incident.code}.acled.csv")

    assert (answer["Dateline-Left-Out"], table(answer.getvalue().decode())) == ("1", [])


@pytest.mark.parametrize(
    ("figures", "fatalities"),
    [((1, 2, 3), "1"), ((None, 2, 3), "2"), ((None, None, 3), "0"), ((None, None, None), "0")],
)
def test_fatalities_are_the_lowest_figure(row, figures, fatalities):
    low, best, high = figures

    assert row(killed_low=low, killed_best=best, killed_high=high)["fatalities"] == fatalities


def test_notes_begin_with_the_date_and_tell_of_the_injured(row):
    told = row(title="Mill hit", summary="By a drone.\nTwice.", injured_low=2, injured_high=4)

    assert told["notes"] == "On 5 August 2024: Mill hit. By a drone. Twice. Injured: low 2, high 4."
    assert row(summary="On 5 August 2024 a drone came.")["notes"].startswith("On 5 August 2024 a")


@pytest.mark.parametrize(
    ("perpetrator", "target", "interaction"),
    [
        (2, 8, "Rebel group-External/Other forces"),
        (8, 2, "Rebel group-External/Other forces"),
        (8, 7, "External/Other forces-Civilians"),
        (3, 0, "Political militia only"),
        (None, 3, ""),
    ],
)
def test_the_interaction_names_both_kinds_the_lower_code_first(
    row, perpetrator, target, interaction
):
    """ACLED Codebook, "Interaction codes"; civilians stand last."""
    by, on = (
        None if inter == 0 else create_actor(name=f"Kind {inter}", inter=inter)
        for inter in (perpetrator, target)
    )

    assert row(perpetrator=by, target=on)["interaction"] == interaction


@pytest.mark.parametrize(
    ("home", "where", "kind"),
    [
        ("US", "IQ", "External/Other forces"),
        ("IQ", "IQ", "State forces"),
        ("", "IQ", "State forces"),
        ("US", "", "State forces"),
    ],
)
def test_an_army_is_an_external_force_wherever_it_is_abroad(row, home, where, kind):
    """ACLED Codebook, "External/Other forces": state forces active outside their main country."""
    told = row(
        location=create_location(name="Base", country=where, latitude=1, longitude=1),
        perpetrator=create_actor(name="Militia", inter=3),
        target=create_actor(name="Army", inter=1, country=home),
    )

    order = f"{kind}-Political militia" if kind == "State forces" else f"Political militia-{kind}"
    assert (told["inter2"], told["interaction"]) == (kind, order)


def test_american_forces_in_the_seeds_are_external_in_iraq(client):
    publish_seeds()

    attacked = [
        (row["inter1"], row["inter2"])
        for row in table(text_of(client, "/timeline.acled.csv"))
        if row["country"] == "Iraq" and "United States" in row["actor2"]
    ]

    assert len(attacked) >= 2
    assert {kind for _, kind in attacked} == {"External/Other forces"}


def test_further_actors_of_a_side_are_its_associates(client, town):
    incident = create_incident(location=town, where_prec=1, perpetrator=create_actor(name="First"))
    for name in ("Second; of them", "Third"):
        incident.participations.create(actor=create_actor(name=name), role="perpetrator")
    publish(incident, by="editor", reason="First published.")

    told = table(text_of(client, "/timeline.acled.csv"))[0]

    assert (told["actor1"], told["assoc_actor_1"]) == ("First", "Second, of them; Third")


def test_where_nobody_is_known_to_have_done_it_the_first_stands_against_the_others(client, town):
    incident = create_incident(location=town, where_prec=1)
    for name in ("First", "Second", "Third"):
        incident.participations.create(actor=create_actor(name=name), role="other")
    publish(incident, by="editor", reason="First published.")

    told = table(text_of(client, "/timeline.acled.csv"))[0]

    names = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
    assert [told[name] for name in names] == ["First", "", "Second", "Third"]


def test_the_timestamp_is_when_the_incident_came_to_say_this(row, time_machine):
    time_machine.move_to("2024-09-01T12:00Z", tick=False)

    assert row()["timestamp"] == "1725192000"


def test_a_place_has_acleds_number_region_and_four_decimals(row):
    told = row()

    names = ("iso", "region", "country", "location", "latitude", "longitude")
    assert [told[name] for name in names] == [
        *("368", "Middle East", "Iraq", "Milltown", "35.1235", "-0.5"),
    ]


@pytest.mark.parametrize(
    ("fields", "targeted", "disorder"),
    [
        ({}, "", "Political violence"),
        ({"target": 7}, "Civilians targeted", "Political violence"),
        (
            {"event_type": "Violence against civilians", "sub_event_type": ""},
            "Civilians targeted",
            "Political violence",
        ),
        (
            {"event_type": "Protests", "sub_event_type": "Excessive force against protesters"},
            *("Civilians targeted", "Political violence; Demonstrations"),
        ),
        ({"event_type": "Riots", "sub_event_type": "Mob violence"}, "", "Political violence"),
        ({"event_type": "Riots", "sub_event_type": ""}, "", ""),
    ],
)
def test_whether_civilians_were_targeted_and_of_which_disorder_it_is(
    row, fields, targeted, disorder
):
    inter = fields.pop("target", None)
    told = row(target=create_actor(name="They", inter=inter) if inter else None, **fields)

    assert (told["civilian_targeting"], told["disorder_type"]) == (targeted, disorder)


def test_a_row_of_acleds_keeps_its_id(client, town):
    incident = create_incident(location=town, where_prec=1)
    incident.dataset = Dataset.objects.create(name="ACLED", slug="acled")
    incident.save()
    DatasetRow.objects.create(dataset=incident.dataset, key="IRQ7", incident=incident, digest="")
    publish(incident, by="editor", reason="First published.")

    assert table(text_of(client, "/timeline.acled.csv"))[0]["event_id_cnty"] == "IRQ7"


def test_every_country_lies_in_one_region_of_acleds():
    assert [code for code in countries() if not acled_countries.region(code)] == []


def test_every_type_but_riots_is_filed_under_a_kind_of_disorder():
    assert [kind for kind in SUB_EVENT_TYPES if kind not in DISORDERS] == ["Riots"]
