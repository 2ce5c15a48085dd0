"""Words of many uses: whether they tell of violence where they stand."""

import re


def is_meant_so(low: str, match: re.Match[str]) -> bool:
    """Whether a word of many uses, found in the lower-case text `low`, tells of violence here."""
    word, end = match[0], match.end()
    if word.startswith(OF_FIGHTERS):
        return bool(FIGHTERS.search(low, max(0, match.start() - 60), end + 60))
    if word == "kidnapped":
        return not FREED.search(low, max(0, match.start() - 20), match.start())
    if word in HELD:
        return bool(TAKEN.search(low, max(0, match.start() - 80), match.start()))
    if word.startswith("damag"):
        return _by_weapon(low, match.start(), end)
    needed = next((follows for start, follows in NEEDS if word.startswith(start)), None)
    if needed:
        return bool(needed.match(low, end))
    barred = next(follows for start, follows in BARRED if word.startswith(start))
    return not barred.match(low, end)


TAKEN_FROM = re.compile(
    r" (?:[\w’'-]+ ){1,5}from (?:the )?(?:[\w’'-]+ ){0,2}(?:army|military|governments?|junta|regime|rebels?|insurgents|militants|jihadists"
    r"|paramilitar(?:y|ies)|militias?|group|forces|troops|fighters|soldiers|rsf|sdf|saf|hts|isis?|taliban|houthis|hamas|hezbollah|m23|al-shabab)\b"
)
"""After "took": a town from those who held it. Whether it was a town is for `kinds` to say."""

FREED = re.compile(r"\b(?:rescu|free|releas)(?:e|d|ed|es|ing) (?:[\w,-]+ ){0,2}\Z")
""""rescued nine kidnapped hostages": when they were taken is not told."""


NO_ATTACK = re.compile(
    r" (?:an? |the |its |their |his )?(?:[\w-]+ ){0,3}?(?:investigations?|inquir(?:y|ies)|probes?|manhunts?|search(?:es)?|appeals?|hunt|rescue|websites?|satellites?"
    r"|(?:operations?|missions?|efforts?|campaigns?) (?:to|for) (?:free|rescue|find|track|locate|recover|search|release|save|evacuate|capture|arrest))\b"
)
""""launched a search for them"."""

JAIL = re.compile(r" (?:facilit|cent(?:er|re)|camp|site|cell|block|order|system|condition)")
"""After "detention": where people are held, and nobody is arrested."""

WARNING = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:warning shots?|flares?|tear ?gas|blanks|rubber bullets|into the air|in the air)\b"
)
"""After "fired": no attack."""

FLYING_NEXT = re.compile(
    r" (?:and (?:destroyed|shot down|downed) )?(?:(?!(?:in|with|by|on|at)\b)[\w.’'-]+ ){0,8}?(?:drones?|missiles?|rockets?|projectiles?|ua[vs]s?"
    r"|(?:unmanned|uncrewed) (?:aerial|aircraft) (?:vehicles?|systems?))\b(?! (?:sites?|batter|launch|unit|team|position|depot|stor|crew|cell|system|factor|work|expert|engineer|specialist|maker|program|technolog))"
)
"""After "engaged": what was met in flight."""

HELD = ("hostage", "captive")
TAKEN = re.compile(
    r"\b(?P<verb>took|taken|taking|takes|seized|seizing) (?:(?!(?:and|was|were)\b)[\w’-]+ ){1,7}\Z"
)
""""took seven officers hostage"."""


def _by_weapon(low: str, start: int, end: int) -> bool:
    """Whether a weapon did the damage and no debris of one: "a drone damaged", "damaged by a mine"."""
    before, after = HITTING.search(low, max(0, start - 40), start), HITTING_AFTER.match(low, end)
    return bool(after or (before and not DEBRIS.search(low, max(0, start - 50), start)))


ARMS = r"(?:drones?|missiles?|rockets?|shells?|projectiles?|mines?|ua[vs]s?|usvs?|bombs?)"
HITTING = re.compile(rf"\b{ARMS} (?:\w+ly |also |had |has |have )?\Z")
HITTING_AFTER = re.compile(rf" by (?:(?:an?|the|two|three|one|\d+) )?(?:[\w-]+ ){{0,3}}?{ARMS}\b")
DEBRIS = re.compile(r"\b(?:debris|wreckage|fragments?)\b")

OF_FIGHTERS = ("neutrali", "eliminat", "liquidat")
USED_OTHERWISE = (
    *OF_FIGHTERS,
    *HELD,
    *("repel", "kidnapped", "damag", "launch", "took", "detention", "fired", "firing", "engag"),
)
FIGHTERS = re.compile(
    r"\b(?:terrorists?|militants?|fighters?|gunm[ae]n|insurgents?|rebels?|bandits?|operatives?|commanders?|members?|soldiers?|troops|invaders|occupiers"
    r"|khwarij|jihadists?|extremists?|combatants?|attackers?|assailants?|snipers?|leaders?|squad|cells?|personnel|militiamen)\b"
)
"""Whom an army "neutralises" or "eliminates": the words are used of threats, companies and teams too."""

NEEDS = (("took ", re.compile("")), ("took", TAKEN_FROM), ("engag", FLYING_NEXT))
"""Words that tell of violence only with what follows."""

BARRED = (
    ("repel", re.compile(" by ")),  # the attack that was repelled is the event
    ("launch", NO_ATTACK),
    ("detention", JAIL),
    ("fir", WARNING),
)
"""Words that tell of violence but for what follows."""
