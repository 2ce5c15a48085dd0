"""Places that no gazetteer lists, where the report says that they are one: "the village of X"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import where_prec_of
from timeline.extract.lexicon.keys import word_set
from timeline.extract.place_candidates import Report
from timeline.extract.place_shape import Shape, beside, cue_of
from timeline.extract.place_words import (
    CALENDAR,
    CUES,
    DIRECTIONS,
    DONE_TO,
    LANDFORMS,
    LEADS_TO_PLACES,
    LED_TO_OTHERWISE,
    UNLISTED,
)
from timeline.extract.sentences import LONGEST

OUTSKIRTS = word_set("vicinity outskirts edge edges suburbs")
"""Of a place, all of them: "in the vicinity of Nour"."""

HEADS = frozenset(noun.split(" ")[-1] for noun in UNLISTED)
PARTICLES = word_set(
    "al el as ar ash ed ez de la del bin abu e i ye ul"
)  # in lower case inside a name
TIES = frozenset((" ", "-", "‑"))
LONGEST_NAME = 6  # words
STOP = re.compile(r"[.!?][”\"’']?\s+[A-Z“\"]|\n")
LEADS = CUES | {"the", "a", "an"}
DOES = DONE_TO | word_set("launched fired said sent carried killed conducted used dropped claimed")
FIRST = attrgetter("first")


def unlisted(report: Report, shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes of the unlisted places, also where the report names them again without the noun.

    Their country is the one said of them ("the Lebanese village of X"), or else that of the nearest
    place before them, or of the first one after; a country that only did the deed gives none.
    """
    return _Unlisted(report, shapes).all()


class _Unlisted:
    def __init__(self, report: Report, shapes: Sequence[Shape]) -> None:
        self.report = report
        self.taken = {index for shape in shapes for index in range(shape.first, shape.last)}
        self.shapes = shapes
        self.by_first = {shape.first: shape for shape in shapes}
        self.on_land = [s for s in shapes if s.place.country and not self._only_does(s)]
        self.firsts = [shape.first for shape in self.on_land]
        self.home = max(report.countries, key=report.countries.__getitem__, default=None)

    def _only_does(self, shape: Shape) -> bool:
        """ "X struck a depot in …", "the border with X": a country that says not where."""
        if shape.place.kind != "country":
            return False
        keys = self.report.words.keys
        following = keys[shape.last] if shape.last < len(keys) else ""
        return shape.cue in ("with", "by", "against") or (not shape.cue and following in DOES)

    def all(self) -> list[Shape]:
        found: list[Shape] = []
        for first, last, noun, said in sorted(
            {*self._with_nouns(), *self._landforms(), *self._with_holders(), *self._led_to()}
        ):
            if first < last and self._is_free(first, last) and self._may_be_a_place(first, last):
                shape = self._shape(first, last, noun, said)
                found.append(shape)
                self.taken.update(range(first, last))
        return found + list(self._again(found))

    def _with_nouns(self) -> Iterator[tuple[int, int, str, int]]:
        """(first, last, noun, word that the noun starts at) of "Mar Nour district", "town of Nour"."""
        words = self.report.words
        for index in [at for at, key in enumerate(words.keys) if key in HEADS]:
            one = words.keys[index]
            two = f"{words.keys[index - 1]} {one}" if index else ""
            start, noun = (index - 1, two) if two in UNLISTED else (index, one)
            if noun in UNLISTED and words.texts[index].islower():
                if index + 2 < len(words.keys) and words.keys[index + 1] == "of":
                    yield index + 2, self._end(index + 2), noun, start
                yield self._beginning(start), start, noun, start

    def _landforms(self) -> Iterator[tuple[int, int, str, int]]:
        """The same of "in the Nour Mountains", where the noun is a part of the name."""
        words = self.report.words
        if LANDFORMS.isdisjoint(words.keys):
            return
        for index in [at for at, key in enumerate(words.keys) if key in LANDFORMS]:
            first = self._beginning(index) if words.texts[index][0].isupper() else index
            named = 0 < first < index and words.keys[first] not in LED_TO_OTHERWISE
            if named and words.keys[first - 1] in LEADS:
                yield first, index + 1, words.keys[index], first

    def _with_holders(self) -> Iterator[tuple[int, int, str, int]]:
        """The same of "in Nour, Balochistan", where a place that we know follows; without a noun."""
        for holder in self.shapes:
            last = holder.first
            if last > 1 and self.report.between(last, last) == ", ":
                first = self._beginning(last, tied=False)
                if self.report.words.keys[first - 1] in ("in", "near", "at", "of"):
                    yield first, last, "", last

    def _led_to(self) -> Iterator[tuple[int, int, str, int]]:
        """The same of "near Nour", where nothing but the preposition says that it is a place."""
        keys = self.report.words.keys[:-1] if self.on_land else []
        led = [after for after, key in enumerate(keys, 1) if key in LEADS_TO_PLACES]
        if not OUTSKIRTS.isdisjoint(keys):
            edges = [at for at, key in enumerate(keys) if key in OUTSKIRTS]
            led = sorted({*led, *(at + 2 for at in edges if keys[at + 1 : at + 2] == ["of"])})
        for first in led:
            if self._reads_as_a_name(first):
                yield first, self._end(first), "", first

    def _reads_as_a_name(self, first: int) -> bool:
        """Whether a capitalised word follows the preposition that is not an abbreviation, and the
        name is nobody's ("in Nour's car")."""
        words = self.report.words
        text, key = words.texts[first], words.keys[first]
        if not text[0].isupper() or text.isupper() or key in LED_TO_OTHERWISE:
            return False
        end = words.ends[self._end(first) - 1]
        owns = self.report.text[end : end + 2] in ("'s", "’s")
        return self.report.between(first, first) == " " and not owns

    def _end(self, first: int) -> int:
        """Where the name ends that starts at the word `first`; `first` itself when none does."""
        last = first
        while last < min(len(self.report.words.keys), first + LONGEST_NAME) and self._belongs(last):
            last += 1
            if last < len(self.report.words.keys) and self.report.between(last, last) not in TIES:
                break
        return last

    def _beginning(self, last: int, *, tied: bool = True) -> int:
        """Where the name starts that ends before the word `last`; `last` when none does there."""
        first = last
        if tied and (last == 0 or self.report.between(last, last) not in TIES):
            return last
        while first > max(0, last - LONGEST_NAME) and self._belongs(first - 1):
            first -= 1
            if first == 0 or self.report.between(first, first) not in TIES:
                break
        while first < last and self.report.words.keys[first] in LEADS | DIRECTIONS:
            first += 1
        opens = first == 0 or set(self.report.between(first, first)) & set(".!?\n")
        return last if opens else first

    def _belongs(self, index: int) -> bool:
        text = self.report.words.texts[index]
        return text[0].isupper() or text in PARTICLES

    def _is_free(self, first: int, last: int) -> bool:
        return not any(index in self.taken for index in range(first, last))

    def _may_be_a_place(self, first: int, last: int) -> bool:
        words = self.report.words
        actor, _ = self.report.lexicon.actor_names.longest_at(words, first)
        dated = last - first == 1 and words.keys[first] in CALENDAR
        capital = any(text[0].isupper() for text in words.texts[first:last])
        return capital and not actor and not dated

    def _shape(self, first: int, last: int, noun: str, said: int) -> Shape:
        words = self.report.words
        name = self.report.text[words.starts[first] : words.ends[last - 1]]
        place = self._place(name, noun, min(first, said)) if noun else self._town(name, first, last)
        called = f"{name} {noun}" if place.kind.startswith("admin") else name
        shape = Shape(first, last, called, place, where_prec_of(place), cue_of(self.report, first))
        if shape.where_prec == 1 and beside(self.report, shape):
            shape.where_prec = 2
        return shape

    def _place(self, name: str, noun: str, first: int) -> Place:
        """A district beside a town is a part of the town; elsewhere it is a division of a province."""
        near, country = self._nearest(first), self._said_of(first)
        if country or not near:
            kind = "admin2" if noun == "district" else UNLISTED[noun]
            return Place(name, kind, country, parent=self._state_name(country))
        kind = "admin2" if noun == "district" and near.where_prec != 1 else UNLISTED[noun]
        return _place_in(name, kind, near.place)

    def _town(self, name: str, first: int, last: int) -> Place:
        """In the place named right after it, or else in the country of the places around."""
        if holder := self.by_first.get(last):
            return _place_in(name, "town", holder.place)
        near = self._nearest(first)
        country = near.place.country if near else None
        return Place(name, "town", country, parent=self._state_name(country))

    def _said_of(self, first: int) -> str | None:
        """The country in "the Lebanese village of X": the adjective before the noun or name."""
        if first == 0:
            return None
        named = self.report.lexicon.actor_names.get(self.report.words.keys[first - 1])
        return next((name.actor.country for name in named if name.kind == "state"), None)

    def _state_name(self, country: str | None) -> str | None:
        state = self.report.lexicon.states.get(country or "")
        return state.name if state else None

    def _nearest(self, first: int) -> Shape | None:
        """The place before the word, or the first one after; one that another sentence names only
        where it lies in the country that the report speaks of most."""
        if not self.on_land:
            return None
        near = self.on_land[max(0, bisect_left(self.firsts, first) - 1)]
        if near.place.country == self.home or not self._ends_between(near, first):
            return near
        before = bisect_left(self.at_home, first, key=FIRST)
        return self.at_home[max(0, before - 1)] if self.at_home else near

    @cached_property
    def at_home(self) -> list[Shape]:
        """The places of the country that the report speaks of most."""
        return [shape for shape in self.on_land if shape.place.country == self.home]

    def _ends_between(self, near: Shape, first: int) -> bool:
        """Whether a sentence ends between the place and the word."""
        words = self.report.words
        low, high = sorted((words.ends[near.last - 1], words.starts[first]))
        return high - low > LONGEST or bool(STOP.search(self.report.text, low, high))

    def _again(self, found: Sequence[Shape]) -> Iterator[Shape]:
        """Where the report names an unlisted place again, without saying what it is."""
        if not found:
            return
        by_words = {self._keys(shape.first, shape.last): shape for shape in found}
        lengths = {len(keys) for keys in by_words}
        starts = {keys[0] for keys in by_words}
        words = self.report.words
        for first in [at for at, key in enumerate(words.keys) if key in starts]:
            for length in lengths if words.texts[first][0].isupper() else ():
                shape = by_words.get(self._keys(first, first + length))
                if shape and self._is_free(first, first + length):
                    cue = cue_of(self.report, first)
                    yield replace(shape, first=first, last=first + length, cue=cue)

    def _keys(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(self.report.words.keys[first:last])


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
