"""The line as HTML: the cards, their gaps filled as this page has it, what stands between them, and
for paper the notes on their sources."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from django.utils.translation import gettext as _

from timeline.views.card_html import LANES, NEAR, NOTE, REACH, SAME_DAY, TRAIL
from timeline.views.entries import Entry, Reach
from timeline.views.lanes import Lane
from timeline.views.languages import by_language

NEARBY = re.compile(NEAR + r"([0-9a-z]*)")
NOTED = re.compile(f"{NOTE}([^>]*)>(.*?)</figcaption>")


def line_html(entries: Sequence[Entry], trail: str) -> str:
    """`trail` is the query string, escaped, that next and previous keep to."""
    places = {entry.code: place for place, entry in enumerate(entries)}
    listed = "".join(
        _landmarks(entry) + _filled(entry, place, places) for place, entry in enumerate(entries)
    )
    line = f'<ol id="incidents" class="line" tabindex="-1">{listed}</ol>'
    return _noted(line.replace(TRAIL, trail))


def _noted(line: str) -> str:
    """With a number for each source, the same wherever it is named, and all of them by it at the end;
    both are for paper only."""
    notes: dict[str, int] = {}

    def numbered(source: re.Match[str]) -> str:
        address, told = source.groups()
        number = notes.setdefault(f"<li{address}>{told}</li>", len(notes) + 1)
        return f' data-note="{number}">{told}</figcaption>'

    line, title = NOTED.sub(numbered, line), _("Sources")
    listed = f"<h2>{title}</h2><ol>{''.join(notes)}</ol>"
    return f'{line}<div class="printed notes">{listed}</div>' if notes else line


def _landmarks(entry: Entry) -> str:
    """A bracket that goes on from the card above runs past them."""
    beside = "".join([_lane(Lane(lane.number)) for lane in entry.lanes if not lane.begins])
    drawn = ""
    if entry.silence:
        drawn = f'<li class="silence">{beside}<p>{entry.silence}</p></li>'
    if entry.year:
        drawn += f'<li class="year">{beside}<h2>{entry.year}</h2></li>'
    if entry.heading:
        drawn += f'<li class="period">{beside}<p>{entry.heading}</p></li>'
    return drawn


def _filled(entry: Entry, place: int, places: Mapping[str, int]) -> str:
    card = entry.card.replace(SAME_DAY, " same-day" if entry.same_day else "")
    card = card.replace(LANES, "".join([_lane(lane) for lane in entry.lanes]))
    card = card.replace(REACH, _reach(entry.reach) if entry.reach else "")
    if NEAR in card:
        card = NEARBY.sub(lambda near: _near(near[1], place, places), card)
    return card


@cache
def _lane(lane: Lane) -> str:
    """Decoration: the summary and its parts say in words how they are tied."""
    which = [name for name, on in zip(("begins", "ends", "part"), lane[1:], strict=True) if on]
    return f'<i class="{" ".join(("lane", f"lane-{lane.number}", *which))}"></i>'


def _reach(reach: Reach) -> str:
    first, last = reach.ends
    return (
        f'<div class="reach" aria-hidden="true" title="{_scale()}"><small>{first}</small>'
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none">'
        '<rect class="all" y="3.5" width="100" height="1"/>'
        f'<rect class="here" x="{reach.start}" width="{reach.length}" height="8"/></svg>'
        f"<small>{last}</small></div>"
    )


@by_language(maxsize=10)
def _scale() -> str:
    return escape(_("Its days among all of this page, to scale"))


def _near(code: str, place: int, places: Mapping[str, int]) -> str:
    """A way down or up the page to the incident with this code; "" where it is not on the page."""
    if code not in places:
        return ""
    words = _("further down ↓") if places[code] > place else _("further up ↑")
    return f'<span class="near"> · <a href="#at-{code}">{words}</a></span>'
