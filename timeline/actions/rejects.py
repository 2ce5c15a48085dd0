"""The rows that an import did not take, as a file for those who handed it in, and for Excel."""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self, TextIO

from django.core.files import File

from timeline.models import Upload

FIRST = 20  # that a page shows
NotTaken = tuple[int, str, str]  # line, the row's own id, why
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
ENCODING = "utf-8-sig"  # without the mark Excel takes UTF-8 for Windows-1252


class Listing:
    """CSV of which no spreadsheet takes a cell for a formula, into a text in ENCODING."""

    def __init__(self, text: TextIO) -> None:
        self._rows = csv.writer(text)
        self._rows.writerow(("line", "id", "reason"))

    def add(self, row: NotTaken) -> None:
        line, key, reason = row
        self._rows.writerow((line, harmless(key), harmless(reason)))


class Rejects:
    """A list on the disk, however long; `first` holds what a page shows of it."""

    def __enter__(self) -> Self:
        self.first: list[NotTaken] = []
        self._file = TemporaryFile()
        self._text = TextIOWrapper(self._file, encoding=ENCODING, newline="", write_through=True)
        self._listing = Listing(self._text)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._text.close()

    def add(self, rows: Iterable[NotTaken]) -> None:
        for row in rows:
            if len(self.first) < FIRST:
                self.first.append(row)
            self._listing.add(row)

    def keep(self, upload: Upload) -> None:
        """Put the list in place of the one that is there from an earlier run."""
        if upload.rejects:
            upload.rejects.delete(save=False)
        if self.first:
            self._text.flush()
            self._file.seek(0)
            name = f"{upload.stem}-not-taken.csv"
            upload.rejects.save(name, File(self._file), save=False)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
