"""A file of events handed in at the desk, and how far its import has come."""

from datetime import timedelta
from secrets import token_hex
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

# A worker gives a sign of life after every batch of rows, which takes seconds.
SILENT = timedelta(minutes=2)
# An idle worker looks for work every second.
OVERDUE = timedelta(seconds=5)


def kept_as(_upload: "Upload", name: str) -> str:
    """Under the name that the file came with, since that may tell its release."""
    return f"imports/{token_hex(6)}-{name}"


class Job(models.TextChoices):
    PREVIEW = "preview", "preview"
    IMPORT = "import", "import"


class State(models.TextChoices):
    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    PREVIEWED = "previewed", "to be decided"
    DONE = "done", "done"
    CANCELLED = "cancelled", "cancelled"
    FAILED = "failed", "failed"


class UploadQuerySet(models.QuerySet["Upload"]):
    def claimable(self) -> Self:
        """What a worker may take up, the first that was asked for first: what waits, and what another
        worker has left lying."""
        silent = Q(state=State.RUNNING, heard_at__lt=timezone.now() - SILENT)
        return self.filter(Q(state=State.WAITING) | silent).order_by("asked_at", "pk")


class Upload(models.Model):
    """What was asked for, and what came of the last `job`: `counts` of the rows that it read, by the
    names of `actions.importing.Tally`; `preview`, what the file was seen to hold; `not_taken`, the
    first of the rows in `rejects`, each as [line, id, reason]."""

    dataset_name = models.CharField("dataset", max_length=200, blank=True)
    file = models.FileField(upload_to=kept_as, max_length=300)
    name = models.CharField("file", max_length=200)
    size = models.PositiveBigIntegerField("bytes")
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(max_length=20)  # "auto" until it is recognised
    release = models.CharField(max_length=40, blank=True)
    publish = models.BooleanField(default=False)
    handed_in = models.DateTimeField(auto_now_add=True)
    by = models.CharField("handed in by", max_length=150)
    started_by = models.CharField("import started by", max_length=150, blank=True)

    job = models.CharField(max_length=10, choices=Job.choices, default=Job.PREVIEW)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField("last sign of life", null=True, blank=True)
    attempt = models.PositiveIntegerField(default=0)  # a worker given up for dead writes nothing
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveBigIntegerField("bytes read", default=0)
    counts = models.JSONField(default=dict, blank=True)
    preview = models.JSONField(default=dict, blank=True)
    not_taken = models.JSONField(default=list, blank=True)
    problem = models.TextField("what went wrong", blank=True)
    rejects = models.FileField(upload_to=kept_as, max_length=300, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("delete",)
        verbose_name = "import"
        constraints = [
            models.UniqueConstraint(
                fields=["dataset_name"],
                condition=Q(job=Job.IMPORT, state=State.RUNNING),
                name="upload_one_import_into_a_dataset",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stem(self) -> str:
        """The file's name without its endings."""
        return self.name.partition(".")[0]

    @property
    def is_at_work(self) -> bool:
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def is_silent(self) -> bool:
        """Its worker has given no sign of life for so long that it must be gone."""
        heard = self.heard_at
        silent = heard is None or heard < timezone.now() - SILENT
        return self.state == State.RUNNING and silent
