"""Rows of cells out of lines of CSV, each with the lines that it stands on.

A quotation mark that nobody closed takes the lines after it into its cell, up to the next mark or to
the end of the file. Such a row is refused, and the lines that it took are named.
"""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from timeline.formats.lines import BadLine, Lines

LONGEST_CELL, LONGEST_ROW = 1_000_000, 4_000_000  # characters
csv.field_size_limit(LONGEST_CELL)  # csv has one limit for the whole process


class RawRow(NamedTuple):
    """Lines are counted from 1. `fault` says, in a sentence without its full stop, why the cells are
    not to be used."""

    line: int
    last_line: int
    cells: list[str]
    fault: str = ""

    def refused(self, why: str) -> "RawRow":
        """With the lines that go with it, where there are several."""
        lines = f" (lines {self.line} to {self.last_line})" if self.last_line > self.line else ""
        return self._replace(fault=f"{why}{lines}")


class CsvRows:
    """The rows of a file, one after the other; a blank line is one without cells. The first line
    tells which delimiter there is. Raises BadLine where that line is too long."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._taken = _Taken(lines)
        self._delimiter = max(",;\t", key=self._taken.first.count)
        self._reader = csv.reader(self._taken, delimiter=self._delimiter)
        self._next_line = 1

    def __iter__(self) -> Iterator[RawRow]:
        return self

    def __next__(self) -> RawRow:
        self._taken.begin_row()
        cells: list[str] = []
        try:
            cells = next(self._reader)
            fault = self._open_quote()
        except (csv.Error, BadLine) as problem:
            fault = _in_words(problem)
        line, last = self._next_line, self._lines.number
        self._next_line = last + 1
        row = RawRow(line, last, cells)
        fault = self._lines.take_fault() or fault
        return row.refused(fault) if fault else row

    def _open_quote(self) -> str:
        """Where the lines at hand are one row only for want of a closing mark, that; else ""."""
        if self._taken.ended:
            return "a quotation mark is never closed, and what follows it was not read"
        if len(self._taken.lines) == 1:
            return ""
        try:
            next(csv.reader(self._taken.lines, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return "a quotation mark seems to be left open, as the next one closes nothing"
        return ""


class _Taken:
    """The lines of a file on their way to csv.reader, with those of the row at hand kept."""

    def __init__(self, lines: Lines) -> None:
        self._source = lines
        self.first = next(lines)
        self._waiting = [self.first]
        self.begin_row()

    def begin_row(self) -> None:
        self.lines: list[str] = []
        self.ended = False
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Raises BadLine where the row grows too long for any that is meant."""
        try:
            line = self._waiting.pop() if self._waiting else next(self._source)
        except StopIteration:
            self.ended = True
            raise
        self.lines.append(line)
        self._length += len(line)
        if self._length > LONGEST_ROW:
            raise BadLine(f"a row is longer than {LONGEST_ROW:,} characters{LEFT_OPEN}")
        return line


LEFT_OPEN = " (is a quotation mark left open?)"


def _in_words(problem: Exception) -> str:
    if "field larger" in str(problem):
        return f"a cell is longer than {LONGEST_CELL:,} characters{LEFT_OPEN}"
    if "new-line character" in str(problem):
        return "the line goes on after a carriage return, which ends a line only on old Macs"
    return str(problem)
