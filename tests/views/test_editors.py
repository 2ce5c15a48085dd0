"""Who works at the desk is on no public page, unless a setting says so."""

import pytest
from django.db import models

from tests.kinds import addresses, publish_every_kind
from timeline.models import Incident, Note, Report, Revision, User

pytestmark = pytest.mark.django_db
NAME = "zebulon"


@pytest.fixture
def pages():
    """The address of every kind of public page, of a record that one hand has made."""
    published = publish_every_kind()
    models.QuerySet.update(Revision.objects.all(), editor=NAME)
    Report.objects.update(received_by=NAME)
    Incident.objects.update(assigned_to=User.objects.create_user(NAME))
    Note.objects.create(incident=published.told, text="Look again.", by=NAME)
    return {kind: address for kind, (address, _) in addresses(published).items()}


def naming(client, pages) -> set[str]:
    return {kind for kind, address in pages.items() if NAME in client.get(address).content.decode()}


def test_no_public_page_names_an_editor(client, pages):
    assert naming(client, pages) == set()
    assert "known at the desk, and not shown" in client.get(pages["history"]).content.decode()


def test_a_setting_has_the_history_and_the_changes_name_them(client, pages, settings):
    settings.SHOW_EDITORS = True

    assert naming(client, pages) == {"history", "changes", "corrections"}
    assert "not shown" not in client.get(pages["history"]).content.decode()
