"""Text broken into lines of about the same length, as large as there is room for, and shortened where
there is not, which an ellipsis says."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.share.directions import Direction, carried, direction_of
from timeline.share.letters import Line, Type, set_line

ELLIPSIS = "…"
SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # not one that holds together what stands beside it


class Block(NamedTuple):
    """Lines one below the other, at a size and a leading in pixels; `whole` where nothing of the text
    is left out, and no word of it broken."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    whole: bool = True

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)


class Room(NamedTuple):
    """How wide a block may be in pixels, and how many lines it may have at each size, the largest
    first."""

    width: float
    sizes: Sequence[tuple[float, int]]
    leading: float = 1.2  # times the size


def fitted(text: str, face: Type, room: Room, direction: Direction | None = None) -> Block:
    """The text at the largest size at which all of it fits; else at the smallest, shortened. It runs
    in its own direction, unless one is given."""
    runs, words = direction or direction_of(text), SPACE.split(text.strip())
    widest = max(wide(word, face) for word in words)
    for size, most in room.sizes:
        width = room.width / size * 1000
        lines = _broken([part for word in words for part in _parts(word, width, face)], width, face)
        whole = len(lines) <= most and widest <= width
        if whole:
            lines = _even(words, width, face, len(lines))
            break
    if len(lines) > most:
        lines = _shortened(lines, most, width, face)
    told = tuple(set_line(line, face, runs) for line in carried(lines))
    return Block(told, size, size * room.leading, whole)


def wide(text: str, face: Type) -> float:
    """In thousandths of the size."""
    return set_line(text, face, direction_of(text)).width


def _broken(words: Sequence[str], width: float, face: Type) -> list[str]:
    """A word that is wider stands on a line of its own."""
    lines, line, used = [], "", 0.0
    space = wide("a a", face) - 2 * wide("a", face)
    for word in words:
        more = wide(word, face)
        if line and used + space + more > width:
            lines.append(line)
            line, used = word, more
        else:
            line = f"{line} {word}" if line else word
            used += more + (space if used else 0)
    return [*lines, line] if line else lines


def _parts(word: str, width: float, face: Type) -> list[str]:
    """The word; of one that is longer than a line, such as an address, parts that are not."""
    if wide(word, face) <= width:
        return [word]
    many = max(1, int(len(word) * width / wide(word, face)) - 1)
    return [word[start : start + many] for start in range(0, len(word), many)]


def _even(words: Sequence[str], width: float, face: Type, count: int) -> list[str]:
    """As many lines, of about the same length; each word fits into the width."""
    narrow, enough = width / 2, width
    for _ in range(6):
        between = (narrow + enough) / 2
        if len(_broken(words, between, face)) > count:
            narrow = between
        else:
            enough = between
    return _broken(words, enough, face)


def _shortened(lines: list[str], most: int, width: float, face: Type) -> list[str]:
    words = SPACE.split(lines[most - 1])
    while len(words) > 1 and wide(" ".join(words) + ELLIPSIS, face) > width:
        words.pop()
    return [*lines[: most - 1], " ".join(words).rstrip(",;:–—-") + ELLIPSIS]
