"""On which side the victims of a figure stood: two sides' dead of one fight are added up."""

import re
from dataclasses import replace

from timeline.extract.no_casualties import Toll

REBELS = re.compile(
    r"\b(?:terrorists?|militants?|insurgents?|rebels?|bandits?|smugglers?|khwarij|jihadis\w*|gunm[ae]n|attackers?|assailants?|raiders?"
    r"|kidnappers?|gang members?|pirates?|extremists?|infiltrators?)\b",
    re.IGNORECASE,
)
FORCES = re.compile(
    r"\b(?:soldiers?|troops|police(?:m[ae]n|wom[ae]n)?|officers?|servicem[ae]n|service members?|guards?|guardsm[ae]n|rangers|marines"
    r"|paramilitar\w+|conscripts?|peacekeepers?|sons of the soil)\b",
    re.IGNORECASE,
)

FIGHTERS = re.compile(
    r"\b(?:soldiers?|troops|fighters?|militants?|gunm[ae]n|officers?|police\w*|guards?|guardsmen|commanders?|rebels?|members?|personnel|sailors?"
    r"|marines?|operatives?|attackers?|assailants?|bombers?|bodyguards?|suspects?|insurgents?|conscripts?|recruits?|pilots?|militiamen|paramilitar\w+|combatants?|general|colonel"
    r"|terrorists?|pirates?|chiefs?|leaders?|contractors?|agents?|jihadis\w*|mercenar\w+|several|dozens?|hundreds?|scores)\b",
    re.IGNORECASE,
)
"""Who bears arms, of whichever side."""


def sided(toll: Toll, text: str) -> Toll:
    """The figure with the side of its victims: "rebels", "forces", "" where the words do not tell."""
    who = text[toll.who_start : toll.who_end]
    rebels, forces = bool(REBELS.search(who)), bool(FORCES.search(who))
    return replace(toll, side="rebels" if rebels else "forces") if rebels != forces else toll


def opposed(one: Toll, two: Toll) -> bool:
    """Whether the two are of the two sides of a fight."""
    return bool(one.side and two.side and one.side != two.side)
