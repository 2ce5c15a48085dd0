"""Ships by name: merchant ships are who was hit, warships are their state's forces."""

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.extract.drafts import KnownActor
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import key_of, words_of
from timeline.extract.patterns import one_of

_OWNERS = ("MSC", "Maersk", "CMA CGM", "Ever", "Evergreen")
OWNERS = one_of(_OWNERS)  # named before their ships
_SHORT = ("M/V", "MV", "M/T", "MT", "M.V.")
_KINDS = (
    *("motor tanker", "motor vessel", "merchant vessel", "merchant ship", "tanker", "oil tanker"),
    *("crude oil tanker", "container ship", "bulk carrier", "cargo ship", "car carrier"),
    *("vehicle carrier", "chemical tanker", "product tanker", "container vessel", "cargo vessel"),
    *("fishing vessel", "fishing dhow", "gas carrier", "LNG carrier", "freighter", "trawler"),
)
KINDS = one_of(
    (
        *_SHORT,
        *(spelled for kind in _KINDS for spelled in (kind, kind.capitalize(), kind.title())),
    )
)
NAME = r"[A-Z][\w-]+(?: (?:[A-Z][\w-]+|\d+|[IVX]+)){0,3}"
MERCHANT = re.compile(
    rf"\b(?:{KINDS}(?:,\s+the\s+|\s+(?:the\s+)?)[“\"‘']?(?P<name>{NAME})|(?P<line>{OWNERS} {NAME}))"
)


SHIP_WORDS = frozenset(key_of(said).split(" ")[-1] for said in (*_SHORT, *_KINDS, *_OWNERS))
"""The last word of each: a text that has none names no merchant ship."""


def ship_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of each merchant ship, also where its name stands alone later."""
    if SHIP_WORDS.isdisjoint(words_of(text).keys):
        return
    starts = {}
    names = set()
    for match in MERCHANT.finditer(text):
        group = "name" if match["name"] else "line"
        starts[match.start(group)] = match.start()
        names.add(match[group])
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest_first))
    for match in named.finditer(text):
        yield starts.get(match.start(), match.start()), match.end(), match[0]


def warship_names(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, KnownActor]]:
    """(start, end, state) of each warship: "USS", "HMS" and the like with a name, and "the" with it."""
    if not any(f"{prefix} " in text for prefix in lexicon.warships):
        return
    named = {}
    for match in _warship(tuple(lexicon.warships)).finditer(text):
        named[match["name"]] = lexicon.warships[match["prefix"]]
        yield match.start(), match.end(), named[match["name"]]
    again = re.compile(rf"\b[Tt]he (?P<name>{one_of(named)})\b(?! \(?[A-Z])") if named else None
    for match in again.finditer(text) if again else ():  # "the Name", told of before
        yield match.start("name"), match.end(), named[match["name"]]


@lru_cache(maxsize=4)
def _warship(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    hull = r"(?: \([A-Z]{2,4}[ -]?\d{1,4}\))?"
    return re.compile(rf"\b(?P<prefix>{one_of(prefixes)}) (?P<name>{NAME}){hull}")
