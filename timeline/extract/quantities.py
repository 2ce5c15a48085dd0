"""How many: numbers in figures and words, with "at least", "up to", "25 to 34" and vague words.

Bounds follow the house guide: an exact number fills low, best and high; a vague word gives only a
low bound, by ACLED's table (a couple 2, several 3, many 10, dozens 12, hundreds 100).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from timeline.extract.drafts import Figures

TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+|\d+(?:,\d{3})+|\d+(?:\.\d+)?(?![\w-])|[\w]+(?:[-'’][\w]+)*|[^\w\s]"
)


@dataclass(slots=True, eq=False)
class Token:
    start: int
    end: int
    word: str  # as written
    low: str  # in lower case


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people or things said by tokens `first` to `last` (last excluded)."""

    figures: Figures
    first: int
    last: int


def _number_words() -> dict[str, int]:
    units = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    words = [*units.split(), "sixteen", "seventeen", "eighteen", "nineteen"]
    numbers = {word: value for value, word in enumerate(words)}
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for ten, name in enumerate(tens, start=2):
        numbers[name] = ten * 10
        numbers.update({f"{name}-{words[unit]}": ten * 10 + unit for unit in range(1, 10)})
    return numbers


NUMBERS = _number_words()
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {
    "couple": 2,
    "several": 3,
    "few": 3,
    "many": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
}
VAGUE["thousands"] = 1000
AT_LEAST = (
    "at least",
    "more than",
    "over",
    "no fewer than",
    "not less than",
    "upwards of",
    "in excess of",
)
AT_MOST = (
    "up to",
    "as many as",
    "nearly",
    "almost",
    "fewer than",
    "less than",
    "under",
    "close to",
)
QUOTED = frozenset(
    ["some", "about", "around", "another", "other", "roughly", "approximately", "“", '"', "‘"]
)
"""Words and signs before a number that leave it as it is."""

COUNTING = frozenset(
    ["estimated", "reported", "further", "additional", "extra", "combined", "total"]
)
"""So do these after an article: "an estimated 40", "a further 12", "a total of 60"."""

OPENINGS = frozenset(
    [phrase.split()[0] for phrase in AT_LEAST + AT_MOST]
    + [*NUMBERS, *VAGUE, *SCALES, *QUOTED, "a", "an", "between"]
)
"""First words that a quantity can have, digits apart."""

LARGEST = 10_000_000  # a greater number is no count of people or attacks


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words, numbers and single signs of `text[start:end]`."""
    return [
        Token(match.start(), match.end(), word := match[0], word.lower())
        for match in TOKEN.finditer(text, start, end)
    ]


def quantity_at(row: list[Token], first: int) -> Quantity | None:
    """The quantity whose words begin at token `first`, its qualifier included; None if there is none."""
    if first >= len(row) or not (row[first].low in OPENINGS or row[first].word[0].isdigit()):
        return None
    for words, bounds in QUALIFIERS.get(row[first].low, ()):
        after = first + len(words)
        if [token.low for token in row[first:after]] == words:
            number = _number(row, _past_words(row, after))
            if number:
                return Quantity(bounds(number[0]), first, number[1])
    return _range(row, first) or _plain(row, first)


def _at_least(value: int) -> Figures:
    return (value, value, None)


def _at_most(value: int) -> Figures:
    return (None, value, value)


QUALIFIERS: dict[str, list[tuple[list[str], Callable[[int], Figures]]]] = {}
"""By their first word."""

for _phrases, _bounds in ((AT_LEAST, _at_least), (AT_MOST, _at_most)):
    for _phrase in _phrases:
        QUALIFIERS.setdefault(_phrase.split()[0], []).append((_phrase.split(), _bounds))


def _range(row: list[Token], first: int) -> Quantity | None:
    """ "25 to 34", "25-34", "between 25 and 34": a low and a high bound."""
    between = row[first].low == "between" if first < len(row) else False
    low = _number(row, first + between)
    if (
        not low
        or low[1] >= len(row)
        or row[low[1]].low not in ({"and"} if between else {"to", "or", "–", "-"})
    ):
        return None
    high = _number(row, low[1] + 1)
    if not high or high[0] <= low[0]:
        return None
    return Quantity((low[0], None, high[0]), first, high[1])


def _plain(row: list[Token], first: int) -> Quantity | None:
    skipped = _past_words(row, first)
    vague = _vague(row, skipped)
    if vague:
        return Quantity((vague[0], None, None), first, vague[1])
    number = _number(row, skipped)
    return Quantity((number[0],) * 3, first, number[1]) if number else None


def _past_words(row: list[Token], at: int) -> int:
    """The index after the words at `at` that leave a number as it is; `at` where there are none."""
    while at < len(row) and row[at].low in QUOTED:
        at += 1
    words = [token.low for token in row[at : at + 3]]
    if len(words) < 2 or words[0] not in {"a", "an"} or words[1] not in COUNTING:
        return at
    return at + 2 + (words[2:] == ["of"])


def _vague(row: list[Token], at: int) -> tuple[int, int] | None:
    """ "several", "a few", "dozens of": (low bound, index after the words)."""
    article = at < len(row) and row[at].low == "a"
    word = at + article
    if word >= len(row) or row[word].low not in VAGUE:
        return None
    after = word + 1
    while after < len(row) and row[after].low in {"of", "”", '"', "’"}:
        after += 1
    return VAGUE[row[word].low], after


def _number(row: list[Token], at: int) -> tuple[int, int] | None:
    """The value at token `at` and the index after it: "14", "two dozen", "a dozen", "1,200"."""
    if at >= len(row):
        return None
    value = _value(row[at])
    if row[at].low in {"a", "an"} and at + 1 < len(row) and row[at + 1].low in SCALES:
        value = 1
    if value is None:
        return None
    after = at + 1
    while after < len(row) and row[after].low in SCALES and value < LARGEST:
        value *= SCALES[row[after].low]
        after += 1
    return (value, after) if value < LARGEST else None


def _value(token: Token) -> int | None:
    if token.low in NUMBERS:
        return NUMBERS[token.low]
    digits = token.word.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None
