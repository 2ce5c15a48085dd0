"""Who was hit: actors by name, else ships, civilians or fighters by the words used for them."""

import re
from dataclasses import dataclass

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.clauses import Clause
from timeline.extract.roles import AIMED, JOINED, is_only_a_place
from timeline.extract.subjects import NOUN_PHRASE, is_passive
from timeline.extract.triggers import Trigger
from timeline.extract.whereabouts import told_end

OWNER_BEFORE = re.compile(
    r"\b(?:launched|fired|sent|operated|used|owned|belonging|run) (?:by|to|from)\s+(?:an?\s+|the\s+)?(?:[\w.’'-]+\s+){0,2}\Z"
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

NATURES = {
    **dict.fromkeys(["civilians", "people"], "civilian"),
    "shipping": "merchant",
    **dict.fromkeys(["generic", "militants"], "armed"),
}
"""What a mention's kind says of those hit; every other kind is an actor by name."""

ATTACKER = re.compile(r"(?:attack|assail|bomb|suicide bomb)\w*", re.IGNORECASE)
"""Words for the one who does it."""

PERSON_KINDS = frozenset(["kill", "injure", "arrest", "abduct"])


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


def aims(clause: Clause, doers: list[ActorMention]) -> list[Aim]:
    """Who was hit, by the words of the clause, those known by name first; never the doers."""
    names = {doer.name for doer in doers}
    spots = {doer.start for doer in doers}
    kinds = {trigger.kind for trigger in clause.triggers}
    end = told_end(clause)
    mentions = [
        m
        for m in clause.scene.actors
        if clause.start <= m.start < end
        and m.start not in spots
        and m.name not in names
        and not ATTACKER.fullmatch(m.words)
        and (m.form not in {"title", "speaker"} or (kinds & PERSON_KINDS and m.kind == "group"))
        and not is_only_a_place(clause, m)
    ]
    found = [aim_of(mention) for mention in _acted_upon(clause, mentions)]
    found += [aim_of(mention) for mention in _counted(clause, mentions)]
    best = min((ORDER.index(aim.nature) for aim in found), default=None)
    if best is None and kinds & {"blast"}:  # "an explosion near a ship"
        return [aim_of(mention) for mention in mentions if mention.kind == "shipping"][:1]
    if best is None or ORDER[best] != "actor":
        owners = [aim_of(mention) for mention in _owners(clause, mentions)]
        if owners:
            return owners
    return [aim for aim in found if ORDER.index(aim.nature) == best]


ORDER = ("actor", "armed", "merchant", "civilian")


def _acted_upon(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    for trigger in clause.triggers:
        lost = [
            m
            for m in mentions
            if trigger.kind in {"territory", "seize"} and _lost_it(clause, trigger, m)
        ]
        if lost:
            return lost[:1]
        acted = [m for m in mentions if _is_aim(clause, trigger, m.start)]
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


def _is_aim(clause: Clause, trigger: Trigger, start: int) -> bool:
    """Whether words beginning at `start` are what the trigger acted upon."""
    text = clause.scene.text
    if start < trigger.start:
        if AMONG.search(text, start, trigger.start):
            return True
        is_subject = (
            trigger.part == "verb" and is_passive(clause, trigger) and trigger.kind != "launch"
        )
        between = ASIDE.sub("", text[start : trigger.start])
        return is_subject and not re.search(r"[,;]|\bby\b|\bfrom\b|\bsaid\b", between)
    between = text[trigger.end : start]
    if trigger.part == "verb" and not is_passive(clause, trigger) and trigger.kind != "launch":
        return bool(OBJECT.match(between)) or bool(AIMED.search(between) and len(between) < 60)
    if trigger.part == "noun" and trigger.kind in {"kill", "arrest", "abduct", "seize"}:
        return bool(OF_VICTIM.match(between))
    return (
        bool(AIMED.search(between))
        and len(between) < 90
        and ", " not in between.replace(", and", "")
    )


ASIDE = re.compile(r", [^.;]{3,140}?,(?=\s+(?:was|were|has|had)\b)")
"""", a … flagged carrier," between a subject and its verb."""


def _is_owner(clause: Clause, mention: ActorMention, others: list[ActorMention]) -> bool:
    """Whether it only says whose the next one is: "Country's armed wing"."""
    return any(
        other.start > mention.end
        and re.fullmatch(r"[’']s?\s+(?:\w+\s+)?", clause.scene.text[mention.end : other.start])
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
    spans = [
        (toll.who_start, toll.who_end)
        for toll in clause.scene.tolls
        if any(toll.figures) and clause.start <= toll.end - 1 < clause.end
    ]
    return [m for m in mentions if any(start <= m.start < end for start, end in spans)]


def _owners(clause: Clause, mentions: list[ActorMention]) -> list[ActorMention]:
    """Whose weapons were shot down or destroyed: "X drones", "launched from X-controlled areas"."""
    if not any(t.kind in {"intercept", "destroy", "strike", "hit"} for t in clause.triggers):
        return []
    text = clause.scene.text
    for mention in mentions:
        owns = any(
            mention.end <= w.start <= mention.end + 60
            and re.fullmatch(NOUN_PHRASE, text[mention.end : w.start])
            for w in clause.scene.weapons
        )
        before = text[max(clause.start, mention.start - 60) : mention.start]
        if mention.kind not in NATURES and (
            owns or mention.form == "control" or OWNER_BEFORE.search(before)
        ):
            return [mention]
    return []


def possessor(clause: Clause) -> ActorMention | None:
    """The actor that "the killing of one of its …" refers to: the subject of the sentence."""
    scene = clause.scene
    if not any(
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
