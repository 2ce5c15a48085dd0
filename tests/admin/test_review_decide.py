"""What an analyst decides on the page of a report, and that the next incident comes by itself."""

import pytest

from tests.admin.conftest import signed_in
from tests.admin.page import page
from tests.admin.reviewed import address, card, decide, page_after, read_report, told
from tests.builders import create_incident, create_location, create_report
from timeline.actions.editing import editing
from timeline.actions.publishing import publish
from timeline.models import Decision, Incident, Link, LocationAlias, Revision

pytestmark = pytest.mark.django_db


def stage_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).stage


def test_one_press_accepts_and_publishes_with_the_reason_that_stands_there(editor):
    report, first, _ = read_report()
    reason = card(editor, report, first).select_one(f"[form=publish-{first.pk}]")["value"]

    answer = decide(editor, report, first, "publish", reason=reason)

    assert stage_of(first) == "published"
    assert Revision.objects.get().reason == "Read by machine, checked by an analyst."
    assert Decision.objects.get().verdict == "accepted"
    assert "Published “Drone kills three at Al Tanf”" in told(editor, answer)


def test_what_was_accepted_is_published_by_whoever_may(analyst, editor):
    report, first, _ = read_report()
    decide(analyst, report, first, "accept")

    decide(editor, report, first, "publish", reason="Checked.")

    assert stage_of(first) == "published"
    assert Decision.objects.count() == 1


def test_where_four_eyes_are_asked_for_it_is_said_that_somebody_else_publishes_and_nothing_done(
    editor, settings
):
    settings.FOUR_EYES = True
    report, first, _ = read_report()

    answer = decide(editor, report, first, "publish", reason="Checked.")

    assert "somebody else has to publish it (four eyes)" in told(editor, answer)
    assert stage_of(first) == "draft"
    assert not Decision.objects.exists()


def test_a_second_pair_of_eyes_may_publish_it(analyst, editor, settings):
    settings.FOUR_EYES = True
    report, first, _ = read_report()
    decide(analyst, report, first, "accept")

    decide(editor, report, first, "publish", reason="Checked.")

    assert stage_of(first) == "published"


def test_without_a_reason_nothing_is_published(editor):
    report, first, _ = read_report()

    answer = decide(editor, report, first, "publish", reason=" ")

    assert "Give a reason" in told(editor, answer)
    assert stage_of(first) == "draft"


def test_a_split_incident_is_two_cards_of_the_report(analyst):
    report, first, _ = read_report()

    decide(analyst, report, first, "split")

    assert len(page(analyst.get(address(report))).select("article.to-check")) == 3


def test_a_rejected_incident_stays_on_the_page_with_the_reason_and_the_way_back(analyst):
    report, first, _ = read_report()
    decide(analyst, report, first, "reject", reason="A drill.")

    shown = card(analyst, report, first)
    assert "Rejected by analyst: A drill." in " ".join(shown.get_text().split())

    answer = decide(analyst, report, first, "reopen")
    assert answer.url.endswith(f"#incident-{first.pk}")
    assert stage_of(first) == "draft"


def test_a_rejection_wants_a_reason_and_offers_the_usual_ones(analyst):
    report, first, _ = read_report()
    assert page(analyst.get(address(report))).select("#rejections option")

    answer = decide(analyst, report, first, "reject", reason="")

    assert "Say why it is rejected" in told(analyst, answer)
    assert stage_of(first) == "draft"


@pytest.mark.parametrize("deed", ["reject", "publish"])
def test_a_reason_that_was_typed_stands_where_it_was_typed_after_a_refusal(editor, deed):
    report, first, _ = read_report()
    mark = str(card(editor, report, first).select_one("input[name=seen]")["value"])
    Incident.objects.filter(pk=first.pk).update(title="Changed meanwhile")

    shown = page_after(editor, decide(editor, report, first, deed, seen=mark, reason="My reason."))

    [opened] = shown.select(f"#incident-{first.pk} details[open]")
    assert opened.select_one("[name=reason]")["value"] == "My reason."


def test_a_reason_that_was_typed_about_what_is_closed_by_now_is_shown(analyst):
    report, first, _ = read_report()
    mark = str(card(analyst, report, first).select_one("input[name=seen]")["value"])
    decide(analyst, report, first, "reject", seen=mark, reason="A drill.")

    again = decide(analyst, report, first, "reject", seen=mark, reason="An exercise.")

    assert "that you gave: “An exercise.”" in page_after(analyst, again).get_text()


@pytest.mark.parametrize(
    ("reason", "refusal"),
    [("x" * 501, "501 of 500 characters"), ("a\0b", "Null characters are not allowed")],
)
def test_a_reason_that_cannot_be_kept_is_refused_in_words(analyst, reason, refusal):
    report, first, _ = read_report()

    answer = decide(analyst, report, first, "reject", reason=reason)

    assert answer.status_code == 400
    assert refusal in told(analyst, answer)
    assert stage_of(first) == "draft"


def test_a_suspected_duplicate_is_merged_into_the_one_that_is_here_and_taken_apart_again(analyst):
    report, first, _ = read_report()
    known = create_incident(title="Strike on a garrison")
    Link.objects.create(incident=first, target=known, kind=Link.Kind.POSSIBLE_DUPLICATE)
    offered = card(analyst, report, first).select_one("input[name=into]")["value"]

    decide(analyst, report, first, "merge", into=offered, reason="The same strike.")

    assert stage_of(first) == "merged"
    assert known.claims.filter(report=report).exists()
    assert "Merged into Strike on a garrison" in " ".join(
        card(analyst, report, first).get_text().split()
    )

    decide(analyst, report, first, "take-apart")
    assert stage_of(first) == "draft"
    assert not known.claims.exists()


def test_what_is_public_is_merged_and_taken_apart_by_those_alone_who_publish(analyst, editor):
    report, first, _ = read_report()
    kept = create_incident(title="Strike on a garrison")
    for incident in (kept, first):
        publish(incident, by="boss", reason="First.")
    sent = {"into": str(kept.pk), "reason": "The same strike."}

    refused = decide(analyst, report, first, "merge", **sent)
    assert "this is for those who publish" in told(analyst, refused)
    assert stage_of(first) == "published"

    decide(editor, report, first, "merge", **sent)
    assert stage_of(first) == "merged"
    refused = decide(analyst, report, first, "take-apart")
    assert "this is for those who publish" in told(analyst, refused)
    decide(editor, report, first, "take-apart")
    assert stage_of(first) == "published"


def test_what_is_not_the_same_is_not_suspected_again(analyst):
    report, first, _ = read_report()
    known = create_incident(title="Strike on a garrison")
    Link.objects.create(incident=first, target=known, kind=Link.Kind.POSSIBLE_DUPLICATE)

    decide(analyst, report, first, "tell-apart", into=str(known.pk))

    assert "Possibly the same" not in card(analyst, report, first).get_text()


@pytest.mark.parametrize("into", ["", "0", "x", "9" * 30, "²"])
def test_a_merge_wants_an_incident_to_merge_into(analyst, into):
    report, first, _ = read_report()

    answer = decide(analyst, report, first, "merge", into=into, reason="The same.")

    assert "Choose which incident it is the same as" in told(analyst, answer)
    assert stage_of(first) == "draft"


def test_an_incident_to_merge_into_is_found_by_words_and_by_code(analyst):
    report, first, second = read_report()
    place = create_location(name="A garrison town")
    LocationAlias.objects.create(location=place, name="Camp Zebra")
    known = create_incident(title="Strike on a garrison", location=place)
    Incident.objects.filter(pk=second.pk).update(stage="rejected")

    for words in ("garrison strike", known.code, "zebra"):
        shown = page(analyst.get(address(report), {"merge": first.pk, "q": words}))
        found = [one["value"] for one in shown.select("input[name=into]")]
        assert found == [str(known.pk)]
    for words in ("rocket", "drone kills"):  # what is rejected, and the one itself
        shown = page(analyst.get(address(report), {"merge": first.pk, "q": words}))
        assert f"Nothing is found by “{words}”" in shown.get_text()


def test_a_public_incident_nobody_has_reviewed_can_be_accepted_but_not_rejected(analyst):
    report, first, _ = read_report()
    publish(first, by="boss", reason="First.")

    answer = decide(analyst, report, first, "reject", reason="No.")

    assert "it can be retracted, not rejected" in told(analyst, answer)
    decide(analyst, report, first, "accept")
    assert Incident.objects.get(pk=first.pk).reviewed


@pytest.mark.parametrize("deed", ["accept", "split", "reject", "merge", "reopen", "publish"])
def test_a_viewer_decides_nothing(viewer, deed):
    report, first, _ = read_report()

    assert decide(viewer, report, first, deed, seen="", reason="x").status_code == 403
    assert stage_of(first) == "draft"


def test_an_analyst_who_may_not_publish_does_not(analyst):
    report, first, _ = read_report()

    assert decide(analyst, report, first, "publish", reason="x").status_code == 403
    assert stage_of(first) == "draft"


def test_what_is_no_decision_or_about_an_incident_of_another_report_is_not_found(analyst):
    report, first, _ = read_report()
    other = create_report()

    assert decide(analyst, report, first, "burn", seen="").status_code == 404
    assert decide(analyst, other, first, "accept", seen="").status_code == 404


def test_nothing_is_decided_by_following_a_link(analyst):
    report, first, _ = read_report()

    assert analyst.get(f"{address(report)}{first.pk}/accept/").status_code == 405


def test_what_somebody_corrected_stands_beside_what_the_machine_had_read(db):
    ann = signed_in("analyst")
    report, first, _ = read_report()
    with editing(first, by="analyst"):
        Incident.objects.filter(pk=first.pk).update(killed_best=4, killed_high=4)
    decide(ann, report, first, "accept")

    row = card(ann, report, first).select_one(f"#field-{first.pk}-killed")

    assert row.select_one("del").get_text() == "3"
    assert row.select_one(".value").get_text() == "3–4, best 4"
