"""The timeline of one question: all that its page shows, in a constant number of queries."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from timeline.dates import day
from timeline.search.facets import facets
from timeline.search.find import Tally, matching, page, tally
from timeline.search.histogram import histogram
from timeline.search.links import ties
from timeline.search.query import GROUPS, Query
from timeline.views.bars import columns
from timeline.views.cards import cards
from timeline.views.entries import entries
from timeline.views.form import form
from timeline.views.phrases import Chip, chips, heading, period


def timeline_of(query: Query) -> dict[str, Any]:
    """The list, its counts and its histogram, without filters."""
    found, counted = page(query), tally(query)
    shown = cards(found.revisions, ties(found.revisions, query.asof))
    days = (counted.first, counted.last) if counted.first and counted.last else None
    trail = replace(query.but(), group=Query().group).urlencode()
    return {
        "page": found,
        "tally": counted,
        "extent": _extent(counted),
        "trail": f"?{trail}" if trail else "",
        "first_page": query.but(),
        "entries": entries(shown, group=query.group, descending=query.descending, shown=days),
        "columns": columns(histogram(query), query),
        "orders": [
            (label, query.but(order=order), query.order == order)
            for order, label in (("asc", "Oldest first"), ("desc", "Newest first"))
        ],
        "groupings": [(name, query.but(group=name), query.group == name) for name in GROUPS],
    }


def filtered_timeline(query: Query, given: QueryDict) -> dict[str, Any]:
    """The list with its filters; `given` are the parameters as they were sent."""
    answer, options = timeline_of(query), facets(query)
    on = chips(query, options)
    return {
        **answer,
        "heading": heading(query, options),
        "period": period(query, answer["tally"]),
        "form": form(query, options, given),
        "chips": on,
        "clear": query.unfiltered(),
        "looser": [] if answer["tally"].total else _looser(query, on),
    }


def _looser(query: Query, on: list[Chip]) -> list[tuple[str, Query, int]]:
    """What to let go of where nothing is found, the most rewarding first, with what it would give;
    never what would still give nothing."""
    ways = [(f"Without {chip.label}", chip.without) for chip in on]
    if query.certain:
        ways.append(("Also what only may fall within these days", query.but(certain=False)))
    counted = [(words, wider, matching(wider).count()) for words, wider in ways]
    return sorted((way for way in counted if way[2]), key=lambda way: -way[2])


def _extent(counted: Tally) -> str:
    """ "7 Oct 2023 – 5 Aug 2024", the days that what was found may lie between."""
    if counted.first is None or counted.last is None:
        return ""
    if counted.first == counted.last:
        return day(counted.first).short()
    return f"{day(counted.first).short()} – {day(counted.last).short()}"
