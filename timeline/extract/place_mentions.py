"""Finding the places that a report names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import contains
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import words_of
from timeline.extract.place_candidates import Report, report_of
from timeline.extract.place_capitals import capitals
from timeline.extract.place_choice import LONGEST_TIE, SITUATING, Choice
from timeline.extract.place_shape import Shape, shape_of
from timeline.extract.place_unlisted import unlisted

OWNER = re.compile(r"[’']s\s+(?:[a-z][\w-]*\s+){0,3}|[’']\s+")


class PlaceMention(NamedTuple):
    """A place as a report names it; `start` and `end` count characters of the text."""

    start: int
    end: int
    words: str  # text[start:end]
    name: str  # the words for it without article: "southern Lebanon", "Al Asad airbase"
    place: Place  # the entry; for "southern Lebanon" the one that holds it, Lebanon
    where_prec: int  # UCDP GED's 1 to 7
    cue: str = ""  # the preposition that leads to it, lower case: "in", "near", "from"; or ""
    situates: bool = False  # it only says where the place named beside it lies: "Aden, Yemen"


def find_places(text: str, lexicon: Lexicon) -> list[PlaceMention]:
    """The places named in `text` in their order, ambiguous names settled by the other ones.

    A name that the report gives no reason to take for a place (a surname, a word that opens a
    sentence) is left out.
    """
    report = report_of(text, words_of(text), lexicon)
    choice = Choice(report)
    shapes = [
        shape_of(report, candidate, place)
        for candidate in report.candidates
        if (place := choice.place_of(candidate)) is not None
    ]
    shapes = sorted([*shapes, *capitals(report, shapes)], key=lambda shape: shape.first)
    shapes = sorted([*shapes, *unlisted(report, shapes)], key=lambda shape: shape.first)
    mentions = [_mention(report, shape) for shape in shapes]
    return list(_with_situating(text, mentions, lexicon))


def _mention(report: Report, shape: Shape) -> PlaceMention:
    start, end = report.words.starts[shape.first], report.words.ends[shape.last - 1]
    return PlaceMention(
        start=start,
        end=end,
        words=report.text[start:end],
        name=shape.name,
        place=shape.place,
        where_prec=shape.where_prec,
        cue=shape.cue,
    )


def _with_situating(
    text: str, mentions: Sequence[PlaceMention], lexicon: Lexicon
) -> Iterator[PlaceMention]:
    """The mentions, those marked that only say where their neighbour lies."""
    for index, mention in enumerate(mentions):
        before = mentions[index - 1] if index else None
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        situates = (
            before
            and mention.start - before.end < LONGEST_TIE
            and SITUATING.fullmatch(text, before.end, mention.start)
            and contains(lexicon, mention.place, before.place)
        ) or (
            after
            and after.start - mention.end < LONGEST_TIE
            and OWNER.fullmatch(text, mention.end, after.start)
            and contains(lexicon, mention.place, after.place)
        )
        yield mention._replace(situates=True) if situates else mention
