"""What the page of an import says: how far it is, what the file holds, what becomes of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from timeline.actions.uploading import next_job
from timeline.admin.upload_preview import ChangedIncident, ShownRow
from timeline.formats.fidelity import NOTES, not_read
from timeline.formats.recognise import TITLES
from timeline.models import Dataset, Upload
from timeline.models.upload import OVERDUE, SILENT, Job, State
from timeline.views import wording
from timeline.views.changes_in_words import changes

WORKER = "python manage.py run_imports"
# The words on the button, by what was done and what comes next: for drafts, and to publish.
STARTS = {
    (Job.PREVIEW, Job.PREVIEW): ("Look through it again", "Look through it again"),
    (Job.PREVIEW, Job.IMPORT): ("Import as drafts", "Import and publish"),
    (Job.IMPORT, Job.IMPORT): ("Go on with the import", "Go on with the import"),
}

# What became of the rows, by the names of Tally: in a preview, and in an import.
FATES = {
    "new": ("new", "would become incidents", "became incidents"),
    "revised": ("revised", "say something else than before", "said something else than before"),
    "unchanged": ("unchanged", "are here already", "were here already"),
    "left": ("kept", "would stay as the desk has them", "stayed as the desk has them"),
    "rejected": ("rejected", "cannot be read", "could not be read"),
}
STAYS = "What was imported stays; to go on passes over it."


@dataclass(frozen=True)
class Fate:
    name: str
    label: str
    meaning: str
    number: int

    @property
    def words(self) -> str:
        return wording.number(self.number)


@dataclass(frozen=True)
class UploadPage:
    """`upload` in words, for its template."""

    upload: Upload
    worker = WORKER

    @property
    def is_import(self) -> bool:
        return self.upload.job == Job.IMPORT

    @property
    def percent(self) -> int:
        return min(100, self.upload.done * 100 // max(1, self.upload.size))

    @property
    def rows(self) -> str:
        read = sum(self.upload.counts.get(name, 0) for name in FATES)
        return "1 row" if read == 1 else f"{wording.number(read)} rows"

    @property
    def fates(self) -> list[Fate]:
        counts, tense = self.upload.counts, 2 if self.is_import else 1
        found = [
            Fate(name, words[0], words[tense], counts.get(name, 0)) for name, words in FATES.items()
        ]
        return found if any(counts.values()) else []

    @property
    def flagged(self) -> str:
        number = self.upload.counts.get("flagged", 0)
        return (
            f"{wording.number(number)} with a flag, for somebody to check a figure, day or place."
        )

    @property
    def state(self) -> str:
        """A sentence or two on how things stand."""
        return STATES[State(self.upload.state)](self)

    @cached_property
    def is_overdue(self) -> bool:
        """It waits, though no worker is busy with anything else: most likely none is running."""
        upload, now = self.upload, timezone.now()
        late = upload.state == State.WAITING and upload.asked_at < now - OVERDUE
        others = Upload.objects.filter(state=State.RUNNING, heard_at__gte=now - SILENT)
        return late and not others.exists()

    def _waiting(self) -> str:
        what = "import the file" if self.is_import else "look through the file"
        if self.is_overdue:
            return f"Nobody has begun to {what}: no worker seems to be running."
        return f"Waiting for the worker to {what}."

    def _running(self) -> str:
        if self.upload.is_silent:
            heard = date_format(timezone.localtime(self.upload.heard_at), "H:i")
            return (
                f"Nothing has been heard of the worker since {heard}; another goes on from there."
            )
        if self.upload.stop_asked:
            return "Stopping after the rows at hand …"
        return "Importing …" if self.is_import else "Looking through the file …"

    def _previewed(self) -> str:
        return f"{self.rows} looked through. Nothing has been written yet."

    def _done(self) -> str:
        public = "Published" if self.upload.publish else "Imported as drafts"
        return f"{public}: the whole file, {self.rows}."

    def _cancelled(self) -> str:
        if not self.is_import:
            return "Cancelled. Nothing was written."
        return f"Cancelled after {self.rows}, {self.percent} % of the file. {STAYS}"

    def _failed(self) -> str:
        return f"{self.upload.problem} {STAYS if self.is_import else 'Nothing was written.'}"

    @property
    def is_unusable(self) -> bool:
        """Nothing could be made of the file."""
        return self.upload.state == State.FAILED and not self.is_import

    @property
    def needs_worker(self) -> bool:
        return self.is_overdue or self.upload.is_silent

    @property
    def first(self) -> list[ShownRow]:
        return [ShownRow(facts) for facts in self.upload.preview.get("first", [])]

    @property
    def format(self) -> str:
        """What it was recognised as, and by what."""
        title = TITLES.get(self.upload.format)
        by = self.upload.preview.get("by")
        return f"{title}, {by}" if title and by else title or "not recognised yet"

    @property
    def more_changed(self) -> bool:
        return int(self.upload.counts.get("revised", 0)) > len(self.changed)

    @property
    def changed(self) -> list[ChangedIncident]:
        return [
            ChangedIncident(before["code"], before["title"], changes(before, after))
            for before, after in self.upload.preview.get("changes", [])
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        return NOTES.get(self.upload.format, ()) if self.upload.preview else ()

    @property
    def not_read(self) -> list[str]:
        return not_read(self.upload.format, self.upload.preview.get("columns", []))

    @cached_property
    def dataset(self) -> Dataset | None:
        return Dataset.objects.filter(name=self.upload.dataset_name).first()

    @property
    def not_shown(self) -> int:
        """How many more rows were not taken than the page lists."""
        counts = self.upload.counts
        all_ = int(counts.get("rejected", 0) + counts.get("left", 0))
        return max(0, all_ - len(self.upload.not_taken))

    @property
    def next_job(self) -> Job | None:
        return next_job(self.upload)

    @property
    def start(self) -> str:
        """The words on the button for what comes next; "" where nothing does."""
        job = self.next_job
        return STARTS[Job(self.upload.job), job][self.upload.publish] if job else ""

    @property
    def incidents(self) -> str:
        """The address of the desk's list of what the dataset became."""
        pk = self.dataset.pk if self.dataset else ""
        return f"{reverse('admin:timeline_incident_changelist')}?dataset__id__exact={pk}"

    @property
    def how_far(self) -> str:
        """For a list: "importing, 45 %", "to be decided", "imported"."""
        doing = "importing" if self.is_import else "looking through"
        if self.upload.state == State.RUNNING:
            return f"{doing}, {self.percent} %"
        if self.upload.state == State.DONE:
            return "published" if self.upload.publish else "imported"
        return str(self.upload.get_state_display())


STATES: Mapping[State, Callable[[UploadPage], str]] = {
    State.WAITING: UploadPage._waiting,
    State.RUNNING: UploadPage._running,
    State.PREVIEWED: UploadPage._previewed,
    State.DONE: UploadPage._done,
    State.CANCELLED: UploadPage._cancelled,
    State.FAILED: UploadPage._failed,
}
