"""The places and actors that a dataset names: each has one row, and no two places share one."""

import pytest

from tests.builders import create_actor, create_location
from tests.events import GED, bring_in, event, imported, place
from timeline.actions.importing.lexicon_names import known_actor
from timeline.formats.events import ActorRead
from timeline.formats.ged_names import UCDP_NAMES
from timeline.models import Actor, ActorAlias, Location

pytestmark = pytest.mark.django_db


def locate(where_prec: int = 1, **fields) -> Location:
    """The row that an event at such a place is given."""
    row = event(place=place(**fields), where_prec=where_prec)
    bring_in(row)
    return imported(row).location


def test_a_place_is_made_once_inside_its_district_province_and_country():
    town = locate(adm_1="North", adm_2="Mill district")
    again = locate(adm_1="North", adm_2="Mill district")

    assert town == again
    assert [(each.name, each.kind) for each in town.within()] == [
        ("Milltown village", "city"),
        ("Mill district", "admin2"),
        ("North", "admin1"),
        ("Syria", "country"),
    ]


def test_villages_of_one_name_are_told_apart_by_where_they_lie():
    one = locate(adm_2="Mill district")
    other = locate(adm_2="Dam district", latitude=33.0)
    third = locate(adm_2="Mill district", latitude=31.0)

    assert one.name == "Milltown village"
    assert other.name == "Milltown village (Dam district)"
    assert third.name == "Milltown village (Mill district)"
    assert locate(adm_2="Dam district", latitude=33.0) == other
    assert len({one.slug, other.slug, third.slug}) == 3


def test_a_point_a_few_steps_off_is_the_same_place_whatever_its_district_is_called():
    assert locate(adm_2="Mill district") == locate(adm_2="District of the Mill", latitude=35.51)


def test_villages_of_one_name_in_two_countries_are_two():
    other = locate(country="IQ", country_name="Iraq")

    assert other != locate()
    assert other.slug == "milltown-village"
    assert locate().slug == "milltown-village-sy"


@pytest.mark.parametrize(
    ("where_prec", "kind", "inside"),
    [
        (2, "city", "Mill district"),
        (3, "admin2", "North"),
        (4, "admin1", "Syria"),
        (5, "region", "Mill district"),
        (7, "sea", "Mill district"),
    ],
)
def test_what_the_source_codes_says_what_kind_of_place_it_is(where_prec, kind, inside):
    found = locate(where_prec, adm_1="North", adm_2="Mill district")

    assert (found.kind, found.parent.name) == (kind, inside)


def test_an_event_known_to_the_country_only_lies_in_the_country():
    country = create_location(name="Syria", kind="country", latitude=None)

    assert locate(6) == country


def test_a_province_of_which_towns_were_known_is_the_place_of_what_is_known_no_closer():
    town = locate(adm_1="North")
    province = locate(4, name="North", latitude=36.0, longitude=37.0)

    assert province == town.parent
    assert (float(province.latitude), float(province.longitude)) == (36.0, 37.0)


def test_a_town_that_is_called_as_its_province_is_another_place():
    town = locate(name="Milltown", adm_1="Milltown")

    assert (town.parent.name, town.parent.kind) == ("Milltown", "admin1")
    assert town.name != "Milltown"
    assert locate(name="Milltown", adm_1="Milltown") == town


def test_districts_of_one_name_in_two_provinces_are_two():
    one = locate(3, name="Centre", adm_1="North")

    assert locate(3, name="Centre", adm_1="South") != one
    assert locate(3, name="Centre", adm_1="North") == one


def test_a_place_that_the_desk_has_is_taken_by_name_and_by_alias():
    base = create_location(name="Mill base", latitude=35.5, longitude=36.25)
    base.aliases.create(name="Camp Mill")

    assert locate(name="Mill base") == base
    assert locate(name="Camp Mill") == base


def test_no_country_is_guessed_where_none_is_known():
    found = locate(6, country="", country_name="")

    assert (found.country, found.parent, found.kind) == ("", None, "region")


def test_names_in_another_script_have_addresses_of_their_own():
    slugs = {locate(name=name).slug for name in ("قرية", "مدينة", "村")}

    assert len(slugs) == 3


def test_an_actor_is_found_by_name_and_by_alias_and_else_made_once():
    known = create_actor(name="Government of Freedonia")
    ActorAlias.objects.create(actor=known, name="Freedonia’s army")
    names = ("Freedonia’s army", "Government of Freedonia", "Red Front", "Red Front")
    rows = [event(actors=(ActorRead(name, "other", inter=2, country="FR"),)) for name in names]
    bring_in(*rows)
    found = [imported(row).participations.get().actor for row in rows]

    assert (found[0], found[1]) == (known, known)
    assert found[2] == found[3] == Actor.objects.get(name="Red Front", inter=2, country="FR")


def test_actors_whose_addresses_would_be_one_have_two():
    rows = [event(actors=(ActorRead(name, "other"),)) for name in ("Al-Front", "Al Front")]
    bring_in(*rows)
    slugs = set(Actor.objects.values_list("slug", flat=True))

    assert len(slugs) == 2
    assert "al-front" in slugs


def test_other_names_of_a_place_are_found_by_a_search_and_shown_nowhere():
    base = create_location(name="Mill base", latitude=35.5, longitude=36.25)
    base.aliases.create(name="Camp Mill")
    row = event(place=place("Mill base"))
    bring_in(row, public=True, into=GED)
    revision = imported(row).revisions.get()

    assert "camp mill" in revision.text
    assert "Camp Mill" not in str(revision.record)


@pytest.mark.parametrize(
    ("where_prec", "first", "again"),
    [
        (4, "Northern Mill Governorate", "Northern Mill governorate"),
        (4, "Northern Mill governorate", "Northern Mill"),
        (4, "Northérn-Mill province", "Northern Mill governorate"),
        (3, "Dam district", "Dam District"),
        (1, "Milltown town", "Milltown  Town"),
        (1, "Milltown town", "Mílltown"),
    ],
)
def test_a_place_that_is_only_written_in_another_way_is_the_same(where_prec, first, again):
    assert locate(where_prec, name=first) == locate(where_prec, name=again)


def test_what_lies_in_a_division_of_another_spelling_lies_in_the_same():
    one = locate(3, name="Dam district", adm_1="Mill Governorate")
    locate(3, name="Dam district", adm_1="Hill Governorate")

    assert locate(3, name="Dam district", adm_1="Mill governorate") == one
    assert Location.objects.filter(kind="admin1").count() == 2


def test_a_place_of_several_spellings_that_differ_is_nobodys_guess():
    towns = {locate(name="Mílla", latitude=35.50), locate(name="Milla", latitude=35.56)}
    third = locate(name="milla", latitude=35.53)

    assert len({*towns, third}) == 3


@pytest.mark.parametrize(
    ("where_prec", "first", "again"),
    [
        (1, {"name": "Milltown town"}, {"name": "Milltown city", "latitude": 34.0}),
        (1, {"name": "Milltown village"}, {"name": "Milltown town", "country": "IQ"}),
        (4, {"name": "Milltown city"}, {"name": "Milltown province"}),
        (1, {"name": "Milltown town"}, {"name": "Milltown town hall"}),
        (1, {"name": "Mílltown town"}, {"name": "Milltown", "latitude": None, "longitude": None}),
    ],
)
def test_a_place_is_not_joined_with_one_that_it_may_not_be(where_prec, first, again):
    assert locate(where_prec, **first) != locate(where_prec, **again)


def test_a_town_meets_the_place_that_the_desk_has_under_another_name():
    base = create_location(name="Mill", kind="city", latitude=35.52, longitude=36.27)
    base.aliases.create(name="Al-Mill")

    assert locate(name="Al Mill town") == base
    assert locate(name="Al Mill town", latitude=34.0) != base


def test_a_division_goes_by_the_name_that_the_lexicon_has_for_it():
    found = locate(4, name="Rif Dimashq governorate", adm_1="Rif Dimashq governorate")
    names = {alias.name for alias in found.aliases.all()}

    assert found.name == "Damascus Countryside Governorate"
    assert {"Rif Dimashq governorate", "Rif Dimashq", "Rural Damascus"} <= names
    assert locate(4, name="Rif Dimashq Governorate") == found
    assert locate(3, name="Duma district", adm_1="Rif Dimashq Governorate").parent == found


def test_a_country_goes_by_the_name_that_the_lexicon_has_for_it():
    found = locate(6, name="Yemen (North Yemen)", country="YE", country_name="Yemen (North Yemen)")

    assert (found.name, found.kind) == ("Yemen", "country")


def actor(name: str, country: str = "") -> Actor:
    """The row that an actor of this name is given."""
    row = event(actors=(ActorRead(name, "other", country=country),))
    bring_in(row)
    return imported(row).participations.get().actor


@pytest.mark.parametrize(
    ("name", "country", "goes_by"),
    [
        ("IS", "", "Islamic State"),
        ("Government of Syria", "SY", "Syria"),
        ("Government of Yemen (North Yemen)", "YE", "Yemen"),
        ("Hezbollah", "", "Hezbollah"),
        ("Taleban", "", "Taliban"),
        ("FARC", "", "FARC"),
        ("Red Front", "", "Red Front"),
    ],
)
def test_an_actor_goes_by_the_name_that_the_lexicon_has_for_it(name, country, goes_by):
    assert actor(name, country).name == goes_by
    assert actor(name, country) == actor(goes_by)
    assert Actor.objects.count() == 1


def test_the_other_names_of_an_actor_are_found_by_a_search():
    row = event(actors=(ActorRead("IS", "other"),))
    bring_in(row, public=True)
    text = imported(row).revisions.get().text

    assert "¶ isis ¶" in text
    assert "¶ is ¶" in text


def test_names_of_one_actor_in_one_file_are_one_row():
    names = ("IS", "Daesh", "Islamic State")
    bring_in(*(event(actors=(ActorRead(name, "other"),)) for name in names))

    assert [actor.name for actor in Actor.objects.all()] == ["Islamic State"]


def test_every_name_of_the_list_leads_to_an_entry_of_the_lexicon():
    missing = [name for name in UCDP_NAMES if known_actor(ActorRead(name, "other")) is None]

    assert missing == []
