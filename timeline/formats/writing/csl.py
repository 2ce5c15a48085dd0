"""CSL-JSON, the input of citation processors (Citation Style Language 1.0.2)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.formats.about import About
from timeline.formats.writing import citing
from timeline.formats.writing.citing import Parts, Work
from timeline.search.records import PublicRecord

TYPES = {
    citing.DATASET: "dataset",
    citing.ENTRY: "webpage",
    citing.ARTICLE: "article-newspaper",
    citing.PAGE: "webpage",
}


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """A view, and its entries."""
    return _list(citing.of_view(records, about))


def write_one(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """An entry, and the reports that it rests on."""
    return _list(citing.of_incident(records, about))


def _list(works: Iterable[Work]) -> Iterator[str]:
    before = "["
    for work in works:
        yield before + json.dumps(_item(work), ensure_ascii=False)
        before = ",\n"
    yield "]\n"


def _item(work: Work) -> dict[str, Any]:
    item = {
        "id": work.key,
        "type": TYPES[work.kind],
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": _date(work.issued),
        "original-date": _date(work.first_published),
        "event-date": {"literal": work.happened} if work.happened else None,
        "accessed": _date(work.accessed),
        "URL": work.address or work.archived,
        "archive_location": work.archived,
        "version": work.version,
        "abstract": work.abstract,
        "note": "; ".join(citing.notes(work)),
    }
    return {name: said for name, said in item.items() if said}


def _date(parts: Parts) -> dict[str, Any] | None:
    return {"date-parts": [list(parts)]} if parts else None
