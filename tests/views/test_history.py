"""The history of an incident: corrections, views of the past, and what becomes of a retracted one."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.actions.record import public_record
from timeline.views.changes_in_words import changes


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_history_tells_a_correction_in_words(read):
    incident = publish_incident(injured_low=25)
    incident.injured_low, incident.injured_high = 34, 47
    incident.save()
    publish(incident, by="editor", reason="Figures of the hospital.")
    latest, first = read(f"/incidents/{incident.code}/history/").select(".history > li")

    assert "Figures of the hospital." in text(latest)
    assert text(latest.select_one(".diff")) == "Injured: raised from 25+ to 34–47"
    assert "First published" in text(first)


def record_of(**figures: int) -> dict[str, Any]:
    return public_record(create_incident(**figures))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"injured_low": 25}, {"injured_low": 34, "injured_high": 47}, "raised from 25+ to 34–47"),
        ({"injured_best": 9}, {"injured_best": 4}, "lowered from 9 to 4"),
        ({"injured_low": 3}, {"injured_low": 2, "injured_high": 9}, "lowered from 3+ to 2–9"),
        (
            {"injured_low": 3, "injured_high": 5},
            {"injured_low": 2, "injured_high": 9},
            "changed from 3–5 to 2–9",
        ),
        ({}, {"injured_best": 4}, "first stated, 4"),
        ({"injured_best": 4}, {}, "taken out, was 4"),
        (
            {"injured_low": 2, "injured_high": 9},
            {"injured_low": 2, "injured_best": 4, "injured_high": 9},
            "corrected from 2–9 to 2–9, best estimate 4",
        ),
    ],
)
def test_what_became_of_a_figure_is_said_by_a_verb(db, before, after, words):
    earlier, later = (record_of(**figures) for figures in (before, after))

    assert [change.words for change in changes(earlier, later)] == [f"Injured: {words}"]


def test_the_page_itself_tells_its_latest_changes(read):
    incident = publish_incident(injured_low=25)
    incident.injured_low, incident.reviewed = 34, True
    incident.save()
    publish(incident, by="editor", reason="Figures of the hospital.")
    steps = [
        text(step.select_one("span"))
        for step in read(f"/incidents/{incident.code}/").select(".lately li")
    ]

    assert steps == ["Injured: raised from 25+ to 34+ · Checked by an analyst", "First published"]


def test_a_long_history_costs_the_page_no_more_than_a_short_one(client, db):
    def queries(revisions: int) -> int:
        incident = publish_incident()
        for incident.killed_low in range(1, revisions):
            incident.save()
            publish(incident, by="editor", reason="One more.")
        address = f"/incidents/{incident.code}/"
        client.get(address)  # now this process knows the record
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(address).content.decode()
        assert ("There were more changes" in shown) == (revisions > 5)
        return len(asked)

    publish_incident(title="One beside both")
    assert queries(2) == queries(9)


def test_the_address_to_cite_shows_what_stood_here_whatever_is_corrected_later(read):
    incident = publish_incident(title="Two hurt")
    pinned = read(f"/incidents/{incident.code}/").select_one("a.pinned")["href"]
    incident.title = "Five hurt"
    incident.save()
    publish(incident, by="editor", reason="Later figures.")

    assert text(read(pinned).h1) == "Two hurt"
    assert read(pinned).select_one("a.pinned")["href"] == pinned


def test_a_past_state_stays_at_its_address(read):
    incident = publish_incident(title="Two hurt")
    incident.title = "Five hurt"
    incident.save()
    publish(incident, by="editor", reason="Later figures.")
    link = read(f"/incidents/{incident.code}/history/").find("a", string="See it as it stood then")

    assert text(read(link["href"]).h1) == "Two hurt"


def test_the_way_back_to_the_readers_view_leads_through_the_history(read):
    incident = publish_incident()
    incident.injured_low = 34
    incident.save()
    publish(incident, by="editor", reason="Later figures.")
    page = read(f"/incidents/{incident.code}/?order=desc&q=drone")
    history = read(page.find("a", string="Full history, with reasons")["href"])
    then = read(history.find("a", string="See it as it stood then")["href"])

    assert history.h1.a["href"] == f"/incidents/{incident.code}/?order=desc&q=drone"
    assert "q=drone" in then.select_one("a.up")["href"]


@pytest.mark.parametrize("part", ["", "history/", "?asof=2024-08-05T13:00Z"])
def test_a_retracted_incident_is_gone_and_says_when_and_why_but_nothing_of_its_content(
    read, part, time_machine
):
    time_machine.move_to("2024-08-05T12:00Z")
    incident = publish_incident(title="It never happened", reason="From one report")
    time_machine.move_to("2024-08-09T12:00Z")
    retract(incident, by="jane", reason="The witness was wrong")
    page = read(f"/incidents/{incident.code}/{part}", status=410)

    assert "retracted on 9 August 2024" in text(page.h1)
    assert "The witness was wrong" in text(page.select_one("main"))
    for secret in ("never happened", "From one report", "jane"):
        assert secret not in page.decode()


def test_a_retracted_incident_may_be_published_again(read):
    incident = publish_incident(title="It happened", reason="From one report.")
    retract(incident, by="editor", reason="Doubts.")
    publish(incident, by="editor", reason="Doubts are gone.")
    steps = [text(step) for step in read(f"/incidents/{incident.code}/history/").select("main li")]

    assert text(read(f"/incidents/{incident.code}/").h1) == "It happened"
    assert "Doubts are gone. Published again" in steps[0]
    assert "Retracted: Doubts." in steps[1]
    assert len(steps) == 2


@pytest.mark.parametrize("part", ["", "history/"])
def test_before_it_was_public_an_incident_is_not_found_and_the_way_to_it_is_shown(
    read, part, time_machine
):
    time_machine.move_to("2024-08-05T12:00Z")
    incident = publish_incident(title="A hit")
    page = read(f"/incidents/{incident.code}/{part}?asof=2024-08-01&order=desc", status=404)

    assert "was not public on that day" in text(page.h1)
    assert page.select_one("main a")["href"] == f"/incidents/{incident.code}/{part}?order=desc"
    assert "A hit" not in page.decode()


def test_a_draft_gets_no_link_from_a_day_before_it(read):
    draft = create_incident(title="A draft")
    page = read(f"/incidents/{draft.code}/?asof=2024-08-01", status=404)

    assert draft.code not in page.select_one("main").decode()


def test_a_view_of_today_says_that_the_day_is_not_over(read, time_machine):
    time_machine.move_to("2024-08-05T12:00Z")
    publish_incident()

    assert "today so far" in text(read("/?asof=2024-08-05").select_one(".asof"))
    assert "today so far" not in text(read("/?asof=2024-08-04").select_one(".asof"))
