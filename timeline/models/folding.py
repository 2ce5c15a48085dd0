"""Words, folded and cut here and not by a database, so that every database finds the same.

Folded away is what readers leave out or type in another way: capitals, accents, vowel points, the
forms of a letter, apostrophes. Marks that a script cannot be read without (Devanagari, Burmese …)
stay.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LINE = "¶"  # stands before, between and after lines; no word holds it, so no phrase passes it
LONGEST_WORD = 64  # characters; what follows in the same word is not looked at
A_NAME = 80  # characters; lines up to that are mostly names
LONGEST_TEXT = 250_000  # characters of folded text; PostgreSQL indexes at most 1 MB of a row

MARKS = (  # of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and those that choose a look
    *((0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2)),
    *((0x5C4, 0x5C5), (0x5C7, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F)),
    *((0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED)),
    *((0x8CA, 0x8FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F)),
    *((0xFE20, 0xFE2F), (0xE0100, 0xE01EF)),
)
# Letters that Unicode does not take apart, and the Arabic ones that are written for each other.
LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ə": "e", "ŋ": "n"}
LIGATURES = {"æ": "ae", "œ": "oe", "þ": "th"}
UKRAINIAN = {"ґ": "г"}
ARABIC = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك"}
ENDING_IN_H = dict.fromkeys("ةہھەۃ", "ه")
SPELT = str.maketrans(LATIN | LIGATURES | UKRAINIAN | ARABIC | ENDING_IN_H)
APOSTROPHES = "'’‘‛`′ʼʻʽʾʿʹ׳"
GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')
POSSESSIVE = re.compile(r"(?<=\w)'s\b")
WITHIN_A_WORD = re.compile(r"(?<=\w)'(?=\w)")
INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)")
# Scripts that set no space between words: each of their letters is a word, a run of them a phrase.
IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
)
SYLLABLES = ((0xE01, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))


def _of_syllables(kind: str) -> str:
    letters = (chr(code) for first, last in SYLLABLES for code in range(first, last + 1))
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] == kind)


UNSPACED = re.compile(f"[{IDEOGRAPHS}]|[{_of_syllables('L')}][{_of_syllables('M')}]*")


class _Letters(dict[int, str]):
    """A code point -> what becomes of it: itself, another letter, nothing, or a space."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _letter(code)
        return folded


def _letter(code: int) -> str:
    letter = chr(code)
    category = unicodedata.category(letter)
    if any(first <= code <= last for first, last in MARKS):
        return ""
    if category == "Cf" and letter != "\u200b":  # the zero width space does part words
        return ""
    if letter in APOSTROPHES:
        return "'"
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return letter.translate(SPELT) if category[0] in "LMN" or letter in '."' else " "


LETTERS = _Letters()


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order; `words_of("Łódź’s U.S.-made F-16") == ["lodz", "us",
    "made", "f", "16"]`. Initials are one word, since who asks for "US" means "U.S." too."""
    text = _folded(text)
    if "'" in text:
        text = WITHIN_A_WORD.sub("", POSSESSIVE.sub("", text))
    if "." in text:
        text = INITIALS.sub(lambda initials: initials[0].replace(".", ""), text)
    if not text.isascii():
        text = UNSPACED.sub(r" \g<0> ", GERSHAYIM.sub("", text))
    words = text.replace("'", " ").replace(".", " ").replace('"', " ").split()
    return [word[:LONGEST_WORD] for word in words]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower().translate(LETTERS)
    text = unicodedata.normalize("NFKD", text.replace("´", "'").replace("״", '"')).casefold()
    return unicodedata.normalize("NFC", text.translate(LETTERS))


def is_unspaced(word: str) -> bool:
    """Whether it is one letter of a script that sets no space between words."""
    return bool(UNSPACED.fullmatch(word))


@lru_cache(maxsize=20_000)
def _folded_name(name: str) -> str:
    """Kept, since a name stands in the texts of many incidents."""
    return " ".join(words_of(name))


def folded(lines: Iterable[str]) -> str:
    """The words of all lines, each with a space on either side, lines between marks: what
    Revision.text holds. `folded(["A car bomb", "Hit"]) == "¶ a car bomb ¶ hit ¶"`."""
    worded = filter(
        None,
        (_folded_name(line) if len(line) <= A_NAME else " ".join(words_of(line)) for line in lines),
    )
    text = f" {LINE} ".join(["", *worded, ""]).strip()
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT].rpartition(' ')[0]} {LINE}"
    return text
