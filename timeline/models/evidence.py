"""A page as it was fetched: what a report was taken from, kept as it came."""

from functools import partial
from secrets import token_hex
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from timeline.models.report import Report


def kept_as(_evidence: "Evidence", _name: str) -> str:
    """A name of our own, since that of a page on the web may be anything."""
    return f"evidence/{token_hex(12)}"


class Evidence(models.Model):
    """`sha256` is of the bytes in `file`, `address` is where redirects ended."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="evidence")
    file = models.FileField(upload_to=kept_as, max_length=300)
    url = models.URLField("address asked", max_length=1000)
    address = models.URLField("address that answered", max_length=1000)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField("bytes")
    sha256 = models.CharField(max_length=64, db_index=True)
    fetched_at = models.DateTimeField()
    fetched_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-fetched_at", "-id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.address}, {self.fetched_at:%Y-%m-%d %H:%M}"


@receiver(post_delete, sender=Evidence)
def forget_file(instance: Evidence, **_: Any) -> None:
    """However the row goes: by itself, with its report, or with many."""
    transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
