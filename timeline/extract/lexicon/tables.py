"""Reading the lexicon's CSV files, with errors that an analyst who edited one can act on."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A lexicon file holds something that cannot be; names the file, the line and the problem."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, its cells by column."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The `;`-separated entries of a cell."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def number(self, column: str) -> float | None:
        try:
            return float(self.cells[column]) if self.cells[column] else None
        except ValueError:
            raise self.wrong(f"{column} {self.cells[column]!r} is not a number") from None

    def wrong(self, problem: str) -> LexiconError:
        return LexiconError(f"{self.file}, line {self.line}: {problem}")


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file under `columns`, blank lines left out.

    Raises LexiconError when the file, its heading or the number of cells in a line is not right.
    """
    if not path.is_file():
        raise LexiconError(f"{path.name}: there is no such file in {path.parent.name}/")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        heading = tuple(next(lines, ()))
        if heading != columns:
            raise LexiconError(f"{path.name}, line 1: the columns should be {', '.join(columns)}")
        for cells in lines:
            if not cells:
                continue
            row = Row(path.name, lines.line_num, dict(zip(columns, cells, strict=False)))
            if len(cells) != len(columns):
                raise row.wrong(f"{len(cells)} cells where {len(columns)} columns are")
            yield row
