"""The public record: one row says what was public of one incident from one moment until the next."""

from datetime import datetime
from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from timeline.models.facts import Facts
from timeline.models.incident import Incident
from timeline.models.terms import Grading


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Reading is free; `close` and `withdraw` are for actions.publishing alone."""

    def current(self) -> Self:
        """What is public now."""
        return self.filter(public_until__isnull=True, withdrawn=False)

    def as_of(self, moment: datetime | None) -> Self:
        """What was public at `moment` (None: now), less what has been retracted since."""
        if moment is None or moment >= timezone.now():
            return self.current()
        return self.filter(public_from__lte=moment, withdrawn=False).filter(
            Q(public_until__isnull=True) | Q(public_until__gt=moment)
        )

    def in_order(self) -> Self:
        """Timeline order: by first day, then last day, then code, which never ties."""
        return self.order_by("date_start", "date_end", "code")

    def close(self, moment: datetime) -> int:
        """End the reign of the current ones at `moment`."""
        return models.QuerySet.update(self.filter(public_until__isnull=True), public_until=moment)

    def withdraw(self) -> int:
        """Take them out of every public view, past ones too."""
        return models.QuerySet.update(self, withdrawn=True)

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(
            "A revision never changes; publish a new one (timeline.actions.publishing)."
        )

    def delete(self) -> NoReturn:
        raise TypeError("A revision is never deleted; retract the incident.")


class Revision(Facts):
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    editor = models.CharField(max_length=150)  # text, so that history outlives accounts
    reason = models.CharField(max_length=500)
    record = models.JSONField()  # the whole public record, in the JSON shape of one incident

    # What search asks for, beside the Facts.
    code = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    text = models.TextField()  # title, summary, names and quotes, for full-text search
    grading = models.CharField(max_length=12, choices=Grading.choices, blank=True)
    reviewed = models.BooleanField()
    dataset = models.CharField(max_length=80, blank=True)
    location = models.CharField("location's slug", max_length=120, blank=True)
    sources = models.PositiveIntegerField()

    objects = RevisionQuerySet.as_manager()

    class Meta(Facts.Meta):
        ordering = ["incident", "number"]
        constraints = [
            *Facts.Meta.constraints,
            models.UniqueConstraint(fields=["incident", "number"], name="revision_number_unique"),
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(public_until__isnull=True),
                name="revision_one_current",
            ),
            models.CheckConstraint(
                condition=Q(public_until__isnull=True) | Q(public_from__lte=F("public_until")),
                name="revision_from_before_until",
            ),
        ]
        indexes = [
            models.Index(
                fields=["date_start", "date_end", "code"],
                condition=Q(public_until__isnull=True, withdrawn=False),
                name="revision_timeline_order",
            ),
            models.Index(fields=["code"], name="revision_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A revision never changes; publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A revision is never deleted; retract the incident.")


class RevisionActor(models.Model):
    """One actor of one revision, so that "by actor and role" is a question of the public record."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="actors")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "slug", "role"], name="revision_actor_once_a_role"
            )
        ]
        indexes = [models.Index(fields=["slug", "revision"], name="revision_actor_slug")]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


class RevisionPlace(models.Model):
    """The place of one revision, and each place that contains it, up to the country."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="places")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "slug"], name="revision_place_once")
        ]
        indexes = [
            models.Index(fields=["slug", "revision"], name="revision_place_slug"),
            models.Index(fields=["country", "revision"], name="revision_place_country"),
        ]

    def __str__(self) -> str:
        return self.name
