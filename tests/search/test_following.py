"""Every worker sees each change of the record, whole and at once, while others write."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection

from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import ChangeCounter, Revision
from timeline.search.following import Following
from timeline.search.reading import counter

HOUSE = Path(__file__).parent.parent.parent


@pytest.fixture
def database(transactional_db, tmp_path) -> str:
    """The address of a database that other processes can use as well."""
    held: dict[str, Any] = connection.settings_dict
    if connection.vendor == "postgresql":
        user = f"{quote(held['USER'])}:{quote(held['PASSWORD'])}"
        return f"postgres://{user}@{held['HOST']}:{held['PORT']}/{held['NAME']}"
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as copy:
        connection.connection.backup(copy)
        # As `migrate` leaves it. Two that open it at once cannot both be the first to set this.
        copy.execute("PRAGMA journal_mode=WAL")
    return f"sqlite:///{tmp_path}/db.sqlite3"


def start(kind: str, database: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.beside_a_writer", kind],
        cwd=HOUSE,
        env=os.environ
        | {
            "DATABASE_URL": database,
            "DATELINE_CACHE": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


Row = tuple[int, int, int, bool]  # an incident; a revision's change, its key, whether it retracts


def public_after(change: int, rows: list[Row]) -> list[list[int]]:
    """The keys of what was public after a change, and of its past, by what no change alters."""
    current, past = [], []
    done = [row for row in rows if row[1] <= change]
    for _, revisions in groupby(done, key=lambda row: row[0]):
        public: list[int] = []
        for _, _, key, retracts in revisions:
            public = [] if retracts else [*public, key]
        current += public[-1:]
        past += public[:-1]
    return [sorted(current), sorted(past)]


def rows_of(database: str) -> list[Row]:
    """By incident and number, from the database that the processes used."""
    statement = (
        "SELECT incident_id, change, id, record = '{}' FROM timeline_revision"
        " ORDER BY incident_id, number"
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as file:
        return file.execute(statement).fetchall()


def test_two_readers_beside_a_live_writer_see_every_state_whole(database, tmp_path):
    readers = [start("reader", database, tmp_path / "cache") for _ in range(2)]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    writer = start("writer", database, tmp_path / "cache")
    writer.communicate()
    assert writer.returncode == 0
    rows = rows_of(database)
    last = max(change for _, change, _, _ in rows)

    for reader in readers:
        output, _ = reader.communicate(f"{last}\n")
        for seen in json.loads(output):
            assert len(seen) > 1
            for number, keys in seen:
                assert keys == public_after(number, rows), number


@pytest.mark.django_db
def test_an_empty_record_is_followed_from_its_first_change():
    worker = Following()

    assert len(worker.now()) == 0
    publish_incident()
    assert len(worker.now()) == 1


@pytest.mark.django_db
def test_nothing_is_read_again_while_nothing_changes(django_assert_num_queries):
    publish_incident()
    worker = Following()
    first = worker.now()

    with django_assert_num_queries(1):
        assert worker.now() is first


@pytest.mark.django_db
def test_a_change_of_no_revision_is_followed_too():
    publish_incident()
    worker = Following()
    worker.now()
    ChangeCounter.objects.update(number=counter()[1] + 1)

    assert worker.now().number == counter()[1]
    assert len(worker.now().current) == 1


@pytest.mark.django_db
def test_a_record_that_was_put_back_is_read_from_its_start():
    kept, gone = publish_incident(), publish_incident()
    worker = Following()
    worker.now()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timeline_revision WHERE change = 2")
    ChangeCounter.objects.update(number=1)

    assert worker.now().current.pk.tolist() == [kept.revisions.get().pk]
    assert not gone.revisions.exists()


@pytest.mark.django_db
def test_a_record_that_was_put_back_and_has_gone_on_is_read_from_its_start():
    publish_incident(), publish_incident()
    worker = Following()
    worker.now()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timeline_revision WHERE change = 2")
    ChangeCounter.objects.update(number=1)
    publish_incident(), publish_incident()

    public = Revision.objects.current().values_list("pk", flat=True)
    assert sorted(worker.now().current.pk) == sorted(public)


@pytest.mark.django_db
def test_a_retraction_takes_out_the_past_as_well():
    incident = publish_incident()
    incident.title = "Another title"
    incident.save()
    publish(incident, by="editor", reason="A better title.")
    publish_incident()
    worker = Following()
    assert (len(worker.now().current), len(worker.now().past)) == (2, 1)
    retract(incident, by="editor", reason="It did not happen.")

    assert (len(worker.now().current), len(worker.now().past)) == (1, 0)
