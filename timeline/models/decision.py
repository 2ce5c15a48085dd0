"""What an analyst decided about what a machine had read."""

from django.db import models

from timeline.models.incident import Incident
from timeline.models.report import Report


class Decision(models.Model):
    """`fields` maps each field of `extract.read.FIELDS` to {machine, analyst}, both in words, "" for
    nothing stated: where the two are equal the machine was right. Only of what was accepted."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        MERGED = "merged", "merged into another"
        ADDED = "added", "added by hand"  # the machine had missed it
        SPLIT = "split", "split off by hand"  # the machine had read two as one

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="decisions")
    report = models.ForeignKey(
        Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    fields = models.JSONField(default=dict, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.incident}: {self.verdict}"
