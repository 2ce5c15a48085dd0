"""On which side the victims of a figure stood, and whether they bore arms.

Two sides' dead of one fight are added up.
"""

import re
from dataclasses import replace

from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll

REBELS = re.compile(
    r"\b(?:terrorists?|militants?|insurgents?|rebels?|bandits?|smugglers?|khwarij|jihadis\w*|gunm[ae]n|attackers?|assailants?|raiders?"
    r"|kidnappers?|gang members?|pirates?|extremists?|infiltrators?)\b",
    re.IGNORECASE,
)
FORCES = re.compile(
    r"\b(?:soldiers?|troops|police(?:m[ae]n|wom[ae]n)?|officers?|servicem[ae]n|service members?|guards?|guardsm[ae]n|rangers|marines"
    r"|paramilitar\w+|conscripts?|peacekeepers?|sons of the soil|captain|major|lieutenant|sergeant|corporal|brigadier)\b",
    re.IGNORECASE,
)

FIGHTERS = re.compile(
    r"\b(?:soldiers?|troops|fighters?|militants?|gunm[ae]n|officers?|police\w*|guards?|guardsmen|commanders?|rebels?|members?|(?:bomb|rocket|weapons?) makers?|operators?|heads? of|forces?|units?|brigades?|battalions?|personnel|sailors?"
    r"|marines?|operatives?|attackers?|assailants?|bombers?|bodyguards?|suspects?|insurgents?|conscripts?|recruits?|pilots?|militiamen|paramilitar\w+|combatants?|general|colonel|captain|major|lieutenant|sergeant|corporal|brigadier"
    r"|terrorists?|pirates?|chiefs?|leaders?|contractors?|agents?|jihadis\w*|mercenar\w+|several|dozens?|hundreds?|scores)\b",
    re.IGNORECASE,
)
"""Who bears arms, of whichever side."""

VICTIMS = re.compile(
    r"\b(?!(?:at|least|more|than|others?|up|to|some|about|dead|them|these|those|whom|which)\b)[a-z]{4,}(?<!teen)\b"
)
OWN = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
"""Of a group's own man the words do not tell whether he bore arms."""

LEADER = re.compile(
    r"\b(?:political (?:leader|chief|head|office|bureau|wing)|politicians?|lawmakers?|mayors?|governors?|clerics?|negotiators?|spokes(?:person|man|woman)(?! (?:said|says|told|denied|confirmed))|activists?|judges?"
    r"|candidates?|(?:local|tribal|community|religious) (?:leaders?|elders?)|elders?|ministers?|journalists?|scientists?)\b",
    re.IGNORECASE,
)
LEADERS = word_set(
    "political politician politicians lawmaker lawmakers mayor mayors governor governors cleric clerics "
    "negotiator negotiators spokesperson spokesman spokeswoman activist activists judge judges candidate "
    "candidates local tribal community religious elder elders minister ministers journalist journalists "
    "scientist scientists"
)
"""Words of which LEADER needs one."""


def sided(toll: Toll, text: str) -> Toll:
    """The figure with the side of its victims: "rebels", "forces", "" where the words do not tell."""
    who = text[toll.who_start : toll.who_end]
    rebels, forces = bool(REBELS.search(who)), bool(FORCES.search(who))
    return replace(toll, side="rebels" if rebels else "forces") if rebels != forces else toll


def opposed(one: Toll, two: Toll) -> bool:
    """Whether the two are of the two sides of a fight."""
    return bool(one.side and two.side and one.side != two.side)


def is_unarmed(toll: Toll, text: str) -> bool:
    """Whether its victims are named by words that are no fighters': "a driver", "two passengers"."""
    who = text[toll.who_start : toll.who_end]
    return (
        any(toll.figures)
        and bool(VICTIMS.search(who) or LEADER.search(who))
        and not FIGHTERS.search(who)
        and not (toll.named and OWN.search(who))
    )
