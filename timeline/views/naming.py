"""A view in words, without the form that a page has around them."""

from timeline.search.answers import Option, Options
from timeline.search.found import Found
from timeline.views.form import Offered
from timeline.views.phrases import FACETED, heading, name_of, period, range_words


def chosen(found: Found) -> Offered:
    """What readers call the values that are asked for, and no other options."""
    named = {
        name: found.options(name, first=1)
        for name in FACETED
        if name not in ("type", "role", "against") and getattr(found.query, name)
    }
    against = [
        Option(slug, found.label("actor", slug), 0, chosen=True) for slug in found.query.against
    ]
    return named | {"against": Options(against, len(against))}


def name_of_view(found: Found) -> str:
    """ "Incidents in Iraq, Oct 2023 – Aug 2024", in the language that is spoken."""
    return name_of(heading(found.query, chosen(found)), period(found.query, found.tally()))


def name_to_follow(found: Found) -> str:
    """The same for a feed or a frame, which keeps its name while more comes to answer: without the months
    of what has been found so far."""
    return name_of(heading(found.query, chosen(found)), range_words(found.query))
