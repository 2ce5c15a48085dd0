"""Lines of text out of bytes, in the encoding that the file shows, each at most so long."""

from typing import BinaryIO

LONGEST = 2_000_000  # bytes of a line: a hundred times the longest row of UCDP GED 25.1
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
    """The lines of `stream`, with their ends. The first line with a letter beyond ASCII decides: the
    file is in UTF-8, or else in Windows-1252.

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
        if self.number == 1:
            line = line.removeprefix(MARK)
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
        utf_8 = _decoded(line, "utf-8")
        if not self._encoding:
            self._encoding = "cp1252" if utf_8 is None else "utf-8"
        if utf_8 is not None and self._encoding == "utf-8":
            return utf_8
        western = _decoded(line, "cp1252") if utf_8 is None else None
        if western is None or self._encoding == "utf-8":
            self._fault = (
                f"the line is not {_NAMES[self._encoding]} as the lines before it are: "
                "the file changes its encoding half way"
            )
        return line.decode("utf-8", "replace") if western is None else western


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
