"""What a report says of itself: when and where it was published, and under which headline."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from timeline.extract.readers.decoding import printable

_WORDS = 300  # characters of a headline or a name
_ADDRESS = 1000  # characters of a web address, as many as are kept of one


@dataclass(frozen=True, slots=True)
class Masthead:
    """In the report's own words, not yet judged; "" and () where it does not say.

    `days` are the values it calls its publication day, the most trusted first, and `how` is the
    Document's `published_how` for them; `head` are the lines in which a dateline may stand.
    """

    days: tuple[str, ...] = ()
    how: str = "front matter"
    head: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


def one_line(words: str) -> str:
    """`words` on one line, without the quotes around them, and no longer than a name may be."""
    line = " ".join(printable(words).split()).strip("\"'`* ")
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"


def web_address(words: str) -> str:
    """`words` when they are an http(s) address, else "": a page must not hand us a script to link."""
    address = printable(words).strip("\"'`<> ")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = len(address) <= _ADDRESS and not re.search(r"\s", address)
    return address if fits and parts.scheme in ("http", "https") and parts.netloc else ""
