"""The histogram once more and small, with the days of this page marked: it stays in sight when the
list is scrolled, and timeline.js marks on it what is read."""

from collections.abc import Sequence
from datetime import date

from timeline.dates import day
from timeline.views.bars import Column
from timeline.views.days import from_to, span_short

Days = tuple[date, date]


def strip_html(columns: Sequence[Column], shown: Days) -> str:
    """Decoration, as the page says all of it elsewhere. `shown` are the first and last day on it."""
    first, last = columns[0].bar.first, columns[-1].bar.last
    days = (last - first).days + 1
    scale = len(columns) / days  # bars are equally wide
    start = min(max(0, (shown[0] - first).days), days)
    end = min(max(0, (shown[1] - first).days + 1), days)
    bars = "".join(
        f"M{at} 100v-{column.both}h.85v{column.both}z"
        for at, column in enumerate(columns)
        if column.both
    )
    words = from_to(span_short(day(shown[0])), span_short(day(shown[1])))
    return (
        f'<div class="strip" aria-hidden="true" data-first="{first}" data-days="{days}" '
        f'data-here="{words}">'
        f'<svg viewBox="0 0 {len(columns)} 100" preserveAspectRatio="none">'
        f'<rect class="page" x="{start * scale:.2f}" width="{(end - start) * scale:.2f}" height="100"/>'
        f'<path d="{bars}"/><rect class="read" height="100"/></svg></div>'
    )
