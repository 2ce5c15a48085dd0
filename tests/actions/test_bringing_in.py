"""Two who bring in the same report at once make one of it."""

from datetime import date

import pytest
from django.utils import timezone

from tests.admin.intake import ROCKETS
from timeline.actions import bringing_in, recording
from timeline.actions.bringing_in import NothingTold, bring_in
from timeline.actions.fetching import Fetched
from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.readers import read_text
from timeline.models import Report

pytestmark = pytest.mark.django_db


def document(text: str = ROCKETS) -> Document:
    return read_text(text, name="rockets.txt", published=None, today=date(2024, 9, 1))


@pytest.fixture
def beaten(monkeypatch):
    """The first brings the report in just after the second has looked, twice, whether it is here."""
    looks = bringing_in.recorded_before

    def too_early(document):
        monkeypatch.setattr(bringing_in, "recorded_before", looks)
        bring_in(document, lexicon=load_lexicon, by="the first")
        monkeypatch.setattr(recording, "recorded_before", lambda _: None)

    monkeypatch.setattr(bringing_in, "recorded_before", too_early)


@pytest.mark.usefixtures("beaten")
def test_whoever_comes_second_finds_the_report_of_the_first():
    found = bring_in(document(), lexicon=load_lexicon, by="the second")

    assert found.known_before
    assert Report.objects.get().received_by == "the first"


@pytest.mark.usefixtures("beaten", "uploads")
def test_whoever_comes_second_with_the_page_leaves_it_as_evidence():
    url = "https://press.test/story"
    page = Fetched(url, url, "text/plain", ROCKETS.encode(), timezone.now())

    found = bring_in(document(), lexicon=load_lexicon, by="the second", page=page)

    assert found.known_before
    assert found.report.evidence.get().fetched_by == "the second"


def test_a_known_report_asks_for_no_lexicon():
    bring_in(document(), lexicon=load_lexicon, by="ann")

    def unread():
        raise AssertionError("it was read again")

    assert bring_in(document(), lexicon=unread, by="bob").known_before


def test_a_report_of_nothing_is_kept_only_for_who_wants_it():
    bridge = document("Published: 2024-08-06\n\nThe minister opened a bridge.")

    with pytest.raises(NothingTold, match=r"rockets\.txt tells of no incident"):
        bring_in(bridge, lexicon=load_lexicon, by="import_reports")
    assert not Report.objects.exists()
    assert bring_in(bridge, lexicon=load_lexicon, by="ann", even_untold=True).report.pk
