"""The names in a sheet: which place and which actors are meant, and which are new."""

import pytest

from tests.admin.sheets import LEAST, changed, entered, refusal
from tests.builders import create_actor, create_incident, create_location
from timeline.actions.entering import write_sheet
from timeline.admin.sheet import IncidentSheet, look_up
from timeline.models import Actor, ActorAlias, Location, LocationAlias, Participation

pytestmark = pytest.mark.django_db

# Places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Al Asad", "al-asad", "Al Asad (IQ)", "Al Asad (Iraq)", "Ayn al-Asad", "AYN AL ASAD"]
)
def test_a_place_is_found_by_its_name_or_another_in_any_case(ann, typed):
    base = create_location(name="Al Asad", country="IQ")
    LocationAlias.objects.create(location=base, name="Ayn al-Asad")

    assert entered(ann, where=typed).location == base


def test_of_two_places_of_one_name_the_choice_is_told_and_each_can_be_written(ann):
    gaza = create_location(name="Rafah", country="PS", kind="city")
    create_location(name="Rafah", country="EG", kind="city")

    assert refusal(ann, "where", "rafah") == "“rafah” may be Rafah (EG) or Rafah (PS). Write which."
    assert entered(ann, where="Rafah (PS)").location == gaza


def test_a_place_of_that_name_in_another_country_is_another_place(ann):
    create_location(name="Rafah", country="PS", kind="city")

    assert str(entered(ann, where="Rafah (JO)").location) == "Rafah (JO)"
    assert Location.objects.filter(name="Rafah").count() == 2


def test_a_place_by_that_name_comes_before_one_that_is_only_also_called_so(ann):
    own = create_location(name="Homs", kind="city")
    LocationAlias.objects.create(location=create_location(name="Hims Camp"), name="Homs")

    assert entered(ann, where="homs").location == own


def test_an_unknown_place_is_made_only_with_its_country(ann):
    assert "is no place that is known here" in refusal(ann, "where", "Test Base")
    sheet = IncidentSheet(LEAST | {"where": "Test Base (Iraq)"}, user=ann)
    assert sheet.is_valid()
    assert sheet.notes["where"] == "New place “Test Base” will be made in Iraq."
    assert not Location.objects.exists()

    place = write_sheet(None, sheet.values, by="ann").location

    assert (place.name, place.country) == ("Test Base", "IQ")


def test_a_new_place_that_the_lexicon_knows_has_its_point(ann):
    place = entered(ann, where="Baiji (IQ)").location

    assert (place.name, place.kind, round(place.latitude)) == ("Bayji", "city", 35)
    assert "Baiji" in place.aliases.values_list("name", flat=True)


def test_a_name_that_the_lexicon_has_once_needs_no_country_and_is_the_city_not_its_state(ann):
    place = entered(ann, where="Khartoum").location

    assert (place.name, place.kind, place.country) == ("Khartoum", "city", "SD")
    assert round(place.latitude) == 16


def test_a_name_that_the_lexicon_has_in_several_countries_has_to_say_which(ann):
    assert refusal(ann, "where", "Tripoli") == (
        "“Tripoli” may be Tripoli (LB) or Tripoli (LY). Write which."
    )


def test_who_may_not_add_places_or_actors_is_told_so(outsider):
    assert "no right to add one" in refusal(outsider, "where", "Test Base (IQ)")
    assert "no right to add one" in refusal(outsider, "targets", "The Test Front")


@pytest.mark.parametrize(("kind", "precision"), [("base", 1), ("admin1", 4), ("country", 6)])
def test_how_exactly_follows_from_the_place_where_nobody_says_it(ann, kind, precision):
    create_location(name="Anbar", country="IQ", kind=kind)

    assert entered(ann, where="Anbar").where_prec == precision


# Actors ----------------------------------------------------------------------------------------


def test_an_actor_is_found_by_another_name_and_the_sheet_says_so(ann):
    group = create_actor(name="Islamic State")
    ActorAlias.objects.create(actor=group, name="ISIS")
    sheet = IncidentSheet(LEAST | {"perpetrators": "isis (claimed)"}, user=ann)

    assert sheet.is_valid()
    assert sheet.notes["perpetrators"] == "Islamic State, by another name."
    part = write_sheet(None, sheet.values, by="ann").participations.get()
    assert (part.actor, part.attribution) == (group, "claimed")


def test_new_actors_are_told_and_made_when_the_sheet_is_saved(ann):
    sheet = IncidentSheet(LEAST | {"targets": "The Test Front\nOther Front"}, user=ann)

    assert sheet.is_valid()
    assert "New actor “The Test Front” will be made." in sheet.notes["targets"]
    assert not Actor.objects.exists()

    write_sheet(None, sheet.values, by="ann")

    assert set(Actor.objects.values_list("name", flat=True)) == {"The Test Front", "Other Front"}


def test_a_name_that_ends_in_brackets_is_taken_as_it_is(ann):
    group = create_actor(name="The Front (claimed)")

    part = entered(ann, perpetrators="The Front (claimed)").participations.get()

    assert (part.actor, part.attribution) == (group, "")


@pytest.mark.parametrize(
    ("typed", "stands"), [("alleged", "suspected"), ("Blamed", "attributed"), ("denied", "denied")]
)
def test_how_a_perpetrator_is_known_is_taken_in_the_words_people_use(ann, typed, stands):
    incident = entered(ann, perpetrators=f"A militia ({typed})")

    assert incident.participations.get().attribution == stands


def test_other_words_in_brackets_are_refused_and_make_no_actor(ann):
    told = refusal(ann, "perpetrators", "A militia (blamed by the army)")

    assert "“blamed by the army” says nothing that can stand behind “A militia”" in told
    assert "claimed, attributed, suspected" in told


def test_only_a_perpetrator_is_suspected(ann):
    assert "Only a perpetrator is “suspected”" in refusal(ann, "targets", "Hamas (suspected)")


def test_one_actor_twice_in_a_box_is_told(ann):
    ActorAlias.objects.create(actor=create_actor(name="Islamic State"), name="ISIS")

    assert "named twice" in refusal(ann, "targets", "ISIS; Islamic State")


def test_whoever_stays_in_a_role_keeps_the_side_and_who_is_taken_out_is_gone(ann):
    incident = create_incident(perpetrator=create_actor(name="One"))
    incident.participations.update(side="a")
    for name, role in (("Two", "perpetrator"), ("Three", "other")):
        Participation.objects.create(incident=incident, actor=create_actor(name=name), role=role)

    changed(ann, incident, perpetrators="One (denied)")

    assert set(incident.participations.values_list("actor__name", "side", "attribution")) == {
        ("One", "a", "denied"),
        ("Three", "", ""),
    }


def test_the_names_of_many_sheets_are_looked_up_together(ann, django_assert_num_queries):
    create_location(name="Rafah", country="PS", kind="city")
    words = LEAST | {"where": "Rafah", "perpetrators": "One; Two", "targets": "Three"}
    ann.has_perm("timeline.add_actor")
    sheets = [IncidentSheet(words, user=ann) for _ in range(50)]

    with django_assert_num_queries(4):
        look_up(sheets)
        assert all(sheet.is_valid() for sheet in sheets)
