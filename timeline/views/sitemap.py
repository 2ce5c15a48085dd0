"""The sitemap (sitemaps.org): all that can be read here, in parts, each with its last change."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as drawn
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag

from timeline.search.everything import Changed, Everything
from timeline.search.following import record
from timeline.views.freshness import version
from timeline.views.methods import only_read

if TYPE_CHECKING:
    Parts = dict[str, type[Sitemap[Any]] | Sitemap[Any]]

PART = 10_000  # addresses; a part may have 50,000, but is fetched again as soon as one has changed
PAGES = ("timeline", "map", "actors", "locations", "datasets", "method", "changes")


class Dated(Sitemap):  # type: ignore[type-arg]  # generic to mypy alone
    """Django's, of what is known with its last change already: items are numbers in `held`."""

    limit = PART

    def __init__(self, held: Changed, page: str, where: str, first: int) -> None:
        self.held = held
        self.numbers = range(first, min(first + PART, len(held)))
        self.before, self.after = reverse(page, kwargs={where: "-"}).rsplit("-", 1)

    def items(self) -> range:
        return self.numbers

    def location(self, item: int) -> str:
        return f"{self.before}{self.held.names[item]}{self.after}"

    def lastmod(self, item: int) -> datetime:
        return self.held.at(item)

    def get_latest_lastmod(self) -> datetime | None:
        return self.held.last(self.numbers.start, self.numbers.stop)


class Pages(Sitemap):  # type: ignore[type-arg]
    def __init__(self, last: datetime | None) -> None:
        self.last = last

    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)

    def lastmod(self, item: str) -> datetime | None:
        return None if item == "method" else self.last

    def get_latest_lastmod(self) -> datetime | None:
        return self.last


def parts() -> "Parts":
    everything = Everything()
    incidents = everything.incidents()
    found: Parts = {"pages": Pages(incidents.last())}
    for name, held, page, where in (
        ("incidents", incidents, "incident", "code"),
        ("actors", everything.named("parties"), "actor", "slug"),
        ("locations", everything.named("places"), "location", "slug"),
    ):
        for first in range(0, len(held), PART):
            found[f"{name}-{first // PART + 1}"] = Dated(held, page, where, first)
    return found


def _tag(request: HttpRequest, section: str = "") -> str:
    """Of the state of the record, and of our own files."""
    state = record.now()
    said = f"{version()}|{state.series}|{state.number}|{request.build_absolute_uri()}"
    return f'W/"{sha256(said.encode()).hexdigest()[:32]}"'


@only_read
@etag(_tag)
@cache_control(no_cache=True)
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    return drawn.index(request, parts(), sitemap_url_name="sitemap_part")


@only_read
@etag(_tag)
@cache_control(no_cache=True)
def sitemap_part(request: HttpRequest, section: str) -> HttpResponseBase:
    """404 for a part that there is not."""
    return drawn.sitemap(request, parts(), section=section)
