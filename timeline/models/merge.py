"""Two incidents that turned out to be one, and the way back."""

from django.db import models

from timeline.models.incident import Incident


class Merge(models.Model):
    """`before` holds the working records {kept, merged} from before, `after` that of the kept one
    right after, so that undoing takes back what the merge did and not what was done since."""

    kept = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="merged_by")
    stage = models.CharField("stage of the merged before", max_length=10)
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=models.Q(undone_at__isnull=True),
                name="merge_one_standing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged} into {self.kept}"


class IncidentForwardingQuerySet(models.QuerySet["IncidentForwarding"]):
    def chain(self, code: str) -> list[str]:
        """The code, then that of the incident it was merged into, then what that was merged into, to
        the end. There is one: what is merged is closed, and nothing joins it."""
        return [code, *self.filter(code=code).values_list("incident__code", flat=True)]

    def end_of(self, code: str) -> str:
        """Where the merges that begin with `code` end: `code` itself where it was not merged."""
        return self.chain(code)[-1]


class IncidentForwarding(models.Model):
    """The code of a merged incident that was public; its address redirects for good. Whom it leads
    to has been public too (timeline.actions.merging), so a reader may know of it.

    Where that was merged in turn there is a row for each step of the way, so that one query finds
    where it led at any moment.
    """

    code = models.CharField(max_length=12)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="forwardings")

    objects = IncidentForwardingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]  # in the order of the merges: the first step of the way first
        constraints = [
            models.UniqueConstraint(fields=["code", "incident"], name="forwarding_each_step_once")
        ]

    def __str__(self) -> str:
        return self.code
