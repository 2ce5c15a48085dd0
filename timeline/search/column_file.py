"""The columns as a file, so that a worker starts in a moment.

A digest of all the rest comes first, then the length of a header in JSON, the header, and the arrays
one after the other as they lie in memory. Nothing in it is ever run, and what is not exactly what was
written (another version's, another database's, a damaged one) is left unread.
"""

import hashlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, BufferedWriter
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings

from timeline.search.columns import DTYPES, Columns
from timeline.search.state import Book, State
from timeline.search.traits import GRADINGS, KINDS

log = logging.getLogger(__name__)
FORMAT = 1
BETWEEN = "\0"  # stands in no name
DIGEST, LENGTH = 32, 8  # bytes


def version() -> list[Any]:
    """All that the meaning of the numbers in the file hangs on."""
    dtypes = {name: np.dtype(dtype).str for name, dtype in DTYPES.items()}
    return [FORMAT, sys.byteorder, dtypes, [list(kind) for kind in KINDS], GRADINGS]


def save(state: State) -> None:
    """Puts the file in the place of an older one at once; a failure is logged, since the file only
    saves time."""
    path = _path(state.series)
    new = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            _write(file, state)
        new.replace(path)
    except OSError as failure:
        log.warning("The columns cannot be saved as %s: %s", path, failure)
        with suppress(OSError):
            new.unlink(missing_ok=True)


def load(series: str) -> State | None:
    """What was saved; None when nothing was, or not by this version, or not as it is now."""
    try:
        with _path(series).open("rb") as file:
            return _read(file, series)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as damage:
        log.warning("The saved columns are not used: %s", damage)
        return None


@contextmanager
def alone() -> Iterator[None]:
    """While one worker reads the whole record and saves it, the others wait for its file."""
    import fcntl

    path = settings.CACHE_FOLDER / "columns.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("w")
    except OSError:  # a folder that cannot be written to: each reads for itself
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _path(series: str) -> Path:
    folder: Path = settings.CACHE_FOLDER
    return folder / f"{series}.columns"


def _write(file: BufferedWriter, state: State) -> None:
    names = [
        BETWEEN.join(book.numbers).encode() for book in (state.book.parties, state.book.places)
    ]
    header = json.dumps(
        {
            "version": version(),
            "series": state.series,
            "number": state.number,
            "mark": state.mark,
            "rows": [len(state.current), len(state.past)],
            "datasets": state.book.datasets.values,
            "names": [len(held) for held in names],
        }
    ).encode()
    parts: list[bytes | memoryview] = [len(header).to_bytes(LENGTH, "little"), header]
    for columns in (state.current, state.past):
        parts += [held.data for held in columns.arrays.values()]
    digest = hashlib.sha256()
    file.write(bytes(DIGEST))
    for part in [*parts, *names]:
        digest.update(part)
        file.write(part)
    file.seek(0)
    file.write(digest.digest())


def _read(file: BufferedReader, series: str) -> State:
    if file.read(DIGEST) != hashlib.file_digest(file, "sha256").digest():
        raise ValueError("the file is damaged")
    file.seek(DIGEST)
    header = json.loads(file.read(int.from_bytes(file.read(LENGTH), "little")))
    if [header["version"], header["series"]] != [version(), series]:
        raise ValueError("they are of another version, or of another database")
    current, past = (
        Columns(**{name: np.fromfile(file, dtype, rows) for name, dtype in DTYPES.items()})
        for rows in header["rows"]
    )
    parties, places = (_names(file.read(size)) for size in header["names"])
    book = Book(series, parties, places, header["datasets"])
    return State.of(header["number"], header["mark"], current, past, book)


def _names(blob: bytes) -> list[str]:
    return blob.decode().split(BETWEEN) if blob else []
