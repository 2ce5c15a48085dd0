"""RIS, as reference managers read it (Research Information Systems, 2001 and 2011): a tag a line."""

from collections.abc import Iterable, Iterator

from timeline.formats.about import About
from timeline.formats.writing import citing
from timeline.formats.writing.citing import Parts, Work
from timeline.search.records import PublicRecord

TYPES = {citing.DATASET: "DATA", citing.ENTRY: "ELEC", citing.ARTICLE: "NEWS", citing.PAGE: "ELEC"}


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """A view, and its entries."""
    yield from map(_reference, citing.of_view(records, about))


def write_one(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """An entry, and the reports that it rests on."""
    yield from map(_reference, citing.of_incident(records, about))


def _reference(work: Work) -> str:
    tags = [
        ("TY", TYPES[work.kind]),
        ("ID", work.key),
        ("TI", work.title),
        ("AU", f"{work.author}," if work.author else ""),  # an organisation: no first name
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", f"{work.issued[0]:04}" if work.issued else ""),
        ("DA", _date(work.issued)),
        ("ET", work.version),
        ("AB", work.abstract),
        *(("N1", note) for note in citing.notes(work)),
        ("UR", work.address or work.archived),
        ("Y2", _date(work.accessed)),
    ]
    written = [f"{tag}  - {_one_line(said)}" for tag, said in tags if said]
    return "\r\n".join([*written, "ER  - ", "", ""])


def _date(parts: Parts) -> str:
    """ "2024/08/05", and "2024/08/" where the day is not known."""
    if not parts:
        return ""
    return "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]) + "/" * (
        3 - len(parts)
    )


def _one_line(said: str) -> str:
    return " ".join(said.split())
