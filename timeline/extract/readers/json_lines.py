"""Reports as JSON lines: one object a line, with `text` and, where known, what it says of itself."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from timeline.extract.readers.decoding import SIZE_LIMIT, clean
from timeline.extract.readers.masthead import Masthead, one_line, web_address
from timeline.extract.readers.source import Source
from timeline.extract.readers.unreadable import Unreadable

_LOOKED_AT = 8_192  # bytes


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1, each cut just above the size limit.

    One line is held at a time, so the file may be of any size. Raises Unreadable when it is no
    text, and OSError.
    """
    if b"\0" in file.read(_LOOKED_AT):
        raise Unreadable("is not text (binary data)")
    file.seek(0)
    number = 0
    while line := file.readline(SIZE_LIMIT + 1):
        number += 1
        rest = line
        while len(rest) > SIZE_LIMIT and not rest.endswith(b"\n"):
            rest = file.readline(SIZE_LIMIT + 1)
        if line.strip():
            yield number, line


def read_line(line: bytes, *, unnamed: str) -> Source:
    """The report in one line; `unnamed` is its name when it has no `id`.

    Raises Unreadable for what is no JSON object, has no text, or has something else than words
    where words belong.
    """
    if len(line) > SIZE_LIMIT:
        raise Unreadable(f"is longer than the limit of {SIZE_LIMIT // 1_000_000} MB")
    row = _object(line)
    words = {key: _words(row, key) for key in ("id", "published", "title", "url", "language")}
    if not _words(row, "text").strip():
        raise Unreadable('has no "text"')
    text = clean(_words(row, "text"))
    masthead = Masthead(
        days=(words["published"],),
        how="metadata",
        title=one_line(words["title"]),
        outlet=one_line(_words(row, "outlet") or _words(row, "source")),
        url=web_address(words["url"]),
        language=words["language"],
    )
    key = "\n".join((words["id"], words["published"], text)).encode(errors="replace")
    return Source(one_line(words["id"]) or unnamed, text, key, masthead)


def _object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("is not UTF-8, as JSON has to be") from None
    except RecursionError:
        raise Unreadable("is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON ({error.msg} at column {error.colno})") from None
    except ValueError:
        raise Unreadable("holds a number too long to be read") from None
    if not isinstance(row, dict):
        raise Unreadable("is not a JSON object")
    return row


def _words(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    if isinstance(value, int) and key == "id":
        return str(value)
    if not isinstance(value, str | None):
        raise Unreadable(f'has a "{key}" that is not text')
    return value or ""
