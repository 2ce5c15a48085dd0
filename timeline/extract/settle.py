"""One record to one draft: each field chosen among what its sentences say, with the words for it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.attribution import attribution_of
from timeline.extract.drafts import NOT_STATED, DraftActor, Figures, KnownActor, Quote
from timeline.extract.events import Candidate
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import word_set
from timeline.extract.mobs import by_mob
from timeline.extract.no_casualties import Toll
from timeline.extract.quantities import Quantity
from timeline.extract.records import Record
from timeline.extract.rival_tolls import spanned
from timeline.extract.scene import Scene
from timeline.extract.spared import concerns
from timeline.extract.toll_sides import FIGHTERS, LEADER, LEADERS, is_unarmed, opposed
from timeline.extract.whereabouts import Spot


def quote_of(text: str, start: int, end: int) -> Quote:
    """The words `start:end` of the report, trimmed of spaces."""
    words = text[start:end]
    trimmed = words.strip()
    start += words.index(trimmed)
    return Quote(trimmed, start, start + len(trimmed))


def sub_type_of(record: Record) -> tuple[str, Quote]:
    """The type that a weapon settles, else that of the trigger, else by who was hit."""
    armed = [part for part in record.parts if part.weapon and part.sub_type]
    typed = armed or [
        part for part in record.parts if part.sub_type and not _is_of_police(part, record)
    ]
    if record.first.sub_type and not record.first.definite:
        typed = [record.first] if record.first.weapon or not armed else typed
    chosen = typed[0] if typed else record.first
    name = _corrected(record, chosen.sub_type) or _inherited(record) or _by_victim(record)
    trigger = chosen.head
    return name, quote_of(chosen.scene.text, trigger.start, trigger.end)


def _is_of_police(part: Candidate, record: Record) -> bool:
    """ "Two suspects were arrested": what followed a killing is not what it was."""
    return part.sub_type == "Arrests" and record.first.only_harm


def _corrected(record: Record, name: str) -> str:
    """Guns turned on civilians are no battle; a raid that killed is no mere arrest."""
    natures = {aim.nature for part in record.parts for aim in part.aims}
    if name in {"", "Attack", "Armed clash"} and by_mob(record.first):
        return "Mob violence"
    if name == "Armed clash" and (natures == {"civilian"} or _is_raid_on_civilians(record)):
        return "Attack"
    if name in TERRITORY and record.first.doers:
        return TERRITORY["group" in {d.kind for d in record.first.doers}]
    taken = any(part.sub_type == "Abduction/forced disappearance" for part in record.parts)
    if name == "Looting/property destruction" and taken:
        return "Abduction/forced disappearance"
    killed = any(part.killed and any(part.killed.figures) for part in record.parts)
    arrested = any(t.kind == "arrest" for part in record.parts for t in part.clause.triggers)
    fought = killed and (not arrested or count_of(record))
    return "Armed clash" if name == "Arrests" and fought else name


def _is_raid_on_civilians(record: Record) -> bool:
    """ "Bandits raided two villages": no armed men are told of on the other side."""
    first = record.first
    by_state = any(doer.kind in {"state", "generic"} for doer in first.doers)
    armed = any(aim.nature in {"armed", "actor"} for part in record.parts for aim in part.aims)
    return first.head.kind == "raid" and not (by_state or armed) and _hits_civilians(record)


TERRITORY = ("Government regains territory", "Non-state actor overtakes territory")


def _inherited(record: Record) -> str:
    """People killed "elsewhere" beside an event of known kind: the same kind."""
    beside = record.context
    if beside is None or not all(
        part.only_harm and part.head.word.lower() in HARMED for part in record.parts
    ):
        return ""
    return next((part.sub_type for part in beside.parts if part.sub_type), "")


HARMED = frozenset(["killed", "died", "dead", "wounded", "injured", "hurt"])
"""Verbs that tell of no weapon and of no way."""


def _by_victim(record: Record) -> str:
    """No weapon stated: an attack on civilians, else a clash of armed actors (house guide).

    A political leader counts as a civilian, a commander does not.
    """
    natures = {aim.nature for part in record.parts for aim in part.aims}
    leader, commander = False, False
    if any(part.scene.says(LEADERS) for part in record.parts):
        words = " ".join(
            part.scene.text[part.clause.start : part.clause.told_end] for part in record.parts
        )
        leader, commander = bool(LEADER.search(words)), bool(COMMANDER.search(words))
    if natures & {"actor", "armed"}:
        return "Attack" if leader and not commander else "Armed clash"
    if record.first.head.kind == "hit" and any(doer.kind == "state" for doer in record.first.doers):
        return "Air/drone strike"  # "Xland struck the town"
    unarmed = natures & {"civilian", "merchant"} or leader or _hits_civilians(record)
    return "Attack" if unarmed or _killed_unarmed(record.first) else "Armed clash"


def _killed_unarmed(first: Candidate) -> bool:
    """ "Name Surname was killed", "a shopkeeper was shot dead": no word makes the victim a fighter."""
    toll, text = first.killed, first.scene.text
    if toll and is_unarmed(toll, text):
        return True
    if not (toll and toll.named and first.head.kind == "kill" and first.head.part == "verb"):
        return False
    return not FIGHTERS.search(text[toll.who_start : toll.who_end])


def _hits_civilians(record: Record) -> bool:
    """ "attacked 25 schools", "settler attacks": no armed men are told of."""
    return any(
        CIVIL_THINGS.match(part.scene.text, part.head.end)
        or (part.scene.says(SETTLERS) and SETTLER.search(part.clause.words))
        for part in record.parts
    )


SETTLERS = word_set("settler settlers")
SETTLER = re.compile(r"\bsettlers? (?:attacks?|violence|raids?)\b", re.IGNORECASE)
CIVIL_THINGS = re.compile(
    r"\s+(?:(?:on|against|at|near|outside|inside|in)\s+)?(?:(?!(?:military|army|police|navy|militant|rebel|terrorist|training)\b)[\w’'-]+\s+){0,3}?(?:of a (?:\w+ )?)?"
    r"(?:infrastructure|buildings?|facilit(?:y|ies)|power (?:plants?|stations?|grid)|substations?|ports?|warehouses?|apartments?|hotels?|railway"
    r"|neighbou?rhoods?|villages?|residential areas?|(?:herding|farming|\w+) communit(?:y|ies)|homes|houses|schools?|markets?|hospitals?|clinics?|churche?s?|mosques?|restaurants?"
    r"|bus(?:es)?|minibus(?:es)?|train|displacement camp|refugee camp|camp for [\w ]{0,12}displaced)\b",
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
        key=lambda toll: (toll.outdated, not toll.newest, toll.part, toll.named),
    )
    none = [toll for toll in tolls if not _counts(toll) and concerns(toll, record)]
    toll = next(iter(counted or none), None)
    if toll is None or (toll.part and len(counted) == 1 and toll.part):
        return NOT_STATED, None
    figures = _both_sides(toll, counted, record.first.scene.text)
    return figures, quote_of(record.first.scene.text, toll.start, toll.end)


def _both_sides(toll: Toll, counted: Sequence[Toll], text: str) -> Figures:
    """The figure, that of the other side in the same fight added; else as other accounts span it."""
    other = next((t for t in counted if opposed(toll, t) and not (t.part or t.newest)), None)
    if other is None or toll.part or toll.newest:
        return spanned(toll, counted, text)
    low, best, high = (
        a + b if a is not None and b is not None else None
        for a, b in zip(toll.figures, other.figures, strict=True)
    )
    return low, best, high


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
    if record.first.sub_type == "Disrupted weapons use":  # whoever sent the weapons was its target
        told = [part for part in told if part.sub_type == "Disrupted weapons use"]
    if not told and record.context and _tells_no_way(record):
        return _lent(record, record.context, home)
    sure = [part for part in told if not part.implied] or told
    named = [part for part in sure if any(doer.kind != "generic" for doer in part.doers)]
    if not named and record.blamed and record.first.sub_type != "Disrupted weapons use":
        return _blamed(*record.blamed[0], home)
    return _perpetrators((named or sure)[:1], "", home)


def _tells_no_way(record: Record) -> bool:
    """Whether it only says that somebody was killed or hurt, by no weapon."""
    return all(
        part.only_harm and part.head.part == "verb" and not part.weapon for part in record.parts
    )


def _lent(
    record: Record, beside: Record, home: KnownActor | None
) -> tuple[list[DraftActor], Quote | None]:
    """Those who did what it is told beside, unless it was they who were hit."""
    told = [part for part in beside.parts if part.doers]
    doers, words = _perpetrators(told[:1], "suspected", home)
    hit = [whose(aim.mention, home) for part in record.parts for aim in part.aims]
    names = {known.name for known in hit if known}
    return ([], None) if names & {doer.name for doer in doers} else (doers, words)


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


def home_of(
    record: Record, records: Sequence[Record], dateline: str | None, lexicon: Lexicon
) -> KnownActor | None:
    """The state of the event's place; with none given, that of all the other events of the report.

    Where those lie in several countries it is `dateline`, the one that the report comes from.
    """
    where = where_of(record)
    if where is None or not where.country:
        countries = {
            spot.country for other in records if (spot := where_of(other)) and spot.country
        }
        if len(countries) != 1 and (dateline in countries or not countries):
            return lexicon.states.get(dateline or "")
        return lexicon.states.get(countries.pop()) if len(countries) == 1 else None
    return lexicon.states.get(where.country)
