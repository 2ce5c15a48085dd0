"""What a rule is, what it sees, and what it says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from timeline.dates import Span
from timeline.extract.times.tense import Tense, Verbs

REACH = 1000
"""How far back (characters) "the next day" may look for the day it follows."""

BESIDE = 15
"""How far back (characters) a time stands that is named in one breath with another."""


@dataclass(slots=True)
class Meaning:
    """What words stand for; the fields are those of TimeExpression."""

    span: Span | None = None
    relation: str = ""
    anchor: str = ""
    offset_days: tuple[int, int] = (0, 0)
    hour: float | None = None
    zone: str = ""
    about: bool = False  # "around 4 p.m."
    ends: tuple[tuple[int, int, Span], ...] = ()  # where in the text its two days stand


@dataclass(slots=True)
class Found:
    """Words of the text that name a time, from `start` to `end` (characters)."""

    start: int
    end: int
    rule: str
    meaning: Meaning
    parts: "tuple[Found, ...]" = ()  # what it was put together from
    said_year: bool = False


@dataclass(slots=True)
class Context:
    """The text, its publication day, and the times found in it so far (left to right)."""

    text: str
    published: date
    found: list[Found] = field(default_factory=list)
    verbs: Verbs = field(init=False)

    def __post_init__(self) -> None:
        self.verbs = Verbs(self.text)

    def tense(self, match: re.Match[str]) -> Tense:
        return self.verbs.tense(match.start(), match.end())

    def ahead(self, at: int) -> bool:
        """Has a day to come just been named: "would last from Friday to Sunday"?"""
        last = self.found[-1] if self.found else None
        span = last.meaning.span if last and at - last.end <= BESIDE else None
        return span is not None and span.start > self.published

    def last_span(self, at: int) -> Span | None:
        """The nearest time named before `at`, within REACH."""
        for found in self._near(at):
            if found.meaning.span:
                return found.meaning.span
        return None

    def last_day(self, at: int) -> date | None:
        """The nearest single day named before `at`, within REACH."""
        return self.last_start(at, 1)

    def last_start(self, at: int, days: int) -> date | None:
        """How the nearest time of so many days or fewer begins that is named before `at`."""
        for found in self._near(at):
            span = found.meaning.span
            if span and span.days <= days and not span.lasting:
                return span.start
        return None

    def _near(self, at: int) -> Iterator[Found]:
        return takewhile(lambda found: at - found.end <= REACH, reversed(self.found))


Resolve = Callable[[re.Match[str], Context], Meaning | Span | None]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern, the words it can begin with ("#" for a number), and what it means.

    `resolve` answers None where the words are no time after all. Patterns are bounded, so that
    trying one takes a time that does not depend on the length of the text. `needs` are letters, in
    lower case, of which the text must hold some; a rule that `counts` matches, but after "the",
    only where COUNTED does.
    """

    name: str
    begins: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Resolve
    needs: tuple[str, ...] = ()
    counts: bool = False
