"""The values of cells, each refused by name where it cannot be."""

import re
from datetime import date
from functools import lru_cache

from timeline.dates import MONTHS, YEARS
from timeline.formats.events import NAME, PlaceRead
from timeline.search.countries import code_meant, country_name

LONG = 500  # characters of a cell that are looked at for a name, before blanks are left out
DIVISION = 100  # characters of a province's or a district's name
MOST = 2_147_483_647  # what a column of whole numbers holds
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][\d:.]{1,20}Z?)?")
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_DAY_FIRST = re.compile(r"(\d{1,2})[/ -](\d{1,2}|[A-Za-z]{3,9})[/ -](\d{4}|\d\d)")
_WHOLE = re.compile(r"(\d{1,12})(?:\.0*)?")
_THIS_CENTURY = 69  # "16-Feb-19" is 2019, "16-Feb-97" is 1997, as POSIX reads them


class BadCell(ValueError):
    """What is wrong with a cell, in a sentence without its full stop."""


def text(words: str, limit: int | None = None) -> str:
    """`words` on one line, cut to `limit` characters with an ellipsis."""
    words = " ".join(words.split())
    return words if limit is None or len(words) <= limit else words[: limit - 1] + "…"


def day(words: str, name: str) -> date:
    """ "2017-07-31", with or without a time behind it. Raises BadCell."""
    return _day(words.strip(), name)


@lru_cache(maxsize=20_000)
def _day(words: str, name: str) -> date:
    shape = _ISO.fullmatch(words)
    try:
        found = date.fromisoformat(shape[1]) if shape else None
    except ValueError:
        found = None
    return _in_range(found, words, name)


def any_day(words: str, name: str) -> date:
    """An ISO day, or day, month and year in that order: "18/04/2001", "16-Feb-19", "5 May 2024".
    Raises BadCell."""
    return _any_day(words.strip(), name)


@lru_cache(maxsize=20_000)
def _any_day(words: str, name: str) -> date:
    shape = _DAY_FIRST.fullmatch(words)
    if not shape:
        return _day(words, name)
    try:
        month = int(shape[2]) if shape[2].isdigit() else _MONTH_NUMBERS.get(shape[2][:3].lower(), 0)
        found = date(_full_year(shape[3]), month, int(shape[1]))
    except ValueError:
        found = None
    return _in_range(found, words, name)


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < _THIS_CENTURY else 1900)


def _in_range(found: date | None, words: str, name: str) -> date:
    if found is None or found.year not in YEARS:
        raise BadCell(f"{name} “{text(words, 40)}” is no day" if words else f"{name} is blank")
    return found


def year(words: str, name: str) -> int:
    """Raises BadCell."""
    if not (len(words) == 4 and words.isdecimal() and int(words) in YEARS):
        raise BadCell(f"{name} “{text(words, 40)}” is no year from {YEARS[0]} to {YEARS[-1]}")
    return int(words)


def in_order(first: date, last: date) -> None:
    if first > last:
        raise BadCell(f"the first day, {first}, is after the last, {last}")


def figure(words: str, name: str) -> int | None:
    """A whole number, or None for a blank cell. Raises BadCell."""
    if not words:
        return None
    if len(words) < 10 and words.isdecimal():
        return int(words)
    shape = _WHOLE.fullmatch(words.strip())
    if shape is None or int(shape[1]) > MOST:
        raise BadCell(f"{name} “{text(words, 40)}” is no whole number from 0 to {MOST:,}")
    return int(shape[1])


def code(words: str) -> int | None:
    """A code of one digit; None for anything else."""
    words = words.strip().removesuffix(".0")
    return int(words) if len(words) == 1 and words.isdecimal() else None


def coordinates(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees, to the five decimals (a metre) that are kept; None where both are blank.
    Raises BadCell."""
    if not latitude.strip() and not longitude.strip():
        return None
    return _degrees(latitude, "latitude", 90), _degrees(longitude, "longitude", 180)


def _degrees(words: str, name: str, most: int) -> float:
    try:
        degrees = float(words)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise BadCell(f"{name} “{text(words, 40)}” is not between -{most} and {most}")
    return round(degrees, 5)


def key(words: str, name: str) -> str:
    """The row's own id. Raises BadCell."""
    found = text(words)
    if not found or len(found) > 200:
        raise BadCell(f"{name} is {'longer than 200 characters' if found else 'blank'}")
    return found


def place(
    name: str, country: str, divisions: tuple[str, str], point: tuple[str, str]
) -> PlaceRead | None:
    """`country` is a code, or "" where it is not known; the name is the country's where the source
    has none, and without either there is no place. `point` is latitude and longitude.
    Raises BadCell."""
    adm_1, adm_2 = divisions
    return _place(
        name[:LONG], country, adm_1[:LONG], adm_2[:LONG], point[0][:LONG], point[1][:LONG]
    )


@lru_cache(maxsize=20_000)
def _place(
    name: str, country: str, adm_1: str, adm_2: str, latitude: str, longitude: str
) -> PlaceRead | None:
    """Kept, since a place comes again and again."""
    point = coordinates(latitude, longitude) or (None, None)
    country_called = country_name(country) if country else ""
    name = text(name, NAME) or country_called
    if not name:
        return None
    return PlaceRead(
        name, country, country_called, text(adm_1, DIVISION), text(adm_2, DIVISION), *point
    )


def country(name: str) -> str:
    """ISO alpha-2 of a country by one of its names; "" where it is not known."""
    return _country(name[:LONG])


@lru_cache(maxsize=1_000)
def _country(name: str) -> str:
    return code_meant(text(name))


def web_address(words: str) -> str:
    """`words` where they are an address that a page may link to, else ""."""
    words = words.strip()
    plain = words.startswith(("https://", "http://")) and not re.search(r"[\s<>\"]", words)
    return words if plain and len(words) <= 1_000 else ""
