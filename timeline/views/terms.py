"""The code lists in words that a reader knows, one and many, and the shape that marks each type."""

from dataclasses import dataclass

from timeline.models.terms import TERMS_BY_SLUG


@dataclass(frozen=True, slots=True)
class Words:
    one: str
    many: str


TERMS = {
    "Battles": Words("Battle", "Battles"),
    "Government regains territory": Words(
        "Government regains territory", "Territory regained by a government"
    ),
    "Non-state actor overtakes territory": Words(
        "Armed group takes territory", "Territory taken by armed groups"
    ),
    "Armed clash": Words("Armed clash", "Armed clashes"),
    "Protests": Words("Protest", "Protests"),
    "Excessive force against protesters": Words(
        "Excessive force against protesters", "Excessive force against protesters"
    ),
    "Protest with intervention": Words("Protest with intervention", "Protests with intervention"),
    "Peaceful protest": Words("Peaceful protest", "Peaceful protests"),
    "Riots": Words("Riot", "Riots"),
    "Violent demonstration": Words("Violent demonstration", "Violent demonstrations"),
    "Mob violence": Words("Mob violence", "Mob violence"),
    "Explosions/Remote violence": Words("Explosion or strike", "Explosions and strikes"),
    "Chemical weapon": Words("Chemical weapon", "Chemical weapons"),
    "Air/drone strike": Words("Air or drone strike", "Air and drone strikes"),
    "Suicide bomb": Words("Suicide bomb", "Suicide bombs"),
    "Shelling/artillery/missile attack": Words("Shelling or missiles", "Shelling and missiles"),
    "Remote explosive/landmine/IED": Words("Mine or planted bomb", "Mines and planted bombs"),
    "Grenade": Words("Grenade", "Grenades"),
    "Violence against civilians": Words("Violence against civilians", "Violence against civilians"),
    "Sexual violence": Words("Sexual violence", "Sexual violence"),
    "Attack": Words("Attack on civilians", "Attacks on civilians"),
    "Abduction/forced disappearance": Words("Abduction", "Abductions"),
    "Strategic developments": Words("Strategic development", "Strategic developments"),
    "Agreement": Words("Agreement", "Agreements"),
    "Arrests": Words("Arrests", "Arrests"),
    "Change to group/activity": Words("Change to a group", "Changes to groups"),
    "Disrupted weapons use": Words("Weapons use disrupted", "Weapons use disrupted"),
    "Headquarters or base established": Words("Base established", "Bases established"),
    "Looting/property destruction": Words("Looting or destruction", "Looting and destruction"),
    "Non-violent transfer of territory": Words(
        "Territory handed over", "Territory handed over without violence"
    ),
    "Other": Words("Other development", "Other developments"),
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
    "confirmed": "a belligerent has accepted responsibility",
    "fair": "two or more credible sources agree",
    "weak": "a single source",
    "contested": "sources name different belligerents",
    "discounted": "since shown not to have happened as reported",
}

ATTRIBUTIONS = {
    "claimed": "claimed it",
    "attributed": "as reported",
    "suspected": "suspected",
    "denied": "denies it",
    "confirmed": "confirmed",
    "unknown": "not known for sure",
}

TIES = {
    "response_to": "In response to",
    "answered_by": "Answered by",
    "part_of": "Part of",
    "holds": "Documented here",
    "related": "Related",
}

# What a filter is called, on the form and on its chip.
TITLES = {
    "type": "Kind of event",
    "country": "Country",
    "actor": "Actor",
    "location": "Place",
    "grading": "Evidence",
    "dataset": "Dataset",
}

# What the choices of a filter are called, one of them and all.
CHOICES = {
    "type": Words("a kind of event", "kinds of event"),
    "country": Words("a country", "countries"),
    "actor": Words("an actor", "actors"),
    "location": Words("a place", "places"),
    "grading": Words("a grading", "gradings"),
    "dataset": Words("a dataset", "datasets"),
}
