"""Ships by name: merchant ships are who was hit, warships are their state's forces."""

import re
from collections.abc import Iterator

from timeline.extract.drafts import KnownActor
from timeline.extract.lexicon import Lexicon

OWNERS = (
    r"(?:MSC|Maersk|CMA CGM|Ever|Evergreen)"  # lines that give their ships their own name first
)
NAME = r"[A-Z][\w-]+(?: (?:[A-Z][\w-]+|\d+|[IVX]+)){0,3}"
MERCHANT = re.compile(
    r"\b(?:M/V|MV|M/T|MT|M\.V\.|[Mm]otor (?:[Tt]anker|[Vv]essel)|[Mm]erchant (?:[Vv]essel|[Ss]hip)|"
    r"(?:[Oo]il |[Cc]rude oil )?[Tt]anker|[Cc]ontainer ship|[Bb]ulk carrier|[Cc]argo ship|"
    rf"[Cc]ar carrier)\s+(?:the\s+)?[“\"‘']?(?P<name>{NAME})|\b(?P<line>{OWNERS} {NAME})"
)


def ship_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of each merchant ship, also where its name stands alone later."""
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
    """(start, end, state) of each warship: "USS", "HMS" and the like with a name."""
    prefixes = "|".join(map(re.escape, lexicon.warships))
    hull = r"(?: \([A-Z]{2,4}[ -]?\d{1,4}\))?"
    for match in re.finditer(rf"\b(?P<prefix>{prefixes}) {NAME}{hull}", text):
        yield match.start(), match.end(), lexicon.warships[match["prefix"]]
