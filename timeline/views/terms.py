"""The code lists in words that a reader knows, one and many, and the shape that marks each type."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from timeline.models.terms import TERMS_BY_SLUG


@dataclass(frozen=True, slots=True)
class Words:
    one: Promise
    many: Promise


TERMS = {
    "Battles": Words(_("Battle"), _("Battles")),
    "Government regains territory": Words(
        _("Government regains territory"), _("Territory regained by a government")
    ),
    "Non-state actor overtakes territory": Words(
        _("Armed group takes territory"), _("Territory taken by armed groups")
    ),
    "Armed clash": Words(_("Armed clash"), _("Armed clashes")),
    "Protests": Words(_("Protest"), _("Protests")),
    "Excessive force against protesters": Words(
        _("Excessive force against protesters"), _("Excessive force against protesters")
    ),
    "Protest with intervention": Words(
        _("Protest with intervention"), _("Protests with intervention")
    ),
    "Peaceful protest": Words(_("Peaceful protest"), _("Peaceful protests")),
    "Riots": Words(_("Riot"), _("Riots")),
    "Violent demonstration": Words(_("Violent demonstration"), _("Violent demonstrations")),
    "Mob violence": Words(_("Mob violence"), _("Mob violence")),
    "Explosions/Remote violence": Words(_("Explosion or strike"), _("Explosions and strikes")),
    "Chemical weapon": Words(_("Chemical weapon"), _("Chemical weapons")),
    "Air/drone strike": Words(_("Air or drone strike"), _("Air and drone strikes")),
    "Suicide bomb": Words(_("Suicide bomb"), _("Suicide bombs")),
    "Shelling/artillery/missile attack": Words(
        _("Shelling or missiles"), _("Shelling and missiles")
    ),
    "Remote explosive/landmine/IED": Words(_("Mine or planted bomb"), _("Mines and planted bombs")),
    "Grenade": Words(_("Grenade"), _("Grenades")),
    "Violence against civilians": Words(
        _("Violence against civilians"), _("Violence against civilians")
    ),
    "Sexual violence": Words(_("Sexual violence"), _("Sexual violence")),
    "Attack": Words(_("Attack on civilians"), _("Attacks on civilians")),
    "Abduction/forced disappearance": Words(_("Abduction"), _("Abductions")),
    "Strategic developments": Words(_("Strategic development"), _("Strategic developments")),
    "Agreement": Words(_("Agreement"), _("Agreements")),
    "Arrests": Words(_("Arrests"), _("Arrests")),
    "Change to group/activity": Words(_("Change to a group"), _("Changes to groups")),
    "Disrupted weapons use": Words(_("Weapons use disrupted"), _("Weapons use disrupted")),
    "Headquarters or base established": Words(_("Base established"), _("Bases established")),
    "Looting/property destruction": Words(
        _("Looting or destruction"), _("Looting and destruction")
    ),
    "Non-violent transfer of territory": Words(
        _("Territory handed over"), _("Territory handed over without violence")
    ),
    "Other": Words(_("Other development"), _("Other developments")),
}

SHAPES = {
    "Battles": "square",
    "Protests": "pentagon",
    "Riots": "cross",
    "Explosions/Remote violence": "triangle",
    "Air/drone strike": "diamond",
    "Violence against civilians": "disc",
    "Strategic developments": "hexagon",
}


def shape(event_type: str, sub_event_type: str = "") -> str:
    """Strikes from the air have a shape of their own, as they are most of what is recorded."""
    return SHAPES.get(sub_event_type) or SHAPES[event_type]


def shape_of(name: str, value: str) -> str:
    """The shape that marks a choice of the filter `name`; "" for most."""
    return SHAPES.get(TERMS_BY_SLUG[value], "") if name == "type" else ""


GRADINGS = {
    "confirmed": _("a belligerent has accepted responsibility"),
    "fair": _("two or more credible sources agree"),
    "weak": _("a single source"),
    "contested": _("sources name different belligerents"),
    "discounted": _("since shown not to have happened as reported"),
}

ATTRIBUTIONS = {
    "claimed": _("claimed it"),
    "attributed": _("as reported"),
    "suspected": _("suspected"),
    "denied": _("denies it"),
    "confirmed": _("confirmed"),
    "unknown": _("not known for sure"),
}

# How a deed is laid at somebody's door, and whether in words that blame, where a source names who does.
ATTRIBUTIONS_BY = {
    ("attributed", True): _("blamed by %(who)s"),
    ("attributed", False): _("according to %(who)s"),
    ("suspected", True): _("suspected by %(who)s"),
    ("suspected", False): _("suspected by %(who)s"),
}

TIES = {
    "response_to": _("In response to"),
    "answered_by": _("Answered by"),
    "part_of": _("Part of"),
    "holds": _("Documented here"),
    "related": _("Related"),
}

# What a filter is called, on the form and on its chip.
TITLES = {
    "type": _("Kind of event"),
    "country": _("Country"),
    "actor": _("Actor"),
    "location": _("Place"),
    "grading": _("Evidence"),
    "dataset": _("Dataset"),
}


@dataclass(frozen=True, slots=True)
class Called:
    """What the list of all choices of a filter says of itself."""

    all: Promise
    choose: Promise
    find: Promise


CHOICES = {
    "type": Called(
        all=_("All kinds of event"),
        choose=_("Choose a kind of event to narrow this view."),
        find=_("Find a kind of event"),
    ),
    "country": Called(
        all=_("All countries"),
        choose=_("Choose a country to narrow this view."),
        find=_("Find a country"),
    ),
    "actor": Called(
        all=_("All actors"),
        choose=_("Choose an actor to narrow this view."),
        find=_("Find an actor"),
    ),
    "location": Called(
        all=_("All places"),
        choose=_("Choose a place to narrow this view."),
        find=_("Find a place"),
    ),
    "grading": Called(
        all=_("All gradings"),
        choose=_("Choose a grading to narrow this view."),
        find=_("Find a grading"),
    ),
    "dataset": Called(
        all=_("All datasets"),
        choose=_("Choose a dataset to narrow this view."),
        find=_("Find a dataset"),
    ),
}
