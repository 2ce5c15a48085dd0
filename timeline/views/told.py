"""What the public record says of actors and places: as the revision published last of all that name
them has it, since what the desk has changed since is not public."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from timeline.models import Location, Revision
from timeline.models.terms import Inter
from timeline.search.countries import country_label, local_name
from timeline.search.found import Found
from timeline.views.languages import isolated, listed

Part = dict[str, Any]  # of a record: an actor, or a place and what contains it


class Told(NamedTuple):
    """An actor or a place: its kind and where it belongs, in words, "" where the record does not
    say; the place's coordinates, and what contains it."""

    part: Part
    kind: str = ""
    country: str = ""
    within: tuple[Part, ...] = ()

    @property
    def is_country(self) -> bool:
        return self.part.get("kind") == Location.Kind.COUNTRY

    @property
    def where(self) -> str:
        """For a line beside the name: what contains it, up to the country."""
        names = [local_name(place["name"]) for place in self.within] or [self.country]
        own = local_name(self.part["name"])
        return listed(isolated(name) for name in names if name and name != own)


def told(found: Found, name: str, slugs: Iterable[str]) -> dict[str, Told]:
    """By slug, of actors ("actor") or places ("location"); one query."""
    keys = found.newest(name, slugs)
    revisions = Revision.objects.only("record", "places").in_bulk(set(keys.values()))
    read = _actor if name == "actor" else _location
    return {slug: read(revisions[key], slug) for slug, key in keys.items()}


def _actor(revision: Revision, slug: str) -> Told:
    part = next(actor for actor in revision.record["actors"] if actor["slug"] == slug)
    kind = str(Inter(part["inter"]).label) if part.get("inter") else ""
    return Told(part, kind, country_label(part.get("country", "")))


def _location(revision: Revision, slug: str) -> Told:
    """What contains a place is told in one row with what contains that; of several places together
    it is not told which contains which."""
    own = revision.record["location"]
    around = [own, *own["within"]]
    at = next(number for number, place in enumerate(around) if place["slug"] == slug)
    country = next(code for place, code, _name in json.loads(revision.places) if place == slug)
    together = own.get("kind") == Location.Kind.SEVERAL
    kind = around[at].get("kind")
    return Told(
        around[at],
        str(Location.Kind(kind).label) if kind else "",
        country_label(country),
        () if together else tuple(around[at + 1 :]),
    )
