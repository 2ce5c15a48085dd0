"""What was done with an incident on the page of its report stands in its history."""

import pytest

from tests.admin.page import desk, words
from tests.admin.reviewed import decide, read_report

pytestmark = pytest.mark.django_db


def history(client, incident):
    return words(client.get(desk("incident", "history", incident.pk)))


def test_who_rejected_it_and_why_and_who_opened_it_again(analyst, ben):
    report, first, _ = read_report()
    decide(analyst, report, first, "reject", reason="A drill.")
    decide(ben, report, first, "reopen")

    text = history(analyst, first)

    assert "analyst Rejected: A drill." in text
    assert f"ben “{first}” is a draft again." in text


def test_who_split_it(analyst):
    report, first, _ = read_report()

    decide(analyst, report, first, "split")

    assert f"analyst “{first}” is two now" in history(analyst, first)
