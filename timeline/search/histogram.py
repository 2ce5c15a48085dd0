"""Incidents per month (or year, where there are many), those of uncertain month counted apart."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from timeline.search.find import matching
from timeline.search.query import Query

MOST_MONTHS = 60  # more bars than this are not read on a phone; then a bar is a year
MOST_YEARS = 120  # and beyond, a decade


@dataclass(frozen=True, slots=True)
class Bar:
    """`certain` incidents lie wholly between `first` and `last`; `possible` others may, in part."""

    first: date
    last: date
    certain: int
    possible: int


def histogram(query: Query) -> list[Bar]:
    """Bars without a gap from the first to the last month of all that the query's other keys match;
    its own range is left out, so that the bars stay a way to move it."""
    found = matching(query.but(first_day=None, last_day=None, certain=False)).order_by()
    rows = list(
        found.annotate(begins=TruncMonth("date_start"), ends=TruncMonth("date_end"))
        .values_list("begins", "ends")
        .annotate(number=Count("pk"))
    )
    if not rows:
        return []
    spans = [(_index(begins), _index(ends), number) for begins, ends, number in rows]
    low, high = min(first for first, _, _ in spans), max(last for _, last, _ in spans)
    width = _months_a_bar(high - low + 1)
    low -= low % width
    return [_bar(start, width, spans) for start in range(low, high + 1, width)]


def _index(month: date) -> int:
    return month.year * 12 + month.month - 1


def _months_a_bar(months: int) -> int:
    if months <= MOST_MONTHS:
        return 1
    return 12 if months <= MOST_YEARS * 12 else 120


def _bar(start: int, width: int, spans: list[tuple[int, int, int]]) -> Bar:
    end = start + width - 1
    certain = sum(number for first, last, number in spans if start <= first and last <= end)
    touching = sum(number for first, last, number in spans if first <= end and last >= start)
    year, month = divmod(end, 12)
    return Bar(
        first=date(start // 12, start % 12 + 1, 1),
        last=date(year, month + 1, monthrange(year, month + 1)[1]),
        certain=certain,
        possible=touching - certain,
    )
