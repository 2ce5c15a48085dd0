"""Bands named by whose they are: "fighters loyal to X", "men believed to be members of X".

The whole phrase is one mention of X's forces, so that a sentence about the band is one about X.
"""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon.keys import word_set

BAND = (
    r"(?:gunm[ae]n|(?:armed )?men|militants?|militiam[ae]n|fighters?|members?|jihadi(?:st)?s?|rebels?|insurgents?|extremists?"
    r"|terrorists?|operatives?|elements|supporters|assailants?|attackers?|guerrillas|separatists|commandos?|soldiers?|troops|forces|units?)"
)
DOUBT = r"(?:(?:who (?:are |were )?)?(?:suspected|believed|thought|presumed|alleged|said|reported)(?: (?:to be|of being|to have been))? )"
TIE = (
    r"(?:(?:from|of|belonging to|loyal to|linked (?:to|with)|allied (?:to|with)|affiliated (?:to|with)|associated with"
    r"|aligned with|tied to|with (?:suspected |alleged )?(?:ties|links) to|who (?:are |were )?(?:part|members) of|part of"
    rf"|(?:{BAND} (?:from|of))) )"
)
BAND_OF = re.compile(
    rf"\b{BAND},? {DOUBT}?(?:of )?{TIE}"
    r"(?:(?:the|an?) )?(?:(?:local|regional|armed|jihadist|militant|rebel|[\w-]+-(?:backed|linked|aligned|based)) ){0,2}"
    r"(?:(?:affiliate|branch|arm|wing|group) of (?:the )?)?\Z",
    re.IGNORECASE,
)
THOUGHT = re.compile(rf"\b{BAND},? {DOUBT}(?:(?:suspected|local) )?\Z", re.IGNORECASE)
""" "men thought to be X fighters": the name itself speaks of fighters."""

OF_A_STATE = re.compile(
    r"\b(?:commandos?|soldiers?|troops|forces)\s(?:from|of)\s(?:the\s)?\Z", re.I
)
LEAD = 110  # characters before a name in which its band stands


def with_bands(text: str, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions, those of armed men with the name that says whose they are made one."""
    found: list[ActorMention] = []
    for mention in mentions:
        start = _start_of_band(text, mention)
        if start == mention.start:
            found.append(mention)
            continue
        while found and found[-1].start >= start:
            found.pop()
        words = text[start : mention.end]
        found.append(mention._replace(start=start, words=words, form="forces"))
    return found


def _start_of_band(text: str, mention: ActorMention) -> int:
    """Where the band begins whose owner is named; the name's own start where none stands before."""
    if mention.form not in {"name", "forces", "place"} or mention.kind not in HOLDERS:
        return mention.start
    last = text[max(0, mention.start - 14) : mention.start].split()[-1:]
    if not last or last[0].lower() not in LEADS:
        return mention.start
    lead = max(0, mention.start - LEAD)
    opening = max(text.rfind("\n", lead, mention.start), text.rfind(". ", lead, mention.start))
    patterns = (OF_A_STATE,) if mention.kind == "state" else (BAND_OF, THOUGHT)
    for pattern in patterns:
        before = pattern.search(text, max(lead, opening + 1), mention.start)
        if before:
            return before.start()
    return mention.start


HOLDERS = frozenset(["group", "forces", "state"])
LEADS = word_set(
    "from of to with the a an be being suspected local believed thought presumed alleged said reported "
    "regional armed jihadist militant rebel"
)
"""The last word before such a name; most names have another and need no closer look."""
