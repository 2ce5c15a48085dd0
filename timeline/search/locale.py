"""The language that is spoken, and what the Unicode CLDR knows of it: names of countries and months,
signs in numbers, lists of alternatives."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel import Locale
from django.utils.translation import get_language, override

_SPEAKS: ContextVar[str] = ContextVar("speaks", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it all is said in `language`. Django is told, and takes a while to answer which it is; a
    page asks hundreds of times, so it is kept at hand too."""
    before = _SPEAKS.set(language)
    try:
        with override(language):
            yield
    finally:
        _SPEAKS.reset(before)


def spoken() -> str:
    return _SPEAKS.get() or get_language() or "en"


def speaks_english() -> bool:
    return spoken().startswith("en")


def locale() -> Locale:
    return _locale(spoken())


@cache
def _locale(language: str) -> Locale:
    """English is British here."""
    return Locale.parse("en-gb" if language == "en" else language, sep="-")
