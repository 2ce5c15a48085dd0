"""A page of the past says at its head what has changed since."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import create_actor
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract
from timeline.models import Incident

pytestmark = pytest.mark.django_db
DAY = "2024-05-01"


def revise(incident: Incident, **fields) -> None:
    for name, value in fields.items():
        setattr(incident, name, value)
    incident.save()
    publish(incident, by="editor", reason="A second report.")


@pytest.fixture
def tower(time_machine) -> Incident:
    """Public on the day, as is another."""
    time_machine.move_to(f"{DAY}T12:00Z", tick=False)
    publish_incident(title="Quiet", day=date(2024, 4, 2), perpetrator=create_actor(name="Group B"))
    tower = publish_incident(
        title="Tower 22",
        injured_low=34,
        day=date(2024, 4, 1),
        perpetrator=create_actor(name="Group A"),
    )
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    return tower


def notice(client, address: str) -> list[str]:
    """What is said in it, piece by piece."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    pieces = page.select(".since p, .since li")
    return [" ".join(piece.get_text(" ").split()) for piece in pieces]


def to(client, address: str, words: str) -> str:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return next(link["href"] for link in page.select(".since a") if words in link.get_text())


PAGES = pytest.mark.parametrize(
    "page", ["/", "/map/", "/actors/group-a/", "/actors/", "/facets/actor/", "/incidents/{code}/"]
)


@PAGES
def test_where_nothing_has_changed_that_is_said(client, tower, page):
    address = f"{page.format(code=tower.code)}?asof={DAY}"

    assert notice(client, address) == ["Nothing has changed since."]


@PAGES
def test_a_page_of_the_present_or_of_a_day_that_is_not_over_says_nothing(client, tower, page):
    revise(tower, injured_low=47)
    for asof in ("", "?asof=2024-08-05"):
        assert notice(client, page.format(code=tower.code) + asof) == []


@PAGES
def test_a_changed_figure_is_told(client, tower, page):
    revise(tower, injured_low=47, title="Attack on Tower 22")
    said = notice(client, f"{page.format(code=tower.code)}?asof={DAY}")

    assert said[0] == "Since then:"
    assert any("Injured: raised from 34+ to 47+" in words for words in said)


@pytest.mark.parametrize("page", ["/", "/map/", "/actors/"])
def test_before_the_record_begins_it_says_when_that_was(client, tower, page):
    said = notice(client, f"{page}?asof=1990-01-01")

    assert said[:2] == ["The record begins on 1 May 2024, 12:00 UTC.", "Since then:"]
    assert "more entries" in said[2]
    assert not any("begins" in words for words in notice(client, f"{page}?asof={DAY}"))


def test_a_view_tells_how_many_more_and_how_many_fewer_answer(client, tower):
    publish_incident(title="New", day=date(2024, 4, 5))
    publish_incident(title="New too", day=date(2024, 4, 6))
    revise(tower, date_start=date(2023, 1, 1), date_end=date(2023, 1, 1))
    address = f"/?from=2024-01-01&asof={DAY}"

    assert notice(client, address) == [
        "Since then:",
        "2 more entries",
        "1 entry no longer in this view",
    ]
    assert to(client, address, "more") == "/?from=2024-01-01"


def test_what_another_question_finds_is_not_told(client, tower):
    publish_incident(title="New", day=date(2024, 4, 5))
    revise(tower, injured_low=47)

    assert notice(client, f"/?actor=group-b&asof={DAY}") == ["Nothing has changed since."]


def test_the_figures_come_first_and_the_rest_are_counted(client, tower, time_machine):
    time_machine.move_to(f"{DAY}T12:00Z", tick=False)
    others = [publish_incident(title=f"Number {n}", day=date(2024, 4, 9)) for n in range(6)]
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    revise(others[0], killed_low=2)
    revise(others[1], killed_low=9)
    revise(tower, injured_low=47)
    for other in others[2:]:
        revise(other, summary="Told at more length.")
    address = f"/?asof={DAY}"

    assert notice(client, address) == [
        "Since then:",
        "Number 1 · Killed: first stated, 9+",
        "Number 0 · Killed: first stated, 2+",
        "Tower 22 · Injured: raised from 34+ to 47+",
        "4 other entries changed",
    ]
    assert to(client, address, "Tower") == f"/incidents/{tower.code}/history/"
    assert to(client, address, "others".rstrip("s")) == "/changes/"


def test_of_what_was_retracted_only_the_number_is_told(client, tower):
    retract(tower, by="editor", reason="It did not happen.")
    page = client.get(f"/?asof={DAY}").content.decode()

    assert notice(client, f"/?asof={DAY}") == [
        "Since then:",
        "1 entry of the whole record retracted, and gone from this day too",
    ]
    assert notice(client, f"/?asof={DAY}&actor=group-b") == notice(client, f"/?asof={DAY}")
    assert "Tower" not in page
    assert tower.code not in page


def test_what_was_retracted_before_or_published_again_is_not_counted(client, tower, time_machine):
    time_machine.move_to(f"{DAY}T13:00Z", tick=False)
    retract(publish_incident(title="Early"), by="editor", reason="It did not happen.")
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    retract(publish_incident(title="Late"), by="editor", reason="It did not happen.")
    retract(tower, by="editor", reason="It did not happen.")
    publish(Incident.objects.get(pk=tower.pk), by="editor", reason="It did.")

    assert notice(client, f"/?asof={DAY}") == ["Since then:", "1 more entry"]


def test_what_was_merged_is_no_longer_among_them_and_leads_to_what_tells_it(client, tower):
    kept = Incident.objects.get(title="Quiet")
    merge(kept, tower, by="jane", reason="One and the same.")

    said = notice(client, f"/?asof={DAY}")
    assert "1 entry no longer in this view" in said
    assert not any("retracted" in words for words in said)
    address = f"/incidents/{tower.code}/?asof={DAY}&lang=en"
    assert notice(client, address) == ["It has been merged since: another entry tells it now ."]
    assert to(client, address, "another") == f"/incidents/{kept.code}/?lang=en"


def test_an_incident_tells_its_own_changes_and_how_often_it_was_revised(client, tower):
    revise(tower, injured_low=40)
    revise(
        tower, injured_low=47, summary="Told.", title="Tower", reviewed=True, grading="confirmed"
    )
    address = f"/incidents/{tower.code}/?asof={DAY}"

    assert notice(client, address) == [
        "Since then:",
        "2 revisions",
        "Injured: raised from 34+ to 47+",
        "Headline: rewritten",
        "Summary: rewritten",
        "2 more changes",
    ]
    assert to(client, address, "revisions") == f"/incidents/{tower.code}/history/"


def test_days_counted_back_are_compared_with_the_same_days(client, tower):
    publish_incident(title="New", day=date(2024, 4, 20))
    publish_incident(title="Of August", day=date(2024, 8, 2))

    assert notice(client, f"/?last=30d&asof={DAY}") == ["Since then:", "1 more entry"]


@pytest.mark.parametrize("number", [2, 40])
def test_it_asks_no_more_of_the_database_when_more_has_changed(client, tower, time_machine, number):
    time_machine.move_to(f"{DAY}T12:00Z", tick=False)
    many = [publish_incident(title=f"Number {n}", day=date(2024, 4, 9)) for n in range(number)]
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    for one in many:
        revise(one, killed_low=2)
    retract(tower, by="editor", reason="It did not happen.")
    client.get("/map/")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/map/?asof={DAY}")

    assert len(asked) == 4  # two of the map, two of the notice
