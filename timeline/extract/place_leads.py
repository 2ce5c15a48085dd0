"""Words before or after a place that tell whether the event was there."""

import re
from collections.abc import Sequence

from timeline.extract.clauses import Clause
from timeline.extract.lexicon.keys import word_set
from timeline.extract.place_mentions import PlaceMention

ORIGIN = re.compile(
    r"\bfrom\s+(?:(?!(?:into|towards?|to|over|at|on)\b)[\w’'-]+\s+){0,4}\Z", re.IGNORECASE
)
TAKEN_TO = re.compile(
    r"\b(?:evacuated|taken|transferred|airlifted|flown|rushed|brought|moved|fled|transported|returned|sent|travell?ed|flew)(?: \w+)? to\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}\Z"
)
TAKING = word_set(
    "evacuated taken transferred airlifted flown rushed brought moved fled transported returned sent "
    "travelled traveled flew"
)
""""The wounded were flown to Town": it happened elsewhere."""

ELSEWHERE = re.compile(
    r"\b(?:(?:flagged|registered|owned|operated|managed|built|made|manufactured|produced|chartered|headquartered|incorporated|born|educated)"
    r"(?: and \w+ed)?(?: by [\w’' -]{2,40}?)? (?:in|out of|from|by)"
    r"|(?:compan(?:y|ies)|firms?|operators?|owners?) (?:based )?in|flag of|bound for|destined for|en route (?:from [^.;]{2,40} )?to"
    r"|on (?:its|his|her|their|the) way (?:back |home )?(?:from [^.;]{2,40} )?to|(?:last|next|previously) (?:called|docked|stopped) (?:at|in)(?: an? port in)?"
    r"|port of call(?: was| is)?(?: in)?)\s+(?:the\s+)?(?:(?:port|city) of\s+)?\Z",
    re.IGNORECASE,
)
""""owned and operated in A, bound for B": where a ship or a man comes from or goes to."""

ELSEWHERE_WORDS = word_set(
    "flagged registered owned operated managed built made manufactured produced chartered headquartered "
    "incorporated born educated company companies firm firms operator operators owner owners flag bound destined "
    "route way called docked stopped call"
)
READIED = re.compile(
    r"\b(?:readied|prepared|preparing|ready|poised|loaded|staged|set up) (?:for (?:launch|firing|use)|to (?:be )?(?:launch|fire|attack|strike|target|use)\w*)\b[^.;]{0,30}?\b(?:against|toward|towards|at|on|into)\b"
)
READY = word_set("readied prepared preparing ready poised loaded staged set")
""""missiles readied for launch against ships in A": where they were to strike, not where they stood."""

LED_TO = re.compile(
    r"\b(?:(?:transit(?:ing|ed)|cross(?:ing|ed)|enter(?:ing|ed)|leaving|patrol(?:ling|led)|sail(?:ing|ed)|travers(?:ing|ed))\s+(?:the\s+)?"
    r"|(?:in|at|near|over|outside)\s+(?:the\s+)?(?:nearby|neighbou?ring|adjacent|occupied|besieged|contested|divided)\s+"
    r"|(?:in|at|near|over|outside)\s+[\w-]+-(?:backed|aligned|supported|occupied|held|controlled|annexed|run)\s+)\Z",
    re.IGNORECASE,
)
LEADING = word_set(
    "transiting transited crossing crossed entering entered leaving patrolling patrolled sailing sailed traversing traversed nearby neighboring neighbouring "
    "adjacent occupied besieged contested divided backed aligned supported held controlled annexed run"
)
"""Words of which LED_TO needs one."""


def leads_away(clause: Clause, mention: PlaceMention, before: str, *, taken_away: bool) -> bool:
    """Whether words `before` a place named say that something comes from there or goes there.

    `taken_away`: of people taken "from" a place that is where it happened.
    """
    scene = clause.scene
    if not taken_away and "from" in scene.words and ORIGIN.search(before):
        return True
    if mention.cue == "to" and scene.says(TAKING) and TAKEN_TO.search(before):
        return True
    return scene.says(ELSEWHERE_WORDS) and bool(ELSEWHERE.search(before))


def is_aimed_at(clause: Clause, place: int) -> bool:
    """Whether weapons that were struck were only meant for what lies at the place beginning there."""
    scene = clause.scene
    return scene.says(READY) and bool(READIED.search(scene.text, clause.start, place))


def is_led_to(clause: Clause, before: str) -> bool:
    """Whether words `before` a place say that one was there: "transiting the …", "in besieged …"."""
    return clause.scene.says(LEADING) and bool(LED_TO.search(before))


def of_the_tellers(clause: Clause, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "Officials of a province said that a drone fell on a depot": in the province."""
    text = clause.scene.text
    return [
        mention
        for mention in mentions
        if clause.scene.says(OFFICES)
        and mention.place.kind in DIVISIONS
        and mention.start - clause.scene.start < 5
        and TELLERS.match(text, mention.end)
        and mention.end < clause.triggers[0].start
    ][:1]


DIVISIONS = frozenset(["admin1", "admin2"])
OFFICES = word_set("officials authorities police governor prosecutors administration")
TELLERS = re.compile(
    r"(?:[’']s)? (?:(?:region|province|oblast|regional|provincial) )?(?:officials|authorities|police|governor|prosecutors|administration)\b[^.;]{0,60}? (?:said|reported|confirmed|wrote)\b"
)
