"""Names that stand for others: "the group" for the one named before, "militias backed by Iran".

They point to what the report has named already or says in the same breath, so they are read once
all the names are known.
"""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon import Lexicon

BAND = r"(?:militias?|militiamen|(?:(?:militia|militant|armed|paramilitary|proxy|rebel|Shi['’]?ite|Shia) )?(?:groups?|factions?|fighters|proxies|organi[sz]ations))"
SPONSORED = re.compile(
    rf"(?:\b(?:armed|pro-Iranian) )?\b{BAND},? (?:(?:that|which) (?:are|were|is) )?(?:closely )?(?:backed|supported|aligned|armed|funded|sponsored|trained|linked|allied|affiliated|loyal)"
    r" (?:by|with|to) (?:the )?\Z",
    re.IGNORECASE,
)
SPONSORS = frozenset(["Iran", "Islamic Revolutionary Guard Corps", "Quds Force"])
IRAN_BACKED = "Iran-backed militias"

THE_GROUP = re.compile(
    r"\b[Tt]he (?:(?:militant|armed|rebel|jihadist|Islamist|extremist|insurgent|terrorist|terror|militia|Lebanese|Palestinian|Yemeni|Somali) )?"
    r"(?:group|movement|militia|organi[sz]ation)(?:['’]s)?(?: (?:fighters?|members?|militants|forces|positions|commanders?|cells?|hideouts?|camps?|strongholds?|leaders?))?\b"
    r"(?! of\b| that\b| which\b| called\b| known\b| named\b| led\b)"
)
SHORT_FORM = re.compile(r"\b[Tt]he (Guards|Brigades|Front|Army)\b(?! of\b)")


def refer(text: str, named: Sequence[ActorMention], lexicon: Lexicon) -> list[ActorMention]:
    """The mentions, those of `text` that stand for others put in their place, in order."""
    mentions = [_sponsored(text, mention, lexicon) for mention in named]
    pointing = [
        *(_the_group(text, match, mentions) for match in THE_GROUP.finditer(text)),
        *(_short_form(match, mentions) for match in SHORT_FORM.finditer(text)),
    ]
    found = [mention for mention in pointing if mention]
    taken = [
        (one.start, one.end) for one in [*found, *(m for m in mentions if m.name == IRAN_BACKED)]
    ]
    free = [
        mention
        for mention in mentions
        if not any(a <= mention.start < b and (a, b) != _span(mention) for a, b in taken)
    ]
    return sorted([*free, *found], key=lambda mention: mention.start)


def _span(mention: ActorMention) -> tuple[int, int]:
    return mention.start, mention.end


def _sponsored(text: str, mention: ActorMention, lexicon: Lexicon) -> ActorMention:
    """ "groups supported by Iran": no state did it but its allies."""
    if mention.name not in SPONSORS:
        return mention
    before = SPONSORED.search(text, max(0, mention.start - 80), mention.start)
    if not before:
        return mention
    known = lexicon.actors[IRAN_BACKED]
    words = text[before.start() : mention.end]
    return ActorMention(
        before.start(), mention.end, words, known.actor.name, known.actor, known.kind, "name"
    )


def _the_group(
    text: str, match: re.Match[str], mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """The latest armed group named before, of another sentence if there is one."""
    groups = [m for m in mentions if m.end <= match.start() and m.kind == "group"]
    stop = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()))
    before = [m for m in groups if m.end <= stop] or groups
    if not before or any(m.start <= match.start() and m.end >= match.end() for m in mentions):
        return None
    start = match.start() + len("the ")
    return before[-1]._replace(start=start, end=match.end(), words=match.group()[4:], form="forces")


def _short_form(match: re.Match[str], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """ "the Guards" for a longer name that ends so."""
    last = match.group(1).rstrip("s")
    before = [m for m in mentions if m.end <= match.start() and last in m.words]
    if not before or any(m.start <= match.start(1) < m.end for m in mentions):
        return None
    return before[-1]._replace(start=match.start(1), end=match.end(), words=match.group(1))
