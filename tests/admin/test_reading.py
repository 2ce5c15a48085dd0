"""What a box says while somebody types: how it is understood, which names may be meant, and where."""

import pytest

from tests.admin.page import desk, page, words
from tests.builders import create_actor, create_incident, create_location
from timeline.admin.entry.suggestions import actors_offered, places_offered
from timeline.models import ActorAlias, LocationAlias

pytestmark = pytest.mark.django_db

MAP = "/admin/place-map/"


def read(client, box, typed, **others):
    return client.get(f"/admin/reading/{box}/", {box: typed} | others)


def base():
    return create_location(name="Al Asad", country="IQ", latitude="33.8", longitude="42.4")


def test_a_date_is_read_in_the_words_of_the_form(viewer):
    assert words(read(viewer, "when", "week of 29 July 2024")) == (
        "Understood as: one day between 29 July 2024 and 4 August 2024 · within a week · "
        "EDTF [2024-07-29..2024-08-04]"
    )


def test_of_a_summary_a_month_is_read_as_lasting(viewer):
    read_as = words(read(viewer, "when", "January 2024", event_clarity="2"))

    assert "1 January 2024 – 31 January 2024" in read_as


@pytest.mark.parametrize(
    ("typed", "said"), [("last Tuesday-ish", "is not a date that can be read here"), ("", "")]
)
def test_what_is_no_date_is_said_to_be_none(viewer, typed, said):
    assert said in words(read(viewer, "when", typed))


def test_a_box_is_read_by_whatever_it_is_called_in_its_form(viewer):
    asked = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TRIGGER_NAME": "claims-0-when"}

    answer = viewer.get("/admin/reading/when/", {"claims-0-when": "5 Aug 2024"}, **asked)

    assert "5 August 2024" in words(answer)


@pytest.mark.parametrize("box", ["when", "where", "targets"])
@pytest.mark.parametrize("typed", ["\1", "a\1b", "x" * 5_000, "(", "%_", "; ;", "٣", "(IQ)"])
def test_whatever_is_typed_is_read_or_refused_in_words(analyst, box, typed):
    assert read(analyst, box, typed).status_code == 200


def test_names_are_told_as_known_or_new(analyst):
    ActorAlias.objects.create(actor=create_actor(name="Islamic State"), name="ISIS")

    assert words(read(analyst, "targets", "isis; The Test Front")).startswith(
        "Islamic State, by another name. New actor “The Test Front” will be made."
    )


def test_a_place_that_several_may_be_is_said_to_be_unclear(viewer):
    create_location(name="Rafah", country="PS")
    create_location(name="Rafah", country="EG")

    assert "may be Rafah (EG) or Rafah (PS)" in words(read(viewer, "where", "Rafah"))


def test_names_that_begin_so_are_offered_with_the_other_name_that_was_typed(viewer):
    place = base()
    LocationAlias.objects.create(location=place, name="Ayn al-Asad")

    name = page(read(viewer, "where", "ayn al")).select_one("[role=option]")

    assert name["data-value"] == "Al Asad (IQ)"
    assert name.get_text() == "Al Asad (IQ) also “Ayn al-Asad”"


def test_the_last_of_several_names_is_completed_and_the_others_are_kept():
    ActorAlias.objects.create(actor=create_actor(name="Islamic State"), name="ISIS")

    assert [offer.value for offer in actors_offered("Hamas; isi")] == ["Hamas; Islamic State"]


def test_nothing_is_offered_for_one_letter_or_a_whole_name():
    create_location(name="Al Asad", country="IQ")

    assert places_offered("A") == places_offered("Al Asad (IQ)") == []
    assert len(places_offered("Al")) == 1


def test_ten_names_at_most_are_offered_in_two_queries(django_assert_num_queries):
    for number in range(30):
        create_location(name=f"Town {number}")
        create_actor(name=f"Town militia {number}")

    with django_assert_num_queries(2):
        assert len(places_offered("town")) == 10
    with django_assert_num_queries(2):
        assert len(actors_offered("town")) == 10


def test_the_map_shows_the_place_as_its_precision_has_it(viewer):
    place = base()

    exact = page(viewer.get(MAP, {"where": "al asad", "where_prec": "1"}))
    near = page(viewer.get(MAP, {"location": place.pk, "where_prec": "2"}))
    country = words(viewer.get(MAP, {"location": place.pk, "where_prec": "6"}))

    assert exact.select_one("a[aria-label^='Al Asad (IQ)']")
    assert not exact.select_one(".ring")
    assert near.select_one("circle.ring")
    assert country == "Al Asad (IQ): country only. The public map has no point for it."


@pytest.mark.parametrize(
    "asked",
    [{"where": "Nowhere"}, {"location": "x"}, {"location": "9" * 30}, {"where_prec": "77"}, {}],
)
def test_without_a_known_place_the_map_says_so(viewer, asked):
    assert words(viewer.get(MAP, asked)) == "No place is chosen that is known here."


def test_the_incident_form_has_the_map_of_its_place(analyst):
    incident = create_incident(location=base(), where_prec=2)

    shown = page(analyst.get(desk("incident", "change", incident.pk)))

    assert shown.select_one(".place-map circle.ring")


def test_what_no_box_is_called_is_not_found_and_who_may_not_look_is_refused(
    viewer, client, outsider
):
    assert read(viewer, "title", "x").status_code == 404
    client.force_login(outsider)
    assert read(client, "when", "2024").status_code == 403
    assert client.get(MAP).status_code == 403
