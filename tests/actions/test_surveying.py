"""What an import would do is said beforehand, as the import then does it, and nothing is written."""

from dataclasses import replace

import pytest

from tests.events import GED, bring_in, event, imported, place
from timeline.actions.importing import Tally, import_events, rehearse, survey_events
from timeline.formats.events import RefusedRow
from timeline.models import Actor, Dataset, Incident, Location

pytestmark = pytest.mark.django_db

NOUNS = (Dataset, Incident, Location, Actor)


def tally(batches) -> Tally:
    whole = Tally()
    for taken in batches:
        whole.add(taken)
    return whole


def numbers() -> list[int]:
    return [noun.objects.count() for noun in NOUNS]


def test_of_a_dataset_that_is_not_there_every_row_is_new():
    found = tally(survey_events([event(), event(code_status="Check date")], into=GED, public=False))

    assert found == Tally(new=2, flagged=1)
    assert numbers() == [0, 0, 0, 0]


def test_a_survey_tells_rows_apart_as_the_import_does():
    same, other, settled = event(), event(), event()
    bring_in(same, other, settled)
    Incident.objects.filter(pk=imported(settled).pk).update(by_hand=True)
    rows = [
        same,
        replace(other, killed_best=3),
        replace(settled, killed_best=3),
        event(),
        event(key=same.key),
        RefusedRow(9, "best “many” is no number"),
    ]
    before = numbers()

    promised = tally(survey_events(rows, into=GED, public=False))

    assert promised == Tally(new=1, revised=1, unchanged=1, left=1, rejected=2)
    assert numbers() == before
    assert imported(other).killed_best == 2
    assert tally(import_events(rows, into=GED, by="ann", public=False)) == promised


def test_a_survey_names_the_rows_that_would_revise():
    same, other = event(), event()
    bring_in(same, other)
    newer = replace(other, killed_best=3)

    (taken,) = survey_events([same, newer, event()], into=GED, public=True)

    assert taken.changed == [newer]


def test_a_rehearsal_gives_the_records_before_and_after_and_takes_all_of_it_back():
    row = event()
    bring_in(row, public=True)
    was = numbers()
    newer = replace(row, killed_best=3, place=place("Newtown village"))

    ((before, after),) = rehearse([newer], into=replace(GED, version="26.1"))

    assert before["code"] == after["code"] == imported(row).code
    assert (before["killed"]["best"], after["killed"]["best"]) == (2, 3)
    assert after["location"]["name"] == "Newtown village"
    assert numbers() == was
    assert (imported(row).killed_best, Dataset.objects.get().version) == (2, "25.1")
