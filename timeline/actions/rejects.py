"""The rows that an import did not take, as a file for those who handed it in."""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from django.core.files import File

from timeline.models import Upload

FIRST = 20  # that a page shows
NotTaken = tuple[int, str, str]  # line, the row's own id, why
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Rejects:
    """A list on the disk, however long; `first` holds what a page shows of it."""

    def __enter__(self) -> Self:
        self.first: list[NotTaken] = []
        self._file = TemporaryFile()
        self._text = TextIOWrapper(self._file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.writer(self._text)
        self._rows.writerow(("line", "id", "reason"))
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._text.close()

    def add(self, rows: Iterable[NotTaken]) -> None:
        for line, key, reason in rows:
            if len(self.first) < FIRST:
                self.first.append((line, key, reason))
            self._rows.writerow((line, harmless(key), harmless(reason)))

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
