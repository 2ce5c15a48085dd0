"""What the Unicode CLDR knows of the language that is spoken: names of countries and months, signs in
numbers, lists of alternatives."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language


def speaks_english() -> bool:
    return (get_language() or "en").startswith("en")


def locale() -> Locale:
    return _locale(get_language() or "en")


@cache
def _locale(language: str) -> Locale:
    """English is British here."""
    return Locale.parse("en-gb" if language == "en" else language, sep="-")
