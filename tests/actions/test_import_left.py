"""What a person has had in hand, no import changes or publishes: it is left, and named."""

from dataclasses import replace

import pytest

from tests.builders import create_claim, create_incident
from tests.events import GED, bring_in, event, imported
from timeline.actions.publishing import publish, retract
from timeline.models import Link, Revision

pytestmark = pytest.mark.django_db

NEWER = replace(GED, version="26.1")


def review(incident):
    incident.reviewed = True
    incident.save()


def change_by_hand(incident):
    incident.by_hand = True
    incident.save()


def hold_in_review(incident):
    incident.stage = "in review"
    incident.save()


def retract_it(incident):
    publish(incident, by="editor", reason="Checked.")
    retract(incident, by="editor", reason="It did not happen.")


def tell_it_in_a_report(incident):
    create_claim(incident=incident)


def link_it(incident):
    Link.objects.create(incident=incident, target=create_incident(), kind="part_of")


@pytest.mark.parametrize(
    "deed", [review, change_by_hand, hold_in_review, retract_it, tell_it_in_a_report, link_it]
)
def test_what_somebody_has_had_in_hand_is_left_and_named(deed):
    row = event()
    bring_in(row)
    deed(imported(row))
    before = Revision.objects.count()
    corrected = replace(row, killed_best=3)
    taken = bring_in(corrected, public=True, into=NEWER)

    assert (taken.revised, taken.published, imported(row).killed_best) == (0, 0, 2)
    assert (taken.left[0].line, taken.left[0].code) == (row.line, imported(row).code)
    assert Revision.objects.count() == before
    assert bring_in(corrected, into=NEWER).left, "it is named again until the desk has settled it"


@pytest.mark.parametrize("deed", [review, change_by_hand, hold_in_review, tell_it_in_a_report])
def test_what_somebody_has_had_in_hand_is_not_published_for_being_unchanged(deed):
    row = event()
    bring_in(row)
    deed(imported(row))

    assert bring_in(row, public=True).published == 0
    assert not Revision.objects.exists()


def test_a_retracted_row_stays_retracted():
    row = event()
    bring_in(row, public=True)
    retract(imported(row), by="editor", reason="It did not happen.")
    bring_in(row, replace(row, killed_best=3), public=True)

    assert imported(row).stage == "retracted"
    assert not Revision.objects.current().exists()
