"""One report, one record an event: sentences about the same event are put together.

A headline, a habit ("raids have become common …") and a bare figure only add to a record; every
other candidate joins the record of the same event or, when it tells enough, begins its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.additions import add_to, goes_on, is_on_another_day, only_adds
from timeline.extract.events import Candidate, candidates
from timeline.extract.headlines import is_title_line
from timeline.extract.launches import (
    came_of,
    goes_with,
    launch_before,
    with_new_ships,
    with_weapon,
)
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import word_set
from timeline.extract.listings import listing
from timeline.extract.records import Record, is_incident, link
from timeline.extract.sameness import NEAR, is_mere_figure, needed, same_event
from timeline.extract.scene import Scene
from timeline.extract.spared import spare_all
from timeline.extract.whenabouts import When, first_time
from timeline.extract.whereabouts import Spot, spot_beside

OF_THEM = re.compile(
    r"\W*(?:but |and |at least )?(?:one|two|three|some|several|another) of (?:the|them|these|those)\b",
    re.IGNORECASE,
)
CONNECTIVE = re.compile(
    r"\W*(?:separately|additionally|also|then|later|meanwhile|in addition|at (?:approximately|about|around)|the same|that (?:day|night)|between \d)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Story:
    """The events of a report as far as it has been read."""

    lexicon: Lexicon
    records: list[Record] = field(default_factory=list)
    habits: list[Candidate] = field(default_factory=list)
    headings: list[Candidate] = field(default_factory=list)
    last_time: tuple[int, When] | None = None  # paragraph and time of the latest dated event
    listed: int | None = None  # paragraph of the latest lead (ending in ":") or of an item after it
    quiet: Scene | None = None  # the latest sentence that told of no event


def join(scenes: Sequence[Scene], lexicon: Lexicon) -> list[Record]:
    """The records of a report, each with its candidates; headlines and habits only add to them."""
    story = Story(lexicon)
    for scene in scenes:
        _read(scene, story)
    for candidate in story.headings:
        found = same_event(candidate, story.records, need=0)
        if found:
            found.parts.append(candidate)
    for candidate in story.habits:
        _explain(candidate, story.records)
    return story.records


def _read(scene: Scene, story: Story) -> None:
    found = candidates(scene, story.lexicon)
    story.listed = listing(scene, story.listed)
    if scene.sentence.heading or is_title_line(scene.text, scene.start, scene.end):
        story.headings += found
        return
    if not found:
        story.quiet = scene
        if story.records:
            add_to(story.records[-1], scene, story.lexicon)
            spare_all(scene, story.records[:-1])
        time = first_time(scene)
        if time:
            story.last_time = (scene.sentence.paragraph, time)
    told: dict[int, Record] = {}
    for candidate in found:
        record = _place(candidate, story)
        if record:
            told[candidate.clause.start] = record
    dated = [c.when for c in found if c.when and not c.habit]
    if dated:  # that of the main clause, which comes before what it answers or follows
        story.last_time = (scene.sentence.paragraph, dated[0])
    link(found, told)


def _place(candidate: Candidate, story: Story) -> Record | None:
    """The record that the candidate belongs to: one already told, or its own."""
    if candidate.habit:
        story.habits.append(candidate)
        if candidate.definite and story.records:  # "X is behind these attacks"
            story.records[-1].blamed += [(candidate.scene, doer) for doer in candidate.doers]
        return None
    if story.records and only_adds(candidate, story.records[-1]):
        return None
    candidate = with_new_ships(candidate, story.records)
    launch = launch_before(candidate, story.records)
    candidate = with_weapon(candidate, launch)
    if launch and goes_with(candidate, launch):
        return launch
    record = _told_before(candidate, story.records)
    if record:
        record.parts.append(candidate)
    elif is_mere_figure(candidate) and story.records:
        _add_figure(candidate, story.records[-1])
    elif is_incident(candidate, led=bool(_of_the_lead(candidate, story))):
        record = _begin(candidate, launch, story)
    else:
        _blame_last(candidate, story)
    return record


def _told_before(candidate: Candidate, records: Sequence[Record]) -> Record | None:
    if records and goes_on(candidate, records[-1]):
        return records[-1]
    return same_event(candidate, records, need=needed(candidate))


def _add_figure(candidate: Candidate, last: Record) -> None:
    """Takes in another account of the dead or injured; what fits no event told near is left out."""
    near = candidate.scene.number - last.last_told <= NEAR
    known = any(
        (part.killed and candidate.killed) or (part.injured and candidate.injured)
        for part in last.parts
    )
    if near and known:
        last.scenes.append(candidate.scene)


def _begin(candidate: Candidate, launch: Record | None, story: Story) -> Record:
    """A record of its own; `launch` tells where its weapons came from."""
    record = Record([candidate], _governing(candidate, story), _context(candidate, story))
    if candidate.responds and story.records:
        record.answers = max(story.records, key=lambda told: told.last_told)
    if story.records and not candidate.doers and OF_THEM.match(candidate.clause.words):
        before = story.records[-1].first  # "one of them got through": the weapons of that side
        owners = [aim.mention for aim in before.aims if aim.nature == "actor"]
        record.blamed += [(before.scene, owner) for owner in owners]
    record.blamed += _same_again(candidate, story) or _of_the_lead(candidate, story)
    record.spots += _beside_in_sentence(candidate, story) or _of_the_operation(candidate, story)
    record.spots += [] if record.spots else _of_the_fighting(candidate, story)
    if launch:
        came_of(record, launch)
    story.records.append(record)
    return record


def _same_again(candidate: Candidate, story: Story) -> list[tuple[Scene, ActorMention]]:
    """ "A second airstrike …": by those who did the first."""
    scene, head = candidate.scene, candidate.head
    if candidate.doers or not candidate.anew or not story.records:
        return []
    weapons = [w.start for w in scene.weapons if candidate.clause.start <= w.start < head.start]
    named = head.start if head.part == "noun" else next(iter(weapons), scene.start)
    first = story.records[-1].first
    if first.sub_type != candidate.sub_type or not SECOND.search(
        scene.text, candidate.clause.start, named
    ):
        return []
    return [(first.scene, doer) for doer in first.doers]


def _of_the_lead(candidate: Candidate, story: Story) -> list[tuple[Scene, ActorMention]]:
    """Of an item in a list, or of the line that leads it: by those named last as doing it."""
    if candidate.doers or story.listed != candidate.scene.sentence.paragraph:
        return []
    told = next((r for r in reversed(story.records) if r.first.doers or r.blamed), None)
    if told is None:
        return []
    return [(told.first.scene, doer) for doer in told.first.doers] or told.blamed[:1]


SECOND = re.compile(r"\b(?:second|third|fourth|fifth|sixth|further) (?:[\w-]+ )?\Z", re.IGNORECASE)


def _blame_last(candidate: Candidate, story: Story) -> None:
    """ "They were fired upon by X": who did what the sentences before tell of."""
    if not story.records or candidate.where or candidate.when or candidate.implied:
        return
    last = story.records[-1]
    near = candidate.scene.number - last.last_told <= 2
    if near and not any(part.doers for part in last.parts) and candidate.head.kind in FOUGHT:
        last.blamed += [(candidate.scene, doer) for doer in candidate.doers]
        last.scenes.append(candidate.scene)


FOUGHT = frozenset(["launch", "attack", "clash", "assault"])


def _beside_in_sentence(candidate: Candidate, story: Story) -> list[Spot]:
    """ "… in the town, where they mourned the murder of …": the place of the clause before."""
    if not BESIDE.search(candidate.clause.words):
        return []
    told = [
        record
        for record in story.records
        if any(part.scene is candidate.scene for part in record.parts)
    ]
    return [part.where for record in told for part in record.parts if part.where]


def _of_the_operation(candidate: Candidate, story: Story) -> list[Spot]:
    """ "During the operation …": where the sentence before says that it was."""
    before, scene = story.quiet, candidate.scene
    if candidate.where or before is None or not scene.says(OPERATION):
        return []
    near = scene.number - before.number == 1
    if not near or before.sentence.paragraph != scene.sentence.paragraph:
        return []
    place = THE_OPERATION.search(scene.text, scene.start, scene.end) and spot_beside(
        before, story.lexicon
    )
    return [place] if place else []


def _of_the_fighting(candidate: Candidate, story: Story) -> list[Spot]:
    """ "Fighting was heard in Town. Shelling killed two": where the sentence before tells of strife."""
    before, scene = story.quiet, candidate.scene
    if candidate.where or before is None or not before.says(STRIFE):
        return []
    if scene.number - before.number > 1 or before.sentence.paragraph != scene.sentence.paragraph:
        return []
    place = spot_beside(before, story.lexicon)
    return [place] if place else []


STRIFE = word_set("fighting battle battles siege besieged frontline offensive gunfire explosions")
OPERATION = word_set("operation operations activity mission patrol search sweep")
THE_OPERATION = re.compile(r"\bthe (?:\w+ )?(?:operations?|activity|mission|patrol|search|sweep)\b")

BESIDE = re.compile(r"\A[ ,]*(?:where|there)\b|\A[^,]{0,40}, when\b", re.IGNORECASE)


def _governing(candidate: Candidate, story: Story) -> When | None:
    """The time that an earlier sentence lends: of the same paragraph, or across it by a connective."""
    if candidate.when or not story.last_time:
        return None
    paragraph, time = story.last_time
    scene = candidate.scene
    in_list = story.listed == scene.sentence.paragraph
    if (
        in_list
        or paragraph == scene.sentence.paragraph
        or CONNECTIVE.match(scene.text, scene.start)
    ):
        return time
    return None


def _context(candidate: Candidate, story: Story) -> Record | None:
    """The event that this one is told beside: it holds its place, or "other" points to it."""
    for record in reversed(story.records):
        if is_on_another_day(candidate.when, record):
            continue
        holds = (
            candidate.where and record.first.where and record.first.where.shares(candidate.where)
        )
        if holds or (candidate.anew and candidate.only_harm):
            return record
    return None


def _explain(candidate: Candidate, records: Sequence[Record]) -> None:
    """A habit ("raids in X have become common, and Y is behind them") explains the summary of the same place."""
    for record in records:
        where = record.first.where
        if record.first.count and candidate.where and where and where.shares(candidate.where):
            record.parts.append(candidate)
