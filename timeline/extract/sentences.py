"""A report's text as paragraphs and sentences, by offsets; headers and front matter left out.

Why not spaCy's sentencizer: docs/adr/0002-our-own-sentences.md.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ABBREVIATED = """\
adm ala apr ariz ark aug av ave bn brig bros ca calif capt cf cmdr co col colo comdr conn corp cpl
dec del dept dist dr est etc feb fig fla fr ft ga gen gov hon hr ill inc ind jan jr kan ky la lt ltd maj
mar mass md messrs mich min minn miss mo mont mr mrs ms msgr mt nev no nos nov oct okla ore pa pfc ph
pres prof prov pvt rear rep reps rev sec sen sens sep sept sgt spc sr st supt tel tenn tex univ va vs
vt wash wis wyo"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Words whose stop does not end a sentence (titles, months, US states, companies), in lower case."""

MAY_END = frozenset(["jr", "sr", "inc", "ltd", "co", "corp", "etc", "ave"])
"""Abbreviations after which a capital letter does begin a new sentence."""

_STARTING = """\
The A An It He She They We I You This That These Those In On At After Before But And Also However
There No Its His Her Their Our Most Several Two Three Four Five As By For From When While Since If
Earlier Later Meanwhile Separately Additionally Officials Initial"""
STARTERS = frozenset(_STARTING.split())
"""Words that, capitalised after "U.S." or "p.m.", begin a sentence rather than continue a name."""

STOP = re.compile(  # begins with what a stop begins with, and only then looks that it is the first
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*[”\"’')\]]*(?=\s+[-–—“\"‘'(\[]*[A-Z0-9\u00c0-\u024f#])"
)
NEXT_WORD = re.compile(r"\s+[-–—“\"‘'(\[]*([\w’']+)")
LAST_WORD = re.compile(r"[^\s“”\"‘(\[—–]+$")
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,4}(?:, [A-ZÀ-Þ][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([^()\n]{2,30}\))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s?(?:[–—]|--?(?=\s))\s*"
)
HEADING = re.compile(r"#{1,6}\s+")
SETTING = re.compile(
    r"(?:\s*(?:date|published|updated|posted|author|by|url|source|title)\s*:\s*[^\n]{0,200}$"
    r"|\s*[-=*_]{3,}\s*$)",
    re.IGNORECASE,
)
DATE_PREFIX = re.compile(r"\s*date\s+\d{4}-\d\d-\d\d\s+")
LONGEST = 1200
"""No sentence is longer (characters); what runs on is cut at a space, so that reading stays linear."""

WRAPPED_AT = 60
"""A line this long (characters) with no stop at its end is taken to run on in the next line."""


class Sentence(NamedTuple):
    """`text[start:end]` of the report; `paragraph` counts from 0; a heading is a title line."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


class Block(NamedTuple):
    """A run of text that no sentence crosses."""

    start: int
    end: int
    heading: bool = False


def sentences(text: str) -> list[Sentence]:
    """All sentences of `text` in order, trimmed, without headers, datelines ("TAMPA, Fla. –") and rules."""
    return [
        Sentence(start, end, number, block.heading)
        for number, block in enumerate(paragraphs(text))
        for start, end in _split(text, block)
    ]


def paragraphs(text: str) -> list[Block]:
    """Runs of lines that belong together; a hard-wrapped line runs on, front matter is dropped."""
    blocks: list[Block] = []
    open_line = False
    for start, end in _lines(text, _front_matter_end(text)):
        line = text[start:end]
        heading = HEADING.match(line)
        if heading:
            blocks.append(Block(start + heading.end(), end, heading=True))
        elif open_line and blocks:
            blocks[-1] = Block(blocks[-1].start, end)
        elif line.strip() and not SETTING.match(line):
            blocks.append(Block(start + _preamble(line), end))
        else:
            open_line = False
            continue
        open_line = not heading and _runs_on(line)
    return [block for block in blocks if text[block.start : block.end].strip()]


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _front_matter_end(text: str) -> int:
    """Where the text begins after a leading "---" block of settings; 0 when there is none."""
    opening = re.match(r"\s*---[ \t]*\n", text)
    if not opening:
        return 0
    closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, opening.end())
    inside = text[opening.end() : closing.start()] if closing else ""
    is_settings = inside and all(
        re.match(r"\s*[\w-]+\s*:|\s*-\s|\s*$", row) for row in inside.split("\n")
    )
    return closing.end() if closing and is_settings else 0


def _preamble(line: str) -> int:
    prefix = DATE_PREFIX.match(line)
    skipped = prefix.end() if prefix else 0
    dateline = DATELINE.match(line, skipped)
    return dateline.end() if dateline else skipped


def _runs_on(line: str) -> bool:
    line = line.rstrip()
    return len(line) >= WRAPPED_AT and line[-1] not in ".!?…:”\"’'*|"


def _split(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for stop in STOP.finditer(text, block.start, block.end):
        if _ends_sentence(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        yield start + left, start + len(piece.rstrip())


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return True
    word = LAST_WORD.search(text, max(start, stop.start() - 30), stop.start())
    name = word.group() if word else ""
    following = NEXT_WORD.match(text, stop.end())
    return _stop_after(name, following.group(1) if following else "")


def _stop_after(name: str, following: str) -> bool:
    """Whether the stop in "name. Following" ends a sentence."""
    if "." in name or (len(name) == 1 and name.isalpha()):  # U.S, p.m, the J of "J. Smith"
        initial = len(name) == 1 and name.isupper() and name != "I"
        return not initial and following in STARTERS
    if name.lower() not in ABBREVIATIONS:
        return True
    return name.lower() in MAY_END and following in STARTERS
