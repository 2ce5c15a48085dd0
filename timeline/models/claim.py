"""What one report says of one incident, kept apart from what the others say."""

from django.db import models

from timeline.models.facts import Facts
from timeline.models.incident import Incident
from timeline.models.report import Report


class Claim(Facts):
    """`quotes` is a list of {text, start, end}, `evidence` maps a field to one of the same shape;
    offsets count characters of the report's body. `actors` is a list of {name, role, attribution},
    and of perpetrators {by, blamed} where a machine has read it: see `DraftActor`."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="claims")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="claims")
    title = models.CharField(max_length=300, blank=True)
    location_name = models.CharField("place as reported", max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    actors = models.JSONField(default=list, blank=True)
    quotes = models.JSONField(default=list, blank=True)
    evidence = models.JSONField(default=dict, blank=True)

    class Meta(Facts.Meta):
        ordering = ["report__published", "report_id", "id"]
        constraints = [
            *Facts.Meta.constraints,
            models.UniqueConstraint(
                fields=["incident", "report"],
                name="claim_once_a_report",
                violation_error_message="This report has a claim about this incident already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} on “{self.incident}”"
