"""Revisions that were there before the columns of coordinates get them from their records."""

from importlib import import_module

import pytest
from django.db import connection

from tests.builders import create_location
from tests.published import publish_incident
from timeline.actions.publishing import retract
from timeline.models import Revision

pytestmark = pytest.mark.django_db


def test_old_revisions_get_the_coordinates_of_their_records():
    here = publish_incident(location=create_location(latitude=33.50001, longitude=-38.61667))
    nowhere = publish_incident(location=create_location(name="Somewhere"))
    gone = publish_incident(location=create_location())
    retract(gone, by="editor", reason="It did not happen.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_revision SET latitude = NULL, longitude = NULL")
    migration = import_module("timeline.migrations.0010_coordinates")
    migration.fill(None, connection.schema_editor())

    rows = Revision.objects.values_list("incident", "latitude", "longitude").distinct()
    told = {pk: (latitude, longitude) for pk, latitude, longitude in rows if latitude}
    assert told == {here.pk: (33.50001, -38.61667), gone.pk: (33.50001, -38.61667)}
    assert (nowhere.pk, None, None) in rows
