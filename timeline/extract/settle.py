"""One record to one draft: each field chosen among what its sentences say, with the words for it."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.actor_mentions import UNNAMED, ActorMention
from timeline.extract.attribution import attribution_of
from timeline.extract.blamers import Blamer, blamer_of
from timeline.extract.drafts import NOT_STATED, DraftActor, Figures, KnownActor, Quote
from timeline.extract.events import Candidate
from timeline.extract.lexicon import Lexicon
from timeline.extract.no_casualties import Toll
from timeline.extract.quantities import Quantity
from timeline.extract.records import Record
from timeline.extract.rival_tolls import spanned
from timeline.extract.scene import Scene
from timeline.extract.spared import concerns
from timeline.extract.toll_sides import opposed
from timeline.extract.whereabouts import Spot


def quote_of(text: str, start: int, end: int) -> Quote:
    """The words `start:end` of the report, trimmed of spaces."""
    words = text[start:end]
    trimmed = words.strip()
    start += words.index(trimmed)
    return Quote(trimmed, start, start + len(trimmed))


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
    """The perpetrators by the first sentence that names any the surest way, and its words for them.

    `home` is the state whose "security forces" or "police" these are when no state is named.
    """
    doers, words = _doers(record, home)
    if record.denied:
        doers = [replace(d, attribution=CONTESTED.get(d.attribution, d.attribution)) for d in doers]
    return doers, words


CONTESTED = {"attributed": "denied", "suspected": "denied"}
"""What a denial makes of an attribution; who claimed a deed did not deny it."""


def _doers(record: Record, home: KnownActor | None) -> tuple[list[DraftActor], Quote | None]:
    told = [part for part in record.parts if part.doers]
    if record.first.sub_type == "Disrupted weapons use":  # whoever sent the weapons was its target
        told = [part for part in told if part.sub_type == "Disrupted weapons use"]
    if not told and record.context and _tells_no_way(record):
        return _lent(record, record.context, home)
    sure = [part for part in told if not part.implied] or told
    named = [part for part in sure if any(doer.kind not in UNNAMED for doer in part.doers)]
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
    actor = DraftActor(known.name, "perpetrator", how, known, *blamer_of(scene, doer, how))
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
                by = Blamer() if implied else blamer_of(part.scene, doer, how)
                actors[known.name] = DraftActor(known.name, "perpetrator", how, known, *by)
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
