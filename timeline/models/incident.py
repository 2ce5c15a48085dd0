"""The working record of one incident, who took part in it, and how incidents hang together."""

import re
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from timeline.models import terms
from timeline.models.actor import Actor
from timeline.models.dataset import Dataset
from timeline.models.facts import Facts
from timeline.models.location import Location

CODE_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # 30, of which none is read for another
# One with a letter: ten digits are more often somebody else's number.
CODE = re.compile(rf"(?=\d*[a-z])[{CODE_LETTERS}]{{10}}")


def new_code() -> str:
    """A public id of 10 letters. Of 30**10, a million clash once in a thousand databases, and then the
    unique constraint refuses the row; of 30**8 they clashed in every second one."""
    number, letters = secrets.randbelow(30**10), ""
    for _ in range(10):
        number, at = divmod(number, 30)
        letters += CODE_LETTERS[at]
    return letters


class IncidentQuerySet(models.QuerySet["Incident"]):
    def overlapping(self, start: object, end: object) -> Self:
        """Those that may have happened on a day between `start` and `end`, both included."""
        return self.filter(date_start__lte=end, date_end__gte=start)

    def for_record(self) -> Self:
        """With all that a public record is made of."""
        return self.select_related("location", "dataset", "dataset_row__dataset").prefetch_related(
            "participations__actor__aliases", "claims__report", "links", "links__target"
        )


class Incident(Facts):
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    location = models.ForeignKey(  # its index is the one below, which begins with it
        Location,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        db_index=False,
    )
    stage = models.CharField(
        max_length=10, choices=terms.Stage.choices, default=terms.Stage.DRAFT, editable=False
    )
    grading = models.CharField(max_length=12, choices=terms.Grading.choices, blank=True)
    reviewed = models.BooleanField(
        default=False, help_text="Checked by an analyst, field by field."
    )
    by_hand = models.BooleanField(default=False, editable=False)  # a person changed it at the desk
    reasons = models.JSONField(
        default=dict, blank=True, help_text="Why each headline value was chosen: field -> words."
    )
    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    # What datasets say of incidents that were merged into this one, in the shape of DatasetRow.sources.
    inherited = models.JSONField(null=True, blank=True, editable=False)
    assigned_to = models.ForeignKey(  # few are, so its index is one of those alone
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned",
        db_index=False,
    )
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    objects = IncidentQuerySet.as_manager()

    class Meta(Facts.Meta):
        ordering = ["date_start", "date_end", "code"]
        permissions = [
            ("publish_incident", "Can publish incident"),
            ("retract_incident", "Can retract incident"),
        ]
        indexes = [
            models.Index(fields=["date_start", "date_end"], name="incident_days"),
            models.Index(  # by which `match` finds what a draft may be
                fields=["location", "event_clarity", "date_start", "date_end"],
                name="incident_place_and_days",
            ),
            models.Index(
                fields=["assigned_to"],
                condition=Q(assigned_to__isnull=False),
                name="incident_assigned",
            ),
            models.Index(  # what is on the desk: few, beside all that has been published
                fields=["stage", "modified"],
                condition=~Q(stage=terms.Stage.PUBLISHED),
                name="incident_unpublished",
            ),
        ]
        constraints = [
            *Facts.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stage__in=terms.Stage.values)
                & (Q(grading="") | Q(grading__in=terms.Grading.values)),
                name="incident_stage_and_grading_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("incident", args=[self.code])

    @property
    def is_settled(self) -> bool:
        """A person has changed or reviewed it: from then on no machine chooses its values."""
        return self.reviewed or self.by_hand

    def standing(self) -> "Incident":
        """The incident that tells this one now: itself, or the end of its merges. A query a merge."""
        if self.stage != terms.Stage.MERGED:
            return self
        merge = self.merged_by.select_related("kept").filter(undone_at=None).first()
        return merge.kept.standing() if merge else self


class Participation(models.Model):
    class Side(models.TextChoices):
        A = "a", "side A"
        B = "b", "side B"

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="participations")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=terms.Role.choices)
    side = models.CharField(max_length=1, choices=Side.choices, blank=True)
    attribution = models.CharField(max_length=12, choices=terms.Attribution.choices, blank=True)

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "actor", "role"],
                name="participation_once_a_role",
                violation_error_message="This actor has this role in the incident already.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=terms.Role.values)
                & (Q(attribution="") | Q(role=terms.Role.PERPETRATOR)),
                name="participation_only_perpetrators_attributed",
                violation_error_message="Only a perpetrator has an attribution.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"


class Link(models.Model):
    """incident -> target: the incident answers, is part of, or is related to the target."""

    class Kind(models.TextChoices):
        RESPONSE_TO = "response_to", "in response to"
        PART_OF = "part_of", "part of"
        RELATED = "related", "related to"
        # For the desk only: a suspicion, and what an analyst made of it.
        POSSIBLE_DUPLICATE = "possible_duplicate", "possibly the same as"
        NOT_DUPLICATE = "not_duplicate", "not the same as"

    PUBLIC_KINDS = (Kind.RESPONSE_TO, Kind.PART_OF, Kind.RELATED)

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "target", "kind"],
                name="link_once_a_kind",
                violation_error_message="These two incidents are linked in this way already.",
            ),
            models.CheckConstraint(
                condition=~Q(incident=F("target")),
                name="link_not_to_itself",
                violation_error_message="An incident cannot be linked to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident} {self.get_kind_display()} {self.target}"
