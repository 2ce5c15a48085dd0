"""The cards of the timeline as they were drawn, kept while there is room for them.

A revision never changes, so its card is drawn once for each language and standpoint. What the page
around it decides is left open in it. What it says of other incidents is looked up again whenever the
record has changed, and only where that differs is the card drawn anew.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from timeline.models import Revision
from timeline.search.answers import Hit
from timeline.search.links import Tie, ties
from timeline.search.locale import spoken
from timeline.search.query import Query
from timeline.views.card_html import card_html
from timeline.views.cards import Card
from timeline.views.shelf import Shelf

ROOM = 20_000_000  # bytes: some ten thousand cards
BESIDES = 500  # bytes that a card takes besides its HTML
SHOWN = (  # what a card shows of a revision
    *("code", "title", "date_start", "date_end", "date_prec", "event_clarity", "event_type"),
    *("sub_event_type", "where_prec", "grading", "reviewed", "dataset", "record"),
)

Key = tuple[
    int, str, str, str | None
]  # a revision, its incident's code, the standpoint, the language


@dataclass(frozen=True, slots=True)
class Drawn:
    """`html` with its gaps, drawn with these `ties`, which hold in this state of the record."""

    html: str
    ties: Sequence[Tie]
    change: int


def size_of(card: Drawn) -> int:
    return sys.getsizeof(card.html) + BESIDES


CARDS: Shelf[Key, Drawn] = Shelf(ROOM, size_of)


def drawn(hits: Sequence[Hit], standpoint: Query, *, change: int) -> list[Drawn]:
    """The card of each hit, with gaps for TRAIL, SAME_DAY and, in a summary, REACH.

    `change` is the state of the record that the hits were found in. Asks the database nothing where
    all are kept; else two queries for their ties and one for the records of those to draw.
    """
    stood = (standpoint.urlencode(), spoken())
    cards = {hit.code: CARDS.take((hit.pk, hit.code, *stood)) for hit in hits}
    doubtful = [hit for hit in hits if (card := cards[hit.code]) is None or card.change != change]
    if doubtful:
        renewed = _renewed(doubtful, cards, standpoint, change)
        for hit in doubtful:
            CARDS.put((hit.pk, hit.code, *stood), renewed[hit.code])
        cards |= renewed
    return [card for hit in hits if (card := cards[hit.code])]


def _renewed(
    hits: list[Hit], kept: dict[str, Drawn | None], standpoint: Query, change: int
) -> dict[str, Drawn]:
    tied = ties(hits, standpoint.asof)
    still = {
        hit.code: card.html
        for hit in hits
        if (card := kept[hit.code]) and card.ties == tied.get(hit.code, [])
    }
    revisions = revisions_of([hit for hit in hits if hit.code not in still])
    pin = standpoint.urlencode()
    html = still | {
        revision.code: card_html(
            Card(revision, tied.get(revision.code, [])), escape(f"?{pin}" if pin else "")
        )
        for revision in revisions.values()
    }
    return {hit.code: Drawn(html[hit.code], tied.get(hit.code, []), change) for hit in hits}


def revisions_of(hits: Sequence[Hit]) -> dict[int, Revision]:
    """The records behind hits, by their keys; one query."""
    if not hits:
        return {}
    return Revision.objects.only(*SHOWN).in_bulk([hit.pk for hit in hits])
