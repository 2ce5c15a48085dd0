"""What is no report at all is declined with others, and nobody is settled by a slip."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.admin.page import desk, page, words
from timeline.actions.problems import receive, settle
from timeline.models import Problem

pytestmark = pytest.mark.django_db
LIST = desk("problem")


def report(what: str = "It was a Tuesday.") -> Problem:
    return receive(page="/", words=what, contact="reader@example.org", address=None)


def decline_chosen(client, *chosen: Problem, why: str):
    keys = [problem.pk for problem in chosen]
    sent = {"action": "decline_chosen", "_selected_action": keys, "outcome": why}
    return client.post(LIST, sent, follow=True)


def states() -> list[str]:
    return list(Problem.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("sent", [{}, {"_save": "x"}, {"_corrected": "x", "_declined": "x"}])
def test_without_one_clear_answer_a_report_is_not_settled(analyst, sent):
    problem = report()
    address = desk("problem", "change", problem.pk)

    said = words(analyst.post(address, {"outcome": "Day put right.", **sent}, follow=True))

    assert "Say whether it was corrected, or there was nothing to correct." in said
    assert "You wrote: “Day put right.”" in said
    assert states() == ["open"]


def test_several_are_declined_at_once_with_one_reason(analyst):
    first, _other, third = report(), report("The day is wrong."), report()

    said = words(decline_chosen(analyst, first, third, why="An advertisement."))

    assert "Declined: 2." in said
    assert states() == ["declined", "open", "declined"]
    assert set(Problem.objects.values_list("outcome", flat=True)) == {"An advertisement.", ""}
    assert [entry.change_message for entry in LogEntry.objects.all()] == [
        "Settled as “nothing to correct”."
    ] * 2


@pytest.mark.parametrize(("why", "refusal"), [(" ", "Say what was done"), ("x" * 501, "500")])
def test_declined_without_a_good_reason_is_none(analyst, why, refusal):
    assert refusal in words(decline_chosen(analyst, report(), report(), why=why))
    assert states() == ["open", "open"]


def test_what_was_settled_before_stays_as_it_was(analyst):
    problem = settle(report(), state=Problem.State.CORRECTED, outcome="Done.", by="jane")
    decline_chosen(analyst, problem, report(), why="An advertisement.")
    problem.refresh_from_db()

    assert states() == ["corrected", "declined"]
    assert (problem.outcome, problem.handled_by) == ("Done.", "jane")


def test_a_viewer_is_offered_no_declining(viewer):
    problem = report()
    decline_chosen(viewer, problem, why="An advertisement.")

    assert states() == ["open"]
    assert not page(viewer.get(LIST)).select("[name=outcome]")


def test_how_to_reach_a_reader_is_for_those_who_answer_until_it_is_settled(viewer, analyst):
    problem = report()
    address = desk("problem", "change", problem.pk)
    assert "reader@example.org" in words(analyst.get(address))
    assert "reader@example.org" not in words(viewer.get(address))
    assert "It was a Tuesday." not in words(viewer.get(LIST, {"q": "reader@example.org"}))

    settle(problem, state=Problem.State.CORRECTED, outcome="Day put right.", by="jane")

    assert Problem.objects.get().contact == ""
