"""Whether two sentences tell of one event.

Words that refer back ("the attack", "it") mean an event already told that nothing contradicts; others
have to agree in place, day, actors or figures. What parts two events: another place, day, hour, actor
or figure, or a word that says so ("a second strike").
"""

from collections.abc import Sequence

from timeline.extract.events import Candidate
from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll
from timeline.extract.records import Record
from timeline.extract.same_kind import family, is_beside_ground, of_other_kind
from timeline.extract.toll_sides import opposed

ENOUGH = 3
"""Points of agreement that an indefinite candidate with place and day needs."""

LATEST = 40  # records looked back at: a report tells of fewer events, a file of many of more


def needed(candidate: Candidate) -> int:
    """How much agreement shows that a candidate is an event already told; words that refer back need none."""
    if candidate.is_bare or (candidate.definite and not candidate.anew):
        return 0
    if candidate.only_harm and candidate.killed and candidate.killed.named and not candidate.when:
        return (
            ENOUGH if candidate.where else 1
        )  # "its army said it killed Name": of the strike told
    return ENOUGH if candidate.where and candidate.when else ENOUGH - 1


def is_mere_figure(candidate: Candidate) -> bool:
    """ "One guard was killed", with neither place nor day: of an event that is told already."""
    new = candidate.weapon or candidate.anew or candidate.scene.says(IN_RETURN)
    return candidate.is_bare and candidate.only_harm and not new


def same_event(candidate: Candidate, records: Sequence[Record], need: int) -> Record | None:
    """The record of the same event: the one that agrees most, `_standing` between equals."""
    best: tuple[tuple[int, ...], Record] | None = None
    for number, record in enumerate(records[-LATEST:]):
        far = candidate.is_bare and not candidate.assesses and _is_far(candidate, record)
        if far or _contradicts(candidate, record):
            continue
        agreement = _agreement(candidate, record)
        standing = _standing(candidate, record, number, agreement)
        if agreement >= need and (best is None or standing >= best[0]):
            best = (standing, record)
    return best[1] if best else None


def _standing(candidate: Candidate, record: Record, number: int, agreement: int) -> tuple[int, ...]:
    """What settles it between records, the first number first.

    Words that refer back mean the event most told of, else the newest; a bare figure goes with the
    nearest sentence, and there with its main clause.
    """
    if _points_to_last(candidate):
        return record.last_told, number
    if candidate.definite:
        return agreement, len(record.parts), record.day.toordinal(), number
    if candidate.is_bare:
        return record.last_told, -number
    return agreement, record.last_told, -number


def _points_to_last(candidate: Candidate) -> bool:
    """ "that attack": the one told last."""
    return candidate.head.part == "noun" and candidate.scene.text.endswith(
        ("that ", "That "), 0, candidate.head.start
    )


def _is_far(candidate: Candidate, record: Record) -> bool:
    """Whether other sentences stand between: a bare "three were killed" goes with what is near."""
    return candidate.scene.number - record.last_told > NEAR


NEAR = 2  # sentences


def _contradicts(candidate: Candidate, record: Record) -> bool:
    """Whether place, time, actors, figures or kind part the two."""
    if record.first.scene is candidate.scene:
        return not _says_none(candidate)
    if candidate.only_harm and candidate.scene.says(IN_RETURN):
        return True
    if record.parts[-1].scene is candidate.scene and not _follows_on(candidate, record):
        return not _says_none(candidate)
    if candidate.assesses:
        return record.first.sub_type != candidate.sub_type or not record.first.doers
    if _follows_on(candidate, record):
        return any(_other_toll(candidate, part) for part in _telling(record))
    return any(_parts(candidate, part) for part in _telling(record))


def _follows_on(candidate: Candidate, record: Record) -> bool:
    """A sentence that only tells of victims goes on with the event before it, whichever side they were of."""
    told = record.parts[-1]
    near = told.scene.sentence.paragraph == candidate.scene.sentence.paragraph
    same = candidate.only_harm or candidate.sub_type == told.sub_type
    apart = candidate.anew or is_beside_ground(candidate, told)
    return candidate.is_bare and near and same and not apart


IN_RETURN = word_set("retaliatory retaliation subsequent reprisal reprisals")
""""12 were killed in retaliatory raids": of another event than the one before."""


def _parts(one: Candidate, two: Candidate) -> bool:
    """Whether one thing that the two say parts them; what is quickly seen is looked at first."""
    return (
        of_other_kind(one, two)
        or _other_doer(one, two)
        or _other_aim(one, two)
        or _other_time(one, two)
        or _other_place(one, two)
        or _other_figures(one, two)
    )


def _says_none(candidate: Candidate) -> bool:
    """ "… but nobody was hurt": told of what the same sentence tells."""
    tolls = [toll for toll in (candidate.killed, candidate.injured) if toll]
    none = bool(tolls) and not any(any(toll.figures) for toll in tolls)
    return candidate.is_bare and candidate.only_harm and none


def _telling(record: Record) -> Sequence[Candidate]:
    """The sentences that say most of an event: the first ones and the last."""
    parts = record.parts
    return parts if len(parts) <= FIRST else [*parts[:FIRST], parts[-1]]


FIRST = 4


def _other_place(one: Candidate, two: Candidate) -> bool:
    if not one.where or not two.where:
        return False
    if (
        one.definite and two.where.where_prec >= PROVINCE
    ):  # "the attack in Town", of one in its province
        return one.where.country != two.where.country
    several = (len(one.where.places) > 1) != (len(two.where.places) > 1)
    return not one.where.shares(two.where) or (several and not one.definite)


PROVINCE = 4  # where_prec: a province, or more


def _other_time(one: Candidate, two: Candidate) -> bool:
    if not one.when or not two.when or not (one.when.own and two.when.own):
        return False
    a, b = one.when, two.when
    if a.span.start > b.span.end or b.span.start > a.span.end:
        return True
    summary, event = (a, b) if a.span.lasting else (b, a)
    sums_up = summary.span.lasting and not event.span.lasting and summary.span.days > LONG
    if sums_up and 2 * event.span.days < summary.span.days:
        return True
    hours = [
        time.expression.hour
        for time in (a, b)
        if time.expression and time.expression.hour is not None
    ]
    return len(hours) == 2 and hours[0] != hours[1]


LONG = 7  # days: what is summed up over more, and twice another's time, is not that one


def _other_doer(one: Candidate, two: Candidate) -> bool:
    a, b = one.doer_names, two.doer_names
    return bool(a and b) and not a & b and not (one.definite or two.implied)


def _other_aim(one: Candidate, two: Candidate) -> bool:
    a, b = one.aim_names, two.aim_names
    return bool(a and b) and not a & b and not one.definite


def _other_figures(one: Candidate, two: Candidate) -> bool:
    if (one.count is None) != (two.count is None) and not one.definite:
        return True
    if one.count and two.count and one.count.figures != two.count.figures and not one.definite:
        return True
    return _other_toll(one, two) or _of_other_arms(one, two)


def _of_other_arms(one: Candidate, two: Candidate) -> bool:
    """Whether one side's dead fell to a weapon and the other's to none: no one fight."""
    return bool(
        one.killed
        and two.killed
        and opposed(one.killed, two.killed)
        and bool(one.weapon) != bool(two.weapon)
        and not one.definite
    )


def _other_toll(one: Candidate, two: Candidate) -> bool:
    return _disagree(one.killed, two.killed) or _disagree(one.injured, two.injured)


def _disagree(one: Toll | None, two: Toll | None) -> bool:
    """Whether two figures cannot be of one event; one named victim or a part of a toll fits any."""
    if one is None or two is None:
        return False
    fits_any = (
        one.part
        or one.named
        or two.named
        or one.newest
        or one.outdated
        or two.outdated
        or not any(one.figures)
        or not any(two.figures)
    )
    return one.figures != two.figures and not fits_any and not opposed(one, two)


def _agreement(candidate: Candidate, record: Record) -> int:
    """How much speaks for one event; another one said in words counts against it."""
    other = 3 if candidate.anew and not candidate.is_bare else 0
    points = -other
    nearby = candidate.definite and candidate.scene.number - record.last_told == 1
    for part in _telling(record):
        points = max(points, _points(candidate, part) - other)
    return points + nearby


def _points(one: Candidate, two: Candidate) -> int:
    return _scene_points(one, two) + _actor_points(one, two) + _word_points(one, two)


def _scene_points(one: Candidate, two: Candidate) -> int:
    """A shared exact place counts twice a shared country."""
    points = 1 if one.when and two.when else 0
    if one.where and two.where:
        points += 1 if {one.where.where_prec, two.where.where_prec} & {5, 6} else 2
    return points


def _actor_points(one: Candidate, two: Candidate) -> int:
    doers, others = one.doer_names, two.doer_names
    aims = one.aims and two.aims and {a.name for a in one.aims} & {a.name for a in two.aims}
    against = one.definite and doers and others and not doers & others
    return bool(doers & others) + bool(aims) + 3 * bool(one.victims & two.victims) - bool(against)


def _word_points(one: Candidate, two: Candidate) -> int:
    """Weapon, figures and the word for the deed."""
    points = int(bool(one.weapon and one.sub_type == two.sub_type)) + family(one, two)
    points += one.definite and not (one.only_harm or two.only_harm) and one.head.kind != "kill"
    return (
        points + 2 * _same_figure(one.killed, two.killed) + _same_figure(one.injured, two.injured)
    )


def _same_figure(one: Toll | None, two: Toll | None) -> bool:
    return bool(one and two and one.figures == two.figures and not (one.named or two.named))
