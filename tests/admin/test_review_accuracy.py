"""How well the machine reads, counted from what analysts made of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.admin.page import page, words
from tests.builders import create_incident, create_report
from timeline.admin.review.figures import Share
from timeline.models import Decision, Incident

pytestmark = pytest.mark.django_db
PAGE = "/admin/accuracy/"
SAME = {"machine": "3", "analyst": "3"}


def decision(verdict="accepted", *, outlet="The Test Courier", **fields) -> Decision:
    return Decision.objects.create(
        incident=create_incident(),
        report=create_report(outlet=outlet),
        verdict=verdict,
        fields=fields,
        by="ann",
    )


def said(machine: str, analyst: str) -> dict[str, str]:
    return {"machine": machine, "analyst": analyst}


def row(client, label: str, **asked) -> list[str]:
    """Share, checked, missed, invented, wrong."""
    found = page(client.get(PAGE, asked)).select("section tbody tr")
    [cells] = [tr.select("td.number") for tr in found if tr.th and tr.th.get_text() == label]
    return [" ".join(cell.get_text(" ").split()) for cell in cells]


def test_a_field_counts_as_right_corrected_missed_or_invented(viewer):
    for killed in (SAME, SAME, said("3", "4"), said("", "4"), said("4", ""), said("", "")):
        decision(killed=killed)

    assert row(viewer, "Killed")[1:] == ["6", "1", "1", "1"]
    assert row(viewer, "Killed")[0].startswith("50 % of only 6:")


def test_a_field_of_which_nothing_was_decided_has_no_share(viewer):
    decision(killed=SAME)

    assert row(viewer, "Date") == ["–", "0", "0", "0", "0"]


def test_of_many_decisions_a_share_is_said_without_a_warning(viewer):
    for _number in range(20):
        decision(killed=SAME)

    assert row(viewer, "Killed")[0] == "100 % 84–100 %"


def test_chance_alone_may_put_a_share_this_far_off():
    assert Share(10, 8).bounds == (49, 94)  # Wilson's interval, as in the literature
    assert Share(1, 1).bounds == (21, 100)
    assert Share(0, 0).bounds == (0, 100)


def test_verdicts_are_counted_but_not_those_that_were_undone(viewer):
    decision(killed=SAME)
    decision("added")
    decision("split")
    for stage in ("rejected", "draft"):
        Incident.objects.filter(pk=decision("rejected").incident_id).update(stage=stage)
    for stage in ("merged", "draft"):
        Incident.objects.filter(pk=decision("merged").incident_id).update(stage=stage)

    counts = [dd.get_text() for dd in page(viewer.get(PAGE)).select(".verdicts dd")]

    assert counts == ["1", "1", "1", "1", "1"]


def test_a_period_counts_what_was_decided_in_it(viewer):
    old, _new = decision(killed=said("3", "4")), decision(killed=SAME)
    Decision.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))

    assert row(viewer, "Killed", days="30")[1] == "1"
    assert row(viewer, "Killed")[1] == "2"


@pytest.mark.parametrize("days", ["x", "-1", "31"])
def test_an_unknown_period_is_refused_by_name(viewer, days):
    answer = viewer.get(PAGE, {"days": days})

    assert answer.status_code == 400
    assert f"There is no period “{days}”" in answer.content.decode()


def test_the_latest_corrections_of_a_field_say_what_became_of_what(viewer):
    for number in range(7):
        decision(killed=said(str(number), "9"))
    decision(killed=SAME, location=said("", "Al Tanf"))

    shown = page(viewer.get(PAGE))

    lists = [ul.select("li") for ul in shown.select(".corrections")]
    assert [len(rows) for rows in lists] == [1, 5]
    assert [row.select_one("del").get_text() for row in lists[1]] == ["6", "5", "4", "3", "2"]
    assert "not stated → Al Tanf" in " ".join(lists[0][0].get_text(" ").split())


def test_outlets_are_told_apart(viewer):
    decision(killed=SAME, date=SAME, outlet="The Test Courier")
    decision(killed=said("1", "2"), outlet="")

    rows = page(viewer.get(PAGE)).select_one("#by-outlet").parent.select("tbody tr")

    assert [" ".join(one.get_text(" ").split()) for one in rows] == [
        "No outlet 1 0 % 0 of 1",
        "The Test Courier 1 100 % 2 of 2",
    ]


def test_where_nothing_was_accepted_there_is_nothing_to_measure(viewer):
    assert "nothing to measure" in words(viewer.get(PAGE))


def test_it_costs_three_queries_whatever_was_decided(viewer):
    viewer.get(PAGE)
    for _number in range(30):
        decision(killed=said("3", "4"))

    with CaptureQueriesContext(connection) as asked:
        viewer.get(PAGE)

    assert len([query for query in asked if "timeline_decision" in query["sql"]]) == 3
    assert len(asked) <= 10
