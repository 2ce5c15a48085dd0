"""The order in which a line is drawn that may run both ways, as the Unicode Bidirectional Algorithm
(UAX #9) has it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from bidi import get_base_level, get_display

Direction = Literal["ltr", "rtl"]

JOINER = "\N{WORD JOINER}"  # without a direction of its own: it takes that of the letter before it
ENDS = {"ltr": "\N{LEFT-TO-RIGHT MARK}", "rtl": "\N{RIGHT-TO-LEFT MARK}"}
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"  # isolates
MARKS = "\u200e\u200f\u061c"
TOWARDS = {"ltr": "\u2066", "rtl": "\u2067"}  # of an isolate
SELF_STEERED = re.compile(f"\u2068([^{OPENING}{CLOSING}]*)")
OVERRIDES = re.compile(f"[{JOINER}\u202a-\u202e]")
UNSEEN = frozenset(OPENING + CLOSING + MARKS)


def direction_of(text: str) -> Direction:
    """That of its first letter, as HTML's dir="auto"."""
    return "rtl" if text and get_base_level(text) % 2 else "ltr"


def carried(lines: Sequence[str]) -> list[str]:
    """The lines of one text, each with the isolates open that those before it left open: of a name
    that is broken, both parts run as the whole does."""
    told, unclosed = [], ""
    text = SELF_STEERED.sub(_steered, "\n".join(lines))
    for line in text.split("\n") if lines else []:
        told.append(unclosed + line)
        for letter in line:
            unclosed += letter if letter in OPENING else ""
            unclosed = unclosed[:-1] if letter == CLOSING else unclosed
    return told


def _steered(isolate: re.Match[str]) -> str:
    """With the direction said that it has by its first letter: a part of it may have another first."""
    return TOWARDS[direction_of(isolate[1])] + isolate[1]


def runs(line: str, direction: Direction) -> list[tuple[str, Direction]]:
    """From left to right the parts of one direction, each in the order in which it is read; `direction`
    is that of the line. What only steers directions is gone from them."""
    return [
        ("".join(letters[::-1] if towards == "rtl" else letters), towards)
        for towards, group in groupby(_letters(line, direction), lambda pair: pair[1])
        if (letters := [letter for letter, _ in group if letter not in UNSEEN])
    ]


def _letters(line: str, direction: Direction) -> Iterator[tuple[str, Direction]]:
    """Each as they stand from left to right, with its direction: the library tells the order alone, so
    each is sent with a joiner behind it, and runs to the left where that comes back before it."""
    said = _balanced(OVERRIDES.sub("", line).strip())
    sent = "".join(letter + JOINER for letter in said) + ENDS[direction]
    shown = str(get_display(sent, base_dir="R" if direction == "rtl" else "L"))
    shown = (
        shown[1:] if direction == "rtl" else shown[:-1]
    )  # without the end, which keeps the last joiner in place
    for first, second in zip(shown[::2], shown[1::2], strict=True):
        yield (second, "rtl") if first == JOINER else (first, "ltr")


def _balanced(line: str) -> str:
    """With each isolate closed and no other closed: a line may be cut out of the midst of one."""
    kept, depth = [], 0
    for letter in line:
        if letter == CLOSING and not depth:
            continue
        depth += (letter in OPENING) - (letter == CLOSING)
        kept.append(letter)
    return "".join(kept) + CLOSING * depth
