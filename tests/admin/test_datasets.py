"""A dataset at the desk: what is public keeps its address and its citation."""

import pytest

from tests.admin.page import desk, filled, page, words
from tests.builders import create_incident
from tests.published import publish_incident
from timeline.models import Dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def dataset():
    return Dataset.objects.create(name="Freedonia counts", slug="freedonia")


def test_the_slug_of_a_dataset_stays_once_it_has_incidents_and_the_name_may_change(editor, dataset):
    create_incident(dataset=dataset)
    address = desk("dataset", "change", dataset.pk)
    sent = filled(editor.get(address))
    assert "slug" not in sent

    editor.post(address, {**sent, "slug": "other", "name": "Counts of Freedonia"})

    dataset.refresh_from_db()
    assert (dataset.slug, dataset.name) == ("freedonia", "Counts of Freedonia")


def test_the_slug_of_a_dataset_without_incidents_may_be_put_right(editor, dataset):
    address = desk("dataset", "change", dataset.pk)

    editor.post(address, {**filled(editor.get(address)), "slug": "other"})

    dataset.refresh_from_db()
    assert dataset.slug == "other"
    assert page(editor.get(desk("dataset", "add"))).select_one("#id_slug")


def test_a_new_name_is_what_readers_choose_by(editor, client, dataset):
    publish_incident(dataset=dataset)
    assert "Freedonia counts" in words(client.get("/facets/dataset/"))
    address = desk("dataset", "change", dataset.pk)

    editor.post(address, {**filled(editor.get(address)), "name": "Counts of Freedonia"})

    assert "Counts of Freedonia" in words(client.get("/facets/dataset/"))
