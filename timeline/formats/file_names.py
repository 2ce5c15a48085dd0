"""What a file is called: after what is in it, so that it is still known a year later in a folder."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from timeline.formats.about import About
from timeline.search.query import REPEATED, Query
from timeline.search.records import PublicRecord

LONGEST = 60  # characters of what narrows a view
BETWEEN = re.compile(r"[\W_]+")
DASHES = re.compile(r"-{2,}")
DAYS = frozenset({"from", "to", "last"})  # stand in the name by themselves


def of_view(about: About, suffix: str) -> str:
    """incidents_<from>_<to>_<filters>_<as of>.csv, without the parts that the question does not say.
    Letters of any script, digits, and nothing that a file system or a shell takes for more."""
    query = about.query
    narrowed = "-".join(filter(None, map(_joined, _filters(query))))
    if len(narrowed) > LONGEST:
        narrowed = f"{narrowed[:LONGEST].rpartition('-')[0] or narrowed[:LONGEST]}-etc"
    moment = query.asof or about.made
    parts = ("incidents", _days(query), narrowed, moment.date().isoformat())
    return f"{'_'.join(filter(None, parts))}.{suffix}"


def of_incident(public: PublicRecord, suffix: str) -> str:
    return f"incident_{public.code}_r{public.number}.{suffix}"


def attached(name: str) -> str:
    """The header Content-Disposition (RFC 6266): beside a name in other letters, one in ASCII for
    programs that know no better."""
    plain = DASHES.sub("-", name.encode("ascii", "ignore").decode())
    said = f'attachment; filename="{plain}"'
    return said if plain == name else f"{said}; filename*=UTF-8''{quote(name)}"


def _days(query: Query) -> str:
    first, last = query.first_day, query.last_day
    if first and last:
        return f"{first}_{last}"
    return f"from-{first}" if first else f"to-{last}" if last else ""


def _filters(query: Query) -> Iterator[str]:
    """Values that speak for themselves, else the parameter too: "IQ", "reviewed", "killed_min 5"."""
    for name, value in query.filters.pairs():
        if name in REPEATED or name == "q":
            yield value
        elif name not in DAYS:
            yield name if value == "1" else f"{name} {value}"


def _joined(words: str) -> str:
    return BETWEEN.sub("-", words).strip("-")
