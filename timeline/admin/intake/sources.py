"""What was handed in, as documents: a pasted text, files, or a page that is fetched."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.actions.bringing_in import document_of
from timeline.actions.fetching import Fetched, fetch
from timeline.actions.outside import NotFetched
from timeline.extract.drafts import Document
from timeline.extract.readers import Undated, Unreadable, read_file, read_sent

PASTED = "pasted at the desk"
ASK_FOR_DAY = (
    " Say it under “Published”, as 6 August 2024 or yesterday: without it “Monday” could be any."
)
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One document, or a sentence on why there is none, and the `field` of the form to say it at."""

    name: str
    field: str
    found: Document | str
    page: Fetched | None = None


def sources(given: Mapping[str, Any], *, today: date) -> Iterator[Source]:
    """Of what the form was `given`; a page is fetched now."""
    if given["text"]:
        yield _pasted(given, today=today)
    elif given["uploads"]:
        yield from _uploaded(given, today=today)
    else:
        yield _fetched(given, today=today)


def _pasted(given: Mapping[str, Any], *, today: date) -> Source:
    text = given["text"]

    def read() -> Document:
        return read_sent(
            text.encode(),
            is_page=bool(_PAGE.match(text)),
            declared="utf-8",
            name=PASTED,
            published=given["published"],
            today=today,
        )

    return _read(PASTED, "text", "The text", read, given)


def _uploaded(given: Mapping[str, Any], *, today: date) -> Iterator[Source]:
    for file in given["uploads"]:
        name = str(file.name)
        for found in read_file(file, name=name, published=given["published"], today=today):
            if isinstance(found, Unreadable):
                yield _refused(name, "uploads", f"“{name}”", found)
            else:
                yield Source(found.name, "uploads", _with_words(found, given))


def _fetched(given: Mapping[str, Any], *, today: date) -> Source:
    try:
        page = fetch(given["address"])
    except NotFetched as refusal:
        return Source(given["address"], "address", str(refusal))

    def read() -> Document:
        return document_of(page, published=given["published"], today=today)

    told = _read(page.address, "address", "The page", read, {**given, "address": page.address})
    return replace(told, page=page)


def _read(
    name: str, field: str, who: str, read: Callable[[], Document], given: Mapping[str, Any]
) -> Source:
    try:
        return Source(name, field, _with_words(read(), given))
    except Unreadable as reason:
        return _refused(name, field, who, reason)


def _refused(name: str, field: str, who: str, reason: Unreadable) -> Source:
    undated = isinstance(reason, Undated)
    return Source(
        name,
        "published" if undated else field,
        f"{who} {reason}.{ASK_FOR_DAY if undated else ''}",
    )


def _with_words(found: Document, given: Mapping[str, Any]) -> Document:
    """What the analyst says of a report comes before what it says of itself."""
    return replace(
        found,
        outlet=given["outlet"] or found.outlet,
        title=given["title"] or found.title,
        url=given["address"] or found.url,
    )
