"""What a question of the public record is answered with: hits, counts, bars and options."""

from dataclasses import dataclass
from datetime import date

from timeline.dates import Span
from timeline.search.query import Query


@dataclass(frozen=True, slots=True)
class Hit:
    """One incident that answers: its revision's key, and what its place in the list tells."""

    pk: int
    code: str
    span: Span
    is_summary: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """`total` incidents match, `of` so many public ones; `certain` are certainly in the range asked.

    `first` and `last` bound the days of those that match (None when none do).
    """

    total: int
    of: int
    certain: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Up to 50 hits in the order asked, and the questions for the pages beside it."""

    hits: list[Hit]
    number: int  # of the first of them in the list as it is read, from 1
    earlier: Query | None  # the page before this one, as read from top to bottom
    later: Query | None


@dataclass(frozen=True, slots=True)
class Bar:
    """`certain` incidents lie wholly between `first` and `last`; `possible` others may, in part."""

    first: date
    last: date
    certain: int
    possible: int


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: `value` in addresses, `label` for readers, how many it would give."""

    value: str
    label: str
    count: int
    chosen: bool
    parent: str = ""  # of a sub-type: the type's value


@dataclass(frozen=True, slots=True)
class Pinned:
    """What a map can show: how many, and the latest few."""

    total: int
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Unpinned:
    """What a map cannot show: how many, the latest few, in which countries, and how many of them have
    no country either."""

    total: int
    hits: list[Hit]
    countries: list[Option]
    nowhere: int


@dataclass(frozen=True, slots=True)
class Options:
    """A stretch of a facet's options, and of how many."""

    options: list[Option]
    total: int
