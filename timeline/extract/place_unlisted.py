"""Places that no gazetteer lists, where the report says that they are one: "the village of X"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import where_prec_of
from timeline.extract.place_candidates import Report
from timeline.extract.place_shape import Shape, cue_of
from timeline.extract.place_words import CALENDAR, UNLISTED

PART = r"[A-Z][\w’'-]+"
ARTICLE = r"(?:[Aa]l|[Ee]l|as|ar|ash|ed|ez|de|la|del|bin|abu)"
NAME = rf"(?:{ARTICLE}[ -])?{PART}(?:[ -](?:{ARTICLE}[ -])?{PART}){{0,3}}"
NOUNS = "|".join(sorted(UNLISTED, key=len, reverse=True))
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<noun>{NOUNS}) of (?P<name>{NAME})",
        rf"(?:\b(?:The|In|Near|At|From)|[a-z]|’s|'s) (?P<name>{NAME}) (?P<noun>{NOUNS})\b",
        # "in Musakhail, Balochistan": `_shape` sees to it that a place we know follows
        rf"\b(?:[Ii]n|[Nn]ear|[Aa]t|of) (?P<name>{NAME}), (?:(?:in|a {PART.lower()}) )?(?P<noun>)",
    )
)


def unlisted(report: Report, shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes of the unlisted places, also where the report names them again without the noun.

    Their country is the one said of them ("the Lebanese village of X"), or else that of the nearest
    place before them, or of the first one after.
    """
    return _Unlisted(report, shapes).all()


class _Unlisted:
    def __init__(self, report: Report, shapes: Sequence[Shape]) -> None:
        self.report = report
        self.taken = {index for shape in shapes for index in range(shape.first, shape.last)}
        self.at = {word.start: index for index, word in enumerate(report.words)}
        self.by_start = {report.words[shape.first].start: shape for shape in shapes}
        self.on_land = [shape for shape in shapes if shape.place.country]
        self.firsts = [shape.first for shape in self.on_land]

    def all(self) -> list[Shape]:
        found: list[Shape] = []
        for pattern in PATTERNS:
            for match in pattern.finditer(self.report.text):
                shape = self._shape(match)
                if shape and self._is_free(shape.first, shape.last):
                    found.append(shape)
                    self.taken.update(range(shape.first, shape.last))
        return found + list(self._again(found))

    def _is_free(self, first: int, last: int) -> bool:
        return not any(index in self.taken for index in range(first, last))

    def _shape(self, match: re.Match[str]) -> Shape | None:
        report, first = self.report, self.at.get(match.start("name"))
        holder = self.by_start.get(match.end())
        if (
            first is None
            or not (match["noun"] or holder)
            or not self._may_be_a_place(first, match["name"])
        ):
            return None
        last = first + 1
        while last < len(report.words) and report.words[last].start < match.end("name"):
            last += 1
        name = match["name"].removesuffix("’s").removesuffix("'s")
        if holder and not match["noun"]:
            place = _place_in(name, "town", holder.place)
        else:
            place = self._place(name, match["noun"], first)
        said = f"{name} {match['noun']}" if place.kind.startswith("admin") else name
        return Shape(first, last, said, place, where_prec_of(place), cue_of(report, first))

    def _may_be_a_place(self, first: int, name: str) -> bool:
        actor, _ = self.report.lexicon.actor_names.longest_at(self.report.words, first)
        return not actor and name.lower() not in CALENDAR

    def _place(self, name: str, noun: str, first: int) -> Place:
        """A district beside a town is a part of the town; elsewhere it is a division of a province."""
        near, country = self._nearest(first), self._said_of(first)
        if country or not near:
            kind = "admin2" if noun == "district" else UNLISTED[noun]
            return Place(name, kind, country, parent=self._state_name(country))
        kind = "admin2" if noun == "district" and near.where_prec != 1 else UNLISTED[noun]
        return _place_in(name, kind, near.place)

    def _said_of(self, first: int) -> str | None:
        """The country in "the Lebanese village of X", where the noun stands two words before."""
        if first < 3:
            return None
        key = self.report.words[first - 3].key
        named = self.report.lexicon.actor_names.get(key)
        return next((name.actor.country for name in named if name.kind == "state"), None)

    def _state_name(self, country: str | None) -> str | None:
        state = self.report.lexicon.states.get(country or "")
        return state.name if state else None

    def _nearest(self, first: int) -> Shape | None:
        before = bisect_left(self.firsts, first)
        return self.on_land[max(0, before - 1)] if self.on_land else None

    def _again(self, found: Sequence[Shape]) -> Iterator[Shape]:
        """Where the report names an unlisted place again, without saying what it is."""
        by_words = {self._keys(shape.first, shape.last): shape for shape in found}
        lengths = {len(keys) for keys in by_words}
        for first in range(len(self.report.words)):
            for length in lengths:
                shape = by_words.get(self._keys(first, first + length))
                capital = self.report.words[first].text[0].isupper()
                if shape and capital and self._is_free(first, first + length):
                    cue = cue_of(self.report, first)
                    yield replace(shape, first=first, last=first + length, cue=cue)

    def _keys(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(word.key for word in self.report.words[first:last])


def _place_in(name: str, kind: str, near: Place) -> Place:
    """A place of `kind` in `near`, or beside it when `near` is too small to hold it."""
    holds = kind == "neighbourhood" or near.kind in (
        "admin1",
        "admin2",
        "country",
        "territory",
        "region",
    )
    return Place(name, kind, near.country, parent=near.name if holds else near.parent)
