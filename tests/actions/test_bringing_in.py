"""Two who bring in the same report at once make one of it."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.admin.intake import ROCKETS
from timeline.actions import bringing_in
from timeline.actions.bringing_in import NothingTold, bring_in
from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.readers import read_text
from timeline.models import Report

pytestmark = pytest.mark.django_db


def document(text: str = ROCKETS) -> Document:
    return read_text(text, name="rockets.txt", published=None, today=date(2024, 9, 1))


def test_whoever_comes_second_finds_the_report_of_the_first(monkeypatch):
    record = bringing_in.record_reading

    def beaten(told, **how):
        record(told, lexicon=how["lexicon"], by="the first")
        raise IntegrityError

    monkeypatch.setattr(bringing_in, "record_reading", beaten)

    found = bring_in(document(), lexicon=load_lexicon, by="the second")

    assert found.known_before
    assert Report.objects.get().received_by == "the first"


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
