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
        the end; a query for each. There is one: what is merged is closed, and nothing joins it."""
        codes = [code]
        while kept := self.filter(code=codes[-1]).values_list("incident__code", flat=True).first():
            codes.append(kept)
        return codes

    def end_of(self, code: str) -> str:
        """Where the merges that begin with `code` end: `code` itself where it was not merged."""
        return self.chain(code)[-1]


class IncidentForwarding(models.Model):
    """The code of a merged incident that was public; its address redirects for good. Whom it leads
    to has been public too (timeline.actions.merging), so a reader may know of it."""

    code = models.CharField(max_length=12, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="forwardings")

    objects = IncidentForwardingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.code
