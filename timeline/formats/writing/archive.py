"""A view as a zip that can be handed on: the data, what it means, whose it is, and what was asked."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from hashlib import sha256
from io import UnsupportedOperation
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from timeline.formats.about import About
from timeline.formats.writing import own_csv
from timeline.formats.writing.own_json import asked
from timeline.formats.writing.read_me import licences, read_me
from timeline.models import Dataset
from timeline.search.records import PublicRecord

QUICK = 1  # zlib's level; 6 is a sixth shorter, and takes three times as long
LARGE = 250_000  # records, in whose file there may be more than the 2 GB of a plain entry


class Sent:
    """A file that is taken away piece by piece while it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None: ...

    def tell(self) -> int:
        raise UnsupportedOperation("what was sent is gone")

    def taken(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


class Passed:
    """What is to be told of the records when all have gone by."""

    def __init__(self, records: Iterable[PublicRecord]) -> None:
        self._records, self.rows, self.datasets = records, 0, set[str]()

    def __iter__(self) -> Iterator[PublicRecord]:
        for public in self._records:
            self.rows += 1
            self.datasets.add(public.record["dataset"])
            yield public


def write(records: Iterable[PublicRecord], about: About) -> Iterator[bytes]:
    """The same view in the same state of the record, asked for in the same second, gives the same
    bytes."""
    passed, sent = Passed(records), Sent()
    files: dict[str, dict[str, Any]] = {}
    data = (piece.encode() for piece in own_csv.write(passed, about))
    described: dict[str, Callable[[], str]] = {
        "README.txt": lambda: read_me(about),
        "LICENCE.txt": lambda: licences(_datasets(passed), own="" in passed.datasets),
        "metadata.json": lambda: metadata(about, passed, files),
    }
    with ZipFile(sent, "w", ZIP_DEFLATED, compresslevel=QUICK) as archive:  # type: ignore[call-overload]
        yield from _added(archive, sent, "data.csv", data, about, files)
        for name, text in described.items():
            yield from _added(archive, sent, name, iter([text().encode()]), about, files)
    yield sent.taken()


def _added(
    archive: ZipFile,
    sent: Sent,
    name: str,
    pieces: Iterator[bytes],
    about: About,
    files: dict[str, dict[str, Any]],
) -> Iterator[bytes]:
    digest, size = sha256(), 0
    with archive.open(name, "w", force_zip64=about.total > LARGE) as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
            yield sent.taken()
    listed = archive.getinfo(name)  # in the directory at the end, which is what is read
    listed.date_time = about.made.astimezone(UTC).timetuple()[:6]
    listed.external_attr = 0o644 << 16
    files[name] = {"bytes": size, "sha256": digest.hexdigest()}


def metadata(about: About, passed: Passed, files: dict[str, dict[str, Any]]) -> str:
    """`total` of `of` public incidents answered when the file was begun; `rows` are written: less where
    some were retracted meanwhile."""
    told = {
        "name": about.name,
        "query": asked(about),
        "url": about.page,
        "pinned_url": about.pinned,
        "total": about.total,
        "of": about.of,
        "rows": passed.rows,
        "change": about.change,
        "made": about.made.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "datasets": [dataset.slug for dataset in _datasets(passed)],
        "files": files,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _datasets(passed: Passed) -> list[Dataset]:
    return list(Dataset.objects.filter(slug__in=passed.datasets))
