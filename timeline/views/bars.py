"""The histogram as it is drawn: heights in hundredths of the tallest bar, each named by its days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates import day
from timeline.search.answers import Bar
from timeline.search.periods import Unit, around
from timeline.search.query import Query
from timeline.views import wording
from timeline.views.days import month_name, span_words
from timeline.views.languages import by_language
from timeline.views.ticks import Tick, ticks, unit_of

Range = tuple[date | None, date | None]


class Column(NamedTuple):
    bar: Bar
    name: str
    tick: Tick | None  # what stands under it; nothing under most
    certain: int  # height, 0–100
    both: int  # height with the possible ones on top
    chosen: bool
    days: Range  # to ask for next

    @property
    def words(self) -> str:
        return _told(self.name, self.bar.certain, self.bar.possible)


@by_language(maxsize=5_000)
def _told(days: str, certain: int, possible: int) -> str:
    told = {"days": days, "entries": wording.entries(certain), "more": wording.number(possible)}
    if not possible:
        return _("%(days)s: %(entries)s") % told
    words = ngettext(
        "%(days)s: %(entries)s, %(more)s more that may fall in it",
        "%(days)s: %(entries)s, %(more)s more that may fall in it",
        possible,
    )
    return words % told


def columns(bars: Sequence[Bar], query: Query) -> list[Column]:
    if not bars:
        return []
    chosen = [_in_range(bar, query) for bar in bars]
    tallest = max(bar.certain + bar.possible for bar in bars) or 1
    unit = unit_of(bars[0])
    under = ticks(tuple(bar.first for bar in bars), unit)
    return [
        Column(
            bar=bar,
            name=_name(bar.first, bar.last, unit),
            tick=under.get(at),
            certain=_height(bar.certain, tallest),
            both=_height(bar.certain + bar.possible, tallest),
            chosen=chosen[at] and not all(chosen),
            days=_next(bar, query),
        )
        for at, bar in enumerate(bars)
    ]


def _height(number: int, tallest: int) -> int:
    """At least a sliver for any, so that one incident beside a thousand is still seen."""
    return max(3, round(100 * number / tallest)) if number else 0


def _in_range(bar: Bar, query: Query) -> bool:
    if not (query.first_day or query.last_day):
        return False
    after = query.first_day is None or bar.last >= query.first_day
    return after and (query.last_day is None or bar.first <= query.last_day)


def _next(bar: Bar, query: Query) -> Range:
    """The bar's own days; of one that is chosen alone the days around it, so that a second click takes
    the first one back."""
    days = (bar.first, bar.last)
    return wider(query) if days == (query.first_day, query.last_day) else days


def wider(query: Query) -> Range:
    """The calendar's next longer range that holds the days asked; no days when that is all of them."""
    if query.first_day is None or query.last_day is None:
        return None, None
    return around(query.first_day, query.last_day) or (None, None)


def wider_words(query: Query) -> str:
    """ "Show all of March 2024", "Show all of 2020–2029", "Show all days": what `wider` gives; "" where no days are asked."""
    if not (query.first_day or query.last_day):
        return ""
    first, last = wider(query)
    if first is None or last is None:
        return _("Show all days")
    unit = unit_of(Bar(first, last, 0, 0))
    return _("Show all of %(period)s") % {"period": _name(first, last, unit)}


@by_language(maxsize=5_000)
def _name(first: date, last: date, unit: Unit) -> str:
    if unit is Unit.DAY:
        return span_words(day(first))
    if unit is Unit.WEEK:
        return _("Week of %(day)s") % {"day": span_words(day(first))}
    if unit is Unit.MONTH:
        return month_name(first)
    if unit is Unit.YEAR:
        return str(first.year)
    return _("%(first)s–%(last)s") % {"first": first.year, "last": last.year}
