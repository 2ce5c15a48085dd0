"""How a name is compared: accents, apostrophes, hyphens and Arabic articles do not count."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:[’'ʼʻ‘`´ʿʾ][^\W_]+)*", re.UNICODE)
POSSESSIVE = re.compile(r"[’'][sS]$")
MARKS = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a base letter and an accent.
PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "þ": "th"}
)


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that blanks part."""
    return frozenset(listed.split())


# The Arabic article, as it sounds before the next letter. Most of these are English words too,
# so they count as an article only where a hyphen ties them to the name.
ARTICLES = word_set("al el ad ar as ash at ath an az er es esh et ez ed en ul ur us uz il")
ALWAYS_ARTICLES = word_set("al el")


@dataclass(slots=True, eq=False)
class Words:
    """The words of a text in columns: half the time of an object for each.

    The word `i` is `texts[i]`, stands at `starts[i]:ends[i]` of the text, and is compared as `keys[i]`.
    """

    starts: list[int]
    ends: list[int]
    keys: list[str]
    texts: list[str]


def plain(text: str) -> str:
    """The text without accents and other marks: "Ḩudaydah" -> "Hudaydah"."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(PLAIN)).encode("ascii", "ignore").decode()


def folded(word: str) -> str:
    """Lower case, plain letters and digits only: "Sana’a" -> "sanaa", "U.S." -> "us"."""
    lowered = plain(word.lower())
    return lowered if lowered.isalnum() else MARKS.sub("", lowered)


Answer = TypeVar("Answer")


class Kept(dict[str, Answer]):
    """A function's answers by the word that it was asked about: reports say the same ones again.

    All are forgotten once there are MOST. Asked half a thousand times a report, `lru_cache` takes
    twice as long: it notes each use.
    """

    MOST = 20_000

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, word: str) -> Answer:
        if len(self) >= self.MOST:
            self.clear()
        return self.setdefault(word, self.ask(word))


def _read(raw: str) -> tuple[str, str]:
    """A word without its possessive 's, and its key."""
    if raw[-1] in "sS" and POSSESSIVE.search(raw):
        raw = raw[:-2]
    return raw, folded(raw)


_READ = Kept(_read)


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of `text`; a possessive 's is left outside its word.

    The last few texts are remembered: places and actors are looked for in the same one.
    """
    return _words(text)


def _words(text: str) -> Words:
    found = [*WORD.finditer(text)]
    read = [_READ[match[0]] for match in found]
    starts, texts = [match.start() for match in found], [raw for raw, _ in read]
    ends = [start + len(raw) for start, raw in zip(starts, texts, strict=True)]
    words = Words(starts, ends, [key for _, key in read], texts)
    for index in [at for at, key in enumerate(words.keys) if key in ARTICLES]:
        if words.keys[index] in ALWAYS_ARTICLES or text.startswith("-", ends[index]):
            words.keys[index] = "al"
    return words


def key_of(name: str) -> str:
    """The key of a whole name: "Bab el-Mandeb" and "Bab al Mandeb" have the same one."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names, and no expression needed
        return " ".join(["al" if part == "el" else part for part in name.lower().split()])
    return " ".join(filter(None, _words(name).keys))
