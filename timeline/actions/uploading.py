"""A file from the desk on its way into a dataset: handed in, looked through, decided on, taken up.

Each step is one conditional update: of two people who press a button, or of two workers, one comes
first and the other changes nothing.
"""

from functools import partial
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from timeline.models import Upload
from timeline.models.upload import Job, State

# What may be asked for next. An import that was stopped goes on: what is there it passes over.
NEXT = {
    (Job.PREVIEW, State.CANCELLED): Job.PREVIEW,
    (Job.PREVIEW, State.FAILED): Job.PREVIEW,
    (Job.PREVIEW, State.PREVIEWED): Job.IMPORT,
    (Job.IMPORT, State.CANCELLED): Job.IMPORT,
    (Job.IMPORT, State.FAILED): Job.IMPORT,
}


def hand_in(
    file: UploadedFile, *, format_: str, dataset_name: str, release: str, publish: bool, by: str
) -> Upload:
    """Keep the file, and ask for it to be looked through. `by` is the name of the user."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return Upload.objects.create(
        dataset_name=dataset_name,
        file=file,
        name=str(file.name)[-200:],
        size=file.size or 0,
        sha256=digest.hexdigest(),
        format=format_,
        release=release,
        publish=publish,
        by=by,
    )


def next_job(upload: Upload) -> Job | None:
    return NEXT.get((Job(upload.job), State(upload.state)))


def ask_for(job: Job, upload: Upload, *, by: str) -> bool:
    """Let the upload wait for a worker; whether that was possible. `by` is the name of the user, who
    stands in the history of what an import publishes."""
    if next_job(upload) != job:
        return False
    asked: dict[str, Any] = {"job": job, "asked_at": timezone.now(), "stop_asked": False}
    if job == Job.IMPORT:
        asked["started_by"] = by
    return _step(upload, state=State.WAITING, **asked)


def cancel(upload: Upload) -> bool:
    """Cancel at once where nobody is at work; a worker is asked to stop after the rows at hand.
    Whether there was anything to cancel."""
    if upload.state == State.RUNNING and not upload.is_silent:
        return _step(upload, stop_asked=True)
    if upload.state in (State.WAITING, State.PREVIEWED, State.RUNNING):
        return _step(upload, state=State.CANCELLED, attempt=upload.attempt + 1)
    return False


def take_up(upload: Upload) -> bool:
    """Claim the upload for this process; whether nobody else came first."""
    begun: dict[str, Any] = {"heard_at": timezone.now(), "done": 0, "counts": {}, "problem": ""}
    try:
        with transaction.atomic():
            return _step(upload, state=State.RUNNING, attempt=upload.attempt + 1, **begun)
    except IntegrityError:  # another worker began an import into the same dataset
        return False


def take_up_next() -> Upload | None:
    """Claim whatever has waited longest; None when nothing waits."""
    return next((upload for upload in Upload.objects.claimable() if take_up(upload)), None)


def discard(upload: Upload) -> None:
    """Forget the upload, its file and its list of rejects; what was imported stays."""
    for file in (upload.file, upload.rejects):
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))
    upload.delete()


def _step(upload: Upload, **changes: Any) -> bool:
    """Change the row, unless it is no longer as `upload` has it; whether it was changed."""
    as_seen = Upload.objects.filter(
        pk=upload.pk, job=upload.job, state=upload.state, attempt=upload.attempt
    )
    changed = bool(as_seen.update(**changes))
    upload.refresh_from_db()
    return changed
