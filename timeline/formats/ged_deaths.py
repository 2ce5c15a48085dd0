"""Whose deaths the best estimate of a UCDP GED row counts, as a sentence beside the figure, and back.

GED divides `best` into `deaths_a`, `deaths_b`, `deaths_civilians` and `deaths_unknown`. The record has
one figure, and so a sentence says of which deaths it is made.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.formats import cells
from timeline.formats.table import Cells

COLUMNS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
CIVILIANS, UNKNOWN = "civilians", "of unknown side"
_SENTENCE = re.compile(r"Of the best estimate: (.+)\.$")  # names have full stops and semicolons too
_BETWEEN = re.compile(r"; (?=\d+ )")
_PART = re.compile(r"(\d+) (.+)")

ByColumn = Mapping[str, int]
Sides = tuple[str, str]


def in_words(row: Cells, best: int | None, sides: Sides) -> str:
    """ "Of the best estimate: 1 of A; 2 civilians."; "" where the parts do not add up to it. `sides`
    are named as the record names them, by which they are known again. Raises BadCell."""
    named = (*(f"of {name}" for name in sides), CIVILIANS, UNKNOWN)
    parts = [
        (cells.figure(row.get(column, ""), column) or 0, whose)
        for column, whose in zip(COLUMNS, named, strict=True)
    ]
    if not best or sum(number for number, _ in parts) != best:
        return ""
    said = [f"{number} {whose}" for number, whose in parts if number]
    return f"Of the best estimate: {'; '.join(said)}."


def from_words(words: str, best: int | None, sides: Sides) -> ByColumn | None:
    """The deaths by their column, which add up to the `best` estimate; all of them of unknown side
    where the words tell nothing else, and None where there is no estimate. `sides` are named as the
    record names them."""
    if best is None:
        return None
    return _told(words, best, sides) or {"deaths_unknown": best}


@lru_cache(maxsize=20_000)
def _told(words: str, best: int, sides: Sides) -> ByColumn | None:
    sentence = _SENTENCE.search(words)
    parts = [_PART.fullmatch(part) for part in _BETWEEN.split(sentence[1])] if sentence else []
    told = [(int(part[1]), part[2]) for part in parts if part]
    of_sides = [whose for _, whose in told if whose.startswith("of ") and whose != UNKNOWN]
    found: dict[str, int] = {}
    for number, whose in told:
        column = _column(whose, of_sides, sides)
        if not column or column in found:
            return None
        found[column] = number
    return found if len(told) == len(parts) and sum(found.values()) == best else None


def _column(whose: str, of_sides: list[str], sides: Sides) -> str:
    """Of two sides the first is A; a single one is known by its name. "" where it cannot be told."""
    if whose in (CIVILIANS, UNKNOWN):
        return COLUMNS[2 if whose == CIVILIANS else 3]
    if len(of_sides) == 2:
        return COLUMNS[of_sides.index(whose)]
    names = [f"of {name}" for name in sides]
    return COLUMNS[names.index(whose)] if whose in names else ""
