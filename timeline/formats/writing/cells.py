"""A table as CSV (RFC 4180), for every format that is one, and the guard on what its cells say."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

MARK = "\ufeff"  # of byte order, by which Excel knows UTF-8
AT_ONCE = 100  # rows a piece
# What begins a formula in a spreadsheet, or may once it has trimmed the cell (OWASP, "CSV Injection").
FORMULAS = frozenset("=+-@\t\r\n＝＋－＠")
APOSTROPHE = "'"
WATCHED = FORMULAS | {APOSTROPHE}
# What no text file holds: control characters, and halves of a pair of surrogates.
SILENT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

Cell = str | int | float | None
Row = Sequence[Cell]


def table(header: Sequence[str], rows: Iterable[Row], *, bom: bool = False) -> Iterator[str]:
    """The table in pieces. Only what is text is guarded: hand numbers over as numbers; None is an
    empty cell."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    if bom:
        page.write(MARK)
    writer.writerow(header)
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            writer.writerows(map(_guarded_row, waiting))
            waiting.clear()
            yield _taken(page)
    writer.writerows(map(_guarded_row, waiting))
    yield _taken(page)


def guarded(words: str) -> str:
    """Words that a spreadsheet would take for a formula stand behind an apostrophe; so do those that
    look as if they already did, so that `unguarded` always gives back what was there."""
    return APOSTROPHE + words if words.lstrip(APOSTROPHE)[:1] in FORMULAS else words


def unguarded(words: str) -> str:
    """What `guarded` was given."""
    behind = words.startswith(APOSTROPHE) and words.lstrip(APOSTROPHE)[:1] in FORMULAS
    return words[1:] if behind else words


def _guarded_row(row: Row) -> list[Cell]:
    """A million cells a second, hence the look at the first letter before anything is called."""
    return [
        guarded(cell) if cell.__class__ is str and cell[:1] in WATCHED else cell  # type: ignore[index, arg-type]
        for cell in row
    ]


def _taken(page: StringIO) -> str:
    piece = page.getvalue()
    page.seek(0)
    page.truncate()
    return SILENT.sub(" ", piece)
