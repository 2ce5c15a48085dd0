"""Figures of victims in set phrases: a toll that rose, lives that were claimed, injuries to some."""

import re

from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll
from timeline.extract.quantities import Token, quantity_at

RISEN = re.compile(
    r"\b(?:(?:death )?toll|number of (?:the |people |those )?(?:dead|killed|deaths|fatalities))\b(?:(?!\bfrom\b)[^;]){0,100}?"
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s)|gr(?:ew|own)|increased|jumped|stood|stands|was|reached|put|passed)\b"
    r"(?: (?:to|at|by|of))?\s",
    re.IGNORECASE,
)
TOLL_AT = re.compile(
    r"\b(?:death toll (?:at|of|to)|toll to"
    r"|(?:brings?|bringing|brought|raises?|raising|raised) to(?=(?: [\w-]+){1,4} the (?:number|total|toll)\b[^,;.]{0,30}\b(?:killed|dead|deaths|toll)\b))\s",
    re.IGNORECASE,
)
BEFORE_THAT = re.compile(r"\b(?:earlier|initially|previously|at first|first)\b", re.IGNORECASE)
""""He had earlier put the toll at five": it no longer holds."""

DEATHS_OF = re.compile(
    r"\b(?:deaths?|killings?|murders?|martyrdom|shahadat|loss|execution|slaying) of\s",
    re.IGNORECASE,
)
PUT_AT = re.compile(
    r"\b(?:put|puts|putting|placed|estimated) the (?:(?:death )?toll|number of (?:the |people |those )?(?:dead|killed|deaths|fatalities)) at\s",
    re.IGNORECASE,
)
LIVES = re.compile(r"\b(?:claimed|took|cost) the li(?:ves|fe) of\s", re.IGNORECASE)
TO_DEATH = re.compile(
    r"\b(?:stabbed|beat|clubbed|hacked|burned|burnt|crushed|trampled|tortured|starved)\s(?=[^.,;]{1,40}\bto death\b)",
    re.IGNORECASE,
)
INJURIES_TO = re.compile(r"\b(?:injuries|wounds) to\s", re.IGNORECASE)
PEOPLE = re.compile(r"(?: (?!(?:in|on|at|by|from|after|and)\b)[\w’'-]+){0,3}")
PHRASES = (
    (RISEN, "killed", word_set("toll number")),
    (TOLL_AT, "killed", word_set("toll number total")),
    (PUT_AT, "killed", word_set("toll number")),
    (LIVES, "killed", word_set("life lives")),
    (
        DEATHS_OF,
        "killed",
        word_set(
            "death deaths killing killings murder murders martyrdom shahadat loss execution slaying"
        ),
    ),
    (TO_DEATH, "killed", word_set("death")),
    (INJURIES_TO, "injured", word_set("injuries wounds")),
)
"""Each with what its figure counts, and the words of which it needs one."""

SET_PHRASES = frozenset().union(*(needed for _, _, needed in PHRASES))

ENDED = re.compile(
    r"\blost (?:their|his|her) li(?:ves|fe)\b|\b(?:stabbed|beaten|burned|burnt|hacked|tortured|crushed|stoned) to death\b"
    r"|\b(?:were |was )?sent to hell\b|\bembraced (?:martyrdom|shahadat)\b|\bpaid the (?:supreme|ultimate) (?:price|sacrifice)\b"
    r"|(?P<hurt>\b(?:sustained|suffered|received)\s+(?:[\w-]+\s+){0,4}?(?:injur(?:y|ies)|wounds?)\b)",
    re.IGNORECASE,
)
"""Phrases for "died" and "was hurt" that are no single word."""

ENDING = word_set("lost death hell martyrdom shahadat price sacrifice injury injuries wound wounds")


def find_phrased(
    text: str, start: int, end: int, row: list[Token], words: frozenset[str]
) -> list[Toll]:
    """The figures of `text[start:end]` that follow such a phrase, each once.

    Its words are `row` in their order, and `words` as `words_in` gives them.
    """
    found: dict[int, Toll] = {}
    for pattern, harm in [(p, harm) for p, harm, needed in PHRASES if needed & words]:
        for match in pattern.finditer(text, start, end):
            at = next((i for i, token in enumerate(row) if token.start >= match.end()), len(row))
            number = quantity_at(row, at)
            if number and not BEFORE_THAT.search(text, max(start, match.start() - 20), match.end()):
                last = row[number.last - 1].end
                newest = pattern in {RISEN, TOLL_AT} and last not in found
                people = PEOPLE.match(text, last, min(end, last + 40))
                who = people.end() if people else last
                found[last] = Toll(
                    harm, number.figures, match.start(), last, last, who, newest=newest
                )
    return list(found.values())
