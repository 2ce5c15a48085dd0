"""Code lists of the field: ACLED's event terms, UCDP GED's precision codes, Airwars' gradings."""

from functools import cache

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EventType(models.TextChoices):
    BATTLES = "Battles", "Battles"
    PROTESTS = "Protests", "Protests"
    RIOTS = "Riots", "Riots"
    EXPLOSIONS = "Explosions/Remote violence", "Explosions/Remote violence"
    CIVILIANS = "Violence against civilians", "Violence against civilians"
    STRATEGIC = "Strategic developments", "Strategic developments"


SUB_EVENT_TYPES: dict[EventType, tuple[str, ...]] = {
    EventType.BATTLES: (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    EventType.PROTESTS: (
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    ),
    EventType.RIOTS: ("Violent demonstration", "Mob violence"),
    EventType.EXPLOSIONS: (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    EventType.CIVILIANS: ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    EventType.STRATEGIC: (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

SUB_EVENT_TYPE_CHOICES = [
    (kind.value, [(name, name) for name in names]) for kind, names in SUB_EVENT_TYPES.items()
]


@cache
def term_slug(term: str) -> str:
    """The `type` parameter's word for a type or sub-type: "Air/drone strike" -> "air-drone-strike"."""
    return "-".join("".join(c if c.isalnum() else " " for c in term.lower()).split())


TERMS_BY_SLUG = {
    term_slug(term): term
    for kind, names in SUB_EVENT_TYPES.items()
    for term in (kind.value, *names)
}


def sub_type_fits_type() -> Q:
    """A sub-type belongs to its type (ACLED's two levels); no sub-type is "not known further"."""
    fits = Q(sub_event_type="")
    for kind, names in SUB_EVENT_TYPES.items():
        fits |= Q(event_type=kind, sub_event_type__in=names)
    return fits


class DatePrecision(models.IntegerChoices):
    """UCDP GED `date_prec`."""

    DAY = 1, _("exact day")
    DAYS = 2, _("within 2–6 days")
    WEEK = 3, _("within a week")
    MONTH = 4, _("within a month")
    YEAR = 5, _("within a year")


class EventClarity(models.IntegerChoices):
    """UCDP GED `event_clarity`."""

    SINGLE = 1, "one event"
    SUMMARY = 2, "a summary of several"


class WherePrecision(models.IntegerChoices):
    """UCDP GED `where_prec`."""

    EXACT = 1, _("exact place")
    NEAR = 2, _("near the place")
    SECOND_DIVISION = 3, _("district only")
    FIRST_DIVISION = 4, _("province only")
    VAGUE = 5, _("vague area")
    COUNTRY = 6, _("country only")
    INTERNATIONAL = 7, _("international waters or airspace")


# What a map can show at its place; a country is none, least of all its capital.
PINNED = tuple(
    precision.value for precision in WherePrecision if precision < WherePrecision.COUNTRY
)


# How far from its point an incident may have been, in kilometres, by where_prec: 25 is GED's own word
# for "near". A district and a province have no shape here, so they get the size of the usual one: all
# land but Antarctica, 135 million km², is some 47,000 districts and 4,600 provinces, and circles of
# their mean areas have radii of 30 and 97 km. What is vaguer than a province is drawn wider.
KILOMETRES = {1: 0, 2: 25, 3: 30, 4: 100, 5: 150}


class Inter(models.IntegerChoices):
    """ACLED `inter`: what kind of actor; a national army abroad is 8."""

    STATE = 1, _("State forces")
    REBEL = 2, _("Rebel group")
    POLITICAL = 3, _("Political militia")
    IDENTITY = 4, _("Identity militia")
    RIOTERS = 5, _("Rioters")
    PROTESTERS = 6, _("Protesters")
    CIVILIANS = 7, _("Civilians")
    EXTERNAL = 8, _("External/Other forces")


class Role(models.TextChoices):
    PERPETRATOR = "perpetrator", _("Perpetrator")
    TARGET = "target", _("Target")
    OTHER = "other", _("Other")


class Attribution(models.TextChoices):
    """How the deed was laid at a perpetrator's door (after GTD's `claimed`, `guncertain`)."""

    CLAIMED = "claimed", _("Claimed")
    ATTRIBUTED = "attributed", _("Attributed")
    SUSPECTED = "suspected", _("Suspected")
    DENIED = "denied", _("Denied")
    CONFIRMED = "confirmed", _("Confirmed")
    UNKNOWN = "unknown", _("Unknown")


class Grading(models.TextChoices):
    """Airwars' grading of the evidence."""

    CONFIRMED = "confirmed", _("Confirmed")
    FAIR = "fair", _("Fair")
    WEAK = "weak", _("Weak")
    CONTESTED = "contested", _("Contested")
    DISCOUNTED = "discounted", _("Discounted")


class Stage(models.TextChoices):
    """How far an incident has come (docs/adr/0013). Public is what is published, and nothing else."""

    DRAFT = "draft"  # read by a machine or begun by hand
    IN_REVIEW = "in review"  # an analyst has checked it; it waits for whoever publishes
    PUBLISHED = "published"
    RETRACTED = "retracted"  # was public; its address tells why it is not any more
    REJECTED = "rejected"  # never public: not an incident, or not ours
    MERGED = "merged"  # told by another incident now, to which its address forwards


# What an analyst has to do with: the others are closed, until somebody opens them again.
OPEN = (Stage.DRAFT, Stage.IN_REVIEW, Stage.PUBLISHED)


class CodeStatus(models.TextChoices):
    """UCDP GED `code_status`: what a coder still has to look at; “Check date” is our own, and “Check
    coding” for what a source says beyond this list."""

    CLEAR = "Clear"
    CHECK_DEATHS = "Check deaths"
    CHECK_GEOGRAPHY = "Check geography"
    CHECK_DYAD = "Check dyad"
    CHECK_DATE = "Check date"
    CHECK_CODING = "Check coding"
