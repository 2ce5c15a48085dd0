"""What readers report comes to the desk: listed, read, settled once, and told where it matters."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.admin.doors import opened
from tests.admin.page import desk, page, words
from tests.admin.test_pages import queries
from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.problems import CannotSettle, receive, reopen, settle
from timeline.models import Incident, Problem

pytestmark = pytest.mark.django_db
CORRECTED = Problem.State.CORRECTED


def report(incident: Incident | None = None, *, what: str = "It was a Tuesday.") -> Problem:
    at = f"/incidents/{incident.code}/" if incident else "/"
    return receive(page=at, words=what, contact="reader@example.org", address=None)


def settle_by_hand(
    client, problem: Problem, *, button: str = "_corrected", outcome: str = "Day put right."
):
    return client.post(
        desk("problem", "change", problem.pk), {"outcome": outcome, button: "x"}, follow=True
    )


def test_what_is_open_comes_first_in_the_list(editor):
    for what in ("Oldest", "Settled", "Newest"):
        problem = report(what=what)
        if what == "Settled":
            settle(problem, state=CORRECTED, outcome="Done.", by="jane")

    rows = page(editor.get(desk("problem"))).select("#result_list .field-says")

    assert [row.get_text() for row in rows] == ["Newest", "Oldest", "Settled"]


def test_twenty_reports_are_listed_in_as_few_queries_as_one(editor):
    report(publish_incident())
    for_one = queries(editor, desk("problem"))
    Problem.objects.bulk_create(
        Problem(page="/", words="x", incident=create_incident()) for _ in range(19)
    )

    assert queries(editor, desk("problem")) <= for_one <= 10


def test_a_report_leads_to_its_page_and_to_the_incident_at_the_desk(viewer):
    incident = publish_incident()
    html = page(viewer.get(desk("problem", "change", report(incident).pk)))

    assert html.select_one(f'a[href="/incidents/{incident.code}/"]')
    assert html.select_one(f'a[href="{desk("incident", "change", incident.pk)}"]')


@pytest.mark.parametrize(
    ("button", "state"), [("_corrected", "corrected"), ("_declined", "declined")]
)
def test_an_analyst_settles_a_report_and_says_how(analyst, button, state):
    problem = report()
    settle_by_hand(analyst, problem, button=button, outcome="Checked with the ministry.")
    problem.refresh_from_db()

    assert (problem.state, problem.outcome) == (state, "Checked with the ministry.")
    assert problem.handled_by == "analyst"
    assert problem.handled_at


@pytest.mark.parametrize("outcome", [" ", "x" * 501])
def test_a_word_on_what_was_done_is_asked_for_and_no_more_than_fits(analyst, outcome):
    problem = report()
    html = page(settle_by_hand(analyst, problem, outcome=outcome))
    problem.refresh_from_db()

    assert html.select_one(".errorlist")
    assert html.select_one("[name=outcome]").get_text().strip() == outcome.strip()
    assert problem.state == "open"


def test_the_second_to_settle_is_told_who_was_first_and_loses_no_word(analyst):
    problem = report()
    settle(problem, state=CORRECTED, outcome="Day put right.", by="jane")
    said = words(settle_by_hand(analyst, problem, button="_declined", outcome="It was a Monday."))
    problem.refresh_from_db()

    assert "This report was settled already by jane, as “corrected”: Day put right." in said
    assert "You wrote: “It was a Monday.”" in said
    assert (problem.state, problem.handled_by) == ("corrected", "jane")


def test_a_settled_report_is_opened_again_with_what_was_said_of_it(analyst):
    problem = report()
    settle(problem, state=CORRECTED, outcome="Day put right.", by="jane")
    html = page(analyst.post(desk("problem", "change", problem.pk), {"_reopen": "x"}, follow=True))
    again = page(analyst.get(desk("problem", "change", problem.pk)))
    problem.refresh_from_db()

    assert html.select_one(".messagelist .success")
    assert (problem.state, problem.handled_by) == ("open", "analyst")
    assert again.select_one("[name=outcome]").get_text().strip() == "Day put right."
    assert "Opened again by analyst" in again.get_text()
    assert not again.select("[name=_reopen]")


def test_the_history_tells_what_was_done_with_a_report(analyst):
    problem = report()
    settle_by_hand(analyst, problem)
    analyst.post(desk("problem", "change", problem.pk), {"_reopen": "x"})
    said = words(analyst.get(desk("problem", "history", problem.pk)))

    assert "Settled as “corrected”." in said
    assert "Opened again." in said


def test_what_is_open_is_not_opened_again():
    with pytest.raises(CannotSettle, match="This report is open"):
        reopen(report(), by="jane")


def test_a_deleted_report_leaves_nothing_of_the_reader_behind(editor):
    problem = report(what="I am Jane Doe.")
    html = page(editor.get(desk("problem", "change", problem.pk)))
    editor.post(html.select_one("a.deletelink")["href"], {"post": "yes"})

    assert not Problem.objects.exists()
    assert "Jane" not in LogEntry.objects.get().object_repr


def test_an_analyst_is_offered_no_deleting(analyst):
    assert not page(analyst.get(desk("problem", "change", report().pk))).select("a.deletelink")


def test_no_report_is_settled_without_a_word():
    with pytest.raises(CannotSettle, match="Say what was done"):
        settle(report(), state=CORRECTED, outcome=" ", by="jane")


def test_a_viewer_reads_a_report_and_settles_none(viewer):
    problem = report()

    assert "It was a Tuesday." in words(viewer.get(desk("problem", "change", problem.pk)))
    assert viewer.post(desk("problem", "change", problem.pk), {"outcome": "x"}).status_code == 403
    assert Problem.objects.get().state == "open"


def test_nobody_writes_a_report_at_the_desk(editor):
    assert editor.get(desk("problem", "add")).status_code == 403


def test_the_incident_tells_of_its_open_reports_only(analyst):
    incident = publish_incident()
    report(incident)
    settle(report(incident, what="Long ago"), state=CORRECTED, outcome="Done.", by="jane")
    notes = page(analyst.get(desk("incident", "change", incident.pk))).select(".reported")

    assert len(notes) == 1
    assert "It was a Tuesday." in notes[0].get_text()


def test_publishing_begins_its_reason_with_the_readers_report_but_not_with_their_words(editor):
    incident = publish_incident()
    report(incident)
    html = page(editor.get(f"{desk('incident', 'publish')}?ids={incident.pk}"))

    assert html.select_one("[name=reason]")["value"] == "A reader’s report: "
    assert "It was a Tuesday." in html.select_one(".settles").get_text()


def test_publishing_asks_nothing_of_reports_where_there_are_none(editor):
    html = page(editor.get(f"{desk('incident', 'publish')}?ids={publish_incident().pk}"))

    assert not html.select_one("[name=reason]").get("value")
    assert not html.select(".settles")


@pytest.mark.parametrize(("ticked", "state"), [(True, "corrected"), (False, "open")])
def test_publishing_settles_the_reports_that_are_ticked(editor, ticked, state):
    incident = publish_incident(title="As it was")
    problem = report(incident)
    Incident.objects.update(title="As it is")
    address = f"{desk('incident', 'publish')}?ids={incident.pk}"
    box = page(editor.get(address)).select_one(".settles input")
    sent = opened(editor, "publish", incident) | {"reason": "A reader’s report: the day."}
    editor.post(address, sent | ({box["name"]: box["value"]} if ticked else {}))
    problem.refresh_from_db()

    assert incident.revisions.count() == 2
    assert problem.state == state
    assert problem.outcome == ("A reader’s report: the day." if ticked else "")


def test_what_was_not_published_settles_nothing(editor):
    incident = publish_incident()
    problem = report(incident)
    told = opened(editor, "publish", incident) | {"settled": str(problem.pk)}
    editor.post(desk("incident", "publish"), told)
    problem.refresh_from_db()

    assert problem.state == "open"
