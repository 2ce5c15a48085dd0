"""The one way to ask the public record: `search(query)`, and then what of the answer is wanted.

    found = search(query)
    found.tally(), found.page(), found.histogram(), found.options("country", first=60)

All parts of one `Found` are told from the same state of the record, whatever is published meanwhile.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from timeline.models import Revision
from timeline.search.answers import Bar, Hit, Options, Page, Pinned, Tally, Unpinned
from timeline.search.bars import bars
from timeline.search.beside import beside, newest
from timeline.search.cells import Cell, cells, extent, pinned
from timeline.search.counterparts import Side, sides
from timeline.search.following import record
from timeline.search.frame import Frame
from timeline.search.known import settled
from timeline.search.listing import KINDS, Listing
from timeline.search.matching import Matching, begins_within, ends_by
from timeline.search.meant import meant
from timeline.search.options import options
from timeline.search.pages import hits, last_page, page, page_from, rank
from timeline.search.query import Query
from timeline.search.recent import Recent, recent
from timeline.search.records import PublicRecord, read, records
from timeline.search.rows import Rows
from timeline.search.since import Since, since
from timeline.search.state import EPOCH, State
from timeline.search.unfit import Unfit
from timeline.search.unpinned import unpinned
from timeline.search.values import Cursor
from timeline.search.words import begun


def search(query: Query) -> "Found":
    """Raises BadQuery that names an actor, location or dataset of which nothing was ever public."""
    state = record.now()
    return Found(settled(state, query), state)


class Found:
    """`query` is the question with old names forwarded; `change` counts the changes of the record,
    so that equal numbers (of one `series`) mean equal answers."""

    def __init__(self, query: Query, state: State) -> None:
        self.query = query
        self.state = state
        self.change = state.number
        self._matching = Matching(state, query)

    def but(self, **changes: Any) -> "Found":
        """The answer to the question with these fields changed, from the same state of the record."""
        return Found(self.query.but(**changes), self.state)

    def tally(self) -> Tally:
        rows, query = self._matching.rows(), self.query
        days = (rows.first_day, rows.last_day) if rows.total else ()
        first, last = map(date.fromordinal, days) if days else (None, None)
        return Tally(rows.total, len(rows.moment), _certain(rows, query), first, last)

    def page(self, most: int | None = None) -> Page:
        """The page of at most so many that the query's cursors ask for; without one, the first."""
        return page(self._matching.rows(), self.query, most)

    def codes(self) -> frozenset[str]:
        """Of all incidents that answer."""
        rows = self._matching.rows()
        return frozenset(rows.of(rows.moment.columns.code).astype(str).tolist())

    def last_change(self) -> datetime | None:
        """When what answers last changed (UTC); None where nothing does."""
        rows = self._matching.rows()
        if not rows.total:
            return None
        return EPOCH + timedelta(microseconds=int(rows.of(rows.moment.columns.since).max()))

    def records_of(self, shown: Page) -> list[PublicRecord]:
        """Those on one page of the answer."""
        return read([hit.pk for hit in shown.hits], self.query.asof)

    def records(self) -> Iterator[PublicRecord]:
        """All that answer, in the order asked, read as they are gone through."""
        return records(self._matching.rows(), self.query)

    def left_out(self, rule: Unfit) -> int:
        """How many of those that answer a file by this rule cannot tell."""
        return rule.among(self._matching.rows())

    def recent(self, *, most: int, first_published: bool, below: int | None = None) -> Recent:
        """At most so many, the latest to become public first; see search.recent."""
        return recent(
            self.state,
            self._matching.rows(),
            most=most,
            first_published=first_published,
            below=below,
        )

    def page_from(self, day: date) -> Query | None:
        """The question for the page that begins at `day`; None where nothing follows it in the list."""
        return page_from(self._matching.rows(), self.query, day)

    def last_page(self) -> Query:
        return last_page(self._matching.rows(), self.query)

    def histogram(self) -> list[Bar]:
        """Bars without a gap over the days asked, or over all where none are."""
        return bars(self._matching)

    def options(
        self, name: str, *, first: int | None = None, find: str = "", start: int = 0
    ) -> Options:
        """How many incidents each value of facet `name` would give, what is chosen in it aside.

        `first` so many from number `start` on (None: all), of those whose label holds `find`. Chosen
        values are always among them. `total` is how many there are to page through.
        """
        return options(self._matching, name, first=first, find=find, start=start)

    def extent(self) -> Frame | None:
        """The frame that the question asks for, else the least that holds all that a map can show of
        what answers; None where that is nothing."""
        return self.query.bbox or self._extent

    @cached_property
    def _extent(self) -> Frame | None:
        return extent(self._pinned)

    @cached_property
    def _pinned(self) -> Rows:
        return pinned(self._matching.rows())

    def cells(self, zoom: int) -> list[Cell]:
        """What of the answer a map can show at this zoom."""
        frame = self.extent()
        return cells(self._pinned, frame, zoom) if frame else []

    def pinned(self, few: int) -> Pinned:
        """What of the answer a map can show, with so `few` of it."""
        total, columns = self._pinned.total, self._pinned.moment.columns
        return Pinned(total, hits(columns, self._pinned.at(max(0, total - few), total))[::-1])

    def unpinned(self) -> Unpinned:
        """What a map cannot show of the answer, wherever its frame is."""
        return unpinned(self._matching)

    def listing(self, name: str, *, find: str = "") -> Listing:
        """All actors or places ("actor", "location") that these incidents name."""
        return Listing(self._matching, name, find=find)

    def sides(self, slug: str, *, most: int) -> list[Side]:
        """The roles of an actor in these incidents, each with the `most` frequent on the other side."""
        return sides(self._matching, slug, most=most)

    def label(self, name: str, slug: str) -> str:
        """What an actor or place is called."""
        return self.state.label(KINDS[name], slug, self._matching.moment)

    def newest(self, name: str, slugs: Iterable[str]) -> dict[str, int]:
        """Actor or place -> the key of the revision published last of all that name it at this
        moment, whatever else is asked."""
        return newest(self._matching.moment, KINDS[name], slugs)

    def count(self, query: Query) -> int:
        """How many answer another question, in the same state of the record."""
        return Matching(self.state, query).rows().total

    def since(self) -> Since:
        """What differs between this answer and that to the same question now; of days counted back
        from a day, those days."""
        now = Matching(self.state, self.query.but(asof=None, last=None))
        return since(self._matching.rows(), now.rows())

    def or_begun(self) -> "Found":
        """This; or, where its words find nothing, what they find with the last one as a beginning."""
        words = "" if self.tally().total else begun(self.query.q)
        longer = self.but(q=words) if words else self
        return longer if longer.tally().total else self

    def meant(self) -> list[tuple[Query, int]]:
        """Questions with words near those asked, with how many answer each: at least one."""
        near = [self.query.but(q=words) for words in meant(self.state, self.query.q)]
        return [(query, number) for query in near if (number := self.count(query))]

    def neighbours(self, revision: Revision) -> tuple[Hit | None, Hit | None]:
        """The incidents before and after `revision` in time among those that answer."""
        rows = self._matching.rows()
        cursor = Cursor(revision.date_start, revision.date_end, revision.code)
        before, after = rank(rows, cursor), rank(rows, cursor, after=True)
        earlier = rows.at(before - 1, before) if before else []
        later = rows.at(after, after + 1) if after < rows.total else []
        columns = rows.moment.columns
        return next(iter(hits(columns, earlier)), None), next(iter(hits(columns, later)), None)

    def beside(self, revision: Revision) -> tuple[list[Hit], list[Hit]]:
        """A few other incidents at the same place, and of the same two sides, the latest first."""
        return beside(self._matching.moment, revision)


def _certain(rows: Rows, query: Query) -> int:
    """So many of the rows lie certainly in the range asked."""
    if query.certain or not (query.first_day or query.last_day):
        return rows.total
    columns = rows.moment.columns
    inside = rows.between(*begins_within(columns, query))
    return inside.where(ends_by(columns, query.last_day)).total if query.last_day else inside.total
