"""Who: states, groups, people, ships."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from timeline.models.names import Alias, Forwarding, Named
from timeline.models.terms import Inter


class Actor(Named):
    inter = models.PositiveSmallIntegerField(
        "kind (ACLED inter)", choices=Inter.choices, null=True, blank=True
    )
    country = models.CharField("country (ISO alpha-2)", max_length=2, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta(Named.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="actor_name_unique",
                violation_error_message="There is an actor of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(inter__isnull=True) | Q(inter__in=Inter.values),
                name="actor_inter_known",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="actor_not_its_own_parent",
                violation_error_message="An actor cannot be part of itself.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])


class ActorAlias(Alias):
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name_plural = "actor aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="actor_alias_unique",
                violation_error_message="Another actor is known by this name already.",
            )
        ]


class ActorForwarding(Forwarding):
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="forwardings")
