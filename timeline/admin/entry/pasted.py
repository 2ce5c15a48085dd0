"""Rows copied from a spreadsheet, or CSV, as words for sheets."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO

MOST = 500  # rows at once
ORDER = (
    *("title", "when", "where", "type", "perpetrators", "targets", "killed", "injured"),
    *("grading", "summary"),
)
HEADINGS = {
    "title": "title headline event incident name",
    "when": "when date day dates",
    "where": "where place location town",
    "where_prec": "precision how-exactly where-prec",
    "type": "type sub-type event-type sub-event-type kind what",
    "perpetrators": "perpetrator perpetrators by attacker attackers actor who",
    "targets": "target targets victim victims against",
    "others": "other others",
    "killed": "killed dead deaths fatalities",
    "injured": "injured wounded injuries",
    "event_clarity": "one-or-several clarity event-clarity",
    "count": "count events how-many-events number-of-events",
    "grading": "grading grade",
    "summary": "summary notes note description text",
}
BOX_OF = {word: box for box, words in HEADINGS.items() for word in words.split()}
PARTIES = {"perpetrators", "targets", "others"}


class CannotTake(ValueError):
    """Why nothing of it was taken; a sentence for the analyst."""


@dataclass(slots=True)
class Pasted:
    """`rows` are the words of each by the sheet's boxes; `remarks` are sentences on what is not in
    them."""

    rows: list[dict[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def pasted_rows(text: str) -> Pasted:
    """The columns are known by their headings, or without any are in ORDER. Raises CannotTake."""
    cells = _cells(text)
    if not cells:
        raise CannotTake("There is nothing to take: paste rows of a spreadsheet, or CSV.")
    boxes = [_box(heading) for heading in cells[0]]
    found = Pasted()
    if sum(box != "" for box in boxes) >= 2:
        unknown = [heading for heading, box in zip(cells[0], boxes, strict=True) if not box]
        found.remarks += [f"The column “{heading}” was left out." for heading in unknown if heading]
        cells = cells[1:]
    else:
        boxes = list(ORDER)
    if len(cells) > MOST:
        raise CannotTake(f"There are {len(cells):,} rows, and {MOST} at most can be taken at once.")
    for number, row in enumerate(cells, 1):
        found.rows.append(_words(boxes, row))
        if extra := [cell for cell in row[len(boxes) :] if cell]:
            found.remarks.append(
                f"Row {number} of what was pasted has too many cells: “{'”, “'.join(extra)}” was left out."
            )
    return found


def _cells(text: str) -> list[list[str]]:
    """All rows that say something, each cell without the space around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n\ufeff")
    first = text.partition("\n")[0]
    sign = "\t" if "\t" in text else max(",;|", key=first.count)
    rows = csv.reader(StringIO(text), delimiter=sign, strict=True)
    try:
        cells = [[cell.strip() for cell in row] for row in rows]
    except csv.Error:
        raise CannotTake(
            f"The quotation marks do not fit, at the latest in line {rows.line_num}: a cell that "
            "begins with one has to end with one, and those within it are doubled."
        ) from None
    return [row for row in cells if any(row)]


def _box(heading: str) -> str:
    return BOX_OF.get("-".join(heading.casefold().replace("_", " ").replace("-", " ").split()), "")


def _words(boxes: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """A cell's lines are names, or words of one line; two columns of one box are read together."""
    found: dict[str, list[str]] = {}
    for box, cell in zip(boxes, row, strict=False):
        if box and cell:
            found.setdefault(box, []).append(_in_a_box(box, cell))
    return {box: ("; " if box in PARTIES else " ").join(cells) for box, cells in found.items()}


def _in_a_box(box: str, cell: str) -> str:
    if box == "summary":
        return cell
    lines = [" ".join(line.split()) for line in cell.splitlines() if line.strip()]
    return ("; " if box in PARTIES else " ").join(lines)
