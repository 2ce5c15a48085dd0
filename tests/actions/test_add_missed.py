"""An incident that the machine has missed is added from its report."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.builders import create_report
from timeline.actions.deciding import accept, add_missed
from timeline.dates import Precision, Span
from timeline.models import Claim, Decision, Incident

pytestmark = pytest.mark.django_db
DAY = Span(date(2024, 8, 5), date(2024, 8, 5), Precision.DAY)
VALUES = {"title": "A rocket", "span": DAY, "event_type": "Explosions/Remote violence"}
QUOTE = {"text": "A drone", "start": 0, "end": 7}


def test_it_is_a_draft_that_rests_on_the_words_of_the_report():
    report = create_report()

    made = add_missed(report, VALUES, by="ann", quotes=[QUOTE])

    assert (made.stage, made.reviewed, made.by_hand) == ("draft", False, True)
    assert Claim.objects.get(incident=made, report=report).quotes == [QUOTE]
    assert made.versions.get().by == "ann"


def test_it_counts_as_missed_and_says_nothing_of_how_fields_were_read():
    report = create_report()

    accept(add_missed(report, VALUES, by="ann", quotes=[QUOTE]), by="ann", report=report)

    told = Decision.objects.order_by("pk").values_list("verdict", "report", "fields")
    assert list(told) == [("added", report.pk, {}), ("accepted", report.pk, {})]


def test_what_does_not_go_together_is_not_added():
    with pytest.raises(ValidationError):
        add_missed(create_report(), {**VALUES, "sub_event_type": "Armed clash"}, by="ann")

    assert not Incident.objects.exists()
