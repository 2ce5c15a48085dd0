"""Headlines: lines in Title Case, where a capital letter says nothing about a word; a report's first line."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

LINE = re.compile(r"[^\n]+")
TITLE_CASE = 0.6  # share of the longer words with a capital from which a line is a headline
LONGEST = 25  # words; a paragraph full of names is no headline


@lru_cache(maxsize=4)  # places and actors are looked for in the same text
def headlines(text: str) -> Sequence[tuple[int, int]]:
    """(start, end) of each line of `text` that is in Title Case, in characters."""
    return tuple(match.span() for match in LINE.finditer(text) if _is_headline(match[0]))


def in_headline(lines: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether the character `offset` lies in one of the `lines` that `headlines` gave."""
    before = bisect_right(lines, (offset, sys.maxsize)) - 1
    return before >= 0 and offset < lines[before][1]


def is_title_line(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens the report without a full stop, and sentences with one follow."""
    if end - start > LONGEST_TITLE or text[end - 1] in STOPS or text[:start].strip():
        return False
    after = NEXT_LINE.match(text, end)
    return after is not None and after["line"][-1] in STOPS


LONGEST_TITLE = 200  # characters
STOPS = ".!?…:”\"’'"
NEXT_LINE = re.compile(r"[ \t]*\n\s*(?P<line>[^\n]*\S)")


def _is_headline(line: str) -> bool:
    if line.rstrip().rstrip("”\"’')").endswith("."):  # as nearly all paragraphs do
        return False
    words = line.split()
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    return len(words) <= LONGEST and bool(longer) and capitals / len(longer) > TITLE_CASE
