"""Two imports at once: on PostgreSQL they write in turns, on SQLite they have no other choice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.events import GED, event
from timeline.actions.importing import batches, import_events
from timeline.models import Dataset, Incident, Location

if connection.vendor == "postgresql":  # in a test SQLite has one connection

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("public", [False, True])
    def test_two_imports_of_one_file_into_a_new_dataset_take_turns(monkeypatch, public):
        monkeypatch.setattr(batches, "BATCH", 5)
        rows, ready = [event() for _ in range(50)], Barrier(2)

        def take(_: int) -> tuple[int, int]:
            ready.wait()
            try:
                taken = list(import_events(rows, into=GED, by="ann", public=public))
            finally:
                connection.close()
            return sum(each.new for each in taken), sum(each.unchanged for each in taken)

        with ThreadPoolExecutor(2) as threads:
            (one, known), (other, known_to_other) = threads.map(take, range(2))

        assert (one + other, known + known_to_other) == (50, 50)
        assert (Incident.objects.count(), Dataset.objects.count()) == (50, 1)
        assert Location.objects.filter(name="Milltown village").count() == 1
