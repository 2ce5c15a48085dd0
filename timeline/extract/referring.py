"""Names that stand for others: "the group" for the one named before, "militias backed by Iran".

They point to what the report has named already or says in the same breath, so they are read once
all the names are known.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.belonging import with_bands
from timeline.extract.lexicon import Lexicon
from timeline.extract.place_mentions import PlaceMention

BAND = r"(?:militias?|militiamen|(?:(?:militia|militant|armed|paramilitary|proxy|rebel|Shi['’]?ite|Shia) )?(?:groups?|factions?|fighters|proxies|organi[sz]ations))"
SPONSORED = re.compile(
    rf"(?:\b(?:armed|pro-Iranian) )?\b{BAND},? (?:(?:that|which) (?:are|were|is) )?(?:closely )?(?:backed|supported|aligned|armed|funded|sponsored|trained|linked|allied|affiliated|loyal)"
    r" (?:by|with|to) (?:the )?\Z",
    re.IGNORECASE,
)
SPONSORS = frozenset(["Iran", "Islamic Revolutionary Guard Corps", "Quds Force"])
IRAN_BACKED = "Iran-backed militias"

# The patterns begin with the first letter, and only then look that it is no other word's: so the text
# is gone through by that letter alone.

THE_GROUP = re.compile(
    r"[Tt](?<!\w[Tt])he (?:(?:militant|armed|rebel|jihadist|Islamist|extremist|insurgent|terrorist|terror|militia|Lebanese|Palestinian|Yemeni|Somali) )?"
    r"(?:group|movement|militia|organi[sz]ation)(?:['’]s)?(?: (?:fighters?|members?|militants|forces|positions|commanders?|cells?|hideouts?|camps?|strongholds?|leaders?))?\b"
    r"(?! of\b| that\b| which\b| called\b| known\b| named\b| led\b)"
)
GROUPS = ("group", "movement", "militia", "organisation", "organization")
SHORT = ("Guards", "Brigades", "Front", "Army")
SHORT_FORM = re.compile(rf"[Tt](?<!\w[Tt])he ({'|'.join(SHORT)})\b(?! of\b)")
POINTING = re.compile(
    r"[TtIiOo](?<!\w[TtIiOo])(?:(?<=[Tt])he|(?<=[Ii])ts|(?<=[Tt])heir|(?<=[Oo])ur) (?P<noun>forces|troops|soldiers|rebels|insurgents|dissidents|separatists|guerrillas|jihadists"
    r"|militants|fighters|gunmen|enemy|invaders|occupiers|aggressor|(?:invading|occupying|occupation) (?:forces|troops))\b"
    r"(?![’']| (?:of|from|that|who|loyal)\b)"
)
FORCES = frozenset(["forces", "troops", "soldiers"])
IN_PARAGRAPH = frozenset(["militants", "fighters"])
"""Words used of anybody: they mean the group that their own paragraph names."""

REBELS = IN_PARAGRAPH | frozenset(
    ["rebels", "insurgents", "dissidents", "separatists", "guerrillas", "jihadists"]
)
TELLS = re.compile(
    r"[^.;,]{0,40}?\b(?:said|says|announced|confirmed|reported)\b(?: (?:on \w+day|\w+day))?(?: that)?(?: (?:its|the|\w+))?\s"
)
OWN_FORCES = frozenset(["soldiers", "troops", "border guards", "the army", "the military", "army"])


def refer(
    text: str,
    named: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    lexicon: Lexicon,
) -> list[ActorMention]:
    """The mentions, those of `text` that stand for others put in their place, in order.

    The first of the `places` is the one that the report comes from.
    """
    home = places[0].place.country if places else None
    mentions = with_bands(text, [_sponsored(text, mention, lexicon) for mention in named])
    groups = THE_GROUP.finditer(text) if any(noun in text for noun in GROUPS) else ()
    short = SHORT_FORM.finditer(text) if any(f"he {name}" in text for name in SHORT) else ()
    pointing = [
        *(_the_group(text, match, mentions) for match in groups),
        *(_short_form(match, mentions) for match in short),
        *(_by_noun(text, match, mentions, home) for match in POINTING.finditer(text)),
        *_told_of_their_own(text, mentions),
    ]
    found = [mention for mention in pointing if mention]
    pointed = {at for one in found for at in range(one.start, one.end)}
    taken = {
        at: (one.start, one.end)
        for one in mentions
        if one.name == IRAN_BACKED
        for at in range(one.start, one.end)
    }
    free = [
        m
        for m in mentions
        if m.start not in pointed and taken.get(m.start, (m.start, m.end)) == (m.start, m.end)
    ]
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
    topic = _first_of_sentence(text, before)
    return _standing_for(topic, start, match.end(), match.group()[4:], "forces")


def _first_of_sentence(text: str, groups: Sequence[ActorMention]) -> ActorMention:
    """The one that the last sentence is about: "X is an ally of Y. The group …" is X."""
    last = groups[-1]
    opening = max(text.rfind(". ", 0, last.start), text.rfind("\n", 0, last.start))
    return next(group for group in groups if group.start > opening)


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


def _by_noun(
    text: str, match: re.Match[str], mentions: Sequence[ActorMention], home: str | None
) -> ActorMention | None:
    """Who is meant by "the troops", "the rebels", "their fighters", "the enemy"."""
    noun, own = match["noun"], match[0][0] not in "tT" or match[0].lower().startswith("their")
    if _is_named_longer(match, mentions):
        return None
    if match[0][0] in "oO":
        found = _ours(mentions, match.start()) if noun in FORCES else None
    elif own:
        found = None if noun in FORCES else _theirs(text, match, mentions)
    elif noun in FORCES:
        found = _the_forces(text, match, mentions)
    elif noun in REBELS:
        found = _the_rebels(text, match, mentions)
    else:
        found = None if noun == "gunmen" else _enemy(mentions, home)
    return _standing_for(found, *match.span("noun"), noun, "forces") if found else None


def _the_forces(
    text: str, match: re.Match[str], mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """ "the troops" of the state whose forces were named last."""
    armed = [
        m
        for m in _lately(mentions, match.start())
        if m.kind == "state" and m.form == "forces" and _near(text, m.end, match.start())
    ]
    return armed[-1] if armed else None


def _ours(mentions: Sequence[ActorMention], at: int) -> ActorMention | None:
    """ "our troops" in the words of the state that spoke or was spoken of as armed before."""
    voices = [m for m in mentions if m.kind == "state" and m.form in OWN_VOICES]
    before = [m for m in voices if m.end <= at]
    after = [m for m in voices if 0 <= m.start - at < ATTRIBUTED]
    return before[-1] if before else next(iter(after), None)


OWN_VOICES = frozenset(["forces", "speaker", "title"])
ATTRIBUTED = 200  # characters to the end of a quotation, and the name of the one who spoke


def _near(text: str, end: int, start: int) -> bool:
    """Whether at most one paragraph lies between."""
    return text.count("\n\n", end, start) <= 1


def _is_named_longer(match: re.Match[str], mentions: Sequence[ActorMention]) -> bool:
    """Whether the words are part of a longer name ("the troops of X", "the rebels' leader")."""
    last = bisect_left(mentions, match.end(), key=lambda mention: mention.start)
    end = match.end("noun")
    return any(m.start < end < m.end for m in mentions[max(0, last - 3) : last])


def _the_rebels(
    text: str, match: re.Match[str], mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """ "the rebels" for the group named last, by its sentence."""
    groups = [m for m in _lately(mentions, match.start()) if m.kind == "group"]
    if match["noun"] in IN_PARAGRAPH:
        opening = text.rfind("\n", 0, match.start())
        groups = [m for m in groups if m.start > opening]
    called_so = [m for m in groups if match["noun"].removesuffix("s") in m.words.lower()]
    return _first_of_sentence(text, called_so or groups) if groups else None


def _theirs(
    text: str, match: re.Match[str], mentions: Sequence[ActorMention]
) -> ActorMention | None:
    """ "their fighters" of the group that the sentence names before."""
    opening = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()))
    groups = [
        m for m in _lately(mentions, match.start()) if m.kind == "group" and m.start > opening
    ]
    return groups[-1] if groups else None


def _told_of_their_own(text: str, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """ "X's army said that soldiers killed two": soldiers of X."""
    return [
        _standing_for(teller, own.start, own.end, own.words, "forces")
        for teller, own in pairwise(mentions)
        if own.kind == "generic"
        and own.words.lower() in OWN_FORCES
        and teller.kind == "state"
        and teller.form in {"forces", "speaker", "title"}
        and TELLS.fullmatch(text, teller.end, own.start)
    ]


def _enemy(mentions: Sequence[ActorMention], home: str | None) -> ActorMention | None:
    """ "the enemy" in a state's own bulletin: the other party that it names most."""
    parties = [
        m
        for m in mentions
        if m.kind in {"state", "group"} and m.form != "place" and m.actor.country != home
    ]
    if home is None or not parties:
        return None
    ((name, _),) = Counter(party.name for party in parties).most_common(1)
    return next(party for party in parties if party.name == name)
