"""Every file that a view, or one incident, can be had as: by the suffix of its address."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from timeline.formats.about import About
from timeline.formats.writing import own_csv, own_json
from timeline.search.records import PublicRecord

Write = Callable[[Iterable[PublicRecord], About], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, kw_only=True)
class File:
    """`switches` are the parameters that this kind of file has of its own. A file `to_keep` is offered
    for download under a name, any other is read where it is, by a program."""

    suffix: str
    title: str
    media_type: str
    write: Write
    switches: frozenset[str] = frozenset()
    to_keep: bool = True


def by_suffix(*files: File) -> dict[str, File]:
    return {file.suffix: file for file in files}


CSV = File(
    suffix="csv",
    title="CSV",
    media_type="text/csv; charset=utf-8",
    write=own_csv.write,
    switches=frozenset({"bom"}),
)
LINES = File(
    suffix="jsonl",
    title="JSON Lines",
    media_type="application/jsonl",
    write=own_json.write_lines,
)
ONE = File(
    suffix="json",
    title="JSON",
    media_type="application/json",
    write=own_json.write_one,
    to_keep=False,
)

OF_VIEWS = by_suffix(CSV, LINES)  # /timeline.<suffix>; its JSON comes in pages
OF_INCIDENTS = by_suffix(CSV, LINES, ONE)  # /incidents/<code>.<suffix>
SWITCHES = ("bom", "limit", "nonfatal", "by")
