"""The public record: one row says what was public of one incident from one moment until the next."""

import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from timeline.models.facts import Facts
from timeline.models.incident import Incident
from timeline.models.terms import Grading

Party = tuple[str, str, str]  # an actor's slug, its role, its name
Place = tuple[str, str, str]  # a place's slug, its country (ISO alpha-2 or ""), its name


def named(rows: Iterable[Party | Place]) -> str:
    """Parties or places as a revision's column holds them: JSON without spaces, sorted, each once,
    so that equal sets are equal strings."""
    return json.dumps(sorted(set(rows)), ensure_ascii=False, separators=(",", ":"))


def naming(*start: str) -> str:
    """What a column made by `named` contains where a row begins with these values."""
    return json.dumps(start, ensure_ascii=False, separators=(",", ":"))[:-1] + ","


def new_series() -> str:
    return secrets.token_hex(16)


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

    def with_actor(self, slug: str, role: str = "") -> Self:
        """Those that name the actor, in this role or in any."""
        return self.filter(parties__contains=naming(slug, role) if role else naming(slug))

    def at_place(self, slug: str) -> Self:
        """Those at the place or anywhere inside it."""
        return self.filter(places__contains=naming(slug))

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
    text = models.TextField()  # title, summary, names, quotes: folded (models.folding), to search
    grading = models.CharField(max_length=12, choices=Grading.choices, blank=True)
    reviewed = models.BooleanField()
    dataset = models.CharField(max_length=80, blank=True)
    location = models.CharField("location's slug", max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)  # of the place, as the record tells it
    longitude = models.FloatField(null=True, blank=True)
    sources = models.PositiveIntegerField()
    parties = models.TextField(default="[]")  # made by `named`: a set of actors is one string
    places = models.TextField(default="[]")  # the place and all that contain it, up to the country
    change = models.PositiveBigIntegerField(default=0)  # the ChangeCounter's number then

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
            models.Index(fields=["change"], name="revision_change"),
            models.Index(  # what was corrected of late, among a million that never were
                fields=["change"], condition=Q(number__gt=1), name="revision_correction"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A revision never changes; publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A revision is never deleted; retract the incident.")


class RevisionLink(models.Model):
    """One public link of one revision, so that what points at an incident is found from the record."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=12)  # of the incident that it points at

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "kind", "code"], name="revision_link_once_a_kind"
            )
        ]
        indexes = [models.Index(fields=["code"], name="revision_link_code")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class ChangeCounter(models.Model):
    """One row: how often the public record has changed. Each change moves it in its own transaction,
    so whoever reads number N can read every revision whose `change` is at most N: holding the row
    makes writers take turns, which sequence numbers alone would not."""

    number = models.PositiveBigIntegerField(default=0)
    series = models.CharField(max_length=32, default=new_series)  # tells one database from another

    def __str__(self) -> str:
        return str(self.number)
