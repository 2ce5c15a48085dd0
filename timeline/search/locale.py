"""The language that is spoken, and what the Unicode CLDR knows of it: names of countries and months,
signs in numbers, lists of alternatives."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language, override

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
EARLIER_CODES = {"iw": "he"}  # until 1989; Android and Java still send it
TAG = re.compile(r"([a-z]{2,3})([-_][a-z0-9]{1,8})*")  # BCP 47, as far as we read it
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


def language_meant(tag: str) -> str:
    """Which of ours "AR", "ar-EG" or "iw" means; "" when it is none."""
    match = TAG.fullmatch(tag.lower())
    code = EARLIER_CODES.get(match[1], match[1]) if match else ""
    return code if code in LANGUAGES else ""


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
