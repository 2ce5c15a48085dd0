"""Which ids a file has named already, kept on the disk: a file may have millions."""

import sqlite3
from types import TracebackType
from typing import Self


class SeenKeys:
    """A private database that is gone when it is closed; only a few pages of it are in memory."""

    def __enter__(self) -> Self:
        self._seen = sqlite3.connect("", isolation_level=None)  # "": a nameless file
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")
        self._seen.execute("BEGIN")
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._seen.close()

    def line_before(self, key: str, line: int) -> int | None:
        """Where the key stood before; None, and noted, the first time."""
        noted = self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, line))
        if noted.rowcount:
            return None
        (before,) = self._seen.execute("SELECT line FROM seen WHERE key = ?", (key,)).fetchone()
        return int(before)
