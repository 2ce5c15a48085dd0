"""What a map cannot show: its country alone is known, or not even that. It is never put at a capital."""

from timeline.search.answers import Option, Unpinned
from timeline.search.columns import NOT_PINNED
from timeline.search.countries import country_label
from timeline.search.matching import Matching
from timeline.search.pages import hits

FEW = 6


def unpinned(matching: Matching) -> Unpinned:
    """Of all that answers, whatever frame of the map is asked for."""
    columns, places = matching.moment.columns, matching.moment.places
    rows = matching.rows(apart="map").where(columns.pin == NOT_PINNED)
    counts = rows.counts("places")
    countries = [
        Option(code, country_label(code), number, chosen=False)
        for code, number in places.by_tag(counts).items()
    ]
    return Unpinned(
        total=rows.total,
        hits=hits(columns, rows.at(max(0, rows.total - FEW), rows.total))[::-1],
        countries=sorted(countries, key=lambda option: (-option.count, option.label)),
        nowhere=int(counts[~places.tagged].sum()),
    )
