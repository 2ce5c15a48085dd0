"""From the bytes of a file to clean text."""

import codecs
import re

from timeline.extract.readers.unreadable import Unreadable

SIZE_LIMIT = 5_000_000  # bytes: a hundred times a long report, and still quick to read

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGE_ENCODINGS = re.compile(
    r"windows-125\d|iso-8859-\d+|koi8-[ru]|gbk|gb2312|gb18030|big5|euc-jp|euc-kr|shift_jis"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.05  # with more of them than this it is no text
# What XML 1.0 cannot hold, and C1 controls: without them any text read can go out in any format.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MESS_LIMIT = 0.05  # charset-normalizer's share of improbable characters
_COHERENCE_FLOOR = 0.3  # and its likeness to a language: below this it is only a guess


def refuse_size(size: int) -> None:
    """Raise Unreadable when `size`, in bytes, is more than a report can have."""
    if size > SIZE_LIMIT:
        megabytes = f"{size / 1_000_000:.1f}"
        raise Unreadable(f"is {megabytes} MB; the limit is {SIZE_LIMIT // 1_000_000} MB")


def decoded(data: bytes, *, declared: str = "") -> str:
    """The clean text in `data`: by its byte order mark, as UTF-8, as `declared`, or by its letters.

    `declared` is the encoding that a web page names. Raises Unreadable for what is too large,
    empty, binary, or in an encoding that cannot be told with confidence.
    """
    refuse_size(len(data))
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None:
        _refuse_binary(data.decode("latin-1"))
    for encoding in [marked] if marked else ["utf-8", *_page_encoding(declared)]:
        try:
            return clean(data.decode(encoding))
        except UnicodeError:
            continue
    return clean(_by_its_letters(data))


def clean(text: str) -> str:
    """`text` with line ends as "\\n", and a space for each character that cannot be printed.

    Raises Unreadable when nothing is left, or when it was no text at all.
    """
    _refuse_binary(text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = printable(text)
    if not text.strip():
        raise Unreadable("is empty")
    return text


def printable(words: str) -> str:
    """`words` with a space for each character that cannot be printed; as long as before."""
    return _UNPRINTABLE.sub(" ", words)


def _refuse_binary(text: str) -> None:
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise Unreadable("is not text (binary data)")


def _page_encoding(declared: str) -> list[str]:
    """Only what pages are written in: among Python's other codecs are slow ones and no encodings."""
    name = declared.strip().lower()
    if not _PAGE_ENCODINGS.fullmatch(name):
        return []
    # Browsers read Latin-1 as its Windows superset, and pages count on it (WHATWG Encoding, 4.2).
    return ["windows-1252" if name == "iso-8859-1" else name]


def _by_its_letters(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None or best.chaos > _MESS_LIMIT or best.coherence < _COHERENCE_FLOOR:
        raise Unreadable("has an encoding that could not be told")
    # Of several that fit equally well, Windows-1252 is by far the most used.
    western = next((match for match in matches if match.encoding == "cp1252"), best)
    as_good = western.chaos <= best.chaos and western.coherence >= best.coherence
    return str(western if as_good else best)
