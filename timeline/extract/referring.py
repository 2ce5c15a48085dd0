"""Names that stand for others: "the group" for the one named before, "militias backed by Iran".

They point to what the report has named already or says in the same breath, so they are read once
all the names are known.
"""

import re
from bisect import bisect_left
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
    taken = {
        offset: (one.start, one.end)
        for one in [*found, *(m for m in mentions if m.name == IRAN_BACKED)]
        for offset in range(one.start, one.end)
    }
    free = [m for m in mentions if taken.get(m.start, (m.start, m.end)) == (m.start, m.end)]
    return sorted([*free, *found], key=lambda mention: mention.start)


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
    groups = [m for m in _lately(mentions, match.start()) if m.kind == "group"]
    stop = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()))
    before = [m for m in groups if m.end <= stop] or groups
    if not before or _is_named(match, mentions):
        return None
    start = match.start() + len("the ")
    return _standing_for(before[-1], start, match.end(), match.group()[4:], "forces")


def _lately(mentions: Sequence[ActorMention], start: int) -> list[ActorMention]:
    """The last mentions before an offset: what a report named longer ago it names again."""
    last = bisect_left(mentions, start, key=lambda mention: mention.start)
    return [m for m in mentions[max(0, last - LATEST) : last] if m.end <= start]


LATEST = 40


def _is_named(match: re.Match[str], mentions: Sequence[ActorMention]) -> bool:
    """Whether the words are already part of a name ("the Lebanese group X")."""
    last = bisect_left(mentions, match.end(), key=lambda mention: mention.start)
    return any(m.start <= match.start(0) + 4 < m.end for m in mentions[max(0, last - 3) : last])


def _short_form(match: re.Match[str], mentions: Sequence[ActorMention]) -> ActorMention | None:
    """ "the Guards" for a longer name that ends so."""
    last = match.group(1).rstrip("s")
    before = [m for m in _lately(mentions, match.start()) if last in m.words]
    if not before or _is_named(match, mentions):
        return None
    return _standing_for(before[-1], match.start(1), match.end(), match.group(1), before[-1].form)


def _standing_for(one: ActorMention, start: int, end: int, words: str, form: str) -> ActorMention:
    """The same actor, named by other words."""
    return ActorMention(start, end, words, one.name, one.actor, one.kind, form)
