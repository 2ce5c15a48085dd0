"""Which pages a plain site has: the file of each, and where it is had from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse

from timeline.formats.files import OF_VIEWS
from timeline.search.found import Found
from timeline.search.query import BadQuery, Query

FIRST = "index.html"
FIXED = {"datasets": "datasets.html", "method": "method.html"}  # whatever is asked
LISTED = {
    "timeline": FIRST,
    "map": "map.html",
    "actors": "actors.html",
    "locations": "locations.html",
}
PROFILES = {"actor": "actors", "location": "locations"}
NAMES = {page: name for name, page in PROFILES.items()}  # lists of more than a view of one of them
# Of the files those that stay true when nothing behind them changes any more: a feed would not.
DATA = [file.suffix for file in OF_VIEWS.values() if not file.latest]


@dataclass(frozen=True)
class Planned:
    """`file` is what the page at `address` becomes; number `part` (from 1) of a list that goes on."""

    file: str
    address: str
    part: int = 1

    def beside(self, step: int) -> str:
        """The file of the next part (1), or of the one before (-1): index.html, index-2.html …"""
        name = self.file.removesuffix(".html")
        whole = name.removesuffix(f"-{self.part}") if self.part > 1 else name
        part = self.part + step
        return f"{whole}.html" if part == 1 else f"{whole}-{part}.html"


DOWNLOADS = Planned("downloads.html", "")  # a page of its own, as nothing is shared from a copy


class Plan:
    """Of the view `found`, which is pinned: all pages are of the same moment."""

    def __init__(self, found: Found) -> None:
        self.query = found.query.but()
        self.codes = found.codes()
        self.named = {name: _slugs(found, name) for name in PROFILES}

    @property
    def first(self) -> str:
        return self._at(reverse("timeline"), self.query)

    def file_of(self, address: str) -> Planned | None:
        """What an address of ours becomes; None for what is no part of the view, or no page."""
        split = urlsplit(address)
        try:
            match = resolve(split.path)
            if match.url_name == "share":
                return DOWNLOADS
            asked = Query.parse(QueryDict(split.query))
        except (Resolver404, BadQuery):
            return None
        if asked.asof != self.query.asof or asked.after or asked.before:
            return None
        return self._planned(str(match.url_name), match.kwargs, asked)

    def _planned(self, name: str, where: dict[str, Any], asked: Query) -> Planned | None:
        if name in FIXED:
            return Planned(FIXED[name], self._at(reverse(name), self.query.standpoint()))
        if name in LISTED:
            same = asked.filters in (self.query.filters, Query())
            known = same and not (name in NAMES and getattr(self.query, NAMES[name]))
            return Planned(LISTED[name], self._at(reverse(name), self.query)) if known else None
        if name in PROFILES:
            return self._profile(name, where["slug"], asked)
        return self._single(name, where)

    def _profile(self, name: str, slug: str, asked: Query) -> Planned | None:
        """The page of one actor or place is of what the view is of, besides actors or places; so of a view
        of some of these only those have one."""
        own = self._beside(name)
        if slug not in self.named[name] or asked.filters not in (own.filters, Query()):
            return None
        return Planned(f"{PROFILES[name]}/{slug}.html", self._at(reverse(name, args=[slug]), own))

    def _beside(self, name: str) -> Query:
        if name == "actor":
            return self.query.but(actor=(), role=(), against=())
        return self.query.but(location=())

    def _single(self, name: str, where: dict[str, Any]) -> Planned | None:
        path = reverse(name, kwargs=where)
        if name == "report":
            return Planned(f"reports/{where['pk']}.html", self._at(path, self.query.standpoint()))
        if name not in ("incident", "incident_history") or where["code"] not in self.codes:
            return None
        history = "-history" if name == "incident_history" else ""
        return Planned(f"incidents/{where['code']}{history}.html", self._at(path, self.query))

    def data(self) -> Iterable[tuple[str, str]]:
        """File and address of all that the view is had as besides pages."""
        for suffix in DATA:
            path = reverse("timeline_file", args=[suffix])
            yield f"data/timeline.{suffix}", self._at(path, self.query)

    @staticmethod
    def _at(path: str, query: Query) -> str:
        asked = query.urlencode()
        return f"{path}?{asked}" if asked else path


def _slugs(found: Found, name: str) -> frozenset[str]:
    """Those with a page in the copy: a page shows nothing that is not in the view."""
    query = found.query
    if name == "actor" and (query.role or query.against):
        return frozenset()
    if chosen := getattr(query, name):
        return frozenset(chosen)
    listing = found.listing(name)
    return frozenset(option.value for option in listing.options(first=listing.total).options)
