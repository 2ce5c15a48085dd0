"""An incident edited in its place beside the report, by two at once, and one that was missed added."""

import json
from typing import Any

import pytest
from django.urls import reverse

from tests.admin.page import page, words
from tests.admin.reviewed import BODY, address, card, decide, read_report, told
from tests.builders import create_incident, create_report
from timeline.actions.editing import editing
from timeline.actions.entering import Party, write_sheet
from timeline.models import Decision, Incident, Report, Version

pytestmark = pytest.mark.django_db


def edit_url(report: Report, incident: Incident) -> str:
    return reverse("admin:review_edit", args=[report.pk, incident.pk])


def add_url(report: Report) -> str:
    return reverse("admin:review_add", args=[report.pk])


def boxes(response: Any) -> dict[str, str]:
    """What the open form would send as it stands."""
    form = page(response).select_one("form.sheet")
    assert form, "no form is open"
    sent = {}
    for box in form.select("[name]"):
        chosen = box.select_one("option[selected]") if box.name == "select" else None
        value = box.get_text() if box.name == "textarea" else box.get("value", "")
        sent[str(box["name"])] = str(chosen["value"] if chosen else value).removeprefix("\n")
    return sent


def test_the_form_opens_on_the_card_with_what_stands(analyst):
    report, first, _ = read_report()

    shown = analyst.get(edit_url(report, first))

    assert page(shown).select_one(f"#incident-{first.pk} form.sheet")
    assert (boxes(shown)["killed"], boxes(shown)["when"]) == ("3", "5 August 2024")


def test_both_forms_look_for_what_is_like_what_they_say(analyst):
    report, first, _ = read_report()
    for form in (edit_url(report, first), add_url(report)):
        link = page(analyst.get(form)).select_one("form.sheet a[href^='/admin/near/']")
        sent = [box.strip() for box in link["hx-include"].split(",")]
        assert sent == [f"[name='{box}']" for box in ("when", "where", "perpetrators", "targets")]

    create_incident(title="Drones at Al Tanf", location=first.location)
    near = page(analyst.get(edit_url(report, first))).select_one("a[href^='/admin/near/']")
    assert "Drones at Al Tanf" in words(analyst.get(near["href"]))


def test_what_was_corrected_is_saved_as_a_version_and_the_card_comes_back_to_be_accepted(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))

    answer = analyst.post(edit_url(report, first), {**sent, "killed": "4-6"})

    assert answer.url == f"{address(report)}#incident-{first.pk}"
    first.refresh_from_db()
    assert (first.killed_low, first.killed_high, first.title) == (4, 6, sent["title"])
    assert list(first.versions.values_list("by", flat=True)) == ["analyst", ""]
    decide(analyst, report, first, "accept")
    assert Decision.objects.get().fields["killed"] == {"machine": "3", "analyst": "4–6"}


def test_what_cannot_be_read_stays_in_its_box_with_the_reason(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))

    answer = analyst.post(edit_url(report, first), {**sent, "when": "some day", "killed": "4"})

    assert answer.status_code == 400
    shown = page_of(answer)
    assert shown.select_one("input[name=when]")["value"] == "some day"
    assert shown.select_one("input[name=killed]")["value"] == "4"
    assert shown.select_one(".box-when .errorlist")
    assert not Version.objects.exists()


def page_of(response: Any) -> Any:
    """Of a refusal, which is a page as well."""
    response.status_code = 200
    return page(response)


def test_of_two_at_once_the_second_loses_nothing_and_takes_nothing_away(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))
    with editing(first, by="bob"):
        Incident.objects.filter(pk=first.pk).update(title="Bob's title", killed_low=2)

    answer = analyst.post(edit_url(report, first), {**sent, "killed": "4", "injured": "7"})

    assert answer.status_code == 409
    first.refresh_from_db()
    assert (first.title, first.injured_best) == ("Bob's title", None)
    assert "was changed by bob" in page_of(answer).get_text()
    again = boxes(answer)
    assert (again["title"], again["killed"], again["injured"]) == ("Bob's title", "4", "7")
    assert "It says “2–3 best 3” now" in page_of(answer).select_one(".box-killed").get_text()

    analyst.post(edit_url(report, first), again)
    first.refresh_from_db()
    assert (first.title, first.killed_best, first.injured_best) == ("Bob's title", 4, 7)


def test_a_grading_and_a_bystander_that_another_saved_meanwhile_stay(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))
    bens = {"grading": "confirmed", "parties": {"other": [Party("A bystander")]}}
    write_sheet(first, bens, by="ben")

    answer = analyst.post(edit_url(report, first), {**sent, "killed": "4"})
    analyst.post(edit_url(report, first), boxes(page_ok(answer)))

    first.refresh_from_db()
    assert (first.grading, first.killed_best) == ("confirmed", 4)
    assert first.participations.filter(role="other", actor__name="A bystander").exists()


def test_a_refused_form_still_knows_what_it_was_made_from(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))
    with editing(first, by="bob"):
        Incident.objects.filter(pk=first.pk).update(title="Bob's title")
    refused = analyst.post(edit_url(report, first), {**sent, "killed": "many"})
    again = boxes(page_ok(refused))

    answer = analyst.post(edit_url(report, first), {**again, "killed": "4"})

    assert answer.status_code == 409
    assert boxes(page_ok(answer))["title"] == "Bob's title"


def page_ok(response: Any) -> Any:
    response.status_code = 200
    return response


@pytest.mark.parametrize("was", ["", "[]", "{", json.dumps({"title": None})])
def test_a_form_that_came_back_in_part_overwrites_nothing(analyst, was):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))

    answer = analyst.post(edit_url(report, first), {**sent, "was": was, "seen": "", "killed": "4"})

    assert answer.status_code == 409
    assert Incident.objects.get(pk=first.pk).killed_best == 3


def test_what_is_closed_is_opened_again_before_it_is_edited(analyst):
    report, first, _ = read_report()
    sent = boxes(analyst.get(edit_url(report, first)))
    decide(analyst, report, first, "reject", reason="A drill.")

    assert "cannot be changed" in told(analyst, analyst.get(edit_url(report, first)))
    assert analyst.post(edit_url(report, first), {**sent, "killed": "4"}).status_code in (400, 409)
    assert Incident.objects.get(pk=first.pk).killed_best == 3


def test_an_incident_that_was_missed_is_added_with_its_words(analyst):
    report = create_report(body=BODY)
    shown = analyst.get(add_url(report), {"quote": "The army  said\nnothing."})
    sent = boxes(shown) | {"title": "Silence", "when": "5 Aug 2024", "type": "Attack"}

    answer = analyst.post(add_url(report), {**sent, "quoted": "The army  said\nnothing."})

    made = Incident.objects.get(title="Silence")
    assert answer.url == f"{address(report)}#incident-{made.pk}"
    [quote] = made.claims.get(report=report).quotes
    assert BODY[quote["start"] : quote["end"]] == "The army said nothing."
    assert Decision.objects.get().verdict == "added"
    assert card(analyst, report, made).select_one("[data-key=a]")


@pytest.mark.parametrize("mark", [None, ""])
def test_what_is_added_again_is_shown_beside_what_was_added_and_kept_in_the_form(analyst, mark):
    report = create_report(body=BODY)
    said = {"title": "Silence", "when": "5 Aug 2024", "type": "Attack", "quoted": "The army"}
    sent = boxes(analyst.get(add_url(report))) | said
    analyst.post(add_url(report), sent)

    answer = analyst.post(add_url(report), sent if mark is None else sent | {"seen": mark})

    assert answer.status_code == 409
    assert "Look whether yours is among them" in page_of(answer).get_text()
    assert (Incident.objects.count(), boxes(answer)["title"]) == (1, "Silence")
    analyst.post(add_url(report), boxes(answer))
    assert Incident.objects.count() == 2


def test_what_was_added_is_not_published_as_read_by_machine(editor):
    report = create_report(body=BODY)
    sent = {"title": "Silence", "when": "5 Aug 2024", "type": "Attack", "quoted": "The army"}
    editor.post(add_url(report), boxes(editor.get(add_url(report))) | sent)
    made = Incident.objects.get()

    reason = card(editor, report, made).select_one("[name=reason][form]")["value"]

    assert reason == "Read in the report by an analyst."


def test_an_addition_rests_on_words_that_stand_in_the_report(analyst):
    report = create_report(body=BODY)
    sent = {"title": "Silence", "when": "5 Aug 2024", "type": "Attack", "quoted": "No such words"}

    for quoted, refusal in (("", "Quote the words"), ("No such words", "does not stand in the")):
        answer = analyst.post(add_url(report), {**sent, "quoted": quoted})
        assert answer.status_code == 400
        assert refusal in page_of(answer).select_one(".box-quoted").get_text()
    assert not Incident.objects.exists()


def test_a_viewer_edits_and_adds_nothing(viewer):
    report, first, _ = read_report()

    for url in (edit_url(report, first), add_url(report)):
        assert viewer.get(url).status_code == viewer.post(url, {"title": "x"}).status_code == 403
