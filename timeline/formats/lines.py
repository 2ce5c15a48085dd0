"""Lines of text out of bytes, in the encoding that the file shows, each at most so long."""

from collections import Counter
from typing import BinaryIO

LONGEST = 2_000_000  # bytes of a line: a hundred times the longest row of UCDP GED 25.1
SAMPLE = 1_000_000  # bytes, of which most lines decide on the encoding
MARK = b"\xef\xbb\xbf"
# Control characters say nothing, and neither PostgreSQL nor XML takes them; each becomes a space.
_PRINTABLE = bytes(c if c >= 0x20 or c in b"\t\n\r" else 0x20 for c in range(256))
_SILENT = [c for c in range(0x20) if c not in b"\t\n\r"]
_HALVES = range(0xD800, 0xE000)  # of a pair of surrogates, which no encoding takes
_BLANKS = dict.fromkeys([*_SILENT, *_HALVES], " ")
_NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}


def printable(words: str) -> str:
    """The same for text that JSON has written with escapes, which may stand for anything."""
    return words.translate(_BLANKS)


class BadLine(ValueError):
    """A line that had to be passed over; the next can be asked for."""


class Lines:
    """The lines of `stream`, which can seek, with their ends. The file is in UTF-8 where a byte order
    mark says so; else in that or in Windows-1252, as most lines are of the SAMPLE that begins with
    the first letter beyond ASCII.

    `number` is that of the line last given, from 1. `fault` says, once, what was wrong with the
    characters since it was last taken: such a line is given all the same, so that quotation marks
    keep their partners.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._encoding = ""  # not told yet: ASCII so far
        self._fault = ""
        self.number = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        """Raises BadLine for a line that is too long."""
        line = self._stream.readline(LONGEST + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1 and line.startswith(MARK):
            line, self._encoding = line.removeprefix(MARK), "utf-8"
        if len(line) > LONGEST:
            self._pass_over(line)
            raise BadLine(f"the line is longer than {LONGEST:,} bytes")
        return self._text(line)

    def take_fault(self) -> str:
        fault, self._fault = self._fault, ""
        return fault

    def _pass_over(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(LONGEST)

    def _text(self, line: bytes) -> str:
        if b"\0" in line:
            self._fault = "the line is not text (it holds zero bytes)"
        line = line.translate(_PRINTABLE)
        if line.isascii():
            return line.decode("ascii")
        self._encoding = self._encoding or self._told(line)
        words = _decoded(line, self._encoding)
        if words is None or (self._encoding == "cp1252" and _decoded(line, "utf-8") is not None):
            self._fault = (
                f"the line is not {_NAMES[self._encoding]} as the others are: "
                "the file changes its encoding half way"
            )
        return line.decode("utf-8", "replace") if words is None else words

    def _told(self, line: bytes) -> str:
        """Reads ahead, and goes back; of as many lines of both the first decides."""
        here = self._stream.tell()
        whole, _, _ = self._stream.read(SAMPLE).rpartition(b"\n")
        self._stream.seek(here)
        beyond = (each for each in (line, *whole.split(b"\n")) if not each.isascii())
        votes = Counter("cp1252" if _decoded(each, "utf-8") is None else "utf-8" for each in beyond)
        return votes.most_common(1)[0][0]


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
