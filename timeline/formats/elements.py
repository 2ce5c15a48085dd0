"""The elements of one list in a large JSON file, one after the other, each with its line."""

import json
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any

from timeline.formats.opening import Opened

CHUNK = 1 << 18  # bytes
LONGEST = 5_000_000  # characters of one element

Element = tuple[int, Any]  # its line, counted from 1, and what it says

_decoder = json.JSONDecoder()
_SPACE = " \t\r\n\x1e\ufeff"  # with the separator of RFC 8142, and the byte order mark
_IN_NUMBERS = "0123456789.eE+-"


class BrokenJson(ValueError):
    """What stops a file from being read on, in a sentence without its full stop, and the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class Elements:
    """A JSON text of which only the part at hand is in memory."""

    def __init__(self, opened: Opened) -> None:
        self._stream = opened.stream
        self._characters = getincrementaldecoder("utf-8")()
        self._text, self._at, self._ended = "", 0, False
        self._lines, self._counted = 1, 0  # the line of character `_counted`

    def of(self, name: str) -> Iterator[Element]:
        """The elements of the list `name` in the file's one object; or of the list that the file is;
        or the objects that stand in it one after the other. Raises BrokenJson."""
        while start := self._peek():
            if start == "[":
                yield from self._list()
            elif start == "{":
                yield from self._object(name)
            else:
                raise self._broken("the text here is no JSON")

    def _object(self, name: str) -> Iterator[Element]:
        line, others, found = self._line(), {}, False
        self._take("{")
        while self._peek() != "}":
            key = self._value()
            self._take(":")
            if key == name and self._peek() == "[":
                found = True
                yield from self._list()
            else:
                others[str(key)] = self._value()
            if self._peek() != "}":
                self._take(",")
        self._take("}")
        if not found:
            yield line, others

    def _list(self) -> Iterator[Element]:
        self._take("[")
        while self._peek() != "]":
            yield self._line(), self._value()
            if self._peek() != "]":
                self._take(",")
        self._take("]")

    def _peek(self) -> str:
        """The next character that is no space; "" at the end of the file."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _take(self, expected: str) -> None:
        found = self._peek()
        if found != expected:
            said = f"“{found}” stands" if found else "the file ends"
            raise self._broken(f"{said} where “{expected}” should be")
        self._at += 1

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = _decoder.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._broken("lists stand in lists without end") from None
            except json.JSONDecodeError as error:
                if len(self._text) - self._at > LONGEST or not self._more():
                    self._at = min(error.pos, len(self._text))
                    raise self._broken(f"the JSON is broken ({error.msg})") from None
                continue
            if self._may_go_on(value, end) and self._more():
                continue
            self._at = end
            return value

    def _may_go_on(self, value: Any, end: int) -> bool:
        """A number at the end of what is at hand may have further digits."""
        return isinstance(value, int | float) and not self._text[end : end + 99].strip(_IN_NUMBERS)

    def _more(self) -> bool:
        """Read on, and forget what has been read already."""
        if self._ended:
            return False
        self._line()
        try:
            data = self._stream.read(CHUNK)
            chunk = self._characters.decode(data, final=not data)
        except UnicodeDecodeError:
            raise self._broken("the text is not in UTF-8, as JSON has to be") from None
        self._text, self._at, self._counted = self._text[self._at :] + chunk, 0, 0
        self._ended = not data
        return not self._ended

    def _line(self) -> int:
        self._lines += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._lines

    def _broken(self, reason: str) -> BrokenJson:
        return BrokenJson(self._line(), f"{reason}; nothing after it was read")
