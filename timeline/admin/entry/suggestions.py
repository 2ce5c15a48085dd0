"""Names that begin as an analyst types: their own, and other names of them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from timeline.models import Actor, ActorAlias, Location, LocationAlias
from timeline.models.location import compared

MOST = 10
SHORTEST = 2  # letters that say something
LAST = "\U0010ffff"  # no letter sorts after it


class Offer(NamedTuple):
    value: str  # what the box says once it is chosen
    name: str
    also: str = ""  # the other name that was typed


def places_offered(words: str) -> list[Offer]:
    """Two queries."""
    key = compared(words)
    if len(key) < SHORTEST:
        return []
    begins = _beginning(key)
    own = Location.objects.filter(begins).order_by("compared", "country")[:MOST]
    others = LocationAlias.objects.filter(begins).select_related("location")
    found = [Offer(str(place), str(place)) for place in own]
    found += [
        Offer(str(alias.location), str(alias.location), alias.name)
        for alias in others.order_by("compared")[:MOST]
    ]
    return _offered(words, found)


def _beginning(key: str) -> Q:
    """Both ways use an index: a database that orders by bytes a range, PostgreSQL its own for LIKE,
    since its ranges follow a language."""
    if connection.vendor == "sqlite":
        return Q(compared__gte=key, compared__lt=f"{key}{LAST}")
    return Q(compared__startswith=key)


def actors_offered(words: str) -> list[Offer]:
    """For the last name in the box, with those before it kept. Two queries."""
    before, semicolon, typed = words.rpartition(";")
    kept, typed = f"{before}{semicolon} " if semicolon else "", typed.strip()
    if len(typed) < SHORTEST:
        return []
    own = Actor.objects.filter(name__istartswith=typed).order_by("name")[:MOST]
    others = ActorAlias.objects.filter(name__istartswith=typed).select_related("actor")
    found = [Offer(f"{kept}{actor.name}", actor.name) for actor in own]
    found += [
        Offer(f"{kept}{alias.actor.name}", alias.actor.name, alias.name)
        for alias in others.order_by("name")[:MOST]
    ]
    return _offered(words, found)


def _offered(words: str, found: Iterable[Offer]) -> list[Offer]:
    """Each once; none where one of them has been written in full."""
    first: dict[str, Any] = {}
    for offer in found:
        first.setdefault(offer.value, offer)
    return [] if words.strip() in first else list(first.values())[:MOST]
