"""Opening a file of events: plain, gzipped, or the one data file in a zip."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from lzma import LZMAError
from pathlib import Path
from typing import IO, cast
from zipfile import BadZipFile, ZipFile

DATA = {".csv", ".tsv", ".txt", ".json", ".geojson", ".jsonl", ".geojsonl"}
BESIDE = {"readme", "licence", "license", "metadata"}  # what is told of the data in a zip of it
CHUNK = 1 << 20  # bytes
# UCDP GED shrinks to a tenth, a file made to do harm to a thousandth: one is refused that unpacks to
# MOST bytes, or to MUCH and DENSEST times what it is.
MUCH, MOST, DENSEST = 64_000_000, 8_000_000_000, 200

DAMAGES = (EOFError, zlib.error, LZMAError, BadZipFile, gzip.BadGzipFile)


class Unusable(ValueError):
    """Why nothing of a file can be read; continues a sentence that begins with the file's name."""


@dataclass(frozen=True)
class Opened:
    """The bytes of a file of events, unpacked."""

    name: str  # of the data file itself, which names its release
    stream: BufferedReader
    packed: IO[bytes]
    size: int  # bytes on the disk

    @property
    def done(self) -> int:
        """How many of `size` bytes have been read, for a progress bar."""
        return self.packed.tell()


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The file at `path`, ready to be read from its beginning.

    A packed file is unpacked once before, into nothing: one that was cut short is refused whole, so
    that no part of it goes in. Raises Unusable.
    """
    try:
        _refuse_path(path)
        with path.open("rb") as packed:
            stream, name = _unpacked(packed, path.name)
            if stream is not packed:
                _read_through(stream, packed=path.stat().st_size)
            first = stream.peek(1)
            if not first:
                raise Unusable("is empty")
            yield Opened(name, stream, packed, path.stat().st_size)
    except OSError as error:
        raise Unusable(f"cannot be read ({error.strerror or error})") from None


def is_small(path: Path, most: int) -> bool:
    """Whether the file has no more bytes than that once it is unpacked, or is soon found broken."""
    if path.stat().st_size > most:
        return False
    try:
        with path.open("rb") as packed:
            stream, _ = _unpacked(packed, path.name)
            return len(stream.read(most + 1)) <= most
    except (Unusable, OSError, *DAMAGES):
        return True


def _refuse_path(path: Path) -> None:
    if path.is_dir():
        raise Unusable("is a folder; name the files in it")
    if not path.exists():
        raise Unusable("does not exist")
    if not path.is_file():
        raise Unusable("is not a regular file")


def _unpacked(packed: BufferedReader, name: str) -> tuple[BufferedReader, str]:
    magic = packed.peek(4)[:4]
    if magic.startswith(b"\x1f\x8b"):
        plain = name.removesuffix(".gz")
        return cast(BufferedReader, gzip.GzipFile(fileobj=packed, mode="rb")), plain
    if magic == b"PK\x03\x04":
        return _in_zip(packed)
    return packed, name


def _in_zip(packed: IO[bytes]) -> tuple[BufferedReader, str]:
    try:
        archive = ZipFile(packed)
        names = [name for name in archive.namelist() if not name.startswith("__MACOSX/")]
        if "[Content_Types].xml" in names:
            raise Unusable("is a spreadsheet; save it as CSV (UTF-8)")
        data = [name for name in names if _is_data(Path(name))]
        if len(data) != 1:
            raise Unusable(f"holds {len(data) or 'no'} files of data; one is expected")
        return BufferedReader(archive.open(data[0])), Path(data[0]).name  # type: ignore[arg-type]
    except BadZipFile as error:
        raise Unusable(f"is a broken zip file ({error})") from None
    except RuntimeError:  # zipfile's word for a password
        raise Unusable("is a zip file with a password") from None


def _is_data(path: Path) -> bool:
    return path.suffix.lower() in DATA and path.stem.lower() not in BESIDE


def _read_through(stream: BufferedReader, *, packed: int) -> None:
    most = min(MOST, max(MUCH, packed * DENSEST))
    unpacked = 0
    try:
        while chunk := stream.read(CHUNK):
            unpacked += len(chunk)
            if unpacked > most:
                raise Unusable(f"unpacks to more than {most:,} bytes; no file of events does")
        stream.seek(0)
    except DAMAGES as error:
        raise Unusable(f"is cut short or damaged ({error}); nothing of it was taken") from None
