"""Long files are written beside the readers of pages."""

import gzip
import json
import zlib
from threading import Thread

import brotli
import pytest
from django.test import RequestFactory

from tests.formats.written import got, text_of
from tests.published import publish_many
from timeline.views import files, long_files
from timeline.views.long_files import AT_ONCE, LongFile, Passing, TooMany, with_patience


@pytest.fixture
def every_file_is_long(monkeypatch):
    monkeypatch.setattr(files, "LONG", 0)


@pytest.fixture
def all_places_taken():
    held = [LongFile(iter([])) for _ in range(AT_ONCE)]
    yield
    for each in held:
        each.close()


@pytest.mark.django_db
@pytest.mark.usefixtures("every_file_is_long", "all_places_taken")
def test_one_too_many_is_told_when_to_come_back(client):
    publish_many(1)

    answer = client.get("/timeline.csv")

    assert (answer.status_code, answer["Retry-After"]) == (503, str(long_files.COME_BACK))
    assert answer["Content-Type"] == "application/problem+json"
    assert "ETag" not in answer


@pytest.mark.django_db
@pytest.mark.usefixtures("all_places_taken")
def test_short_files_take_no_place(client):
    publish_many(1)

    assert len(text_of(client, "/timeline.jsonl").splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("every_file_is_long")
def test_whoever_is_done_leaves_the_place_to_the_next(client):
    publish_many(1)

    for _ in range(AT_ONCE + 1):
        assert text_of(client, "/timeline.csv")


def test_a_file_that_nobody_began_to_read_leaves_its_place():
    for _ in range(AT_ONCE + 1):
        LongFile(iter(["never read"])).close()


def test_no_more_than_a_few_are_written_at_once():
    held = [LongFile(iter([])) for _ in range(AT_ONCE)]
    with pytest.raises(TooMany):
        LongFile(iter([]))
    for each in held:
        each.close()


def test_a_file_waits_until_the_page_that_is_being_made_is_done():
    passing, done = Passing(), []
    with passing:
        waiting = Thread(target=lambda: done.append(passing.wait(60)))
        waiting.start()
        assert done == []
    waiting.join()

    assert done == [True]


def test_it_does_not_wait_for_ever():
    passing = Passing()
    with passing:
        assert not passing.wait(0)


def test_a_reader_who_takes_nothing_is_not_waited_for_without_end():
    class Socket:
        patience = None

        def settimeout(self, seconds: float) -> None:
            self.patience = seconds

    socket = Socket()
    with_patience(RequestFactory().get("/", **{"gunicorn.socket": socket}))

    assert socket.patience == long_files.PATIENCE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "how", "unpack"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
def test_a_file_is_packed_on_its_way(client, accepted, how, unpack):
    publish_many(3)

    answer = got(client, "/timeline.jsonl", accept_encoding=accepted)

    assert answer["Content-Encoding"] == how
    assert "Accept-Encoding" in answer["Vary"]
    assert len(unpack(answer.getvalue()).splitlines()) == 3


@pytest.mark.django_db
def test_what_has_come_of_a_packed_file_can_be_read_already(client, monkeypatch):
    monkeypatch.setattr("timeline.formats.writing.own_json.AT_ONCE", 1)
    monkeypatch.setattr(files, "WORTH_SENDING", 1)
    publish_many(2)

    pieces = got(client, "/timeline.jsonl", accept_encoding="gzip").streaming_content
    first = zlib.decompressobj(wbits=31).decompress(next(iter(pieces)))

    assert json.loads(first)["title"] == "Attack number 0"
