"""The words that the reading room says: read from its code and templates, as `make messages` does."""

from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).parent.parent
TRANSLATED = ("ar", "he", "fr")
KINDS = {"ar": (0, 1, 2, 3, 11, 100), "he": (1, 2, 5), "fr": (1, 2)}  # a number of each plural form
ONE, MANY = None, (1, 2)
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy"), ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


class Message(NamedTuple):
    context: str | None
    one: str
    many: str | None


@cache
def spoken() -> dict[Message, str]:
    """Each message, and a file that says it."""
    return {message: path.name for path, source in _sources() for message in messages(source)}


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted((HOUSE / "timeline").rglob("*.py")):
        yield path, path.read_text()
    for path in sorted((HOUSE / "templates").rglob("*.html")):
        if "admin" not in path.parts:  # the desk speaks English
            yield path, python_of(path.read_text())


def python_of(template: str) -> str:
    """The calls that a template's tags stand for; what is around them is crossed out."""
    return "\n".join(line.strip() for line in templatize(template).splitlines())


def messages(source: str) -> Iterator[Message]:
    for _, words, _, context in extract("python", BytesIO(source.encode()), CALLS):
        one, many = words if isinstance(words, tuple) else (words, None)
        yield Message(context, one, many)


@cache
def catalogue(language: str) -> Catalog:
    """As it is written, for people."""
    with (folder(language) / "django.po").open("rb") as written:
        return read_po(written, locale=language)


@cache
def _served(language: str) -> GNUTranslations:
    with (folder(language) / "django.mo").open("rb") as packed:
        return GNUTranslations(packed)


def served(language: str, message: Message) -> tuple[str, ...]:
    """What the server reads for a message, a form for each kind of number."""
    told, context = _served(language), message.context
    if message.many is None:
        return (told.pgettext(context, message.one) if context else told.gettext(message.one),)
    return tuple(told.ngettext(message.one, message.many, number) for number in KINDS[language])


def folder(language: str) -> Path:
    return HOUSE / "timeline" / "locale" / language / "LC_MESSAGES"


def forms(catalogue: Catalog, message: Message) -> tuple[str, ...]:
    """What the catalogue has for a message, a form for each kind of number; () when it has nothing."""
    found = catalogue.get(
        (message.one, message.many) if message.many else message.one, message.context
    )
    if found is None or found.fuzzy:
        return ()
    return (found.string,) if isinstance(found.string, str) else tuple(found.string)
