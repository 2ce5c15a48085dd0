"""Rows of a dataset into incidents, a batch at a time.

Each batch is one transaction: after a kill all of a batch is there or nothing of it, and the next run
goes on from there, since it passes over every row that it finds unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.utils import timezone

from timeline.actions import sql
from timeline.actions.importing.actors import Actors
from timeline.actions.importing.entries import entry
from timeline.actions.importing.known import DatasetToBe, found_or_made, is_older, unsure_of
from timeline.actions.importing.places import Places
from timeline.actions.importing.seen import SeenKeys
from timeline.actions.importing.standing import Standing, standings
from timeline.actions.importing.writing import Known, known, rewrite, write_new
from timeline.actions.publishing import hold_the_record
from timeline.actions.publishing_many import publish_many
from timeline.formats.events import EventRead, RefusedRow, Row
from timeline.models import Dataset, Incident
from timeline.models.incident import CODE
from timeline.models.terms import Stage

OF_HERE = "is of this site itself, and is not made a second time"
BATCH = 3_000  # rows of one transaction

New = tuple[EventRead, str]  # with its digest
Again = tuple[EventRead, str, Standing]


@dataclass(frozen=True, slots=True)
class Left:
    """A changed row that was not taken, and why: the reason follows the incident's name."""

    line: int
    key: str
    code: str
    reason: str


@dataclass(slots=True)
class Taken:
    """What became of a batch."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    published: int = 0
    flagged: int = 0  # of the new and revised
    changed: list[EventRead] = field(default_factory=list)  # those to be revised, in a survey
    refused: list[RefusedRow] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def import_events(
    rows: Iterable[Row], *, into: DatasetToBe, by: str, public: bool
) -> Iterator[Taken]:
    """Write the rows, and give after each batch what became of it. Memory does not grow with them.

    A row is known by its key: the same content again changes nothing, other content revises, and
    the first of two rows of one key in `rows` stands. What a person has changed, holds in review or
    has retracted is left to that person; so is a row of an older release than the dataset's. What
    may be of another dataset, or of a release that nobody told, revises nothing and is refused. With
    `public`, what is new or revised is published too, and what an earlier run left unpublished;
    `by` is who stands in the history.
    """
    sql.make_room()
    run = _Run(into, by=by, public=public)
    yield from _in_batches(rows, run.write)
    run.finish()


def survey_events(rows: Iterable[Row], *, into: DatasetToBe, public: bool) -> Iterator[Taken]:
    """What `import_events` would make of the rows as things stand; nothing is written."""
    return _in_batches(rows, _Run(into, by="", public=public).survey)


def _in_batches(
    rows: Iterable[Row], act: Callable[[Sequence[EventRead], Taken], None]
) -> Iterator[Taken]:
    """What became of each batch, after `act` has had its events."""
    rows = iter(rows)
    with SeenKeys() as seen:
        while batch := list(islice(rows, BATCH)):
            taken = Taken()
            if events := list(_once(batch, seen, taken)):
                act(events, taken)
            yield taken


def _once(batch: Sequence[Row], seen: SeenKeys, taken: Taken) -> Iterator[EventRead]:
    """The events whose key comes for the first time; what is refused goes into `taken`."""
    for row in batch:
        if isinstance(row, RefusedRow):
            taken.refused.append(row)
        elif before := seen.line_before(row.key, row.line):
            reason = f"the id {row.key} is that of line {before} as well, which stands"
            taken.refused.append(RefusedRow(row.line, reason, row.key))
        else:
            yield row


def _of_elsewhere(events: Sequence[EventRead], taken: Taken) -> list[EventRead]:
    """Those that do not tell an incident of this very database, by its code; the others are left."""
    codes = [event.code or event.key for event in events]
    coded = list(filter(CODE.fullmatch, codes))
    here = set(Incident.objects.filter(code__in=coded).values_list("code", flat=True))
    taken.left += [
        Left(event.line, event.key, code, OF_HERE)
        for event, code in zip(events, codes, strict=True)
        if code in here
    ]
    return [event for event, code in zip(events, codes, strict=True) if code not in here]


class _Run:
    """What is the same for every batch, and the names that were met so far."""

    def __init__(self, into: DatasetToBe, *, by: str, public: bool) -> None:
        self._into, self._by, self._public = into, by, public
        self._actors, self._places = Actors(), Places(public=public)
        self._dataset: Dataset | None = None

    @transaction.atomic
    def write(self, events: Sequence[EventRead], taken: Taken) -> None:
        hold_the_record()  # drafts too: two imports at once would make one dataset, or place, twice
        self._dataset = dataset = self._dataset or found_or_made(self._into)
        new, again = self._told_apart(dataset, _of_elsewhere(events, taken), taken)
        wanted = [pair[0] for pair in new] + [triple[0] for triple in again]
        self._places.learn(wanted)
        self._actors.learn(actor for event in wanted for actor in event.actors)
        now = timezone.now()
        rows = write_new(
            [self._known(*pair) for pair in new],
            dataset=dataset,
            stage=Stage.PUBLISHED if self._public else Stage.DRAFT,
            now=now,
        )
        rows += rewrite(
            [(self._known(event, digest), standing) for event, digest, standing in again], now=now
        )
        if self._public:
            reason = f"From {dataset.name} {self._into.version}".rstrip() + "."
            entries = [
                entry(row, dataset=dataset, places=self._places, actors=self._actors)
                for row in rows
            ]
            taken.published = publish_many(entries, by=self._by, reason=reason, now=now)

    def survey(self, events: Sequence[EventRead], taken: Taken) -> None:
        dataset = Dataset.objects.filter(name=self._into.name).first()
        events = _of_elsewhere(events, taken)
        if dataset is None:
            taken.new, taken.flagged = len(events), sum(event.flagged for event in events)
            return
        _, again = self._told_apart(dataset, events, taken)
        taken.changed = [event for event, digest, had in again if had.digest != digest]

    def finish(self) -> None:
        """The dataset is at this release once all of it is there."""
        version = self._into.version
        if self._dataset and version and not is_older(version, than=self._dataset.version):
            Dataset.objects.filter(pk=self._dataset.pk).update(version=version)

    def _known(self, event: EventRead, digest: str) -> Known:
        return known(
            event,
            digest,
            release=self._into.version,
            place=self._places.key(event),
            actors=self._actors,
        )

    def _told_apart(
        self, dataset: Dataset, events: Sequence[EventRead], taken: Taken
    ) -> tuple[list[New], list[Again]]:
        """The events to be made, with their digests, and those to be written again."""
        have = standings(dataset, [event.key for event in events])
        older = is_older(self._into.version, than=dataset.version)
        behind = f"is as release {dataset.version} has it, which is newer" if older else ""
        unsure = unsure_of(dataset, self._into)
        new: list[New] = []
        again: list[Again] = []
        for event in events:
            standing, digest = have.get(event.key), event.digest()
            if standing is None:
                new.append((event, digest))
                continue
            changed = standing.digest != digest
            if changed and (reason := standing.held or behind):
                taken.left.append(Left(event.line, event.key, standing.code, reason))
            elif changed and unsure:
                why = f"incident {standing.code} has the id {event.key}, and {unsure}"
                taken.refused.append(RefusedRow(event.line, why, event.key))
            elif changed or (self._public and not standing.held and not standing.is_public):
                again.append((event, digest, standing))
            taken.unchanged += not changed
        revised = [event for event, digest, standing in again if standing.digest != digest]
        taken.new, taken.revised = len(new), len(revised)
        taken.flagged = sum(event.flagged for event in (*revised, *(event for event, _ in new)))
        return new, again
