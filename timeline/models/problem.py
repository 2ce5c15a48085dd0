"""What a reader reports as wrong on a public page: an item for the desk, never public itself."""

from django.db import models

from timeline.models.incident import Incident


class Problem(models.Model):
    """`page` is the address without its host. `sender` is a keyed digest of the address that it came
    from, which tells senders apart for a day and names nobody."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        CORRECTED = "corrected", "corrected"
        DECLINED = "declined", "nothing to correct"

    page = models.CharField(max_length=500)
    incident = models.ForeignKey(
        Incident, on_delete=models.SET_NULL, null=True, blank=True, related_name="problems"
    )
    words = models.TextField("what is wrong")
    contact = models.CharField("how to reach the reader", max_length=200, blank=True)
    sender = models.CharField(max_length=64, editable=False)
    received = models.DateTimeField(auto_now_add=True, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    outcome = models.CharField("what was done", max_length=500, blank=True)
    handled_by = models.CharField(max_length=150, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received", "-id"]
        verbose_name = "reader's report"
        verbose_name_plural = "readers' reports"

    def __str__(self) -> str:
        """Without the reader's words: the log of the desk keeps it of what is deleted."""
        return f"{self.received:%-d %B %Y}, {self.page}"
