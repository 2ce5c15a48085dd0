"""What a figure of victims is, and the words that say there were none."""

import re
from dataclasses import dataclass

from timeline.extract.drafts import Figures
from timeline.extract.lexicon.keys import word_set

NONE: Figures = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of killed or injured; `who` is the victims' noun phrase, "" when it is not said."""

    harm: str  # killed or injured
    figures: Figures
    start: int
    end: int
    who_start: int
    who_end: int
    part: bool = False  # part of a figure given elsewhere ("the two who were killed")
    named: bool = False  # one person by name, who may be one of several
    newest: bool = False  # a toll said to have risen: it replaces those given before
    outdated: bool = False  # of an earlier account: it holds only where no other is given
    side: str = ""  # "rebels" or "forces", where the words for the victims say so


ZERO = re.compile(
    r"\b(?:no|neither|without(?: causing)?(?: any)?|(?:not|n['’]t) (?:cause|report|result in) any)\s+(?!(?:word|details?|information|figures?|news|clarity) (?:on|of|about)\b)"
    r"(?P<mark>(?:(?!immediate|civilian)[\w.’'-]+\s+){0,3}?)(?:(?:reports?|indications?) of\s+(?:any\s+)?)?"
    r"(?P<side>(?:(?!civilian)[\w.]+\s+(?:or\s+)?){0,2}?)(?P<what>casualties|injuries|deaths|fatalities)\b",
    re.IGNORECASE,
)
UNHARMED = re.compile(
    r"\b(?:nobody|no one)\s+(?:was|has been|had been)\s+(?:reported\s+)?(?:hurt|injured|killed|wounded|harmed)\b"
    r"|\bcrew(?:\s+members?)?(?:\s+of\s+[\w’'./ -]{2,40}?)?\s+(?:is|are|was|were)\s+(?:all\s+)?(?:reported(?:ly)?\s+)?(?:to be\s+)?(?:safe|unharmed|uninjured|unhurt)\b"
    r"|\b(?:crew|mariners?|sailors?|personnel)\b[^.;]{0,30}?\b(?:safe and (?:unharmed|uninjured)|were (?:rescued )?(?:unharmed|uninjured|unhurt))\b",
    re.IGNORECASE,
)
NO_VICTIMS = re.compile(
    r"\bno\s+(?P<who>(?:(?!civilian|one\b)[\w.’'-]+\s+){1,5}?)(?:was|were)\s+(?:killed|injured|hurt|wounded|harmed)\b",
    re.I,
)


NOBODY = word_set("no neither without not t nobody crew mariner mariners sailor sailors personnel")
"""Words of which the three above need one; "t" as in "didn’t"."""


CASUALTIES = word_set("casualties injuries deaths fatalities")
UNHURT = word_set("hurt injured killed wounded harmed safe unharmed uninjured unhurt")
"""Words of which ZERO needs one, and those of the other two."""


def find_none(text: str, start: int, end: int, words: frozenset[str]) -> list[Toll]:
    """ "No injuries", "the crew was safe": nobody killed and nobody injured in `text[start:end]`.

    `words` are those of the sentence, see `words_in`.

    "No civilian casualties" says nothing of others and gives nothing (house guide, Fields).
    """
    found = []
    for match in [] if words.isdisjoint(CASUALTIES) else ZERO.finditer(text, start, end):
        harms = (
            ("killed",)
            if match["what"].lower() in {"deaths", "fatalities"}
            else ("killed", "injured")
        )
        who = match.span("side") if match["side"] else _whose(text, match.end(), end)
        if not ONLY_CIVILIANS.match(text, *who):
            found += [_none(harm, match, who) for harm in harms]
    if words.isdisjoint(UNHURT):
        return found
    for match in UNHARMED.finditer(text, start, end):
        who = _whose(text, match.end(), end)
        found += [_none(harm, match, who) for harm in ("killed", "injured")]
    for match in NO_VICTIMS.finditer(text, start, end):
        found += [_none(harm, match, match.span("who")) for harm in ("killed", "injured")]
    return found


def _whose(text: str, start: int, end: int) -> tuple[int, int]:
    """The words after "no injuries" that say of whom: "… were reported aboard navy ships"."""
    named = AMONG.match(text, start, end)
    return named.span("of") if named else (start, start)


AMONG = re.compile(
    r"(?:\s+(?:were|was|have been|has been))?(?:\s+(?:reported|sustained|suffered))?\s+(?:aboard|on board|onboard|on|among|to|by)\s+(?P<of>(?:[^.;]|(?<=[A-Z])\.){2,70})",
    re.IGNORECASE,
)
ONLY_CIVILIANS = re.compile(r"(?:the |any )?civilians?\b", re.IGNORECASE)


def _none(harm: str, match: re.Match[str], who: tuple[int, int]) -> Toll:
    return Toll(harm, NONE, match.start(), match.end(), *who)
