"""What a question lets through, as masks over the columns of a moment."""

from datetime import date
from functools import cached_property

import numpy as np

from timeline.search import traits
from timeline.search.columns import NOT_PINNED, Columns, Mask
from timeline.search.frame import within
from timeline.search.moment import Moment
from timeline.search.query import Query
from timeline.search.rows import Rows
from timeline.search.sides import meant
from timeline.search.state import State
from timeline.search.word_masks import with_words


class Matching:
    """The rows that answer `query`; cursors play no part.

    The question is asked of "traits", "parties", "places", "map", "killed" and "words". A facet
    counts what all of these but its own let through.
    """

    def __init__(self, state: State, query: Query) -> None:
        self.state = state
        self.moment = state.at(query.asof)
        self.query = query
        self._rows: dict[tuple[str, bool], Rows] = {}

    def rows(self, *, apart: str = "", days: bool = True) -> Rows:
        """Those that answer, whatever they say of `apart`, and within the `days` asked or on any."""
        key = (apart if apart in self._masks else "", days and self._asks_for_days)
        if key not in self._rows:
            self._rows[key] = self._matching(key[0], days=key[1])
        return self._rows[key]

    def _matching(self, apart: str, *, days: bool) -> Rows:
        rows = (
            days_asked(self.moment, self.query) if days else Rows(self.moment, 0, len(self.moment))
        )
        for name, mask in self._masks.items():
            if name != apart:
                rows = rows.where(mask)
        return rows

    @property
    def _asks_for_days(self) -> bool:
        return bool(self.query.first_day or self.query.last_day)

    @cached_property
    def _masks(self) -> dict[str, Mask]:
        """The masks of what is asked, over all positions."""
        query, columns = self.query, self.moment.columns
        masks = {}
        if traits.is_asked(query):
            masks["traits"] = traits.accepted(query, self.moment.datasets).take(columns.traits)
        if query.actor or query.role or query.against:
            parties = self.moment.parties
            pairs = meant(parties, query) & parties.pairs_of(query.actor)
            masks["parties"] = parties.sets_of(pairs).take(columns.parties)
        if query.country or query.location:
            masks["places"] = self._places().take(columns.places)
        if query.bbox or query.pinned is not None:
            masks["map"] = self._on_the_map()
        if query.killed_min is not None:
            masks["killed"] = columns.killed >= query.killed_min
        if query.q:
            masks["words"] = with_words(self.state, self.moment, query.q)
        return masks

    def _places(self) -> Mask:
        places, query = self.moment.places, self.query
        asked = [places.sets_with(tags=query.country)] if query.country else []
        asked += [places.sets_with(query.location)] if query.location else []
        both: Mask = np.logical_and.reduce(asked)
        return both

    def _on_the_map(self) -> Mask:
        columns, query = self.moment.columns, self.query
        asked = [within(columns, query.bbox)] if query.bbox else []
        asked += [(columns.pin != NOT_PINNED) == query.pinned] if query.pinned is not None else []
        both: Mask = np.logical_and.reduce(asked)
        return both


def days_asked(moment: Moment, query: Query) -> Rows:
    """The rows within the query's range: possibly, or certainly where it asks for that."""
    columns = moment.columns
    starting, high = begins_within(columns, query)
    if query.certain:
        rows = Rows(moment, starting, high)
        return rows.where(ends_by(columns, query.last_day)) if query.last_day else rows
    if not query.first_day:
        return Rows(moment, 0, high)
    reaching = columns.end[:starting] >= query.first_day.toordinal()  # began before the range
    low = int(reaching.argmax()) if reaching.any() else starting
    if low == starting:
        return Rows(moment, low, high)
    inside = np.ones(high - low, np.bool_)
    inside[: starting - low] = reaching[low:]
    return Rows(moment, low, high, inside)


def begins_within(columns: Columns, query: Query) -> tuple[int, int]:
    """The positions, from … up to, of the rows that begin within the query's range."""
    low, high = 0, len(columns)
    if query.first_day:
        low = int(columns.start.searchsorted(query.first_day.toordinal()))
    if query.last_day:
        high = int(columns.start.searchsorted(query.last_day.toordinal(), "right"))
    return low, high


def ends_by(columns: Columns, last: date) -> Mask:
    return np.asarray(columns.end <= last.toordinal())
