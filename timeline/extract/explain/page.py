"""A reading laid out for a terminal: the text with its marks, then each incident, field by field.

Rockets ⟦struck⟧¹ the base on ⟦Monday⟧².

  1 trigger  struck — hit (verb) · tells of incident 1
  2 time     Monday — 5 August 2024, date_prec 1 · rule: weekday
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.extract.drafts import Reading
from timeline.extract.explain.incidents import incident
from timeline.extract.explain.lines import OPENING, wrapped
from timeline.extract.explain.marks import Mark, marks, nested
from timeline.extract.lexicon import Lexicon
from timeline.extract.read import READ_BY_MACHINE
from timeline.extract.sentences import paragraphs

MARK = re.compile(r"⟦[^⟧\n]*⟧[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
HEADING = re.compile(rf"^{OPENING} .*$", re.MULTILINE)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CONTROLS = (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
UNPRINTED = dict.fromkeys(CONTROLS, "\ufffd") | {ord("\n"): "\n"}
"""What a terminal would obey rather than print (escapes, turned writing): a report is not trusted."""


def explain(reading: Reading, lexicon: Lexicon, *, width: int = 90) -> str:
    """The report's text with every mark and the rule behind it, and the evidence of each incident.

    `lexicon` is the one that the report was read with; no line is longer than `width`
    characters (at least 60).
    """
    return "\n".join(_lines(reading, lexicon, max(width, 60))).translate(UNPRINTED)


def _lines(reading: Reading, lexicon: Lexicon, width: int) -> Iterator[str]:
    document = reading.document
    told = f"published {document.published.isoformat()} ({document.published_how})"
    yield from wrapped(f"{OPENING} {document.name} · {told}", width)
    if document.tongue != READ_BY_MACHINE:
        yield f"Not read by machine (language: {document.language}): only its times are marked."
    found = nested(marks(reading, lexicon))
    starts = [group[0].start for group in found]
    for start, end in _passages(document.text):
        here = found[bisect_left(starts, start) : bisect_left(starts, end)]
        yield ""
        yield from wrapped(_marked(document.text, start, end, here), width)
        yield from _list(document.text, here, width)
    for number in range(1, len(reading.drafts) + 1):
        yield ""
        yield from incident(reading, number, width)
    if not reading.drafts:
        yield from ("", f"{OPENING} No incident.")


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs whole, and what lies between them (headers, rules) line by line."""
    blocks = paragraphs(text)
    cuts = {0, len(text), *(block.end for block in blocks)}
    cuts |= {text.rfind("\n", 0, block.start) + 1 for block in blocks}  # with its dateline
    inside = {at for block in blocks for at in range(block.start, block.end)}
    cuts |= {match.end() for match in re.finditer("\n", text) if match.start() not in inside}
    return ((a, z) for a, z in pairwise(sorted(cuts)) if re.search(r"\w", text[a:z]))


def _marked(text: str, start: int, end: int, groups: Sequence[Sequence[Mark]]) -> str:
    parts, at = [], start
    for number, group in enumerate(groups, start=1):
        first, last = group[0].start, min(max(mark.end for mark in group), end)
        kept = " ".join(text[first:last].split()).replace(" ", "\xa0")  # a mark stays on one line
        parts += [text[at:first], f"⟦{kept}⟧{str(number).translate(RAISED)}"]
        at = last
    return "".join([*parts, text[at:end]])


def _list(text: str, groups: Sequence[Sequence[Mark]], width: int) -> Iterator[str]:
    if groups:
        yield ""
    for number, group in enumerate(groups, start=1):
        for index, mark in enumerate(group):
            label = f"{'' if index else number:>4} {mark.kind:<8} "
            words = " ".join(text[mark.start : mark.end].split())
            yield from wrapped(f"{words} — {mark.meaning}", width, label=label)
