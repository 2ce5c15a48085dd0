"""What each source says beside what stands, and the grading that the sources bear."""

import pytest

from tests.admin.ledgers import MILITIA, fresh, ledger, send, told_differently
from tests.admin.page import desk, page, words
from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.models import Dataset, DatasetRow, Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident() -> Incident:
    return told_differently()


def row(html, name: str):
    rows = html.select(".ledger tbody tr")
    return next(one for one in rows if one.th.contents[0].strip() == name)


# What is shown --------------------------------------------------------------------------------


def test_each_source_has_its_own_figures_beside_what_stands(viewer, incident):
    html = page(viewer.get(ledger(incident)))

    killed = [cell.get_text(" ", strip=True) for cell in row(html, "Killed").select("td")]
    assert killed == [
        "What stands 2 killed The first.",
        "The Courier 2 killed",
        "The Wire 4 killed",
    ]
    assert "sources differ" in row(html, "Killed").get_text()
    assert "sources differ" in row(html, "When").get_text()
    assert "sources differ" not in row(html, "Injured").get_text()


def test_attribution_place_and_quote_of_each_are_shown(viewer, incident):
    html = page(viewer.get(ledger(incident)))

    assert "A militia (as reported)" in row(html, "Who did it").get_text()
    assert "Al Tanf" in row(html, "Place as named").get_text()
    assert len(row(html, "In its words").select("blockquote")) == 2


def test_sources_that_a_dataset_names_are_listed(viewer, incident):
    told = {"id": None, "outlet": "An agency", "title": "", "published": "", "quotes": []}
    DatasetRow.objects.create(
        dataset=Dataset.objects.create(name="GED", slug="ged"),
        key="1",
        incident=incident,
        digest="1",
        sources=[{**told, "quote": "", "evidence": {}, "claims": {}}],
    )
    assert "An agency" in words(viewer.get(ledger(incident)))


def test_an_incident_without_a_report_says_so(viewer):
    assert "No report tells of it yet" in words(viewer.get(ledger(create_incident())))


def test_it_takes_few_questions_however_many_sources_there_are(
    viewer, incident, django_assert_max_num_queries
):
    create_location(name="Al Tanf", country="SY")
    for number in range(20):
        create_claim(
            incident=incident,
            report=create_report(outlet=f"Outlet {number}"),
            location_name="Al Tanf",
            country="SY",
        )

    with django_assert_max_num_queries(12):
        viewer.get(ledger(incident))


def test_names_of_places_that_cannot_be_chosen_do_not_differ(viewer, incident):
    create_claim(
        incident=incident, report=create_report(outlet="Bulletin"), location_name="the dam"
    )
    assert "sources differ" not in row(page(viewer.get(ledger(incident))), "Place as named").text


def test_of_two_places_that_could_stand_the_sources_differ(analyst, incident):
    create_location()
    create_location(name="The dam", country="SY")
    create_claim(
        incident=incident, report=create_report(outlet="Bulletin"), location_name="the dam"
    )
    place = row(page(analyst.get(ledger(incident))), "Place as named")

    assert "sources differ" in place.text
    assert len(place.select("[name=stands-location]")) == 3  # with what stands


def test_the_incidents_page_leads_to_it(viewer, incident):
    html = page(viewer.get(desk("incident", "change", incident.pk)))

    assert html.select_one(f"a[href='{ledger(incident)}']")


# Grading --------------------------------------------------------------------------------------


def test_a_grading_is_suggested_beside_the_field_and_set_by_nobody(analyst, incident):
    told = words(analyst.get(desk("incident", "change", incident.pk)))

    assert "The sources bear: Fair. 2 sources independent of each other name A militia" in told
    assert fresh(incident).grading == ""


def test_one_button_takes_the_suggestion_with_its_reason(analyst, incident):
    html = page(analyst.get(ledger(incident)))
    button = html.select_one("#grading button")
    assert (button.get_text(), button["value"]) == ("Use this", "fair")

    send(analyst, incident, {"grading": "fair"})

    told = fresh(incident)
    assert told.grading == "fair"
    assert "independent of each other" in told.reasons["grading"]
    assert not page(analyst.get(ledger(incident))).select("#grading button")


@pytest.mark.parametrize("sent", ["confirmed", "", "nonsense"])
def test_only_what_the_sources_bear_now_is_taken(analyst, incident, sent):
    response = send(analyst, incident, {"grading": sent})

    assert "That is not what the sources bear" in words(response)
    assert fresh(incident).grading == ""


def test_a_part_of_a_group_and_the_group_are_no_competing_claims(viewer, incident):
    front = create_actor(name="A front")
    create_actor(name="A militia", parent=front)
    claim = incident.claims.get(report__outlet="The Wire")
    claim.actors = [{**MILITIA, "name": "A front"}]
    claim.save()

    assert "name A front" in words(viewer.get(ledger(incident)))


# Who may --------------------------------------------------------------------------------------


def test_a_viewer_reads_it_and_chooses_nothing(viewer, incident):
    html = page(viewer.get(ledger(incident)))

    assert not html.select(".ledger input[type=radio], .ledger button")
    assert viewer.post(ledger(incident), {"grading": "fair"}).status_code == 403


def test_what_is_closed_is_read_only(editor, incident):
    Incident.objects.filter(pk=incident.pk).update(stage="rejected")

    assert not page(editor.get(ledger(incident))).select(".ledger button")
    assert "is rejected" in words(send(editor, incident, {"grading": "fair"}))
    assert editor.get(f"/admin/timeline/incident/{incident.pk + 99}/ledger/").status_code == 404
