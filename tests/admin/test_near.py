"""While an incident is typed at the desk, what is like it is named."""

import pytest

from tests.admin.page import desk, page, save, words
from tests.builders import create_actor, create_claim, create_incident, create_location
from timeline.models import ActorAlias, LocationAlias

pytestmark = pytest.mark.django_db

NEAR = "/admin/near/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def incident():
    base = create_location(name="Al Asad", country="IQ")
    return create_incident(
        title="Rockets at the base", location=base, perpetrator=create_actor(name="A militia")
    )


def fragment(client, **typed) -> str:
    return client.get(NEAR, typed, headers=HTMX).content.decode()


def test_words_for_day_and_place_name_what_is_near_with_why(viewer, incident):
    html = fragment(viewer, when="6 August 2024", where="al asad (IQ)")

    assert "Rockets at the base" in html
    assert "same place, 1 day apart" in html
    assert "<html" not in html


def test_other_names_are_known(viewer, incident):
    LocationAlias.objects.create(location=incident.location, name="Ain al-Asad")
    ActorAlias.objects.create(actor=create_actor(name="A militia"), name="The Ms")

    assert "Rockets" in fragment(viewer, when="5 August 2024", where="ain al-asad")
    assert "both name A militia" in fragment(viewer, when="5 Aug 2024", perpetrators="x; the ms")


def test_how_a_party_is_known_stands_not_in_the_way(viewer, incident):
    typed = {"when": "5 Aug 2024", "perpetrators": "x; a militia (suspected)"}

    assert "both name A militia" in fragment(viewer, **typed)


def test_the_fields_of_the_incidents_own_form_are_understood(analyst, incident):
    claim = create_claim(incident=incident)
    rows = {
        "when": "5 Aug 2024",
        "location": incident.location.pk,
        "participations-0-actor": incident.participations.get().actor.pk,
        "participations-0-role": "perpetrator",
        "participations-1-actor": "",
        "claims-0-report": claim.report.pk,
    }
    html = fragment(analyst, **rows)

    assert "same place, same day; both name A militia; both told by The Test Courier" in html


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"when": "5 Aug", "where": ""},
        {"when": "5 Augu 20", "where": "Al Asad"},
        {"when": "[2024", "where": "Al Asad"},
        {"when": "5 August 2024", "where": "Al As"},
        {"when": "5 August 2024", "location": "9" * 40},
        {"not": "x", "location": "-1", "claims-0-report": "x"},
        {"when": "5 August 2024", "perpetrators": ",,;\x01", "where": "\x01"},
        {"not": "999999"},
    ],
)
def test_what_is_not_finished_or_not_known_gives_nothing(viewer, incident, typed):
    assert fragment(viewer, **typed).strip() == ""


def test_a_saved_incident_is_not_near_itself_and_can_be_compared_with_what_is(viewer, incident):
    other = create_incident(title="Another telling", location=incident.location)

    html = page(viewer.get(NEAR, {"not": incident.pk}))

    assert [link.get_text() for link in html.select(".near .title")] == ["Another telling"]
    compare = html.select_one(".near .compare")["href"]
    assert compare.endswith(f"?a={incident.code}&b={other.code}")
    assert viewer.get(compare).status_code == 200


def test_the_page_of_a_saved_incident_names_them_without_a_script(viewer, incident):
    create_incident(title="Another telling", location=incident.location)

    told = words(viewer.get(desk("incident", "change", incident.pk)))
    assert "Is it one of these already? Another telling" in told


def test_a_page_for_people_says_when_nothing_is_near(viewer, incident):
    assert "Nothing like it is here" in words(viewer.get(NEAR, {"not": incident.pk}))
    assert "save it first" in words(viewer.get(NEAR))


def test_saving_an_incident_that_is_like_another_is_not_hindered(analyst, incident):
    other = create_incident(title="Another telling", location=incident.location)

    assert save(analyst, other, title="Still another").status_code == 302


def test_it_is_for_those_who_may_see_incidents(client, incident, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))

    assert client.get(NEAR).status_code == 403
