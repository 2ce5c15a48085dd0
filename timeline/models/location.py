"""Where: countries, provinces, cities, bases, seas; each inside its parent."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from timeline.models.folding import words_of
from timeline.models.names import Alias, Forwarding, Named

# UNION ALL, not UNION: PostgreSQL then expects few places, and looks them up one by one in the index of
# incidents, which is right for the three of a town and for the thousands of a country alike.
ONE_IN_THE_OTHER = """
    WITH RECURSIVE told(id, name) AS (
        SELECT id, name FROM timeline_location
        WHERE name IN ({names}) AND (country IN ('', {countries}) OR kind = 'country')
    ), inside(id) AS (
        SELECT id FROM told WHERE name = %s
        UNION
        SELECT place.id FROM timeline_location AS place JOIN inside ON place.parent_id = inside.id
    )
    SELECT id FROM inside
    UNION ALL
    SELECT from_location_id FROM timeline_location_parts JOIN inside ON to_location_id = inside.id
    UNION ALL
    SELECT id FROM told
"""


SETTLEMENTS = frozenset({"town", "city", "village"})
DIVISIONS = frozenset({"governorate", "province", "district"})
LONGEST = 300  # characters of a name as it is compared


@lru_cache(maxsize=50_000)
def compared(name: str) -> str:
    """A place's name as it is compared: without case and accents, and without the word at its end
    that only says what it is. `compared("Idlib Governorate") == "idlib"`; some datasets say that
    word, others do not."""
    words = words_of(name)
    generic = len(words) > 1 and words[-1] in SETTLEMENTS | DIVISIONS
    return " ".join(words[:-1] if generic else words)[:LONGEST]


class Location(Named):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        ADMIN1 = "admin1", _("first-order division")
        ADMIN2 = "admin2", _("second-order division")
        CITY = "city", _("city, town or village")
        NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
        BASE = "base", _("military base or outpost")
        AIRPORT = "airport", _("Airport")
        CAMP = "camp", _("Camp")
        SITE = "site", _("Site")
        REGION = "region", _("region without fixed borders")
        SEA = "sea", _("sea or strait")
        SEVERAL = "several", _("several places together")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    compared = models.CharField(max_length=LONGEST, blank=True, editable=False, db_index=True)
    country = models.CharField("country (ISO alpha-2)", max_length=2, blank=True)
    adm_1 = models.CharField("first-order division", max_length=100, blank=True)
    adm_2 = models.CharField("second-order division", max_length=100, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    parts = models.ManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        related_name="+",
        help_text="The places of “several”.",
    )

    class Meta(Named.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country"],
                name="location_name_unique_in_country",
                violation_error_message="There is a location of this name in this country already.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,  # or a comparison with NULL would pass the check
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="location_coordinates_both_or_neither",
                violation_error_message="Give latitude and longitude, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="location_not_its_own_parent",
                violation_error_message="A location cannot lie inside itself.",
            ),
        ]

    def __str__(self) -> str:
        return in_words(self.name, self.kind, self.country)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.compared = compared(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("location", args=[self.slug])

    def itself_and_parts(self) -> list["Location"]:
        return [self, *self.parts.all()] if self.kind == self.Kind.SEVERAL else [self]

    def within(self) -> list["Location"]:
        """This place, what contains it up to the country, and for "several" the same of its parts."""
        found: dict[int, Location] = {}
        for place in self.itself_and_parts():
            outer: Location | None = place
            while outer and outer.pk not in found:  # a loop, or a province shared by two parts
                found[outer.pk] = outer
                outer = outer.parent
        return list(found.values())

    def one_in_the_other(self) -> RawSQL:
        """The ids of this place, of all that it lies in and of all that lies in it, for `__in`. Rows
        that are told in the same words count as one: a name may be known with its country or without.
        """
        around = self.within()
        params = (
            [place.name for place in around] + [place.country for place in around] + [self.name]
        )
        marks = ", ".join(["%s"] * len(around))
        sql = ONE_IN_THE_OTHER.format(names=marks, countries=marks)
        return RawSQL(sql, params)  # noqa: S611, only marks are put in


def in_words(name: str, kind: str, country: str) -> str:
    """The country is told with a place: there is a Rafah in Gaza and one in Egypt."""
    alone = kind == Location.Kind.COUNTRY or not country
    return name if alone else f"{name} ({country})"


class LocationAlias(Alias):
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="aliases")
    compared = models.CharField(max_length=LONGEST, blank=True, editable=False, db_index=True)

    class Meta(Alias.Meta):
        verbose_name_plural = "location aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["location", "name"],
                name="location_alias_unique",
                violation_error_message="The location is known by this name already.",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.compared = compared(self.name)
        super().save(*args, **kwargs)


class LocationForwarding(Forwarding):
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="forwardings")
