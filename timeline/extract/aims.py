"""Who was hit: actors by name, else ships, civilians or fighters by the words used for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.joined_names import JOINED
from timeline.extract.lexicon.keys import word_set
from timeline.extract.roles import AIMED, owns
from timeline.extract.subjects import is_passive
from timeline.extract.triggers import Trigger
from timeline.extract.turned import TURNING, fought_back, is_rammed, repelling

OWNER_BEFORE = re.compile(
    r"\b(?:launched|fired|sent|operated|used|owned|belonging|run|attempt|bid|plot|infiltration|incursion) (?:by|to|from)\s+(?:an?\s+|the\s+)?(?:[\w.’'-]+\s+){0,2}\Z"
)
OBJECT = re.compile(
    r"\s+(?:(?!\b(?:in|on|at|by|for|after|from|near|over|during|with|before|when|while|toward|towards|into)\b)[\w.,’'“”-]+\s+){0,7}\Z",
    re.IGNORECASE,
)
OF_VICTIM = re.compile(
    r"\s+of\s+(?:(?!\b(?:in|on|at|by|after)\b)[\w.,’'-]+\s+){0,8}\Z", re.IGNORECASE
)
OWN = re.compile(r"\A\s+of\s+(?:one\s+of\s+|two\s+of\s+)?(?:its|their)\b")

OWN_BEFORE = re.compile(r"\bof (?:its|their)\b[^.;,]{0,50}\b(?:was|were|been)\s+\Z")
""""one of its leaders was killed": as OWN, said passively."""

POSSESSING = word_set("its their")

NATURES = {
    **dict.fromkeys(["civilians", "people"], "civilian"),
    "shipping": "merchant",
    **dict.fromkeys(["generic", "militants"], "armed"),
}
"""What a mention's kind says of those hit; every other kind is an actor by name."""

ATTACKER = re.compile(r"(?:attack|assail|bomb|suicide bomb)\w*", re.IGNORECASE)
"""Words for the one who does it."""

PERSON_KINDS = frozenset(["kill", "injure", "arrest", "abduct", "territory"])


@dataclass(frozen=True, slots=True)
class Aim:
    """Who was hit, as named."""

    mention: ActorMention
    name: str
    nature: str  # actor, civilian, merchant, armed

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


def aim_of(mention: ActorMention) -> Aim:
    nature = "civilian" if mention.form == "people" else NATURES.get(mention.kind, "actor")
    unnamed = mention.kind == "civilians" or (nature == "civilian" and mention.kind == "state")
    return Aim(mention, "Civilians" if unnamed else mention.name, nature)


def aims(clause: Clause, named: Sequence[ActorMention], doers: Sequence[ActorMention]) -> list[Aim]:
    """Who was hit, by the words of the clause, those known by name first; never the doers.

    `named` are the actors of the sentence that are `more_than_places`.
    """
    names = {doer.name for doer in doers}
    spots = {doer.start for doer in doers}
    kinds = {trigger.kind for trigger in clause.triggers}
    mentions = [
        m
        for m in named
        if clause.start <= m.start < clause.told_end
        and m.start not in spots
        and m.name not in names
        and (m.form not in {"title", "speaker"} or (kinds & PERSON_KINDS and m.kind == "group"))
        and (doers or not ATTACKER.fullmatch(m.words))
        and not HELPERS.search(clause.scene.text, max(clause.scene.start, m.start - 60), m.start)
    ]
    held = repelling(clause, mentions) if doers else []
    if held or not mentions:
        return [aim_of(mention) for mention in held]
    found = [aim_of(mention) for mention in _acted_upon(clause, mentions)]
    found += [aim_of(mention) for mention in _counted(clause, mentions)]
    if not any(aim.nature == "actor" for aim in found):
        found += [aim_of(mention) for mention in _holding(clause, mentions)]
    best = min((ORDER.index(aim.nature) for aim in found), default=None)
    ships = [aim_of(mention) for mention in mentions if mention.kind == "shipping"]
    if best is None and ships and kinds & NEAR_SHIPS:  # "an explosion near a ship"
        return ships[:1]
    if best is None or ORDER[best] != "actor":
        owners = [aim_of(mention) for mention in _owners(clause, mentions)]
        if owners:
            return owners
    if best == ORDER.index("armed") and _first_counted_is_civilian(clause, found):
        best = ORDER.index("civilian")
    return [aim for aim in found if ORDER.index(aim.nature) == best]


HELPERS = re.compile(r"\bwith the (?:help|support|backing|assistance|aid) of (?:the )?\Z")


def _first_counted_is_civilian(clause: Clause, found: Sequence[Aim]) -> bool:
    """ "killing two journalists and a policeman": those named first."""
    spans = _counted_spans(clause)
    counted = [aim for aim in found if any(start <= aim.start < end for start, end in spans)]
    first = min(counted, key=lambda aim: aim.start, default=None)
    return first is not None and first.nature == "civilian"


NEAR_SHIPS = frozenset(["blast", "clash", "attack", "launch"])
ORDER = ("actor", "armed", "merchant", "civilian")


def _acted_upon(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    turned = clause.scene.says(TURNING)
    found = [m for m in mentions if turned and (is_rammed(clause, m) or fought_back(clause, m))]
    if found:
        return found[:1]
    for trigger in clause.triggers:
        takes = trigger.kind in {"territory", "seize"}
        lost = [m for m in mentions if _lost_it(clause, trigger, m)] if takes else []
        if lost:
            return lost[:1]
        passive = trigger.part == "verb" and is_passive(clause, trigger)
        acted = [m for m in mentions if _is_aim(clause, trigger, m.start, passive=passive)]
        known = [
            m for m in acted if m.kind not in NATURES and not _is_owner(clause, m, acted)
        ] or acted
        if known:
            return _joined(clause.scene.text, known, mentions)
    return []


def _lost_it(clause: Clause, trigger: Trigger, mention: ActorMention) -> bool:
    """ "captured the town from X"."""
    between = clause.scene.text[trigger.end : mention.start]
    return mention.start > trigger.end and bool(re.search(r"\bfrom\s+(?:the\s+)?\Z", between))


def _is_aim(clause: Clause, trigger: Trigger, start: int, *, passive: bool) -> bool:
    """Whether words beginning at `start` are what the trigger acted upon; `passive`: as a verb is."""
    text = clause.scene.text
    if start < trigger.start:
        if "among" in clause.scene.words and AMONG.search(text, start, trigger.start):
            return True
        if not passive or trigger.kind == "launch":
            return False
        between = ASIDE.sub("", text[start : trigger.start])
        return not OTHER_SUBJECT.search(between)
    between = text[trigger.end : start]
    if trigger.part == "verb" and not passive and trigger.kind != "launch":
        return bool(OBJECT.match(between) or (len(between) < 60 and AIMED.search(between.lower())))
    if trigger.part == "noun" and trigger.kind in {
        "kill",
        "arrest",
        "abduct",
        "seize",
        "territory",
    }:
        return bool(OF_VICTIM.match(between))
    near = len(between) < 90 and ", " not in between.replace(", and", "")
    return near and bool(AIMED.search(between.lower()))


OTHER_SUBJECT = re.compile(r"[,;]|\bby\b|\bfrom\b|\bsaid\b")
ASIDE = re.compile(r", [^.;]{3,140}?,(?=\s+(?:was|were|has|had)\b)")
"""", a … flagged carrier," between a subject and its verb."""


OWNS_NEXT = re.compile(r"[’']s?\s+(?:\w+\s+)?")


def _is_owner(clause: Clause, mention: ActorMention, others: list[ActorMention]) -> bool:
    """Whether it only says whose the next one is: "Country's armed wing"."""
    return any(
        other.start > mention.end
        and OWNS_NEXT.fullmatch(clause.scene.text, mention.end, other.start)
        for other in others
    )


AMONG = re.compile(r"\b(?:was|were) among\b")


def _joined(text: str, named: list[ActorMention], actors: list[ActorMention]) -> list[ActorMention]:
    """The first target, and those named together with it."""
    group = [named[0]]
    for actor in actors:
        if actor.start > group[-1].end and JOINED.fullmatch(text[group[-1].end : actor.start]):
            group.append(actor)
    return group


def _counted(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    """Whose people the figures count: "three soldiers of X were killed"."""
    spans = _counted_spans(clause)
    return [m for m in mentions if any(start <= m.start < end for start, end in spans)]


def _counted_spans(clause: Clause) -> list[tuple[int, int]]:
    return [
        (toll.who_start, toll.who_end)
        for toll in clause.scene.tolls
        if any(toll.figures) and clause.start <= toll.end - 1 < clause.end
    ]


def _holding(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    """Whose things were struck: "hit the bridge, as well as X positions", "a member of X's rocket unit"."""
    first = next((t for t in clause.triggers if t.kind in {"strike", "hit", "destroy"}), None)
    if first is None:
        return []
    text = clause.scene.text
    return [
        m
        for m in mentions
        if m.kind not in NATURES
        and m.start > first.end
        and (THINGS_HELD.match(text, m.end) or THINGS_HELD.search(m.words))
    ][:1]


THINGS_HELD = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:targets?|structures?|sites?|positions?|launchers?|infrastructure|depots?|outposts?"
    r"|headquarters|strongholds?|hideouts?|operatives?|units?|cells?|compounds?|convoys?|camps?)\b"
)


def _owners(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    """Whose weapons were shot down or destroyed: "X drones", "launched from X-controlled areas"."""
    if not any(t.kind in {"intercept", "destroy", "strike", "hit"} for t in clause.triggers):
        return []
    text, kinds = clause.scene.text, {trigger.kind for trigger in clause.triggers}
    for mention in mentions:
        has = any(owns(clause, mention, weapon) for weapon in clause.scene.weapons)
        before = text[max(clause.start, mention.start - 60) : mention.start]
        if mention.kind == "militants" and THWARTED.search(before):
            return [mention]
        if mention.kind not in NATURES and (
            has or _is_origin(mention, before, kinds) or OWNER_BEFORE.search(before)
        ):
            return [mention]
    return []


def _is_origin(mention: ActorMention, before: str, kinds: set[str]) -> bool:
    """Whether "X-held" land is where weapons came from; who holds a town that was hit is no target."""
    downed = not kinds.isdisjoint({"intercept", "destroy"})
    return mention.form == "control" and bool(downed or FROM.search(before))


FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}\Z")
THWARTED = re.compile(r"\b(?:attempt|bid|plot|infiltration|incursion) by\s+(?:[\w-]+\s+){0,2}\Z")


def possessor(clause: Clause) -> ActorMention | None:
    """The actor that "the killing of one of its …" refers to: the subject of the sentence."""
    scene = clause.scene
    if not scene.says(POSSESSING) or not any(
        OWN.match(scene.text[t.end : t.end + 40])
        or OWN_BEFORE.search(scene.text, max(scene.start, t.start - 80), t.start)
        for t in clause.triggers
    ):
        return None
    before = [
        a
        for a in scene.actors
        if a.end <= clause.triggers[0].start and a.form in {"name", "forces"}
    ]
    return before[0] if before else None
