"""A place as a dataset names it, and when it is one that we have.

Names are compared without case, accents and the word at the end that says what it is, since releases
of one dataset differ in them: "Aleppo Governorate", "Aleppo governorate".
"""

from typing import Any, NamedTuple, Protocol

from timeline.models import Location
from timeline.models.folding import words_of
from timeline.models.location import DIVISIONS, SETTLEMENTS, compared

Kind = Location.Kind
# Degrees: two kilometres, and five for a town, whose middle is where each source sees it.
SAME_POINT, SAME_TOWN = 0.02, 0.05
AREAS = {Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.SEA, Kind.SEVERAL}
Point = tuple[Any, Any]  # latitude and longitude, of which none may be known


class Wanted(NamedTuple):
    """All that tells one place from another."""

    name: str
    kind: Kind
    country: str
    country_name: str
    adm_1: str = ""
    adm_2: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def outside(self) -> "Wanted | None":
        """The smallest place that it lies in; None for a country, and where no country is known."""
        country = (self.country, self.country_name)
        if self.kind == Kind.COUNTRY:
            return None
        if self.adm_2:
            return Wanted(self.adm_2, Kind.ADMIN2, *country, self.adm_1)
        if self.adm_1:
            return Wanted(self.adm_1, Kind.ADMIN1, *country)
        return Wanted(self.country_name, Kind.COUNTRY, *country) if self.country else None


class Row(Protocol):
    kind: str
    adm_1: str
    latitude: Any
    longitude: Any


def is_one(row: Row, called: str, place: Wanted) -> bool:
    """Whether `row`, which is known as `called`, is the place. In another spelling than ours it is
    only where nothing speaks against it."""
    if called != place.name and not _spelled_alike(called, place.name):
        return False
    if place.kind in (Kind.COUNTRY, Kind.ADMIN1):
        return row.kind == place.kind
    if place.kind in AREAS:
        inside = not row.adm_1 or compared(row.adm_1) == compared(place.adm_1)
        return row.kind == place.kind and inside
    if row.kind in AREAS:
        return False
    here, there = (row.latitude, row.longitude), (place.latitude, place.longitude)
    if called == place.name:
        return near(here, there)
    return near(here, there, far=_far(place), sure=True)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two names that are compared as one do not say different kinds: a "Milltown city"
    may lie beside a "Milltown province"."""
    kinds = {_generic(one), _generic(other)} - {""}
    return len(kinds) < 2 and compared(one) == compared(other)


def _generic(name: str) -> str:
    last = words_of(name)[-1:]
    if not last:
        return ""
    return "settlement" if last[0] in SETTLEMENTS else "division" if last[0] in DIVISIONS else ""


def _far(place: Wanted) -> float:
    """A village has others of its name nearby."""
    return SAME_POINT if words_of(place.name)[-1:] == ["village"] else SAME_TOWN


def near(one: Point, other: Point, *, far: float = SAME_POINT, sure: bool = False) -> bool:
    """Whether they are one point; where one is not known, their name has to do, unless it shall be
    `sure`."""
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return not sure
    return abs(float(one[0]) - float(other[0])) < far and abs(float(one[1]) - float(other[1])) < far
