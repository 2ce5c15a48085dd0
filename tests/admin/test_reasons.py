"""The box of reasons: nothing that is typed there is lost, or kept under a name that nobody reads."""

import pytest

from tests.admin.page import filled, save, words
from tests.builders import create_incident
from timeline.models import Incident

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("killed: x\nKilled: y", "“killed” has two reasons; put both in one line."),
        ("foo: z", "“foo” is no field that has a reason; these are: title, date,"),
        ("killed", "“killed” is not of the form “field: reason”."),
    ],
)
def test_what_would_be_lost_is_refused_in_words(analyst, typed, refusal):
    incident = create_incident()

    response = save(analyst, incident, reasons=typed)

    assert refusal in words(response)
    assert filled(response)["reasons"] == typed
    assert Incident.objects.get().reasons == {}


def test_a_field_is_known_however_it_is_written(analyst):
    save(analyst, create_incident(), reasons="Killed : two sources agree: both by name")

    assert Incident.objects.get().reasons == {"killed": "two sources agree: both by name"}
