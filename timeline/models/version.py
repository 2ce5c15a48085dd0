"""The working record of an incident as it stood after each change at the desk."""

from django.db import models

from timeline.models.incident import Incident


class Version(models.Model):
    """`record` is what `actions.working.working_record` gives: enough to put the incident back. The
    first is what stood before any hand touched it; it is kept when the first hand does.

    One that is `set_aside` never stood: somebody typed it while another saved, and left it so. Its
    `record` holds as well, under "made_from", the record upon which it was typed, where that is known.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=150, blank=True)  # text: it outlives accounts; "": a machine
    why = models.CharField(max_length=500, blank=True)
    record = models.JSONField()
    set_aside = models.BooleanField(default=False)

    class Meta:
        ordering = ["incident", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="version_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.incident} version {self.number}"
