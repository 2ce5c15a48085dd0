"""The timeline of one question: all that its page shows, in a constant number of queries."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.search.answers import Page, Tally
from timeline.search.found import Found
from timeline.search.query import GROUPS, encoded
from timeline.views.addresses import Beside, path_of, share_address
from timeline.views.bars import columns, wider, wider_words
from timeline.views.days import days_within, unbroken
from timeline.views.entries import entries
from timeline.views.form import Offered, form, offered
from timeline.views.kept import drawn
from timeline.views.phrases import Chip, chips, heading, name_of, period
from timeline.views.since import begins_after, since_of_view


def timeline_of(found: Found, here: Beside) -> dict[str, Any]:
    """The list, its counts and its histogram, without filters; links lead to questions beside it."""
    query, page, counted = found.query, found.page(), found.tally()
    trail = encoded(pair for pair in query.but().pairs() if pair[0] != "group")
    return {
        "here": here,
        "earlier": here.of(page.earlier) if page.earlier else "",
        "later": here.of(page.later) if page.later else "",
        "first_page": here.but(),
        "on_the_map": Beside(query, path=path_of("map")).but(),
        "share": share_address(query, here.implied or "timeline"),
        "tally": counted,
        "since": since_of_view(found),
        "extent": extent(counted),
        "trail": f"?{trail}" if trail else "",
        "entries": entries(
            page.hits,
            drawn(page.hits, query.standpoint(), change=found.change),
            group=query.group,
            descending=query.descending,
        ),
        "numbers": (page.number, page.number + len(page.hits) - 1),
        "page_days": days_on(page),
        "columns": columns(found.histogram(), query),
        "wider": (wider_words(query), here.on(*wider(query))),
        "orders": [
            (label, here.but(order=order), query.order == order)
            for order, label in (("asc", _("Oldest first")), ("desc", _("Newest first")))
        ],
        "groupings": [
            (label, here.but(group=name), query.group == name)
            for name, label in zip(
                GROUPS, (_("day"), _("week"), _("month"), _("year")), strict=True
            )
        ],
    }


def days_on(page: Page) -> tuple[date, date] | None:
    """What may lie on the page; None where nothing does."""
    spans = [hit.span for hit in page.hits]
    if not spans:
        return None
    return min(span.start for span in spans), max(span.end for span in spans)


def filtered_timeline(found: Found, given: QueryDict) -> dict[str, Any]:
    """The list with its filters; `given` are the parameters as they were sent."""
    here = Beside(found.query)
    answer = timeline_of(found, here)
    return {
        **answer,
        **filters_of(found, here, offered(found), given, answer["tally"]),
        "meant": [] if answer["tally"].total else _meant(found, here),
    }


def filters_of(
    found: Found, here: Beside, options: Offered, given: QueryDict, counted: Tally
) -> dict[str, Any]:
    """The form with these `options` and the `given` parameters, the question in words, and ways on
    where nothing is found; links lead to questions beside it."""
    query, on = found.query, chips(found.query, options)
    what, when = heading(query, options), period(query, counted)
    return {
        "errors": {},
        "heading": what,
        "period": when,
        "name": name_of(what, when),
        "form": form(query, options, given),
        "chips": [(chip, here.but(**chip.wider)) for chip in on],
        "clear": here.of(query.unfiltered()),
        "begins": None if counted.of else begins_after(found),
        "looser": [] if counted.total else _looser(found, here, on),
    }


def _looser(found: Found, here: Beside, on: list[Chip]) -> list[tuple[str, str, int]]:
    """What to let go of where nothing is found, the most rewarding first, with what it would give;
    never what would still give nothing."""
    ways = [(_("Without %s") % chip.label, chip.wider) for chip in on]
    if found.query.certain:
        ways.append((_("Also what only may fall within these days"), {"certain": False}))
    counted = [
        (words, here.but(**wider), found.count(found.query.but(**wider))) for words, wider in ways
    ]
    return sorted((way for way in counted if way[2]), key=lambda way: -way[2])


def _meant(found: Found, here: Beside) -> list[tuple[str, str, int]]:
    """Words that would find something, where they lead, and how much they would find."""
    return [(near.q, here.but(q=near.q), number) for near, number in found.meant()]


def extent(counted: Tally) -> str:
    """ "between 7 Oct 2023 and 5 Aug 2024", as neither may be known to be the day of anything."""
    if counted.first is None or counted.last is None:
        return ""
    return unbroken(days_within(counted.first, counted.last))
