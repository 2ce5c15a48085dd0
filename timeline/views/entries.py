"""The timeline's list: cards with the landmarks, repeated days and silences between them."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from timeline.dates import Precision, Span, day
from timeline.search.answers import Hit
from timeline.views import wording
from timeline.views.days import month_name, months_between, span_words, weekday_and_day
from timeline.views.kept import Drawn
from timeline.views.lanes import Lane, lanes
from timeline.views.languages import by_language

Days = tuple[date, date]


class Reach(NamedTuple):
    """Where a span lies among the days of a page, in hundredths of them."""

    start: int
    length: int  # at least a sliver
    ends: tuple[str, str]  # the months of the first and last of those days


class Entry(NamedTuple):
    """A card (HTML with gaps), and what stands before it: a year, a heading, a silence ("" or None:
    nothing)."""

    code: str
    card: str
    year: int | None
    heading: str
    silence: str
    same_day: bool  # known to be, as the card before
    reach: Reach | None  # of what lasted, and of a summary
    lanes: list[Lane]


def entries(
    hits: Sequence[Hit],
    cards: Sequence[Drawn],
    *,
    group: str,
    descending: bool,
) -> list[Entry]:
    """Headings for each `group` ("day", "week", "month" or "year"); a year is a landmark always."""
    found: list[Entry] = []
    year, heading, above = None, "", None
    if not hits:
        return found
    days = min(hit.span.start for hit in hits), max(hit.span.end for hit in hits)
    ends = month_name(days[0], narrow=True), month_name(days[1], narrow=True)
    silences = _silences([hit.span for hit in hits], descending=descending)
    brackets = lanes(hits, [card.ties for card in cards])
    for hit, card, silent, beside in zip(hits, cards, silences, brackets, strict=True):
        span, its_heading = hit.span, _heading(hit.span, group)
        found.append(
            Entry(
                code=hit.code,
                card=card.html,
                year=span.start.year if span.start.year != year else None,
                heading=its_heading if its_heading != heading else "",
                silence=silent,
                same_day=span.days == 1 and span.precision == Precision.DAY and above == span,
                reach=_reach(span, days, ends) if hit.is_summary or span.lasting else None,
                lanes=beside,
            )
        )
        year, heading, above = span.start.year, its_heading or heading, span
    return found


def _reach(span: Span, shown: Days, ends: tuple[str, str]) -> Reach:
    first, last = shown
    days = (last - first).days + 1
    return Reach(
        start=min(99, 100 * (span.start - first).days // days),
        length=max(1, min(100, round(100 * span.days / days))),
        ends=ends,
    )


@by_language(maxsize=5_000)
def _heading(span: Span, group: str) -> str:
    """The name of the period that the span begins in, or of the months it may lie in."""
    if group not in PERIODS:
        return ""
    period, name = PERIODS[group]
    begins = span.lasting and span.precision <= Precision.MONTH
    if begins or period(span.start) == period(span.end):
        return name(span.start)
    return months_between(span.start, span.end)


def _monday(of: date) -> date:
    return of - timedelta(of.weekday())


def _first(of: date) -> date:
    return of.replace(day=1)


def _same(of: date) -> date:
    return of


def _week_name(of: date) -> str:
    return _("Week of %(day)s") % {"day": span_words(day(_monday(of)))}


PERIODS: dict[str, tuple[Callable[[date], date], Callable[[date], str]]] = {
    "day": (_same, weekday_and_day),
    "week": (_monday, _week_name),
    "month": (_first, month_name),
}


def _silences(spans: list[Span], *, descending: bool) -> list[str]:
    """For each card the words for the time without any incident between it and the one above."""
    upwards = list(reversed(spans)) if descending else spans
    gaps, last = [""], None
    for span in upwards:
        if last is not None:
            gaps.append(wording.silence((span.start - last).days - 1))
        last = max(last or span.end, span.end)
    if descending:  # the gap below a card is the gap above the next
        gaps = ["", *reversed(gaps[1:])]
    return gaps[: len(spans)]
