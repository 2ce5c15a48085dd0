"""run_imports: does what waits, ends after the batch at hand, survives a database that is away."""

import signal

import pytest
from django.core.management import call_command
from django.db import OperationalError

from tests.uploads import previewed, upload
from timeline.actions.uploading import ask_for
from timeline.management.commands import run_imports
from timeline.models import Upload
from timeline.models.upload import Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]


@pytest.fixture(autouse=True)
def a_worker_within_a_test(monkeypatch):
    """It leaves the test its transaction and its signals."""
    monkeypatch.setattr(run_imports, "close_old_connections", lambda: None)
    before = {wish: signal.getsignal(wish) for wish in (signal.SIGTERM, signal.SIGINT)}
    yield
    for wish, handler in before.items():
        signal.signal(wish, handler)


def states() -> list[str]:
    return list(Upload.objects.order_by("pk").values_list("state", flat=True))


def test_everything_that_waits_is_done_and_then_it_ends():
    ask_for(Job.IMPORT, previewed(), by="bob")
    upload()
    upload(b"no rows of any format")

    call_command("run_imports", once=True)

    assert states() == ["done", "previewed", "failed"]


def test_asked_to_end_it_ends_after_the_work_at_hand(monkeypatch):
    upload(), upload()
    work_on = run_imports.work_on

    def asked_meanwhile(*args, **options):
        signal.raise_signal(signal.SIGTERM)
        work_on(*args, **options)

    monkeypatch.setattr(run_imports, "work_on", asked_meanwhile)
    call_command("run_imports")

    assert states() == ["waiting", "waiting"], "the next worker looks through both"


def test_asked_twice_it_ends_at_once():
    worker = run_imports.Command()
    worker.stopping = False
    worker.stop(signal.SIGINT, None)

    with pytest.raises(SystemExit):
        worker.stop(signal.SIGINT, None)


def test_it_waits_for_a_database_that_is_away(monkeypatch, caplog):
    upload()
    take_up_next, away = run_imports.take_up_next, iter([True, False])

    def answers_late():
        if next(away):
            raise OperationalError("database is locked")
        signal.raise_signal(signal.SIGTERM)
        return take_up_next()

    monkeypatch.setattr(run_imports, "take_up_next", answers_late)
    monkeypatch.setattr(run_imports, "IDLE", 0)
    call_command("run_imports")

    assert "database is locked" in caplog.text
    assert states() == ["waiting"], "it was taken up, and left for the next worker"
