"""How an analyst chooses between what the sources say, and why what was chosen stands."""

from datetime import date

import pytest

from tests.admin.ledgers import fresh, ledger, report, send, told_differently
from tests.admin.page import page, words
from tests.builders import create_claim, create_location, create_report
from timeline.models import Claim, Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident() -> Incident:
    return told_differently()


def test_a_chosen_value_stands_with_its_reason_and_is_a_version(analyst, incident):
    sent = {"stands-killed": report(incident, "The Wire"), "reason-killed": "It counted later."}

    response = send(analyst, incident, sent)

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
    response = send(analyst, incident, sent)

    assert "The sources differ on “killed”: say why" in words(response)
    assert fresh(incident).injured_best is None
    assert not incident.versions.exists()
    html = page(response)
    assert html.select_one("[name=reason-date]")["value"] == "Both courts agree."
    chosen = html.select_one("[name=stands-killed][checked]")
    assert chosen["value"] == str(report(incident, "The Wire"))


def test_where_only_one_source_says_it_no_reason_is_asked_for(analyst, incident):
    send(analyst, incident, {"stands-injured": report(incident, "The Courier")})

    assert fresh(incident).injured_best == 9
    assert "The Courier" in fresh(incident).reasons["injured"]


def test_a_reason_can_be_given_for_what_stands_already(analyst, incident):
    send(analyst, incident, {"stands-killed": "", "reason-killed": "By name."})

    told = fresh(incident)
    assert (told.killed_best, told.reasons["killed"]) == (2, "By name.")


@pytest.mark.parametrize("outlet", ["", "The Courier"])
def test_where_nothing_is_changed_nothing_is_said_to_be_saved(analyst, incident, outlet):
    chosen = report(incident, outlet) if outlet else ""

    told = words(send(analyst, incident, {"stands-killed": chosen, "reason-killed": ""}))

    assert "Nothing to save" in told
    assert "Saved" not in told
    assert not incident.versions.exists()


def test_a_page_that_somebody_else_has_outrun_overwrites_nothing(analyst, editor, incident):
    seen = page(analyst.get(ledger(incident))).select_one("[name=seen]")["value"]
    wire = {"stands-killed": report(incident, "The Wire"), "reason-killed": "It counted later."}
    send(editor, incident, wire)
    courier = {"stands-killed": report(incident, "The Courier"), "reason-killed": "By name."}

    response = analyst.post(ledger(incident), {"seen": seen, **courier})

    assert "was changed by editor while you looked at it" in words(response)
    assert fresh(incident).killed_best == 4
    assert page(response).select_one("[name=reason-killed]")["value"] == "By name."
    analyst.post(ledger(incident), {"seen": seen, "grading": "fair"})
    assert fresh(incident).grading == ""


def test_after_what_stands_now_was_shown_it_can_be_saved(analyst, incident):
    sent = {"stands-killed": report(incident, "The Wire"), "reason-killed": "It counted later."}
    again = page(analyst.post(ledger(incident), {"seen": "long ago", **sent}))
    seen = again.select_one("[name=seen]")["value"]

    analyst.post(ledger(incident), {"seen": seen, **sent})

    assert fresh(incident).killed_best == 4


def test_a_date_and_a_place_can_be_chosen(analyst, incident):
    base = create_location()
    sent = {
        "stands-date": report(incident, "The Wire"),
        "reason-date": "It was there.",
        "stands-location": report(incident, "The Courier"),
    }
    send(analyst, incident, sent)

    told = fresh(incident)
    assert told.date_start == told.date_end == date(2024, 8, 4)
    assert (told.location, told.where_prec) == (base, 2)


def test_a_place_that_is_not_known_here_cannot_be_chosen(analyst, incident):
    html = page(analyst.get(ledger(incident)))
    assert not html.select("[name=stands-location]")

    response = send(
        analyst,
        incident,
        {"stands-location": report(incident, "The Courier"), "reason-location": "x"},
    )
    assert "That source states no location" in words(response)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"stands-killed": "999999"}, "That source states no killed that could stand."),
        ({"stands-killed": "-1"}, "“-1” is none of its sources"),
        ({"stands-killed": "x"}, "“x” is none of its sources"),
        ({"stands-killed": "9" * 40}, "is none of its sources"),
        ({"stands-who": "1"}, "“who” is not chosen here"),
        ({"reason-nonsense": "x"}, "“nonsense” is not chosen here"),
    ],
)
def test_what_cannot_be_chosen_is_named_and_nothing_is_saved(analyst, incident, sent, why):
    good = {"stands-injured": report(incident, "The Courier")}

    assert why in words(send(analyst, incident, {**good, **sent}))
    assert fresh(incident).injured_best is None


@pytest.fixture
def disordered(incident) -> int:
    """The report whose figures are out of order."""
    wire = incident.claims.get(report__outlet="The Wire")
    Claim.objects.filter(pk=wire.pk).update(killed_low=5, killed_best=4, code_status="Check deaths")
    return wire.report_id


def test_figures_out_of_order_bring_their_flag_and_take_it_with_them(analyst, incident, disordered):
    send(analyst, incident, {"stands-killed": disordered, "reason-killed": "As reported."})
    assert (fresh(incident).killed_low, fresh(incident).code_status) == (5, "Check deaths")

    ordered = report(incident, "The Courier")
    send(analyst, incident, {"stands-killed": ordered, "reason-killed": "By name."})
    assert (fresh(incident).killed_low, fresh(incident).code_status) == (2, "Clear")


def test_a_day_from_a_source_with_figures_out_of_order_brings_no_flag(
    analyst, incident, disordered
):
    send(analyst, incident, {"stands-date": disordered, "reason-date": "It was there."})

    told = fresh(incident)
    assert (told.date_start, told.code_status) == (date(2024, 8, 4), "Clear")


def test_a_flag_that_somebody_has_set_stays_when_figures_are_chosen(analyst, incident):
    Incident.objects.filter(pk=incident.pk).update(code_status="Check deaths")

    send(analyst, incident, {"stands-injured": report(incident, "The Courier")})

    assert fresh(incident).code_status == "Check deaths"


def test_a_reason_that_cannot_be_kept_is_told_and_not_cut(analyst, incident):
    response = send(analyst, incident, {"reason-killed": "x" * 401})

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

    assert "Only a summary has a number" in words(send(analyst, incident, sent))
    assert fresh(incident).count_low is None
