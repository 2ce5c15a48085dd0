"""BibTeX, in UTF-8, with the fields of biblatex that the older styles pass over."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from timeline.formats.about import About
from timeline.formats.writing import citing
from timeline.formats.writing.citing import Parts, Work
from timeline.search.records import PublicRecord

TYPES = {
    citing.DATASET: "misc",  # as @dataset is unknown to the older styles
    citing.ENTRY: "misc",
    citing.ARTICLE: "article",
    citing.PAGE: "misc",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPECIAL = re.compile(r"[\\{}%&#$_~^]")
ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~-._"


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """A view, and its entries."""
    yield from map(_reference, citing.of_view(records, about))


def write_one(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """An entry, and the reports that it rests on."""
    yield from map(_reference, citing.of_incident(records, about))


def _reference(work: Work) -> str:
    place = "journal" if work.kind == citing.ARTICLE else "organization"
    fields = [
        ("title", _kept(work.title)),
        ("author", _kept(work.author)),
        (place, _kept(work.container or work.publisher)),
        *_issued(work.issued),
        ("version", escaped(work.version)),
        ("howpublished", "Dataset" if work.kind == citing.DATASET else ""),
        ("url", quote(work.address or work.archived, safe=IN_ADDRESSES)),
        ("urldate", _iso(work.accessed)),
        ("abstract", escaped(work.abstract)),
        ("note", "; ".join(map(escaped, citing.notes(work)))),
    ]
    told = [
        f"  {name} = {said if name == 'month' else f'{{{said}}}'}," for name, said in fields if said
    ]
    return "\n".join([f"@{TYPES[work.kind]}{{{work.key},", *told, "}", "", ""])


def _issued(parts: Parts) -> Iterator[tuple[str, str]]:
    """The older styles know year and month, biblatex a date."""
    if parts:
        yield from (("date", _iso(parts)), ("year", f"{parts[0]:04}"))
    if len(parts) > 1:
        yield "month", MONTHS[parts[1] - 1]  # a name that each style says in its own way


def _iso(parts: Parts) -> str:
    return "-".join([f"{part:04}" if part > 99 else f"{part:02}" for part in parts])


def _kept(words: str) -> str:
    """In braces of its own: a name is not taken apart, a title keeps its capitals."""
    return f"{{{escaped(words)}}}" if words else ""


def escaped(words: str) -> str:
    """Words as TeX prints them; letters of any language stay as they are."""
    plain = " ".join(words.split())
    return SPECIAL.sub(lambda found: ESCAPED.get(found[0], f"\\{found[0]}"), plain)
