"""A text cut at every border of the passages that lie in it, however they overlap. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Passage(NamedTuple):
    """Words of a report that a field of an incident rests on; of its sentences `field` is "quote"."""

    start: int
    end: int
    incident: int
    field: str

    @property
    def key(self) -> str:
        """By which its place in the text and the field's on the card find each other: "5-killed"."""
        return f"{self.incident}-{self.field}"


class Piece(NamedTuple):
    """Words without a border inside, the passages over them (the closest first), and those of them
    that begin here."""

    text: str
    passages: tuple[Passage, ...] = ()
    begin: tuple[Passage, ...] = ()


def cut(text: str, passages: Sequence[Passage]) -> list[Piece]:
    """`text` in pieces that together are all of it. A passage that reaches beyond the text ends with
    it; one outside of it is left out."""
    inside = [one._replace(end=min(one.end, len(text))) for one in passages]
    inside = sorted((one for one in inside if 0 <= one.start < one.end), key=_closest)
    borders = {0, len(text), *(at for one in inside for at in (one.start, one.end))}
    return [_piece(text, start, end, inside) for start, end in pairwise(sorted(borders))]


def _closest(passage: Passage) -> tuple[bool, int]:
    """A field before a sentence, then the shorter one."""
    return passage.field == "quote", passage.end - passage.start


def _piece(text: str, start: int, end: int, passages: Sequence[Passage]) -> Piece:
    over = tuple(one for one in passages if one.start <= start and end <= one.end)
    return Piece(text[start:end], over, tuple(one for one in over if one.start == start))
