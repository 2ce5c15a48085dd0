"""A decision about what another has changed since the page was read, and one that is sent again."""

import pytest

from tests.admin.reviewed import card, decide, read_report, told
from timeline.actions.deciding import reject
from timeline.actions.editing import editing
from timeline.actions.entering import Party, write_sheet
from timeline.models import Decision, Incident

pytestmark = pytest.mark.django_db


def mark_of(client, report, incident) -> str:
    return str(card(client, report, incident).select_one("input[name=seen]")["value"])


def stage_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).stage


def test_a_decision_about_a_record_that_changed_meanwhile_is_refused_and_its_new_state_shown(
    analyst,
):
    report, first, _ = read_report()
    mark = str(card(analyst, report, first).select_one("input[name=seen]")["value"])
    with editing(first, by="bob"):
        Incident.objects.filter(pk=first.pk).update(killed_best=5, killed_high=5)

    answer = decide(analyst, report, first, "accept", seen=mark)

    assert "was changed by bob while you looked at it" in told(analyst, answer)
    assert stage_of(first) == "draft"
    assert "3–5" in card(analyst, report, first).get_text()


@pytest.mark.parametrize(
    "change",
    [
        {"grading": "confirmed"},
        {"parties": {"other": [Party("A bystander")]}},
        {"summary": "More is known."},
    ],
)
def test_whatever_was_changed_meanwhile_refuses_the_decision(analyst, change):
    report, first, _ = read_report()
    mark = mark_of(analyst, report, first)
    write_sheet(first, change, by="bob")

    answer = decide(analyst, report, first, "accept", seen=mark)

    assert "was changed by bob while you looked at it" in told(analyst, answer)
    assert stage_of(first) == "draft"


def test_who_rejected_it_meanwhile_is_named_and_not_who_changed_it_last(analyst):
    report, first, _ = read_report()
    with editing(first, by="ann"):
        Incident.objects.filter(pk=first.pk).update(title="Ann's title")
    mark = mark_of(analyst, report, first)
    reject(first, by="bob", reason="A drill.")

    assert "was changed by bob" in told(
        analyst, decide(analyst, report, first, "accept", seen=mark)
    )


@pytest.mark.parametrize("deed", ["accept", "split"])
def test_a_decision_sent_twice_is_made_once(analyst, deed):
    report, first, _ = read_report()
    mark = mark_of(analyst, report, first)

    for _press in range(2):
        decide(analyst, report, first, deed, seen=mark)

    assert Decision.objects.count() == 1
