"""Places that a report points to without naming them: "in the same city", "there", "nearby";
and a country told by what stands on its soil: "Russian oil refineries".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon import Lexicon
from timeline.extract.place_mentions import PlaceMention
from timeline.extract.place_words import BESIDE, WITHIN

TOWNS = frozenset(["city", "town", "neighbourhood"])
DIVISIONS = frozenset(["admin1", "admin2", "region"])
SITES = frozenset(["camp", "base", "facility"])
KINDS = {
    **dict.fromkeys(["city", "town", "village", "settlement", "capital"], TOWNS),
    **dict.fromkeys(
        ["province", "district", "region", "state", "governorate", "county"], DIVISIONS
    ),
    **dict.fromkeys(["camp", "base", "airport", "port", "prison"], SITES),
}
"""Which places a noun can mean."""

# Both begin with letters of their own, so that the text is gone through by those alone.
BACK = re.compile(
    rf"t(?<=\bt)(?:he (?:same )?(?P<noun>{'|'.join(KINDS)}|area|vicinity|place|spot)\b"
    r"(?! (?:of|where|that|which|called|known|named|near|in)\b|[’']|, [A-Z])"
    r"|(?<!\bout t)(?<!\bover t)(?<!\bfrom t)(?P<there>here)(?=[.,;:)”\"]| (?:on|in|at|when|while|and|by|with|last|earlier|again|as|killed|wounded|injured|left|hit)\b|\Z))"
)
NEARBY = re.compile(r"nearby(?=[.,;:)”\"]| (?:on|in|at|when|while|and|last|earlier|again|as)\b|\Z)")
CUE = re.compile(
    r"\b(?:(in|at|near|outside|around)(?: the (?:[\w-]+ )?(?:parts?|side|half|districts|neighbou?rhoods) of)?|(?:shelling|bombing|bombardment|attacks?|strikes?|assaults?|raids?|capture|siege|fall) (?:of|on)|(?:north|south|east|west|cent(?:re|er)|outskirts|edge|heart|suburbs|side) of"
    r"|(?:retook|recaptured|captured|seized|stormed|overran|raided|shelled|bombed)) \Z",
    re.IGNORECASE,
)
REACH = 600  # characters back to the name
SOIL = re.compile(
    r"\s(?:(?:oil|fuel|gas|energy|power|nuclear|border|civilian|coastal|southern|northern|eastern|western) ){0,2}"
    r"(?:refiner(?:y|ies)|depots?|infrastructure|plants?|grid|substations?|terminals?|pipelines?|soil|territory|regions?"
    r"|villages?|towns?|cit(?:y|ies)|airports?|ports?|railways?)\b"
)


def with_pointers(
    text: str, named: Sequence[PlaceMention], actors: Sequence[ActorMention], lexicon: Lexicon
) -> list[PlaceMention]:
    """The places named, and in their order those that the text only points to."""
    pointing = [*_back(text, named), *_soil(text, named, actors, lexicon)]
    return sorted([*named, *pointing], key=lambda mention: mention.start) if pointing else [*named]


def _back(text: str, named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    for match in BACK.finditer(text) if named else ():
        cue = "in" if match["there"] else _cue(text, match.start())
        meant = cue and _meant(text, match.start(), named, KINDS.get(match["noun"] or ""))
        if meant:
            vague = cue in BESIDE or match["noun"] in ("area", "vicinity")
            yield _pointing(text, match, meant, cue, vague=vague)
    for match in NEARBY.finditer(text) if named else ():
        meant = _meant(text, match.start(), named, None)
        if meant:
            yield _pointing(text, match, meant, "near", vague=True)


def _cue(text: str, start: int) -> str:
    """The preposition right before, in lower case; "" where none is."""
    found = CUE.search(text, max(0, start - 45), start)
    return (found[1] or "in").lower() if found else ""


def _pointing(
    text: str, match: re.Match[str], meant: PlaceMention, cue: str, *, vague: bool
) -> PlaceMention:
    return meant._replace(
        start=match.start(),
        end=match.end(),
        words=text[match.start() : match.end()],
        cue=cue,
        where_prec=2 if vague and meant.where_prec == 1 else meant.where_prec,
        situates=False,
    )


def _meant(
    text: str, start: int, named: Sequence[PlaceMention], kinds: frozenset[str] | None
) -> PlaceMention | None:
    """The place told last before; of an earlier sentence of this paragraph or the one before it."""
    last = bisect_left(named, start, key=lambda mention: mention.start)
    for mention in reversed(named[max(0, last - 8) : last]):
        if start - mention.end > REACH or text.count("\n\n", mention.end, start) > 1:
            return None
        if mention.situates or mention.where_prec > 5 or not _may_be_meant(text, mention):
            continue
        if STOP.search(text, mention.end, start) and (kinds is None or mention.place.kind in kinds):
            return mention
    return None


def _may_be_meant(text: str, mention: PlaceMention) -> bool:
    """Whether something happened there: it is led to, or stands within a line and is no dateline."""
    inside = text[max(0, mention.start - 1) : mention.start].strip("\n") != ""
    return mention.cue in WITHIN | BESIDE | {"of"} or (not mention.cue and inside)


STOP = re.compile(r"[.!?;][”\"’']?\s|\n")


def _soil(
    text: str, named: Sequence[PlaceMention], actors: Sequence[ActorMention], lexicon: Lexicon
) -> Iterator[PlaceMention]:
    """ "two Russian oil refineries": in Russia, where nothing says more."""
    taken = {mention.start for mention in named}
    for actor in actors:
        if actor.form != "adjective" or actor.kind != "state" or actor.start in taken:
            continue
        match = SOIL.match(text, actor.end)
        place = lexicon.places.get(actor.name)
        if match and place:
            start, end = actor.start, match.end()
            yield PlaceMention(start, end, text[start:end], actor.name, place, 6, "in")
