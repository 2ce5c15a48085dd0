"""A long JSON array, an element a line, in pieces."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from timeline.formats.writing.own_json import said

AT_ONCE = 200  # elements a piece


def array(things: Iterable[Any]) -> Iterator[str]:
    coming, before = map(said, things), "[\n"
    while piece := list(islice(coming, AT_ONCE)):
        yield before + ",\n".join(piece)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"
