"""ACLED, the export of today and the one in capitals. All rows are made up."""

from datetime import date

import pytest

from tests.formats.rows import ACLED, csv_of
from timeline.formats import acled
from timeline.formats.opening import Unusable

OLD_COLUMNS = (
    *("GWNO", "EVENT_ID_CNTY", "EVENT_ID_NO_CNTY", "EVENT_DATE", "YEAR", "TIME_PRECISION"),
    *("EVENT_TYPE", "ACTOR1", "ALLY_ACTOR_1", "INTER1", "ACTOR2", "ALLY_ACTOR_2", "INTER2"),
    *("INTERACTION", "COUNTRY", "ADMIN1", "ADMIN2", "ADMIN3", "LOCATION", "LATITUDE"),
    *("LONGITUDE", "GEO_PRECISION", "SOURCE", "NOTES", "FATALITIES"),
)


@pytest.fixture
def one(read):
    """The event that one row makes, with these changes."""
    return lambda **changes: read(csv_of({**ACLED, **changes})).event


def test_a_row_becomes_an_event_with_its_facts(read):
    told = read(csv_of(ACLED))
    event = told.event

    assert (told.format, event.key, event.date_start) == ("acled", "FRE17", date(2024, 8, 7))
    assert (event.event_type, event.sub_event_type) == ("Battles", "Armed clash")
    assert event.title == "Armed clash: Military Forces of Freedonia (2010-) – Red Front, Milltown"
    assert event.place == ("Milltown", "IQ", "Iraq", "Northern", "Mill", 35.5, 36.25)
    assert [source.outlet for source in event.sources] == ["Freedonia Post", "Red Radio"]
    assert event.summary.startswith("On 7 August 2024, soldiers")


@pytest.mark.parametrize(
    ("code", "first", "last", "date_prec"),
    [
        ("1", date(2024, 8, 7), date(2024, 8, 7), 1),
        ("2", date(2024, 8, 4), date(2024, 8, 10), 3),
        ("3", date(2024, 8, 1), date(2024, 8, 31), 4),
    ],
)
def test_a_day_is_never_more_exact_than_the_time_precision_says(one, code, first, last, date_prec):
    event = one(time_precision=code)

    assert (event.date_start, event.date_end, event.date_prec) == (first, last, date_prec)


def test_an_unknown_time_precision_is_kept_and_flagged(one):
    event = one(time_precision="7")

    assert (event.date_prec, event.code_status) == (5, "Check date")


@pytest.mark.parametrize(("code", "where_prec"), [("1", 1), ("2", 2), ("3", 5)])
def test_a_place_is_never_more_exact_than_the_geo_precision_says(one, code, where_prec):
    assert one(geo_precision=code).where_prec == where_prec


def test_an_unknown_geo_precision_is_kept_and_flagged(one):
    event = one(geo_precision="")

    assert (event.where_prec, event.code_status) == (6, "Check geography")


@pytest.mark.parametrize(("fatalities", "low"), [("0", 0), ("4", 4)])
def test_fatalities_are_a_lower_bound_and_never_a_confirmed_none(one, fatalities, low):
    event = one(fatalities=fatalities)

    assert event.figures("killed") == {"low": low, "best": None, "high": None}


def test_only_violence_against_civilians_says_who_did_it(one):
    clash, attack = one(), one(event_type="Violence against civilians", sub_event_type="Attack")

    assert {actor.role for actor in clash.actors} == {"other"}
    assert [actor.role for actor in attack.actors] == ["perpetrator", "target"]


def test_those_who_took_part_with_an_actor_are_on_its_side(one):
    event = one(assoc_actor_1="Police; Home Guard", assoc_actor_2="")

    assert [(actor.name, actor.role, actor.side) for actor in event.actors[1:]] == [
        ("Police", "other", "a"),
        ("Home Guard", "other", "a"),
        ("Red Front", "other", "b"),
    ]


@pytest.mark.parametrize(
    ("words", "inter"),
    [("Rebel group", 2), ("Rebel Groups", 2), ("8", 8), ("External/Other forces", 8), ("", None)],
)
def test_the_kind_of_an_actor_is_read_as_number_and_in_words(one, words, inter):
    assert one(inter1=words).actors[0].inter == inter


def test_a_sub_type_that_is_none_of_the_type_is_left_out_and_said(one):
    event = one(sub_event_type="Grenade")

    assert event.sub_event_type == ""
    assert "Grenade" in event.reasons["type"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event_type": "Trade"}, "event_type “Trade” is none of ACLED’s"),
        ({"event_type": "Riots/Protests"}, "neither rioters nor protesters"),
        ({"event_date": "31/02/2024"}, "event_date “31/02/2024” is no day"),
        ({"event_date": "1000-01-01", "time_precision": "2"}, "not between 1000 and 2999"),
        ({"fatalities": "several"}, "fatalities “several” is no whole number"),
        ({"event_id_cnty": ""}, "event_id_cnty is blank"),
        ({"longitude": "-200"}, "longitude “-200” is not between -180 and 180"),
    ],
)
def test_what_cannot_be_is_refused_by_name(read, changes, reason):
    assert reason in read(csv_of({**ACLED, **changes})).reason


def test_a_missing_column_is_named(read):
    columns = [name for name in acled.COLUMNS if name != "fatalities"]

    with pytest.raises(Unusable, match="lacks the column fatalities, which ACLED has"):
        read(csv_of(ACLED, columns=columns))


@pytest.mark.parametrize(
    "words", ["18/04/2001", "2001-04-18", "18-Apr-01", "18 April 2001", "18-04-2001"]
)
def test_the_old_export_is_read_with_its_capitals_and_its_days(read, words):
    row = {name.upper(): cell for name, cell in ACLED.items()}
    changes = {"EVENT_DATE": words, "ALLY_ACTOR_1": "Police", "GWNO": "645"}
    told = read(csv_of({**row, **changes}, columns=OLD_COLUMNS))

    assert (told.format, told.event.date_start) == ("acled", date(2001, 4, 18))
    assert told.event.actors[1].name == "Police"
    assert told.event.place.country == "IQ"


@pytest.mark.parametrize(
    ("words", "inter", "kind"),
    [
        ("Battle-No change of territory", "1", ("Battles", "Armed clash")),
        ("Remote violence", "1", ("Explosions/Remote violence", "")),
        ("Riots/Protests", "5", ("Riots", "")),
        ("Riots/Protests", "6", ("Protests", "")),
        (
            "Headquarters or base established",
            "2",
            ("Strategic developments", "Headquarters or base established"),
        ),
    ],
)
def test_the_types_of_before_2019_are_those_of_today(one, words, inter, kind):
    event = one(event_type=words, sub_event_type="", inter1=inter)

    assert (event.event_type, event.sub_event_type) == kind
