"""The page of changes tells each correction in words, and corrections alone where they are asked for."""

import pytest

from tests.published import publish_copies, publish_incident
from tests.test_query_budgets import queries
from timeline.actions.publishing import publish, retract
from timeline.models import Incident

pytestmark = pytest.mark.django_db


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def corrected(incident: Incident, **facts) -> Incident:
    Incident.objects.filter(pk=incident.pk).update(**facts)
    publish(incident, by="jane", reason="Figures of the hospital.")
    return incident


def titles(page) -> list[str]:
    return [text(title) for title in page.select(".history h2")]


def test_a_correction_says_what_changed(read):
    corrected(publish_incident(injured_low=25), injured_low=34, reviewed=True)
    line = read("/changes/").select_one(".history > li")

    assert [text(change) for change in line.select(".diff li")] == [
        "Injured: raised from 25+ to 34+",
        "Checked by an analyst",
    ]
    assert "Figures of the hospital." in text(line)


def test_a_best_estimate_that_is_new_is_told_beside_bounds_that_were_raised(read):
    corrected(publish_incident(injured_low=3), injured_low=5, injured_best=7)

    (told,) = read("/changes/").select(".history > li:first-child .diff li")
    assert text(told) == "Injured: raised from 3+ to 5+, best estimate 7"


def test_only_corrections_are_shown_where_they_are_asked_for(read):
    corrected(publish_incident(title="As it was"), title="As it is")
    gone = publish_incident(title="Not so")
    retract(gone, by="jane", reason="The witness was wrong.")
    publish_incident(title="New")
    link = read("/changes/?lang=en").find("a", string="Only corrections")
    page = read(link["href"])

    assert link["href"] == "/changes/?lang=en&only=corrections"
    assert titles(page) == [f"Entry {gone.code}", "As it is"]
    assert page.select_one(".order [aria-current]").get_text() == "Only corrections"
    assert page.find("a", string="All changes")["href"] == "/changes/?lang=en"


def test_a_correction_is_found_behind_any_number_of_new_entries(read, monkeypatch):
    monkeypatch.setattr("timeline.views.change_lines.STEPS", 3)
    corrected(publish_incident(title="As it was"), title="As it is")
    for number in range(4):
        publish_incident(title=f"New {number}")

    assert "As it is" not in titles(read("/changes/"))
    assert titles(read("/changes/?only=corrections")) == ["As it is"]


def test_of_what_was_retracted_no_correction_is_told(read):
    incident = corrected(publish_incident(title="Not so", injured_low=25), injured_low=34)
    retract(incident, by="jane", reason="The witness was wrong.")
    publish(corrected(incident, title="So it was"), by="jane", reason="Doubts are gone.")
    page = read("/changes/?only=corrections")

    assert titles(page) == ["So it was", f"Entry {incident.code}"]
    assert "Published again" in text(page.select_one(".history li"))
    assert "25" not in page.select_one(".history").get_text()


def test_where_nothing_was_corrected_the_page_says_so(read):
    publish_incident()

    assert "Nothing has been corrected yet." in text(read("/changes/?only=corrections").main)


@pytest.mark.parametrize("asked", ["only=retractions", "only=corrections&only=x"])
def test_another_kind_is_refused_by_name(read, asked):
    page = read(f"/changes/?{asked}", status=400)

    assert page.select_one("#error-only")


def test_fifty_corrections_cost_no_more_queries_than_one(client):
    incident = corrected(publish_incident(injured_low=0), injured_low=1)
    publish_copies(incident, 5)
    client.get("/changes/")  # now this process knows the record
    for_one = queries(client, "/changes/?only=corrections")
    for figure in range(2, 51):
        corrected(incident, injured_low=figure)
    client.get("/changes/")

    assert queries(client, "/changes/?only=corrections") == for_one == 4
    assert queries(client, "/changes/") == 4
