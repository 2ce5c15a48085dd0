"""One record to one draft: each field chosen among what its sentences say, with the words for it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.drafts import NOT_STATED, DraftActor, Figures, KnownActor, Quote
from timeline.extract.events import Candidate
from timeline.extract.lexicon import Lexicon
from timeline.extract.no_casualties import Toll
from timeline.extract.quantities import Quantity
from timeline.extract.records import Record
from timeline.extract.scene import Scene
from timeline.extract.whereabouts import Spot

SUSPECTED = re.compile(
    r"\b(?:suspect(?:ed|s)?|likely|probably|possibly|apparently|believed to|appear(?:s|ed)? to|alleged(?:ly)?|presum\w+|thought to|not rule out|assessed to)\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\bclaim(?:ed|s|ing) (?:responsibility|credit)|\bclaimed (?:(?:the|an?|\w+) ){1,3}(?:attacks?|strikes?|bombings?)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\bdenied|\bdenies|\bdenying", re.IGNORECASE)
CONFIRMED = re.compile(r"\bconfirmed (?:that )?(?:its|their|it|they)\b", re.IGNORECASE)
SAYS_IT = re.compile(
    r"[^.;]{0,60}?\b(?:said|says|announced|confirmed)\b[^.;]{0,40}?\b(?:it|its|they|their)\b"
)


def quote_of(text: str, start: int, end: int) -> Quote:
    """The words `start:end` of the report, trimmed of spaces."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Quote(words.strip(), start, start + len(words.strip()))


def sub_type_of(record: Record) -> tuple[str, Quote]:
    """The type that a weapon settles, else that of the trigger, else by who was hit."""
    armed = [part for part in record.parts if part.weapon and part.sub_type]
    typed = armed or [part for part in record.parts if part.sub_type]
    if record.first.sub_type and not record.first.definite:
        typed = [record.first] if record.first.weapon or not armed else typed
    chosen = typed[0] if typed else record.first
    name = _corrected(record, chosen.sub_type) or _inherited(record) or _by_victim(record)
    trigger = chosen.head
    return name, quote_of(chosen.scene.text, trigger.start, trigger.end)


def _corrected(record: Record, name: str) -> str:
    """Guns turned on civilians are no battle; a raid that killed is no mere arrest."""
    natures = {aim.nature for part in record.parts for aim in part.aims}
    if name == "Armed clash" and natures == {"civilian"}:
        return "Attack"
    killed = any(part.killed and any(part.killed.figures) for part in record.parts)
    arrested = any(t.kind == "arrest" for part in record.parts for t in part.clause.triggers)
    return "Armed clash" if name == "Arrests" and killed and not arrested else name


def _inherited(record: Record) -> str:
    """People killed "elsewhere" beside an event of known kind: the same kind."""
    beside = record.context
    if beside is None or not all(
        part.only_harm and part.head.part == "verb" for part in record.parts
    ):
        return ""
    return next((part.sub_type for part in beside.parts if part.sub_type), "")


def _by_victim(record: Record) -> str:
    """No weapon stated: an attack on civilians, else a clash of armed actors (house guide).

    A political leader counts as a civilian, a commander does not.
    """
    natures = {aim.nature for part in record.parts for aim in part.aims}
    words = " ".join(part.clause.words for part in record.parts)
    if natures & {"actor", "armed"}:
        return "Attack" if LEADER.search(words) and not COMMANDER.search(words) else "Armed clash"
    if record.first.head.kind == "hit" and any(doer.kind == "state" for doer in record.first.doers):
        return "Air/drone strike"  # "Xland struck the town"
    unarmed = natures & {"civilian", "merchant"} or LEADER.search(words)
    return "Attack" if unarmed else "Armed clash"


LEADER = re.compile(
    r"\b(?:political (?:leader|chief)|politicians?|lawmakers?|mayors?|governors?|clerics?|negotiators?|spokes(?:person|man|woman)|activists?|judges?"
    r"|candidates?|(?:local|tribal|community|religious) (?:leaders?|elders?)|elders?|ministers?|journalists?|scientists?)\b",
    re.IGNORECASE,
)
COMMANDER = re.compile(r"\bcommanders?\b|\bmilitary chief\b", re.IGNORECASE)


def where_of(record: Record) -> Spot | None:
    """The most telling place that any of its sentences gives; the first of equals."""
    spots = [part.where for part in record.parts if part.where and not part.habit] or record.spots
    return min(spots, key=lambda spot: {7: 3}.get(spot.where_prec, spot.where_prec), default=None)


def figures_of(record: Record, harm: str) -> tuple[Figures, Quote | None]:
    """Killed or injured: the first figure given; "none" only where no sentence gives another."""
    tolls = [toll for part in record.parts if (toll := getattr(part, harm)) and not part.habit]
    tolls += [toll for scene in record.scenes for toll in scene.tolls if toll.harm == harm]
    counted = sorted(
        (toll for toll in tolls if _counts(toll)),
        key=lambda toll: (not toll.newest, toll.part, toll.named),
    )
    none = [toll for toll in tolls if not _counts(toll)]
    toll = next(iter(counted or none), None)
    if toll is None or (toll.part and len(counted) == 1 and toll.part):
        return NOT_STATED, None
    return toll.figures, quote_of(record.first.scene.text, toll.start, toll.end)


def _counts(toll: Toll) -> bool:
    return any(toll.figures)


def count_of(record: Record) -> Quantity | None:
    """How many events a summary stands for; None for a single event."""
    return (
        next((part.count for part in record.parts if part.count), None)
        if record.is_summary
        else None
    )


def doers_of(record: Record, home: KnownActor | None) -> tuple[list[DraftActor], Quote | None]:
    """The perpetrators by the first sentence that names any the surest way.

    `home` is the state whose "security forces" or "police" these are when no state is named.
    """
    told = [part for part in record.parts if part.doers]
    if (
        not told
        and record.context
        and all(part.only_harm and part.head.part == "verb" for part in record.parts)
    ):
        told = [part for part in record.context.parts if part.doers]
        return _perpetrators(told[:1], "suspected", home)
    sure = [part for part in told if not part.implied] or told
    named = [part for part in sure if any(doer.kind != "generic" for doer in part.doers)]
    if not named and record.blamed:
        return _blamed(*record.blamed[0], home)
    return _perpetrators((named or sure)[:1], "", home)


def _blamed(
    scene: Scene, doer: ActorMention, home: KnownActor | None
) -> tuple[list[DraftActor], Quote | None]:
    """The one whom a sentence without a word for the deed holds to be behind it."""
    known = whose(doer, home)
    if not known:
        return [], None
    how = attribution_of(scene, scene.text[scene.start : scene.end], doer)
    actor = DraftActor(known.name, "perpetrator", how, known)
    return [actor], quote_of(scene.text, doer.start, doer.end)


def _perpetrators(
    told: Sequence[Candidate], attribution: str, home: KnownActor | None
) -> tuple[list[DraftActor], Quote | None]:
    actors: dict[str, DraftActor] = {}
    words = None
    for part in told:
        for doer in part.doers:
            known = whose(doer, home)
            if known:
                implied = "suspected" if part.implied else attribution
                how = implied or attribution_of(part.scene, part.clause.words, doer)
                actors[known.name] = DraftActor(known.name, "perpetrator", how, known)
                words = words or quote_of(part.scene.text, doer.start, doer.end)
    return list(actors.values()), words


def whose(doer: ActorMention, home: KnownActor | None) -> KnownActor | None:
    """The actor; "security forces" and "police" of no named state are those of the country."""
    if doer.kind != "generic":
        return replace(doer.actor, name=doer.name) if doer.kind == "militants" else doer.actor
    return home


def attribution_of(scene: Scene, words: str, doer: ActorMention) -> str:
    """GTD-like attribution by the sentence; `words` are those of it that tell of the deed."""
    sentence = scene.text[scene.start : scene.end]
    if SUSPECTED.search(words):
        return "suspected"
    if DENIED.search(sentence):
        return "denied"
    if CLAIMED.search(sentence) or SAYS_IT.match(scene.text, doer.end, scene.end):
        return "claimed"
    return "confirmed" if CONFIRMED.search(sentence) else "attributed"


def home_of(record: Record, records: Sequence[Record], lexicon: Lexicon) -> KnownActor | None:
    """The state of the event's place; with none given, that of all the other events of the report."""
    where = where_of(record)
    if where is None:
        countries = {
            spot.country for other in records if (spot := where_of(other)) and spot.country
        }
        return lexicon.states.get(countries.pop()) if len(countries) == 1 else None
    return lexicon.states.get(where.country) if where.country else None
