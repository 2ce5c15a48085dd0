"""Fifty at a time, by cursors: a page far down is found as quickly as the first."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np

from timeline.models.facts import span_of
from timeline.models.terms import EventClarity
from timeline.search.answers import Hit, Page
from timeline.search.columns import Columns
from timeline.search.query import Query
from timeline.search.rows import Rows
from timeline.search.values import Cursor

PAGE = 50


def page(rows: Rows, query: Query, most: int | None = None) -> Page:
    """The page of at most so many (PAGE) that the query's cursors ask for; without one, the first."""
    most = most or PAGE
    back = query.before is not None
    upwards = query.descending == back  # through time, whichever way the page is read
    cursor = query.before or query.after
    if upwards:
        first = rank(rows, cursor, after=True) if cursor else 0
        last = min(first + most, rows.total)
        more = last < rows.total
    else:
        last = rank(rows, cursor) if cursor else rows.total
        first = max(0, last - most)
        more = first > 0
    shown = hits(rows.moment.columns, rows.at(first, last))
    if query.descending:
        shown.reverse()
    before = more if back else query.after is not None
    after = True if back else more
    return Page(
        hits=shown,
        number=1 + (rows.total - last if query.descending else first),
        earlier=query.but(before=cursor_of(shown[0])) if shown and before else None,
        later=query.but(after=cursor_of(shown[-1])) if shown and after else None,
    )


def page_from(rows: Rows, query: Query, day: date) -> Query | None:
    """The question for the page that begins with the first entry of `day`, or with the next in the
    list's order; None where none follows."""
    side: Literal["left", "right"] = "right" if query.descending else "left"
    before = _rank_at(rows, rows.moment.columns.start.searchsorted(day.toordinal(), side))
    above = rows.total - before if query.descending else before
    return _page_below(rows, query, above) if above < rows.total else None


def last_page(rows: Rows, query: Query) -> Query:
    """The question for the page that the list ends with."""
    return _page_below(rows, query, max(0, rows.total - PAGE))


def _page_below(rows: Rows, query: Query, above: int) -> Query:
    """The question for the page that so many entries stand above of."""
    if not above:
        return query.but()
    last = rows.total - above if query.descending else above - 1
    return query.but(after=cursor_of(hits(rows.moment.columns, rows.at(last, last + 1))[0]))


def _rank_at(rows: Rows, position: np.intp) -> int:
    """How many of the rows lie before the position."""
    return int(rows.rank(np.array([position]))[0])


def rank(rows: Rows, cursor: Cursor, *, after: bool = False) -> int:
    """How many rows lie before the cursor in time (`after`: before or at it)."""
    start, end = cursor.start.toordinal(), cursor.end.toordinal()
    place = np.array([start]), np.array([end]), np.array([cursor.code], "S12")
    return _rank_at(rows, rows.moment.columns.rank(*place, after=after)[0])


def cursor_of(hit: Hit) -> Cursor:
    return Cursor(hit.span.start, hit.span.end, hit.code)


def hits(columns: Columns, positions: Sequence[int]) -> list[Hit]:
    """In the order of the positions."""
    names = ("pk", "code", "start", "end", "precision", "clarity")
    values = (getattr(columns, name)[positions].tolist() for name in names)
    return [_hit(*told) for told in zip(*values, strict=True)]


def _hit(pk: int, code: bytes, start: int, end: int, precision: int, clarity: int) -> Hit:
    days = date.fromordinal(start), date.fromordinal(end)
    span = span_of(*days, precision=precision, clarity=clarity)
    return Hit(pk, code.decode(), span, clarity == EventClarity.SUMMARY)
