"""The work on an upload that was taken up: its file is looked through, or imported."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from timeline.actions.importing import (
    DatasetToBe,
    Taken,
    Tally,
    dataset_to_be,
    import_events,
    not_taken,
    rehearse,
    survey_events,
)
from timeline.actions.rejects import Rejects
from timeline.formats.events import EventRead, Row
from timeline.formats.opening import Unusable
from timeline.formats.recognise import EventFile, event_file
from timeline.models import Upload
from timeline.models.upload import Job, State

logger = logging.getLogger(__name__)

FIRST = 10  # events that a preview shows, and incidents that would change
AHEAD = 100  # rows among which they are sought
RECOGNISED = ("format", "release", "dataset_name", "preview")
UNFORESEEN = "Something went wrong that was not foreseen; the worker’s log says what."


class _Ended(Exception):
    """Somebody wants the work to end before its time; in which state that leaves the upload."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


def work_on(upload: Upload, *, stopping: Callable[[], bool] = lambda: False) -> None:
    """Do what `upload`, which this process has taken up, asks for; its row says what came of it.

    After each batch of rows `stopping` is asked whether the process is to end: then the upload waits
    for another worker, which goes on where this one stopped.
    """
    with Rejects() as rejects:
        work = _Work(upload, rejects, stopping=stopping)
        try:
            work.do()
            work.end(State.PREVIEWED if upload.job == Job.PREVIEW else State.DONE)
        except _Ended as ended:
            work.end(ended.state)
        except Unusable as problem:
            work.end(State.FAILED, problem=f"{upload.name} {problem}.")
        except Exception:
            logger.exception("The %s of upload %s failed", upload.job, upload.pk)
            work.end(State.FAILED, problem=UNFORESEEN)
        except BaseException:  # the process is made to end in the midst of a batch
            work.end(State.WAITING)
            raise


class _Work:
    def __init__(self, upload: Upload, rejects: Rejects, *, stopping: Callable[[], bool]) -> None:
        self._upload, self._rejects, self._stopping = upload, rejects, stopping
        self._tally = Tally()
        # A worker that was given up for dead, and is not, finds no row of its attempt.
        self._row = Upload.objects.filter(pk=upload.pk, attempt=upload.attempt, state=State.RUNNING)

    def do(self) -> None:
        """Raises Unusable for the file, _Ended when somebody wants this to end."""
        upload = self._upload
        with event_file(Path(upload.file.path), upload.format) as file:
            ahead = list(islice(file.rows, AHEAD))
            if upload.job == Job.PREVIEW:
                self._recognised(file, [row for row in ahead if isinstance(row, EventRead)])
            changed: list[EventRead] = []
            for taken in self._batches(file, chain(ahead, file.rows)):
                self._tally.add(taken)
                self._rejects.add(not_taken(taken))
                changed += taken.changed[: FIRST - len(changed)]
                self._tell(done=file.opened.done)
            if changed:
                upload.preview["changes"] = rehearse(changed, into=_dataset(upload, file))
                self._tell(preview=upload.preview)

    def end(self, state: State, *, problem: str = "") -> None:
        with transaction.atomic():
            if self._row.update(
                state=state, problem=problem, heard_at=timezone.now(), **self._found()
            ):
                self._rejects.keep(self._upload)
                Upload.objects.filter(pk=self._upload.pk).update(rejects=self._upload.rejects.name)

    def _batches(self, file: EventFile, rows: Iterable[Row]) -> Iterator[Taken]:
        upload = self._upload
        into = _dataset(upload, file)
        if upload.job == Job.PREVIEW:
            return survey_events(rows, into=into, public=upload.publish)
        return import_events(rows, into=into, by=upload.started_by, public=upload.publish)

    def _recognised(self, file: EventFile, events: list[EventRead]) -> None:
        """Let the page show what the file holds while its rows are still being counted."""
        upload = self._upload
        upload.format, upload.release = file.format, upload.release or file.release
        upload.dataset_name = _dataset(upload, file).name
        upload.preview = {
            "by": file.by,
            "columns": file.columns,
            "first": [_facts(event) for event in events[:FIRST]],
        }
        self._tell(**{name: getattr(upload, name) for name in RECOGNISED})

    def _tell(self, **changes: Any) -> None:
        """Give a sign of life, and see whether this is to go on. Raises _Ended."""
        here = self._row.update(heard_at=timezone.now(), **changes, **self._found())
        if not here or self._row.filter(stop_asked=True).exists():
            raise _Ended(State.CANCELLED)
        if self._stopping():
            raise _Ended(State.WAITING)

    def _found(self) -> dict[str, Any]:
        return {"counts": asdict(self._tally), "not_taken": self._rejects.first}


def _dataset(upload: Upload, file: EventFile) -> DatasetToBe:
    return dataset_to_be(
        format_=upload.format,
        release=upload.release,
        name=upload.dataset_name,
        file_stem=upload.stem,
        ours=file.ours,
    )


def _facts(event: EventRead) -> dict[str, Any]:
    """What a preview shows of an event, as JSON."""
    place = event.place
    return {
        "title": event.title,
        "date_start": event.date_start.isoformat(),
        "date_end": event.date_end.isoformat(),
        "date_prec": event.date_prec,
        "event_clarity": event.event_clarity,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "where": [place.name, place.country_name] if place else [],
        "where_prec": event.where_prec,
        "actors": [(actor.name, actor.role) for actor in event.actors],
        "killed": event.figures("killed"),
        "injured": event.figures("injured"),
        "reasons": dict(event.reasons),
    }
