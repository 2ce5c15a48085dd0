"""What each source says beside what stands, and how an analyst chooses between them."""

from datetime import date

import pytest

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

MILITIA = {"name": "A militia", "role": "perpetrator", "attribution": "attributed"}


def figures(kind: str, low: int | None, high: int | None) -> dict[str, int | None]:
    return {f"{kind}_low": low, f"{kind}_best": low, f"{kind}_high": high}


@pytest.fixture
def incident() -> Incident:
    incident = create_incident(
        title="Drones at the dam", **figures("killed", 2, 2), reasons={"killed": "The first."}
    )
    create_claim(
        incident=incident,
        report=create_report(outlet="The Courier", published=date(2024, 8, 6)),
        actors=[MILITIA],
        location_name="Al Tanf",
        country="SY",
        where_prec=2,
        **figures("killed", 2, 2),
        **figures("injured", 9, 9),
    )
    create_claim(
        incident=incident,
        report=create_report(outlet="The Wire", published=date(2024, 8, 7)),
        actors=[MILITIA],
        day=date(2024, 8, 4),
        **figures("killed", 4, 4),
    )
    return incident


def ledger(incident: Incident) -> str:
    return f"/admin/timeline/incident/{incident.pk}/ledger/"


def report(incident: Incident, outlet: str) -> int:
    return incident.claims.get(report__outlet=outlet).report_id


def fresh(incident: Incident) -> Incident:
    return Incident.objects.get(pk=incident.pk)


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
    for number in range(6):
        create_claim(incident=incident, report=create_report(outlet=f"Outlet {number}"))

    with django_assert_max_num_queries(25):
        viewer.get(ledger(incident))


def test_the_incidents_page_leads_to_it(viewer, incident):
    html = page(viewer.get(desk("incident", "change", incident.pk)))

    assert html.select_one(f"a[href='{ledger(incident)}']")


# Choosing -------------------------------------------------------------------------------------


def test_a_chosen_value_stands_with_its_reason_and_is_a_version(analyst, incident):
    sent = {"stands-killed": report(incident, "The Wire"), "reason-killed": "It counted later."}

    response = analyst.post(ledger(incident), sent, follow=True)

    told = fresh(incident)
    assert "Saved: what stands, and why." in words(response)
    assert (told.killed_low, told.killed_high) == (4, 4)
    assert told.reasons["killed"] == "It counted later."
    assert (told.versions.first().by, told.by_hand) == ("analyst", True)
    assert told.versions.first().why == "killed: It counted later."


def test_where_the_sources_differ_a_change_needs_a_reason_and_nothing_is_half_written(
    analyst, incident
):
    sent = {
        "stands-injured": report(incident, "The Courier"),
        "stands-killed": report(incident, "The Wire"),
        "reason-date": "Both courts agree.",
    }
    response = analyst.post(ledger(incident), sent)

    assert "The sources differ on “killed”: say why" in words(response)
    assert fresh(incident).injured_best is None
    assert not incident.versions.exists()
    html = page(response)
    assert html.select_one("[name=reason-date]")["value"] == "Both courts agree."
    chosen = html.select_one("[name=stands-killed][checked]")
    assert chosen["value"] == str(report(incident, "The Wire"))


def test_where_only_one_source_says_it_no_reason_is_asked_for(analyst, incident):
    analyst.post(ledger(incident), {"stands-injured": report(incident, "The Courier")})

    assert fresh(incident).injured_best == 9
    assert "The Courier" in fresh(incident).reasons["injured"]


def test_a_reason_can_be_given_for_what_stands_already(analyst, incident):
    analyst.post(ledger(incident), {"stands-killed": "", "reason-killed": "By name."})

    told = fresh(incident)
    assert (told.killed_best, told.reasons["killed"]) == (2, "By name.")


def test_nothing_chosen_changes_nothing(analyst, incident):
    analyst.post(ledger(incident), {"stands-killed": "", "reason-killed": ""})

    assert not incident.versions.exists()


def test_a_date_and_a_place_can_be_chosen(analyst, incident):
    base = create_location()
    sent = {
        "stands-date": report(incident, "The Wire"),
        "reason-date": "It was there.",
        "stands-location": report(incident, "The Courier"),
    }
    analyst.post(ledger(incident), sent)

    told = fresh(incident)
    assert told.date_start == told.date_end == date(2024, 8, 4)
    assert (told.location, told.where_prec) == (base, 2)


def test_a_place_that_is_not_known_here_cannot_be_chosen(analyst, incident):
    html = page(analyst.get(ledger(incident)))
    assert not html.select("[name=stands-location]")

    response = analyst.post(
        ledger(incident),
        {"stands-location": report(incident, "The Courier"), "reason-location": "x"},
    )
    assert "That source states no location" in words(response)


@pytest.mark.parametrize("sent", ["999999", "-1", "x", "9" * 40])
def test_a_source_that_is_none_of_its_own_changes_nothing(analyst, incident, sent):
    assert analyst.post(ledger(incident), {"stands-killed": sent}).status_code in (200, 302)
    assert fresh(incident).killed_best == 2


def test_figures_out_of_order_stand_with_their_flag(analyst, incident):
    wire = incident.claims.get(report__outlet="The Wire")
    type(wire).objects.filter(pk=wire.pk).update(
        killed_low=5, killed_best=4, code_status="Check deaths"
    )
    sent = {"stands-killed": wire.report_id, "reason-killed": "As reported."}
    analyst.post(ledger(incident), sent)

    assert (fresh(incident).killed_low, fresh(incident).code_status) == (5, "Check deaths")


def test_a_reason_that_cannot_be_kept_is_told_and_not_cut(analyst, incident):
    response = analyst.post(ledger(incident), {"reason-killed": "x" * 401})

    assert "has at most 400 characters" in words(response)
    assert fresh(incident).reasons["killed"] == "The first."


def test_values_that_do_not_go_together_are_refused_in_words(analyst, incident):
    claim = create_claim(
        incident=incident,
        report=create_report(outlet="A bulletin"),
        event_clarity=2,
        count_low=3,
    )
    sent = {"stands-count": claim.report_id, "reason-count": "x"}

    assert "Only a summary has a number" in words(analyst.post(ledger(incident), sent))
    assert fresh(incident).count_low is None


# Grading --------------------------------------------------------------------------------------


def test_a_grading_is_suggested_beside_the_field_and_set_by_nobody(analyst, incident):
    told = words(analyst.get(desk("incident", "change", incident.pk)))

    assert "The sources bear: Fair. 2 sources independent of each other name A militia" in told
    assert fresh(incident).grading == ""


def test_one_button_takes_the_suggestion_with_its_reason(analyst, incident):
    html = page(analyst.get(ledger(incident)))
    button = html.select_one("#grading button")
    assert (button.get_text(), button["value"]) == ("Use this", "fair")

    analyst.post(ledger(incident), {"grading": "fair"})

    told = fresh(incident)
    assert told.grading == "fair"
    assert "independent of each other" in told.reasons["grading"]
    assert not page(analyst.get(ledger(incident))).select("#grading button")


@pytest.mark.parametrize("sent", ["confirmed", "", "nonsense"])
def test_only_what_the_sources_bear_now_is_taken(analyst, incident, sent):
    response = analyst.post(ledger(incident), {"grading": sent})

    assert "The sources have changed meanwhile" in words(response)
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
    assert "is rejected" in words(editor.post(ledger(incident), {"grading": "fair"}))
    assert editor.get(f"/admin/timeline/incident/{incident.pk + 99}/ledger/").status_code == 404
