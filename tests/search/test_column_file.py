"""The columns are read from their file where it is whole and of this very record, and only there."""

from pathlib import Path
from random import Random
from threading import Thread

import pytest

from tests.published import publish_incident
from tests.search.drawn import Draw
from timeline.models import ChangeCounter, Revision
from timeline.search import column_file, following
from timeline.search.following import Following
from timeline.search.reading import ALL
from timeline.search.state import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(monkeypatch, settings, tmp_path) -> list[int]:
    """The numbers of the changes since which the database was read, one for each time."""
    settings.CACHE_FOLDER = tmp_path / "cache"
    monkeypatch.setattr(following, "WORTH_SAVING", 1)
    since: list[int] = []
    reading = following.changes_since

    def noting(number, book):
        since.append(number)
        return reading(number, book)

    monkeypatch.setattr(following, "changes_since", noting)
    return since


@pytest.fixture
def drawn(read) -> Draw:
    """A record with a past, which another worker has read and saved."""
    drawn = Draw(7, incidents=8)
    for _ in range(6):
        drawn.change()
    Following().now()
    read.clear()
    return drawn


def file_of(settings) -> Path:
    (path,) = settings.CACHE_FOLDER.glob("*.columns")
    return path


def told(state: State) -> list[object]:
    """All that a state says, with the names behind its numbers."""
    names = [list(state.book.parties.numbers), list(state.book.places.numbers)]
    return [
        {name: held.tolist() for name, held in columns.arrays.items()}
        for columns in (state.current, state.past)
    ] + [names, state.datasets, state.number]


def from_the_database() -> State:
    nothing = State.empty("")
    return nothing.changed(following.changes_since(ALL, nothing.book))


def test_a_new_worker_starts_from_the_file(drawn, read):
    saved = Following().now()

    assert read == [saved.number]
    assert len(saved.past) > 0
    assert told(saved) == told(from_the_database())


def test_what_was_published_since_is_caught_up_with(drawn, read):
    number = Following().now().number
    drawn.change()
    late = Following().now()

    assert set(read) == {number}
    assert late.number == number + 1
    assert set(late.current.pk) == set(Revision.objects.current().values_list("pk", flat=True))


def test_a_damaged_file_is_not_trusted_wherever_the_damage_is(drawn, read, settings):
    path, dice = file_of(settings), Random(1)
    whole, expected = path.read_bytes(), told(Following().now())
    middle = [dice.randrange(len(whole)) for _ in range(30)]
    for at in [*range(0, 48, 4), *middle, len(whole) - 1]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        read.clear()

        assert told(Following().now()) == expected
        assert read == [ALL], at


@pytest.mark.parametrize("size", [0, 20, 36, 45, 1_000, -1])
def test_a_file_that_was_cut_off_is_not_trusted(drawn, read, settings, size):
    path = file_of(settings)
    path.write_bytes(path.read_bytes()[:size])
    Following().now()

    assert read == [ALL]


def test_a_file_that_was_lengthened_is_not_trusted(drawn, read, settings):
    path = file_of(settings)
    path.write_bytes(path.read_bytes() + b"\0")
    Following().now()

    assert read == [ALL]


def test_a_file_that_was_damaged_is_written_anew(drawn, read, settings):
    path = file_of(settings)
    path.write_bytes(b"no columns")
    Following().now()
    read.clear()
    Following().now()

    assert read != [ALL]


def test_a_file_of_another_version_is_not_read(drawn, read, monkeypatch):
    monkeypatch.setattr(column_file, "FORMAT", column_file.FORMAT + 1)
    Following().now()

    assert read == [ALL]


def test_a_file_of_another_database_is_not_read(drawn, read, settings):
    path = file_of(settings)
    ChangeCounter.objects.update(series="f" * 32)
    path.rename(path.with_stem("f" * 32))
    Following().now()

    assert read == [ALL]


def test_a_file_from_before_the_database_was_put_back_is_not_read(drawn, read):
    ChangeCounter.objects.update(number=3)
    Following().now()

    assert read == [ALL]


def test_a_file_of_a_history_that_went_another_way_is_not_read(drawn, read):
    last = ChangeCounter.objects.get().number
    sooner = Revision.objects.get(change=last - 1)
    Revision.objects.filter(change=last).withdraw()
    ChangeCounter.objects.update(number=last - 1)
    incident = publish_incident(day=sooner.date_start)
    Following().now()

    assert incident.revisions.get().change == last
    assert read == [ALL]


def test_the_file_is_saved_again_when_changes_have_piled_up(drawn, read, monkeypatch):
    monkeypatch.setattr(following, "PILED_UP", 3)
    monkeypatch.setattr("threading.Thread.start", Thread.run)  # done when it is asked for
    worker = Following()
    number = worker.now().number
    for _ in range(3):
        drawn.incidents.append(drawn.publish_new())
        worker.now()
    read.clear()

    assert Following().now().number == number + 3
    assert read == [number + 3]


def test_a_folder_that_cannot_be_written_to_stops_nobody(read, settings, tmp_path, caplog):
    settings.CACHE_FOLDER = tmp_path / "file" / "cache"
    (tmp_path / "file").write_text("not a folder")
    publish_incident()

    assert len(Following().now().current) == 1
    assert "cannot be saved" in caplog.text


def test_a_small_record_needs_no_file(read, monkeypatch, settings):
    monkeypatch.setattr(following, "WORTH_SAVING", 2)
    publish_incident()
    Following().now()

    assert list(settings.CACHE_FOLDER.glob("*.columns")) == []
