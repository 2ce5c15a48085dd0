"""After a decision the next incident comes by itself: of the same report first."""

import pytest

from tests.admin.reviewed import address, card, decide, read_report, told
from tests.builders import create_claim, create_incident, create_report
from timeline.models import Decision, Incident

pytestmark = pytest.mark.django_db


def stage_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).stage


def test_after_an_accepted_incident_the_next_of_the_report_comes(analyst):
    report, first, second = read_report()

    answer = decide(analyst, report, first, "accept")

    assert answer.url == f"{address(report)}#incident-{second.pk}"
    assert (stage_of(first), stage_of(second)) == ("in review", "draft")
    assert Decision.objects.get().report == report
    assert "Accepted “Drone kills three at Al Tanf”. Back to it" in told(analyst, answer)


def test_after_the_last_of_a_report_the_one_left_out_before_it_comes(analyst):
    report, first, second = read_report()

    assert decide(analyst, report, second, "accept").url.endswith(f"#incident-{first.pk}")


def test_after_the_last_of_a_report_the_next_report_comes(analyst):
    report = create_report(body="A drone hit the base. A drone killed three soldiers at Al Tanf.")
    only = create_incident()
    create_claim(incident=only, report=report)
    following, *_ = read_report()

    answer = analyst.get(decide(analyst, report, only, "accept").url)

    assert answer.url == address(following)
    assert f"Nothing else waits of {report}." in told(analyst, answer)


def test_whoever_publishes_what_was_accepted_comes_to_the_next_of_these(analyst, editor):
    """And not to what nobody has read, in this report or another."""
    report, first, second = read_report()
    unread = create_incident(title="Nobody has read this")
    create_claim(incident=unread, report=report)
    for one in (first, second):
        decide(analyst, report, one, "accept")

    answer = decide(editor, report, second, "publish", reason="Checked.")
    assert answer.url.endswith(f"#incident-{first.pk}")

    answer = decide(editor, report, first, "publish", reason="Checked.")
    assert answer.url.endswith(f"#incident-{unread.pk}")


def test_a_card_names_who_accepted_what_somebody_else_published(analyst, editor):
    report, first, _ = read_report()
    decide(analyst, report, first, "accept")
    assert "Accepted by analyst" in card(editor, report, first).get_text()

    decide(editor, report, first, "publish", reason="Checked.")

    assert "Published, accepted by analyst" in card(editor, report, first).get_text()
