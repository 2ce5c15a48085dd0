"""Places that no gazetteer lists, where the report says that they are one: "the village of X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import where_prec_of
from timeline.extract.place_candidates import Report
from timeline.extract.place_shape import Shape, cue_of
from timeline.extract.place_words import UNLISTED

PART = r"[A-Z][\w’'-]+"
ARTICLE = r"(?:[Aa]l|[Ee]l|as|ar|ash|ed|ez|de|la|del|bin|abu)"
NAME = rf"(?:{ARTICLE}[ -])?{PART}(?:[ -](?:{ARTICLE}[ -])?{PART}){{0,3}}"
NOUNS = "|".join(sorted(UNLISTED, key=len, reverse=True))
BEFORE = re.compile(rf"\b(?P<noun>{NOUNS}) of (?P<name>{NAME})")
AFTER = re.compile(
    rf"\b(?:[Tt]he|[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|’s|'s) (?P<name>{NAME}) (?P<noun>{NOUNS})\b"
)


def unlisted(report: Report, shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes of the unlisted places, also where the report names them again without the noun.

    Their country is that of the nearest place before them, or else of the first one after.
    """
    taken = {index for shape in shapes for index in range(shape.first, shape.last)}
    at = {word.start: index for index, word in enumerate(report.words)}
    found: list[Shape] = []
    for match in (*BEFORE.finditer(report.text), *AFTER.finditer(report.text)):
        shape = _shape(report, match, at, shapes)
        if shape and not taken & set(range(shape.first, shape.last)):
            found.append(shape)
            taken.update(range(shape.first, shape.last))
    return found + list(_again(report, found, taken))


def _shape(
    report: Report, match: re.Match[str], at: dict[int, int], shapes: Sequence[Shape]
) -> Shape | None:
    first = at.get(match.start("name"))
    if first is None or report.lexicon.actor_names.longest_at(report.words, first)[0]:
        return None
    last = first + 1
    while last < len(report.words) and report.words[last].start < match.end("name"):
        last += 1
    name = match["name"].removesuffix("’s").removesuffix("'s")
    place = _place(name, match["noun"], _nearest(first, shapes))
    return Shape(first, last, name, place, where_prec_of(place), cue_of(report, first))


def _place(name: str, noun: str, near: Shape | None) -> Place:
    """A district beside a town is a part of the town; elsewhere it is a division of a province."""
    kind = UNLISTED[noun]
    if noun == "district" and not (near and near.where_prec == 1):
        kind = "admin2"
    country = near.place.country if near else None
    parent = near.place if near else None
    if parent and kind != "neighbourhood" and parent.kind not in ("admin1", "country"):
        return Place(name, kind, country, parent=parent.parent)
    return Place(name, kind, country, parent=parent.name if parent else None)


def _nearest(first: int, shapes: Sequence[Shape]) -> Shape | None:
    on_land = [shape for shape in shapes if shape.place.country]
    before = [shape for shape in on_land if shape.first < first]
    return before[-1] if before else next(iter(on_land), None)


def _again(report: Report, found: Sequence[Shape], taken: set[int]) -> Iterator[Shape]:
    """Where the report names an unlisted place again, with a preposition before it."""
    by_words = {_keys(report, shape.first, shape.last): shape for shape in found}
    lengths = {len(keys) for keys in by_words}
    for first in range(len(report.words)):
        for length in lengths:
            shape = by_words.get(_keys(report, first, first + length))
            if shape and not taken & set(range(first, first + length)) and cue_of(report, first):
                yield replace(shape, first=first, last=first + length, cue=cue_of(report, first))


def _keys(report: Report, first: int, last: int) -> tuple[str, ...]:
    return tuple(word.key for word in report.words[first:last])
