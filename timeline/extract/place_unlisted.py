"""Places that no gazetteer lists, where the report says that they are one: "the village of X"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import where_prec_of
from timeline.extract.lexicon.keys import word_set
from timeline.extract.place_candidates import Report
from timeline.extract.place_shape import Shape, cue_of
from timeline.extract.place_words import CALENDAR, CUES, DIRECTIONS, UNLISTED

HEADS = frozenset(noun.split(" ")[-1] for noun in UNLISTED)
PARTICLES = word_set(
    "al el as ar ash ed ez de la del bin abu e i ye ul"
)  # in lower case inside a name
TIES = frozenset((" ", "-", "‑"))
LONGEST_NAME = 6  # words
LEADS = CUES | {"the", "a", "an"}


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
        self.shapes = shapes
        self.by_first = {shape.first: shape for shape in shapes}
        self.on_land = [shape for shape in shapes if shape.place.country]
        self.firsts = [shape.first for shape in self.on_land]

    def all(self) -> list[Shape]:
        found: list[Shape] = []
        for first, last, noun, said in sorted({*self._with_nouns(), *self._with_holders()}):
            if first < last and self._is_free(first, last) and self._may_be_a_place(first, last):
                shape = self._shape(first, last, noun, said)
                found.append(shape)
                self.taken.update(range(first, last))
        return found + list(self._again(found))

    def _with_nouns(self) -> Iterator[tuple[int, int, str, int]]:
        """(first, last, noun, word that the noun starts at) of "Mar Nour district", "town of Nour"."""
        words = self.report.words
        for index, word in enumerate(words):
            if word.key not in HEADS:
                continue
            two = f"{words[index - 1].key} {word.key}" if index else ""
            start, noun = (index - 1, two) if two in UNLISTED else (index, word.key)
            if noun in UNLISTED and word.text.islower():
                if index + 2 < len(words) and words[index + 1].key == "of":
                    yield index + 2, self._end(index + 2), noun, start
                yield self._beginning(start), start, noun, start

    def _with_holders(self) -> Iterator[tuple[int, int, str, int]]:
        """The same of "in Nour, Balochistan", where a place that we know follows; without a noun."""
        for holder in self.shapes:
            last = holder.first
            if last > 1 and self.report.between(last, last) == ", ":
                first = self._beginning(last, tied=False)
                if self.report.words[first - 1].key in ("in", "near", "at", "of"):
                    yield first, last, "", last

    def _end(self, first: int) -> int:
        """Where the name ends that starts at the word `first`; `first` itself when none does."""
        last = first
        while last < min(len(self.report.words), first + LONGEST_NAME) and self._belongs(last):
            last += 1
            if last < len(self.report.words) and self.report.between(last, last) not in TIES:
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
        while first < last and self.report.words[first].key in LEADS | DIRECTIONS:
            first += 1
        opens = first == 0 or set(self.report.between(first, first)) & set(".!?\n")
        return last if opens else first

    def _belongs(self, index: int) -> bool:
        word = self.report.words[index]
        return word.text[0].isupper() or word.text in PARTICLES

    def _is_free(self, first: int, last: int) -> bool:
        return not any(index in self.taken for index in range(first, last))

    def _may_be_a_place(self, first: int, last: int) -> bool:
        words = self.report.words
        actor, _ = self.report.lexicon.actor_names.longest_at(words, first)
        dated = last - first == 1 and words[first].key in CALENDAR
        return not actor and not dated and any(w.text[0].isupper() for w in words[first:last])

    def _shape(self, first: int, last: int, noun: str, said: int) -> Shape:
        words = self.report.words
        name = self.report.text[words[first].start : words[last - 1].end]
        if noun:
            place = self._place(name, noun, min(first, said))
        else:
            place = _place_in(name, "town", self.by_first[last].place)
        called = f"{name} {noun}" if place.kind.startswith("admin") else name
        return Shape(first, last, called, place, where_prec_of(place), cue_of(self.report, first))

    def _place(self, name: str, noun: str, first: int) -> Place:
        """A district beside a town is a part of the town; elsewhere it is a division of a province."""
        near, country = self._nearest(first), self._said_of(first)
        if country or not near:
            kind = "admin2" if noun == "district" else UNLISTED[noun]
            return Place(name, kind, country, parent=self._state_name(country))
        kind = "admin2" if noun == "district" and near.where_prec != 1 else UNLISTED[noun]
        return _place_in(name, kind, near.place)

    def _said_of(self, first: int) -> str | None:
        """The country in "the Lebanese village of X": the adjective before the noun or name."""
        if first == 0:
            return None
        named = self.report.lexicon.actor_names.get(self.report.words[first - 1].key)
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
        starts = {keys[0] for keys in by_words}
        for first, word in enumerate(self.report.words):
            for length in lengths if word.key in starts else ():
                shape = by_words.get(self._keys(first, first + length))
                capital = word.text[0].isupper()
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
