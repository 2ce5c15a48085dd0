"""From a file, a page of the web, or pasted words, to documents."""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from typing import BinaryIO

from timeline.extract.drafts import Document
from timeline.extract.readers.decoding import SIZE_LIMIT, clean, decoded, printable, refuse_size
from timeline.extract.readers.front_matter import front_matter
from timeline.extract.readers.json_lines import numbered_lines, read_line
from timeline.extract.readers.language import language_of
from timeline.extract.readers.masthead import Masthead
from timeline.extract.readers.publication import publication_day
from timeline.extract.readers.source import Source
from timeline.extract.readers.unreadable import Unreadable
from timeline.extract.readers.webpage import read_page
from timeline.extract.times.impossible import impossible_days

_PLAIN = {".txt", ".md"}
_PAGES = {".html", ".htm"}
_LINES = {".jsonl"}


def read_documents(
    path: Path, *, published: date | None, today: date
) -> Iterator[Document | Unreadable]:
    """The documents in one file, or in their place why what is there cannot be one.

    A .txt, .md, .html or .htm file holds one; a .jsonl file holds one a line. `published` is the
    operator's word for the publication day and comes before the file's own; a day after `today`
    is refused. Does not raise: an Unreadable says of the file, or of its line, what is wrong.
    """
    try:
        _refuse_path(path)
        with path.open("rb") as file:
            yield from read_file(file, name=path.name, published=published, today=today)
    except Unreadable as reason:
        yield reason
    except OSError as error:
        yield Unreadable(f"cannot be read ({error.strerror or error})")


def read_file(
    file: BinaryIO, *, name: str, published: date | None, today: date
) -> Iterator[Document | Unreadable]:
    """As `read_documents`, of a file that is open, can be sought in, and is called `name`."""
    try:
        kind = _kind(name)
        if kind in _LINES:
            yield from _json_documents(file, name, published=published, today=today)
        else:
            source = _source(file, name, is_page=kind in _PAGES)
            yield _document(source, published=published, today=today)
    except Unreadable as reason:
        yield reason


def read_text(text: str, *, name: str, published: date | None, today: date) -> Document:
    """The document in pasted `text`, the same as of a .txt file with it. Raises Unreadable."""
    refuse_size(len(text))
    text = clean(text)
    return _document(
        Source(printable(name), text, key=text.encode()), published=published, today=today
    )


def read_sent(
    data: bytes, *, is_page: bool, declared: str, name: str, published: date | None, today: date
) -> Document:
    """The document in what came without a file: a page of the web, or else plain text, in the encoding
    that whoever sent it `declared` ("": none). Raises Unreadable."""
    if not is_page:
        text = decoded(data, declared=declared)
        return read_text(text, name=name, published=published, today=today)
    # What stands around an article changes from one visit to the next, so here the article makes the
    # document what it is, not the bytes.
    text, masthead = read_page(data, declared=declared)
    source = Source(printable(name), text, text.encode(), masthead)
    return _document(source, published=published, today=today)


def _refuse_path(path: Path) -> None:
    """Raise Unreadable for all but regular files of a known kind: a pipe might never end."""
    if path.is_dir():
        raise Unreadable("is a folder; name the files in it")
    if not path.exists():
        raise Unreadable("does not exist")
    if not path.is_file():
        raise Unreadable("is not a regular file")
    _kind(path.name)


def _kind(name: str) -> str:
    kind = PurePath(name).suffix.lower()
    if kind not in _PLAIN | _PAGES | _LINES:
        raise Unreadable("is of no kind that can be read: .txt, .md, .html, .htm or .jsonl")
    return kind


def _source(file: BinaryIO, name: str, *, is_page: bool) -> Source:
    refuse_size(file.seek(0, io.SEEK_END))
    file.seek(0)
    data = file.read(SIZE_LIMIT + 1)  # it may have grown since
    text, masthead = read_page(data) if is_page else (decoded(data), Masthead())
    return Source(printable(name), text, data, masthead)


def _json_documents(
    file: BinaryIO, name: str, *, published: date | None, today: date
) -> Iterator[Document | Unreadable]:
    number = 0
    for number, line in numbered_lines(file):
        try:
            source = read_line(line, unnamed=f"{printable(name)}:{number}")
            yield _document(source, published=published, today=today)
        except Unreadable as reason:
            yield type(reason)(f"line {number} {reason}")
    if not number:
        raise Unreadable("is empty")


def _document(source: Source, *, published: date | None, today: date) -> Document:
    """Where the source says nothing of itself, the top of its text may. Raises Unreadable."""
    mastheads = (source.masthead, front_matter(source.text))
    day, how = publication_day(mastheads, published=published, today=today)
    _refuse_impossible_days(source.text)
    return Document(
        name=source.name,
        text=source.text,
        published=day,
        published_how=how,
        sha256=sha256(source.key).hexdigest(),
        title=_first(masthead.title for masthead in mastheads),
        outlet=_first(masthead.outlet for masthead in mastheads),
        url=_first(masthead.url for masthead in mastheads),
        language=language_of(source.text, _first(masthead.language for masthead in mastheads)),
    )


def _refuse_impossible_days(text: str) -> None:
    """A report that dates something to 31 February has a slip that a person must mend: reading on
    would date the incident by guess."""
    slip = next(impossible_days(text), None)
    if slip:
        raise Unreadable(f"names a day that does not exist: “{slip.text}”")


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
