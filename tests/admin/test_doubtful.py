"""Before it becomes public, an editor is told what speaks against it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin.page import words
from tests.builders import create_claim, create_incident
from tests.published import publish_sourced
from timeline.admin import publishing
from timeline.admin.doubtful import doubts_about
from timeline.models import Incident

pytestmark = pytest.mark.django_db


def told(incident: Incident) -> list[str]:
    return doubts_about(Incident.objects.for_record().get(pk=incident.pk))


def test_a_sourced_incident_of_a_past_day_raises_no_doubt():
    incident = create_incident(day=date(2024, 8, 5))
    create_claim(incident=incident)

    assert told(incident) == []


def test_what_rests_on_nothing_and_has_not_happened_yet_is_doubtful():
    tomorrow = timezone.localdate() + timedelta(1)

    assert told(create_incident(day=tomorrow)) == [
        "It rests on no source.",
        "Its day is still to come.",
    ]


@pytest.mark.parametrize("title", ["Attack kills 14", "Attack kills at least 14 people"])
def test_a_headline_that_says_a_corrected_figure_is_doubtful(title):
    incident = publish_sourced(title=title, killed_low=14)
    Incident.objects.filter(pk=incident.pk).update(killed_low=16, killed_best=16)

    assert told(incident) == ["The headline still says 14, which was corrected (killed)."]


def test_a_number_in_words_counts_and_one_that_still_stands_does_not():
    incident = publish_sourced(title="Three killed, 25 hurt", killed_low=3, injured_low=25)
    Incident.objects.filter(pk=incident.pk).update(killed_low=4, injured_high=34)

    assert told(incident) == ["The headline still says 3, which was corrected (killed)."]


def test_a_headline_written_anew_is_taken_at_its_word():
    incident = publish_sourced(title="Attack kills 14", killed_low=14)
    Incident.objects.filter(pk=incident.pk).update(killed_low=16, title="14 hours of attacks")

    assert told(incident) == []


def test_the_page_that_publishes_says_so(editor):
    incident = create_incident(title="From nowhere")

    answer = editor.get(reverse("admin:timeline_incident_publish"), {"ids": incident.pk})

    assert "It rests on no source." in words(answer)


def test_more_than_can_be_looked_at_are_not_published_at_once(editor, monkeypatch):
    monkeypatch.setattr(publishing, "MOST", 1)
    ids = f"{create_incident().pk},{create_incident().pk}"

    answer = editor.get(reverse("admin:timeline_incident_publish"), {"ids": ids}, follow=True)

    assert "2 incidents are chosen; 1 at most" in words(answer)
