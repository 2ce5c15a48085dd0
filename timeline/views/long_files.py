"""A long file is written beside the readers of pages, and lets each of them pass.

Threads of one process take turns at Python. A file of 350,000 incidents keeps one busy for some
fifteen seconds, and its reader may take hours: so it stops between two pieces while pages are being
made, and no more than a few are written at once (docs/adr/0014).
"""

from collections.abc import Iterator
from threading import BoundedSemaphore, Condition
from typing import Any

from django.http import HttpRequest

LONG = 5_000  # incidents; a shorter file is there in a few tenths of a second
AT_ONCE = 2  # long files of one process, half of its threads (timeline.serving)
STANDING_BACK = 0.05  # seconds at most before each piece, so that a busy site still hands files out
PATIENCE = 60  # seconds that a piece waits for a reader who takes nothing
COME_BACK = 30  # seconds


class TooMany(Exception):
    """As many long files as may be are being written."""


class Passing:
    """Those whose page is being made by this process: `with passing: …`."""

    def __init__(self) -> None:
        self._number, self._all_gone = 0, Condition()

    def __enter__(self) -> None:
        with self._all_gone:
            self._number += 1

    def __exit__(self, *_: object) -> None:
        with self._all_gone:
            self._number -= 1
            if not self._number:
                self._all_gone.notify_all()

    def wait(self, seconds: float) -> bool:
        """Until there are none, and no longer than that: whether there are none."""
        with self._all_gone:
            return self._all_gone.wait_for(lambda: not self._number, seconds)


passing = Passing()
places = BoundedSemaphore(AT_ONCE)


class LongFile(Iterator[Any]):
    """The pieces of a file. It has its place until it is closed, read or not, which is to be done
    once; raises TooMany where there is none."""

    def __init__(self, pieces: Iterator[Any]) -> None:
        if not places.acquire(blocking=False):
            raise TooMany
        self._pieces = pieces

    def __next__(self) -> Any:
        passing.wait(STANDING_BACK)
        return next(self._pieces)

    def close(self) -> None:
        places.release()


def with_patience(request: HttpRequest) -> None:
    """Whoever takes no piece of an answer for so long has left without a word: without this their
    thread would wait for ever. Gunicorn alone says which socket an answer goes to."""
    if socket := request.META.get("gunicorn.socket"):
        socket.settimeout(PATIENCE)
