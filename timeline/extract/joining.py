"""One report, one record an event: sentences about the same event are put together.

A candidate that refers back ("the attack", "it") joins the latest event that nothing contradicts; one
that does not has to agree in place and day. What parts two events: another place, day, hour, actor or
figure, or a word that says so ("a second strike").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extract.events import Candidate, candidates
from timeline.extract.lexicon import Lexicon
from timeline.extract.casualties import Toll
from timeline.extract.scene import Scene
from timeline.extract.whenabouts import When, first_time
from timeline.extract.whereabouts import Spot, spot_beside

CONNECTIVE = re.compile(
    r"\W*(?:separately|additionally|also|then|later|meanwhile|in addition|at (?:approximately|about|around)|the same|that (?:day|night)|between \d)",
    re.IGNORECASE,
)
ENOUGH = 3  # agreement that an indefinite candidate needs to be the same event
ARMED = frozenset(["attack", "hit", "strike", "destroy", "launch", "raid", "territory"])


@dataclass(slots=True)
class Record:
    """One event with all that the report says of it, in the order of the text."""

    parts: list[Candidate]
    carried: When | None = None  # a time that governs it from an earlier sentence
    context: "Record | None" = None  # the event it is told as a part of or beside ("eleven others")
    answers: "Record | None" = None
    scenes: list[Scene] = field(default_factory=list)  # sentences that add to it without a trigger
    spots: list[Spot] = field(default_factory=list)  # places said beside it, used when it has none

    @property
    def first(self) -> Candidate:
        return self.parts[0]

    @property
    def day(self) -> date:
        """Its first day as its first sentence gives it; the last of days when it gives none."""
        return self.first.when.span.start if self.first.when else date.max

    @property
    def last_told(self) -> int:
        """The number of the last sentence that tells of it."""
        return max(part.scene.number for part in self.parts)

    @property
    def is_summary(self) -> bool:
        """Several events told as one: a number of them over more than a day."""
        return any(part.count and part.when and part.when.span.days > 1 for part in self.parts)


@dataclass(slots=True)
class Story:
    """The events of a report as far as it has been read."""

    lexicon: Lexicon
    records: list[Record] = field(default_factory=list)
    habits: list[Candidate] = field(default_factory=list)
    headings: list[Candidate] = field(default_factory=list)
    last_time: tuple[int, When] | None = None  # paragraph and time of the latest dated event


def join(scenes: Sequence[Scene], lexicon: Lexicon) -> list[Record]:
    """The records of a report, each with its candidates; headlines and habits only add to them."""
    story = Story(lexicon)
    for scene in scenes:
        _read(scene, story)
    for candidate in story.headings:
        found = _same(candidate, story.records, lenient=True)
        if found:
            found.parts.append(candidate)
    for candidate in story.habits:
        _explain(candidate, story.records)
    return story.records


def _read(scene: Scene, story: Story) -> None:
    found = candidates(scene, story.lexicon)
    if scene.sentence.heading:
        story.headings += found
        return
    if not found:
        _add_figures(scene, story)
        time = first_time(scene)
        if time:
            story.last_time = (scene.sentence.paragraph, time)
    told: dict[int, Record] = {}
    for candidate in found:
        record = _place(candidate, story)
        if record:
            told[candidate.clause.start] = record
        if candidate.when and not candidate.habit:
            story.last_time = (scene.sentence.paragraph, candidate.when)
    _link(found, told)


def _place(candidate: Candidate, story: Story) -> Record | None:
    """The record that the candidate belongs to: one already told, or its own."""
    if candidate.habit:
        story.habits.append(candidate)
        return None
    record = _same(candidate, story.records, lenient=False)
    if record:
        record.parts.append(candidate)
        return record
    if not is_incident(candidate):
        return None
    record = Record([candidate], _governing(candidate, story), _context(candidate, story))
    record.spots += _beside_in_sentence(candidate, story)
    story.records.append(record)
    return record


def _beside_in_sentence(candidate: Candidate, story: Story) -> list[Spot]:
    """ "… in the town, where they mourned the murder of …": the place of the clause before."""
    if not candidate.clause.words.lstrip(" ,").startswith(("where", "there")):
        return []
    parts = [
        part for record in story.records for part in record.parts if part.scene is candidate.scene
    ]
    return [part.where for part in parts if part.where]


def is_incident(candidate: Candidate) -> bool:
    """Whether a candidate tells enough to be a record of its own.

    It needs a place, a day, a figure or a count, and somebody or something that makes it violence.
    """
    if candidate.sub_type == "none":
        return False
    facts: list[object] = [
        candidate.where,
        candidate.when,
        candidate.killed,
        candidate.injured,
        candidate.count,
    ]
    if candidate.definite:
        facts = [candidate.where and candidate.when, candidate.killed, candidate.count]
    if candidate.clause.answers is not None:
        facts.append(candidate.doers)
    armed = (
        candidate.doers
        or candidate.aims
        or candidate.weapon
        or candidate.killed
        or candidate.injured
    )
    if NEEDS_WEAPON.match(candidate.head.word) and not candidate.weapon or _is_accident(candidate):
        return False
    if candidate.head.kind == "hit":
        armed = candidate.weapon or candidate.killed or candidate.injured or candidate.doers
    return any(facts) and bool(armed or candidate.head.kind not in ARMED)


NEEDS_WEAPON = re.compile(r"(?:launch|fire|unleash|crashed|landed|fell|impacted)", re.IGNORECASE)
"""Verbs of violence only with a weapon: planes crash into mountains too."""


def _is_accident(candidate: Candidate) -> bool:
    """Deaths by no hand: an accident, an illness, or nobody's deed and nobody's number."""
    if not candidate.only_harm or candidate.weapon:
        return False
    words = {trigger.word.lower() for trigger in candidate.clause.triggers}
    return bool(
        ACCIDENT.search(candidate.clause.words)
        or words <= PASSED_AWAY
        or not (candidate.killed or candidate.injured or candidate.aims)
    )


PASSED_AWAY = frozenset(["died", "dead", "deaths"])
ACCIDENT = re.compile(
    r"\b(?:accident|crash(?:es|ed)?|collision|collided|earthquake|quake|flood(?:s|ing)?|storm|hurricane|typhoon|cyclone|landslide|stampede|cancer"
    r"|illness|disease|virus|capsized|derail\w*|avalanche|disasters?|heat ?wave|famine|cholera)\b",
    re.IGNORECASE,
)


def _same(candidate: Candidate, records: Sequence[Record], *, lenient: bool) -> Record | None:
    """The record of the same event: the one that agrees most, `_standing` between equals."""
    refers_back = (candidate.definite and not candidate.anew) or candidate.is_bare
    need = (
        0
        if lenient or refers_back
        else ENOUGH
        if candidate.where and candidate.when
        else ENOUGH - 1
    )
    best: tuple[tuple[int, ...], Record] | None = None
    for number, record in enumerate(records):
        if _contradicts(candidate, record) or (candidate.is_bare and _is_far(candidate, record)):
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
    if candidate.definite:
        return agreement, len(record.parts), record.day.toordinal(), number
    if candidate.is_bare:
        return record.last_told, -number
    return agreement, record.last_told, -number


def _is_far(candidate: Candidate, record: Record) -> bool:
    """Whether other sentences stand between: a bare "three were killed" goes with what is near."""
    return candidate.scene.number - record.last_told > NEAR


NEAR = 2  # sentences


def _contradicts(candidate: Candidate, record: Record) -> bool:
    """Whether place, time, actors, figures or kind part the two."""
    if any(part.scene is candidate.scene for part in record.parts):
        return True
    return any(
        parts(candidate, part)
        for part in record.parts
        for parts in (
            _other_place,
            _other_time,
            _other_doer,
            _other_aim,
            _other_figures,
            _other_kind,
        )
    )


def _other_place(one: Candidate, two: Candidate) -> bool:
    if not one.where or not two.where:
        return False
    several = (len(one.where.places) > 1) != (len(two.where.places) > 1)
    return not one.where.shares(two.where) or (several and not one.definite)


def _other_time(one: Candidate, two: Candidate) -> bool:
    if not one.when or not two.when or not (one.when.own and two.when.own):
        return False
    a, b = one.when, two.when
    if a.span.start > b.span.end or b.span.start > a.span.end:
        return True
    hours = [
        time.expression.hour
        for time in (a, b)
        if time.expression and time.expression.hour is not None
    ]
    return len(hours) == 2 and hours[0] != hours[1]


def _other_doer(one: Candidate, two: Candidate) -> bool:
    a, b = _doer_names(one), _doer_names(two)
    return bool(a and b) and not a & b and not (one.definite or two.implied)


def _doer_names(candidate: Candidate) -> set[str]:
    named = [doer for doer in candidate.doers if doer.kind != "generic"]
    return {doer.name for doer in named} | {
        doer.actor.parent for doer in named if doer.actor.parent
    }


def _other_aim(one: Candidate, two: Candidate) -> bool:
    a, b = _aim_names(one), _aim_names(two)
    return bool(a and b) and not a & b and not one.definite


def _aim_names(candidate: Candidate) -> set[str]:
    return {aim.name for aim in candidate.aims if aim.nature in {"actor", "merchant"}}


def _other_figures(one: Candidate, two: Candidate) -> bool:
    if (one.count is None) != (two.count is None) and not one.definite:
        return True
    return any(
        a and b and _disagree(a, b)
        for a, b in ((one.killed, two.killed), (one.injured, two.injured))
    )


def _disagree(one: Toll, two: Toll) -> bool:
    """Whether two figures cannot be of one event; one named victim or a part of a toll fits any."""
    fits_any = one.part or one.named or two.named or not any(one.figures) or not any(two.figures)
    return one.figures != two.figures and not fits_any


def _other_kind(one: Candidate, two: Candidate) -> bool:
    if two.sub_type == "Disrupted weapons use" and one.sub_type != two.sub_type:
        return not one.only_harm
    if one.sub_type == "Disrupted weapons use" and one.sub_type != two.sub_type:
        return not one.definite
    return bool(one.weapon and two.weapon and one.sub_type != two.sub_type) and not one.definite


def _agreement(candidate: Candidate, record: Record) -> int:
    """How much speaks for one event; another one said in words counts against it."""
    other = 3 if candidate.anew and not candidate.is_bare else 0
    points = -other
    nearby = candidate.definite and candidate.scene.number - record.last_told == 1
    for part in record.parts[:4]:
        points = max(points, _points(candidate, part) - other)
    return points + nearby


def _points(one: Candidate, two: Candidate) -> int:
    points = 0
    if one.where and two.where:
        exact = not {one.where.where_prec, two.where.where_prec} & {5, 6}
        points += 2 if exact else 1
    if one.when and two.when:
        points += 1
    points += bool(_doer_names(one) & _doer_names(two)) + bool(
        {a.name for a in one.aims} & {a.name for a in two.aims}
    )
    points += 3 * bool(one.victims & two.victims)
    points += bool(one.weapon and one.sub_type == two.sub_type)
    points += _family(one, two) + (one.definite and not one.only_harm and not two.only_harm and one.head.kind != "kill")
    points -= one.definite and bool(
        _doer_names(one) and _doer_names(two) and not _doer_names(one) & _doer_names(two)
    )
    points += 2 * bool(one.killed and two.killed) + bool(one.injured and two.injured)
    return points


def _family(one: Candidate, two: Candidate) -> int:
    """"the bombing" means a blast and no shelling; "the attack" may mean any."""
    a, b = FAMILY.get(one.head.kind), FAMILY.get(two.head.kind)
    return 0 if not (one.definite and a and b) else 1 if a == b else -1


FAMILY = {"blast": "bomb", "bombing": "bomb", "strike": "strike", "shelling": "shelling", "raid": "raid", "clash": "clash"}


def _governing(candidate: Candidate, story: Story) -> When | None:
    """The time that an earlier sentence lends: of the same paragraph, or across it by a connective."""
    if candidate.when or not story.last_time:
        return None
    paragraph, time = story.last_time
    scene = candidate.scene
    if paragraph == scene.sentence.paragraph or CONNECTIVE.match(scene.text, scene.start):
        return time
    return None


def _context(candidate: Candidate, story: Story) -> Record | None:
    """The event that this one is told beside: it holds its place, or "other" points to it."""
    for record in reversed(story.records):
        holds = (
            candidate.where and record.first.where and record.first.where.shares(candidate.where)
        )
        if holds or (candidate.anew and candidate.only_harm):
            return record
    return None


def _add_figures(scene: Scene, story: Story) -> None:
    """A sentence with figures and no event ("There were no injuries") belongs to the latest event."""
    if not story.records:
        return
    latest = story.records[-1]
    beside = spot_beside(scene, story.lexicon) if _speaks_of(scene, latest) else None
    if beside:
        latest.spots.append(beside)
    if beside or scene.tolls:
        latest.scenes.append(scene)


def _speaks_of(scene: Scene, record: Record) -> bool:
    """Whether a sentence of the same paragraph speaks of "the" weapon that the event was about."""
    told = record.parts[-1].scene
    if told.sentence.paragraph != scene.sentence.paragraph:
        return False
    words = {weapon.word.lower().split()[-1] for weapon in told.weapons}
    return any(
        DEFINITE_WEAPON.search(scene.text, max(scene.start, w.start - 30), w.start)
        for w in scene.weapons
        if w.word.lower() in words
    )


DEFINITE_WEAPON = re.compile(r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


def _explain(candidate: Candidate, records: Sequence[Record]) -> None:
    """A habit ("officials have long blamed attacks in X on Y") explains the summary of the same place."""
    for record in records:
        where = record.first.where
        if record.first.count and candidate.where and where and where.shares(candidate.where):
            record.parts.append(candidate)


def _link(found: Sequence[Candidate], told: dict[int, Record]) -> None:
    """Ties a response to what it answers, as the sentence says."""
    starts = sorted({candidate.clause.start for candidate in found})
    for candidate in found:
        answered = candidate.clause.answers
        if answered is None or answered >= len(starts):
            continue
        record, cause = told.get(candidate.clause.start), told.get(starts[answered])
        if record and cause and record is not cause:
            record.answers = cause
