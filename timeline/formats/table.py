"""Rows of a CSV file by the names of their columns, each with the line it begins on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from timeline.formats.cells import BadCell, text
from timeline.formats.csv_rows import CsvRows
from timeline.formats.events import EventRead, RefusedRow, Row
from timeline.formats.lines import BadLine, Lines
from timeline.formats.opening import Opened, Unusable
from timeline.formats.writing.cells import APOSTROPHE, unguarded

Cells = Mapping[str, str]
AHEAD = 10  # rows that are looked at to tell whether the first is a header


class Table:
    """The rows of a CSV file. Read by name: releases differ in the order of their columns.

    `names` are the columns' in small letters, once the first row was taken for the header or left
    one. Raises Unusable where there is no first row.
    """

    def __init__(self, opened: Opened) -> None:
        try:
            rows = CsvRows(Lines(opened.stream))
        except BadLine as problem:
            raise Unusable(f"has no first row that can be read: {problem}") from None
        ahead = [row for row in islice(rows, AHEAD) if row.cells or row.fault]
        if ahead and _is_tags(ahead[0].cells):  # HXL's row, which some put above the header
            del ahead[0]
        if not ahead:
            raise Unusable("has no rows")
        self.first_rows = [row.cells for row in ahead]
        self.names: list[str] = []
        self._rows = chain(ahead, rows)
        self._may_be_tags = False
        self._like = "the others"

    def take_header(self) -> None:
        """The first row names the columns. Raises Unusable where it cannot be read."""
        head = next(self._rows)
        if head.fault:
            raise Unusable(f"has no first row that can be read: {head.fault}")
        self.names = [text(name).lower() for name in head.cells]
        self._may_be_tags, self._like = True, "the header"

    def rename(self, others: Mapping[str, str]) -> None:
        """Give columns that are called differently elsewhere the names that we read them by."""
        taken = set(self.names)
        self.names = [
            name if others.get(name, name) in taken else others[name] for name in self.names
        ]

    def without_header(self, names: Sequence[str]) -> None:
        """The first row is one like the others, and these are the columns."""
        self.names = list(names)

    def ahead(self, name: str) -> list[str]:
        """What the first rows have in that column; nothing where there is none."""
        at = self.names.index(name) if name in self.names else len(self.names)
        return [row[at].strip() for row in self.first_rows if at < len(row)]

    def require(self, names: Iterable[str], *, what: str) -> None:
        """Raise Unusable, naming what is missing, unless all the columns are there, and each once."""
        twice = [name for name, times in Counter(self.names).items() if name and times > 1]
        if twice:
            raise Unusable(f"has two columns called {twice[0]}; which one counts is not known")
        missing = [name for name in names if name not in self.names]
        if missing:
            columns = "column" if len(missing) == 1 else "columns"
            raise Unusable(f"lacks the {columns} {', '.join(missing)}, which {what} has")

    def events(
        self,
        make: Callable[[Cells, int], EventRead],
        *,
        key: str,
        unless: Callable[[Cells], bool] | None = None,
    ) -> Iterator[Row]:
        """What `make` makes of each row and its line; where it raises BadCell, a refused row. `key`
        is the column of the row's id; rows that `unless` is true of are passed over."""
        for row in self._cells():
            if isinstance(row, RefusedRow):
                yield row
                continue
            line, cells = row
            if unless and unless(cells):
                continue
            try:
                yield make(cells, line)
            except BadCell as problem:
                yield RefusedRow(line, str(problem), text(cells.get(key, "")))

    def _cells(self) -> Iterator[tuple[int, Cells] | RefusedRow]:
        """Blank rows, and HXL's row of tags right below the header, are passed over; what was written
        behind an apostrophe, so that no spreadsheet takes it for a formula, is without it again."""
        for row in self._rows:
            cells = row.cells
            if not row.fault and cells and len(cells) != len(self.names):
                row = row.refused(
                    f"the row has {len(cells)} cells, and {self._like} {len(self.names)}"
                )
            if row.fault:
                yield RefusedRow(row.line, row.fault)
            elif cells and not (self._may_be_tags and _is_tags(cells)):
                bare = (unguarded(cell) if cell[:1] == APOSTROPHE else cell for cell in cells)
                yield row.line, dict(zip(self.names, bare, strict=True))
            self._may_be_tags = False


def _is_tags(row: Sequence[str]) -> bool:
    """HXL's row (hxlstandard.org): "#date+start" and the like, or nothing, in every cell."""
    return any(row) and all(cell.startswith("#") for cell in row if cell)
