"""Rows of places, found or made many at once.

Names alone do not tell places apart: a country has many villages of one name, and a town may be
called as its province is. So a point is the same as one of its name within two kilometres, and a
division the same as one of its kind and name in the same province. Where another place has the plain
name already, the row is called "Town (District)", and known by the plain name as well.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, count
from typing import NamedTuple

from timeline.actions import sql
from timeline.actions.importing.slugs import free_slugs
from timeline.models import Location, LocationAlias

Kind = Location.Kind
SAME_POINT = 0.02  # degrees: two kilometres
NAME = 200  # characters
AREAS = {Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.SEA, Kind.SEVERAL}
IN_WORDS = {
    Kind.ADMIN1: "province",
    Kind.ADMIN2: "district",
    Kind.REGION: "region",
    Kind.SEA: "sea",
}
OUTERMOST_FIRST = ((Kind.COUNTRY,), (Kind.ADMIN1,), (Kind.ADMIN2,))


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


@dataclass(slots=True, eq=False)
class PlaceRow:
    """A row of Location, lighter than the model, with the row that contains it."""

    id: int
    name: str
    slug: str
    kind: str
    country: str
    adm_1: str
    adm_2: str
    latitude: float | None
    longitude: float | None
    parent_id: int | None
    parent: "PlaceRow | None" = None

    def within(self) -> "list[PlaceRow]":
        """As `Location.within`, of a place that is not several."""
        found: list[PlaceRow] = []
        place: PlaceRow | None = self
        while place and place not in found:
            found.append(place)
            place = place.parent
        return found


COLUMNS = tuple(field.name for field in fields(PlaceRow))[1:10]
Rows = dict[Wanted, PlaceRow]
Key = tuple[str, str]  # country and name


def found_or_made(wanted: Collection[Wanted]) -> Rows:
    """A row for each, and for all that contains them."""
    rows: Rows = {}
    waiting = {place for each in wanted for place in _with_what_contains(each)}
    for kinds in OUTERMOST_FIRST:
        _settle([place for place in waiting if place.kind in kinds], rows)
    _settle([place for place in waiting if place not in rows], rows)
    return rows


def _with_what_contains(place: Wanted) -> Iterator[Wanted]:
    each: Wanted | None = place
    while each:
        yield each
        each = each.outside()


def _settle(wanted: list[Wanted], rows: Rows) -> None:
    """Add the rows of places that do not contain each other; what contains them is in `rows`."""
    namesakes = _namesakes(wanted)
    made: list[tuple[Wanted, PlaceRow]] = []
    placed: list[PlaceRow] = []
    # Those with a point come first, so that a row made for several has one.
    for place in sorted(wanted, key=lambda place: (place.latitude is None, place[:6])):
        known = namesakes.setdefault(_key(place), [])
        row = next((row for row in known if _is(row, place)), None)
        if row is None:
            row = _new(place, known, rows)
            known.append(row)
            made.append((place, row))
        elif place.kind in AREAS and row.latitude is None and place.latitude is not None:
            row.latitude, row.longitude = place.latitude, place.longitude
            placed.append(row)
        rows[place] = row
    _save(made)
    points = [(row.latitude, row.longitude, row.id) for row in placed]
    sql.update(Location, ("latitude", "longitude"), points)


def _key(place: Wanted) -> Key:
    """A country is known by its code, whatever it is called."""
    return place.country, "" if place.kind == Kind.COUNTRY else place.name


def _namesakes(wanted: list[Wanted]) -> dict[Key, list[PlaceRow]]:
    """The rows that are called as these in their countries, by name or alias."""
    keys = {_key(place) for place in wanted}
    names = {name for _, name in keys if name}
    codes = {country for country, name in keys if not name}
    countries = Location.objects.filter(kind=Kind.COUNTRY, country__in=codes)
    aliases = LocationAlias.objects.filter(name__in=names)
    called = [
        *((country, "", pk) for country, pk in countries.values_list("country", "pk")),
        *sql.select(Location, ("country", "name", "id"), where="name", is_in=names),
        *aliases.values_list("location__country", "name", "location"),
    ]
    meant = [(country, name, pk) for country, name, pk in called if (country, name) in keys]
    places = rows_of({pk for *_, pk in meant})
    found: dict[Key, list[PlaceRow]] = {}
    for country, name, pk in sorted(meant):
        found.setdefault((country, name), []).append(places[pk])
    return found


def rows_of(keys: set[int]) -> dict[int, PlaceRow]:
    """Rows by key, and with them all that contain them."""
    rows: dict[int, PlaceRow] = {}
    while keys:
        found = sql.select(Location, ("id", *COLUMNS), where="id", is_in=keys)
        rows |= {values[0]: PlaceRow(*values) for values in found}
        keys = {row.parent_id for row in rows.values() if row.parent_id} - rows.keys()
    for row in rows.values():
        row.parent = rows[row.parent_id] if row.parent_id else None
    return rows


def _is(row: PlaceRow, place: Wanted) -> bool:
    if place.kind in (Kind.COUNTRY, Kind.ADMIN1):
        return row.kind == place.kind
    if place.kind in AREAS:
        return row.kind == place.kind and (not row.adm_1 or row.adm_1 == place.adm_1)
    return row.kind not in AREAS and _near(row, place)


def _near(row: PlaceRow, place: Wanted) -> bool:
    """Whether they are one point; where one has no coordinates, their name has to do."""
    if row.latitude is None or row.longitude is None:
        return True
    if place.latitude is None or place.longitude is None:
        return True
    north, east = float(row.latitude) - place.latitude, float(row.longitude) - place.longitude
    return abs(north) < SAME_POINT and abs(east) < SAME_POINT


def _new(place: Wanted, known: Sequence[PlaceRow], rows: Rows) -> PlaceRow:
    outside = place.outside()
    parent = rows[outside] if outside else None
    return PlaceRow(
        0,
        _label(place, {row.name for row in known}),
        "",
        str(place.kind),
        place.country,
        place.adm_1,
        place.adm_2,
        place.latitude,
        place.longitude,
        parent.id if parent else None,
        parent,
    )


def _label(place: Wanted, taken: Collection[str]) -> str:
    """The plain name, where no other place of the country has it; else the first that is free."""
    if place.name not in taken:
        return place.name
    free = (label for label in _labels(place) if label not in taken)
    rows = Location.objects.filter(country=place.country)
    return next(label for label in free if not rows.filter(name=label).exists())


def _labels(place: Wanted) -> Iterator[str]:
    point = f"{place.latitude:.3f}, {place.longitude:.3f}" if place.latitude is not None else ""
    words = (place.adm_2, place.adm_1, IN_WORDS.get(place.kind, ""), point)
    for word in chain(words, map(str, count(2))):
        if word and word != place.name:
            yield f"{place.name[: NAME - len(word) - 3]} ({word})"


def _save(made: Sequence[tuple[Wanted, PlaceRow]]) -> None:
    rows = [row for _, row in made]
    slugs = free_slugs(Location, [(row.name, row.country) for row in rows])
    for row, slug in zip(rows, slugs, strict=True):
        row.slug = slug
    sql.insert(Location, COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows))
    keys = dict(
        sql.select(Location, ("slug", "id"), where="slug", is_in=[row.slug for row in rows])
    )
    for row in rows:
        row.id = keys[row.slug]
    renamed = [(row.id, place.name) for place, row in made if row.name != place.name]
    sql.insert(LocationAlias, ("location", "name"), renamed)
