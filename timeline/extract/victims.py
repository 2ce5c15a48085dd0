"""Who was hit: by name, by the words for them, or by where and from what the attack was told."""

import re
from collections.abc import Mapping, Sequence

from timeline.extract.aims import ORDER, Aim
from timeline.extract.drafts import DraftActor, KnownActor, Quote
from timeline.extract.hosts import BASE_KINDS, spoken_for
from timeline.extract.record_type import CIVIL_THINGS, deeds
from timeline.extract.records import Record
from timeline.extract.settle import quote_of, where_of, whose
from timeline.extract.toll_sides import LEADER, is_unarmed
from timeline.extract.whereabouts import Spot

INTERCEPTION = "Disrupted weapons use"


def targets_of(
    record: Record, sub_type: str, perpetrators: Sequence[DraftActor], home: KnownActor | None
) -> tuple[list[DraftActor], Quote | None]:
    """Who was hit: named actors, else armed men of no name, a ship, civilians; never who did it.

    `home` is the state whose "soldiers" or "police" these are when no state is named.
    """
    taken = {actor.name for actor in perpetrators}
    launched = _launchers(record, taken) if sub_type == INTERCEPTION else None
    if launched:
        return launched
    for nature in ORDER:
        if nature == "armed":
            guests = _stationed(record, taken)
            if guests:
                return guests, None
        for part in record.parts:
            aims = [aim for aim in part.aims if aim.nature == nature]
            found = [actor for aim in aims if (actor := _target(aim, home, taken))]
            if found:
                first, last = aims[0], aims[-1]
                return list({a.name: a for a in reversed(found)}.values())[::-1], quote_of(
                    part.scene.text, first.start, last.end
                )
    holders = _holders(record, taken)
    return (holders, None) if holders else _unnamed_civilians(record)


def _holders(record: Record, taken: set[str]) -> list[DraftActor]:
    """ "The launchers stood in land held by X", of those that were struck: X was hit."""
    spots = {spot.start for spot in record.spots}
    held = [
        actor
        for scene in record.scenes
        for actor in scene.actors
        if actor.form == "control" and actor.start in spots and actor.name not in taken
    ]
    return [DraftActor(one.name, "target", known=one.actor) for one in held[:1]]


def _launchers(record: Record, taken: set[str]) -> tuple[list[DraftActor], Quote | None] | None:
    """Of weapons shot down: who a sentence says launched or aimed them."""
    told = [
        (part.scene, doer)
        for part in record.parts
        if {trigger.kind for trigger in part.clause.triggers} <= {"launch", "attack"}
        for doer in part.doers
    ]
    if record.context and record.context.first.sub_type != INTERCEPTION:
        told += [(part.scene, doer) for part in record.context.parts for doer in part.doers]
    for scene, doer in [*told, *record.blamed]:
        if doer.name not in taken:
            words = quote_of(scene.text, doer.start, doer.end)
            return [DraftActor(doer.name, "target", known=doer.actor)], words
    return None


def _stationed(record: Record, taken: set[str]) -> list[DraftActor]:
    """At a base: the forces that it houses, else those of the foreign state that tells of it."""
    where = where_of(record)
    if not where or not where.place or where.place.kind not in BASE_KINDS:
        return []
    scenes = [part.scene for part in record.parts]
    hit = any(aim.mention.kind == "generic" for part in record.parts for aim in part.aims)
    speaker = spoken_for(scenes, where.country) if hit else None
    guests = record.guests or ([speaker] if speaker else [])
    found = {
        g.name: DraftActor(g.name, "target", known=g.actor) for g in guests if g.name not in taken
    }
    return list(found.values())


def _target(aim: Aim, home: KnownActor | None, taken: set[str]) -> DraftActor | None:
    known = whose(aim.mention, home) if aim.nature == "armed" else aim.mention.actor
    name = known.name if known and aim.nature == "armed" else aim.name
    return DraftActor(name, "target", known=known) if known and name not in taken else None


def _unnamed_civilians(record: Record) -> tuple[list[DraftActor], Quote | None]:
    """A leader without a name, or things of civilians that were hit."""
    for part in record.parts:
        main = part.head
        hit = CIVIL_THINGS if main.kind in HITS else LEADER_KILLED if main.kind == "kill" else None
        ends = deeds(part) if hit is CIVIL_THINGS else [main.end]
        found = (hit.match(part.scene.text, end, part.clause.end) for end in ends if hit)
        words = next(filter(None, found), None)
        if words:
            return [DraftActor("Civilians", "target")], quote_of(part.scene.text, *words.span())
        toll = next(
            (t for t in (part.killed, part.injured) if t and is_unarmed(t, part.scene.text)), None
        )
        if toll:
            who = quote_of(part.scene.text, toll.who_start, toll.who_end)
            return [DraftActor("Civilians", "target")], who
    return [], None


LEADER_KILLED = re.compile(rf"[^.;]{{0,60}}?{LEADER.pattern}", re.IGNORECASE)
HITS = frozenset(["hit", "strike", "attack", "destroy", "shelling", "raid", "blast", "bombing"])


def state_hit(
    record: Record,
    where: Spot | None,
    perpetrators: Sequence[DraftActor],
    states: Mapping[str, KnownActor],
) -> list[DraftActor]:
    """A state whose own place was the object of the attack ("shelled the port of …")."""
    state = states.get(where.country) if where and where.country else None
    doers = [actor.known for actor in perpetrators if actor.known]
    if not state or not doers or any(doer.country in (None, state.country) for doer in doers):
        return []
    direct = any(
        part.where and ATTACKED_PLACE.search(part.scene.text, part.scene.start, part.where.start)
        for part in record.parts
    )
    return [DraftActor(state.name, "target", known=state)] if direct else []


ATTACKED_PLACE = re.compile(
    r"\b(?:attack(?:ed|s)?(?:\s+\w+day)?(?: (?:on|against))?|hit|hits|struck|bombed|shelled|invaded|strikes?(?: on| against))\s+(?:(?!\b(?:in|from|at)\b)[\w-]+\s+){0,5}\Z",
    re.IGNORECASE,
)
