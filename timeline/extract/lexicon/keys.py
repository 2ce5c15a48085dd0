"""How a name is compared: accents, apostrophes, hyphens and Arabic articles do not count."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

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


class Word(NamedTuple):
    """One word of a text: `start` and `end` count characters, `key` is what is compared."""

    start: int
    end: int
    key: str
    text: str


def plain(text: str) -> str:
    """The text without accents and other marks: "Ḩudaydah" -> "Hudaydah"."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(PLAIN)).encode("ascii", "ignore").decode()


def folded(word: str) -> str:
    """Lower case, plain letters and digits only: "Sana’a" -> "sanaa", "U.S." -> "us"."""
    lowered = plain(word.lower())
    return lowered if lowered.isalnum() else MARKS.sub("", lowered)


@lru_cache(maxsize=20_000)  # reports say the same words again and again
def _read(raw: str) -> tuple[str, str]:
    """A word without its possessive 's, and its key."""
    if raw[-1] in "sS" and POSSESSIVE.search(raw):
        raw = raw[:-2]
    return raw, folded(raw)


@lru_cache(maxsize=4)
def words_of(text: str) -> Sequence[Word]:
    """The words of `text` with their offsets; a possessive 's is left outside its word.

    The last few texts are remembered: places and actors are looked for in the same one.
    """
    return tuple(_words(text))


def _words(text: str) -> list[Word]:
    found = []
    for match in WORD.finditer(text):
        start = match.start()
        raw, key = _read(match[0])
        end = start + len(raw)
        if key in ARTICLES and (key in ALWAYS_ARTICLES or text[end : end + 1] == "-"):
            key = "al"
        found.append(Word(start, end, key, raw))
    return found


def key_of(name: str) -> str:
    """The key of a whole name: "Bab el-Mandeb" and "Bab al Mandeb" have the same one."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names, and no expression needed
        return " ".join(["al" if part == "el" else part for part in name.lower().split()])
    return " ".join([word.key for word in _words(name) if word.key])
