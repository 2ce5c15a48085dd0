"""The public record in memory: what is public now, what was before, and the names of its numbers."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

import numpy as np

from timeline.search.columns import Columns, Numbers
from timeline.search.moment import Moment
from timeline.search.sets import Members, Numbered, Sets
from timeline.search.traits import SIZE
from timeline.search.words import Asked

MOMENTS_KEPT, ROWS_KEPT = 8, 1_000_000  # a moment may be as large as the record; the last one stays
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Book:
    """The names behind the numbers in the columns of database `series`. It only grows, so columns that
    were read before stay readable."""

    def __init__(
        self,
        series: str,
        parties: Iterable[str] = (),
        places: Iterable[str] = (),
        datasets: Iterable[str] = ("",),
    ) -> None:
        self.series = series
        self.parties = Sets(parties)
        self.places = Sets(places)
        self.datasets = Numbered(datasets)
        self.dataset_names: dict[str, str] = {}  # by slug, as at the last change that was read
        self.folded: dict[str, list[str]] = {"parties": [], "places": []}  # see names
        self.bearers: dict[str, set[str]] = {}
        self.answers: OrderedDict[Asked, tuple[int, Numbers]] = OrderedDict()  # see word_masks
        none = np.empty(0, np.int64)
        self.corrected: tuple[int, Numbers, Numbers] = (-1, none, none)  # see recent

    def names(self, kind: str) -> list[tuple[str, str, str]]:
        """Names, slugs and tags of actors ("parties") or "places", by the number of the name."""
        return (self.parties if kind == "parties" else self.places).members.names.values


class Changes(NamedTuple):
    """What has happened up to change `number`: of each incident that changed its revisions, in timeline
    order and less what is withdrawn, and the keys of all it ever had.

    `mark` tells the change from one of the same number in a history that went another way, as it does
    when a database is put back.
    """

    number: int
    mark: str
    revisions: Columns
    keys: Numbers


@dataclass(frozen=True, eq=False)
class State:
    """The record after change `number`; `past` is what later revisions have replaced."""

    number: int
    mark: str  # see Changes
    current: Columns
    past: Columns
    book: Book
    parties: Members
    places: Members
    datasets: tuple[str, ...]
    _moments: OrderedDict[datetime, Moment] = field(default_factory=OrderedDict)

    @classmethod
    def empty(cls, series: str) -> "State":
        return cls.of(0, "", Columns.none(), Columns.none(), Book(series))

    @classmethod
    def of(cls, number: int, mark: str, current: Columns, past: Columns, book: Book) -> "State":
        """With the names that stand in the book now."""
        names = (book.parties.members, book.places.members, tuple(book.datasets.values))
        return cls(number, mark, current, past, book, *names)

    @property
    def series(self) -> str:
        return self.book.series

    def __len__(self) -> int:
        return len(self.current) + len(self.past)

    def changed(self, changes: Changes) -> "State":
        """The state after the changes, whose numbers were given by this one's book."""
        current, past = (
            held.replaced(np.isin(held.pk, changes.keys), changes.revisions.where(new))
            for held, new in (
                (self.current, changes.revisions.is_current),
                (self.past, ~changes.revisions.is_current),
            )
        )
        return self.of(changes.number, changes.mark, current, past, self.book)

    @cached_property
    def last_key(self) -> int:
        """Of all its revisions; later ones have higher keys, since writers take turns."""
        return max(int(columns.pk.max(initial=0)) for columns in (self.current, self.past))

    @cached_property
    def begins(self) -> datetime | None:
        """When the first of it was published; None where nothing was."""
        since = [columns.since.min() for columns in (self.current, self.past) if len(columns)]
        return EPOCH + timedelta(microseconds=int(min(since))) if since else None

    @cached_property
    def ends(self) -> datetime | None:
        """When the last of what is public was published; None where nothing is."""
        if not len(self.current):
            return None
        return EPOCH + timedelta(microseconds=int(self.current.since.max()))

    @cached_property
    def now(self) -> Moment:
        return self._moment(self.current)

    @cached_property
    def before(self) -> Moment:
        """All that was ever public, and has been replaced and not withdrawn, as if at one moment."""
        return self._moment(self.past)

    def at(self, asof: datetime | None) -> Moment:
        """What was public at `asof` (None: now), less what has been retracted since."""
        if asof is None:
            return self.now
        kept = self._moments.pop(asof, None)
        if kept is None:
            kept = self._then(asof)
        self._moments[asof] = kept
        while len(self._moments) > self._room_for_moments():
            self._moments.popitem(last=False)
        return kept

    def _room_for_moments(self) -> int:
        return max(1, min(MOMENTS_KEPT, ROWS_KEPT // (len(self) + 1)))

    def is_public(self, kind: str, slug: str) -> bool:
        """Whether anything public, now or in the past, names the actor (`kind` "parties") or place
        ("places")."""
        return any(moment.label(kind, slug) for moment in (self.now, self.before))

    def has_dataset(self, slug: str) -> bool:
        """Whether anything public, now or in the past, comes from the dataset."""
        if slug not in self.datasets:
            return False
        number = self.datasets.index(slug)
        counts = (self.now.totals("traits"), self.before.totals("traits"))
        return any(count.reshape(-1, SIZE)[number].any() for count in counts)

    def label(self, kind: str, slug: str, moment: Moment) -> str:
        """The name it has at the moment, else now, else the last it had; else the slug itself."""
        told = (at.label(kind, slug) for at in (moment, self.now, self.before))
        return next(filter(None, told), slug)

    def _then(self, asof: datetime) -> Moment:
        microseconds = (asof - EPOCH) // timedelta(microseconds=1)
        later = self.current.since > microseconds
        ended = (self.past.since <= microseconds) & (microseconds < self.past.until)
        if not later.any() and not ended.any():
            return self.now
        return self._moment(self.current.replaced(later, self.past.where(ended)))

    def _moment(self, columns: Columns) -> Moment:
        return Moment(columns, self.parties, self.places, self.datasets)
