"""places.csv and the wide gazetteer, joined: which place lies in which, and how it is written."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.extract.drafts import Place
from timeline.extract.lexicon.cities import City, airfields
from timeline.extract.lexicon.keys import key_of
from timeline.extract.lexicon.names import PlaceName
from timeline.extract.lexicon.tables import Row, rows_of

COLUMNS = (
    "name", "kind", "country", "parent", "latitude", "longitude", "zone", "division", "aliases",
)  # fmt: skip

# UCDP GED's where_prec for an event that is reported "in" a place of this kind.
WHERE_PREC = {
    "city": 1, "town": 1, "base": 1, "camp": 1, "facility": 1, "neighbourhood": 1, "reef": 1,
    "admin2": 3, "admin1": 4, "territory": 4, "country": 6,
    "region": 5, "island": 5, "river": 5, "lake": 5, "mountain": 5, "canal": 5, "continent": 5,
    "sea": 7, "strait": 7,
}  # fmt: skip
DIVISION_WORDS = (
    "Governorate", "Province", "Oblast", "Krai", "Republic", "State", "Region", "District",
    "Department", "Prefecture", "County",
)  # fmt: skip
SAME_TOWN_DEGREES = 0.4  # two gazetteers' points for one town lie nearer than this


class Reviewed(NamedTuple):
    """A row of places.csv, with the code that GeoNames has for it if it is a first-order division."""

    place: Place
    division: str


def reviewed_places(folder: Path, countries: Mapping[str, Place]) -> list[Reviewed]:
    """The rows of places.csv, checked; `countries` are the country entries by code.

    Raises LexiconError for an unknown kind, country or parent, or a name that is there twice.
    """
    rows = list(rows_of(folder / "places.csv", COLUMNS))
    names = {country.name for country in countries.values()}
    for row in rows:
        if row["name"] in names:
            raise row.wrong(f"the name {row['name']!r} is taken")
        names.add(row["name"])
    return [_reviewed(row, countries, names) for row in rows]


def _reviewed(row: Row, countries: Mapping[str, Place], names: set[str]) -> Reviewed:
    if row["kind"] not in WHERE_PREC:
        raise row.wrong(f"{row['kind']!r} is not a kind of place")
    if row["country"] and row["country"] not in countries:
        raise row.wrong(f"{row['country']!r} is not a country's ISO code")
    if row["parent"] and row["parent"] not in names:
        raise row.wrong(f"the parent {row['parent']!r} is not in the table")
    latitude, longitude = _point(row)
    place = Place(
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        latitude=latitude,
        longitude=longitude,
        parent=row["parent"] or None,
        aliases=tuple(_spellings(row)),
        zone=row["zone"],
    )
    return Reviewed(place, row["division"])


def _point(row: Row) -> tuple[float | None, float | None]:
    latitude, longitude = row.number("latitude"), row.number("longitude")
    if (latitude is None) != (longitude is None):
        raise row.wrong("latitude and longitude are given together or not at all")
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        raise row.wrong(f"{latitude}, {longitude} is not a point on Earth")
    return latitude, longitude


def _spellings(row: Row) -> Iterator[str]:
    """The aliases of a row; a division is also written without the word for its kind."""
    yield from row.several("aliases")
    bare, _, kind = row["name"].rpartition(" ")
    if row["kind"] == "admin1" and kind in DIVISION_WORDS:
        yield bare


def town_names(
    cities: Iterable[City], reviewed: Iterable[Reviewed], countries: Mapping[str, Place]
) -> Iterator[tuple[str, PlaceName]]:
    """Every way to write a city or airfield that our own table does not already have, by key."""
    parents = {
        (entry.place.country, entry.division): entry.place.name
        for entry in reviewed
        if entry.division
    }
    parents.update({(code, ""): country.name for code, country in countries.items()})
    ours = _points_by_key(entry.place for entry in reviewed)
    for city in cities:
        if not _is_ours(city, ours):
            yield from names_of(_town(city, parents), city.people)
    for field in airfields():
        yield from names_of(_town(field, parents))


def _town(city: City, parents: Mapping[tuple[str | None, str], str]) -> Place:
    return Place(
        name=city.name,
        kind=city.kind,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
        parent=parents.get((city.country, city.division)) or parents.get((city.country, "")),
        aliases=city.spellings,
        zone=city.zone,
    )


def _points_by_key(places: Iterable[Place]) -> dict[str, list[Place]]:
    points: dict[str, list[Place]] = {}
    for place in places:
        if place.latitude is not None and WHERE_PREC[place.kind] == 1:
            for name in (place.name, *place.aliases):
                points.setdefault(key_of(name), []).append(place)
    return points


def _is_ours(city: City, ours: Mapping[str, list[Place]]) -> bool:
    return any(_is_near(place, city) for place in ours.get(key_of(city.name), ()))


def _is_near(place: Place, city: City) -> bool:
    return (
        place.country == city.country
        and abs((place.latitude or 0) - city.latitude) < SAME_TOWN_DEGREES
        and abs((place.longitude or 0) - city.longitude) < SAME_TOWN_DEGREES
    )


def names_of(
    place: Place, people: int = 0, *, reviewed: bool = False
) -> Iterator[tuple[str, PlaceName]]:
    """Every way to write `place` with its key, each key once."""
    keys = {key_of(name): name for name in (*reversed(place.aliases), place.name)}
    for key, name in keys.items():
        if key:
            yield key, PlaceName(place, people, reviewed, name)
