"""ACLED's terms, those of before 2019 too, as the code lists that we keep."""

from collections.abc import Mapping

from timeline.formats.cells import BadCell, text
from timeline.formats.doubts import Doubts
from timeline.formats.table import Cells
from timeline.models.terms import SUB_EVENT_TYPES, EventType, Inter

Kind = tuple[str, str]

VIOLENCE, DEMONSTRATIONS = "Political violence", "Demonstrations"
# What ACLED files a type under; of protests and riots, which are filed under both, a sub-type.
DISORDERS: Mapping[str, str] = {
    EventType.BATTLES: VIOLENCE,
    EventType.EXPLOSIONS: VIOLENCE,
    EventType.CIVILIANS: VIOLENCE,
    EventType.PROTESTS: DEMONSTRATIONS,
    EventType.STRATEGIC: "Strategic developments",
    "Excessive force against protesters": f"{VIOLENCE}; {DEMONSTRATIONS}",
    "Violent demonstration": DEMONSTRATIONS,
    "Mob violence": VIOLENCE,
}

# The nine types of before 2019, by ACLED's own table of the change.
OLD_KINDS: Mapping[str, Kind] = {
    "battle-no change of territory": (EventType.BATTLES, "Armed clash"),
    "battle-government regains territory": (EventType.BATTLES, "Government regains territory"),
    "battle-non-state actor overtakes territory": (
        EventType.BATTLES,
        "Non-state actor overtakes territory",
    ),
    "headquarters or base established": (EventType.STRATEGIC, "Headquarters or base established"),
    "non-violent transfer of territory": (
        EventType.STRATEGIC,
        "Non-violent transfer of territory",
    ),
    "strategic development": (EventType.STRATEGIC, ""),
    "remote violence": (EventType.EXPLOSIONS, ""),
}
RIOTS_OR_PROTESTS = "riots/protests"
TYPES = {kind.lower(): kind.value for kind in EventType}
SUB_TYPES = {
    (kind.value, name.lower()): name for kind, names in SUB_EVENT_TYPES.items() for name in names
}
KINDS = {name: (event_type, proper) for (event_type, name), proper in SUB_TYPES.items()}
# Kinds of actors as the export writes them, whatever language is spoken here.
WORDS: Mapping[int, str] = {
    Inter.STATE: "State forces",
    Inter.REBEL: "Rebel group",
    Inter.POLITICAL: "Political militia",
    Inter.IDENTITY: "Identity militia",
    Inter.RIOTERS: "Rioters",
    Inter.PROTESTERS: "Protesters",
    Inter.CIVILIANS: "Civilians",
    Inter.EXTERNAL: "External/Other forces",
}
INTERS = {words.lower(): int(code) for code, words in WORDS.items()} | {
    "external forces": int(Inter.EXTERNAL),
    "other forces": int(Inter.EXTERNAL),
}


def kind(row: Cells, doubts: Doubts) -> Kind:
    """Type and sub-type. A type that ACLED does not have is a BadCell; an unknown sub-type is left
    out and said."""
    words = text(row["event_type"]).lower()
    if words == RIOTS_OR_PROTESTS:
        return _by_who(row), ""
    if words in OLD_KINDS:
        return OLD_KINDS[words]
    event_type = TYPES.get(words)
    if event_type is None:
        raise BadCell(f"event_type “{text(row['event_type'], 60)}” is none of ACLED’s")
    given = text(row.get("sub_event_type", ""), 100)
    sub_event_type = SUB_TYPES.get((event_type, given.lower()), "")
    if given and not sub_event_type:
        doubts.note("type", f"The source’s sub-type “{given}” is none of this type’s.")
    return event_type, sub_event_type


def term(words: str) -> Kind | None:
    """What a type or sub-type of ACLED's stands for by itself; None for other words."""
    found = text(words).lower()
    return (TYPES[found], "") if found in TYPES else KINDS.get(found)


def _by_who(row: Cells) -> str:
    """Of the old "Riots/Protests": rioters riot and protesters protest. Raises BadCell."""
    actors = {inter(row.get("inter1", "")), inter(row.get("inter2", ""))}
    if Inter.RIOTERS in actors:
        return EventType.RIOTS.value
    if Inter.PROTESTERS in actors:
        return EventType.PROTESTS.value
    raise BadCell("event_type “Riots/Protests” of neither rioters nor protesters (inter1, inter2)")


def inter(words: str) -> int | None:
    """The number of a kind of actor, given as such or in words ("Rebel group", "Rebel Groups")."""
    found = text(words).lower().removesuffix(".0")
    if found.isdecimal():
        return int(found) if int(found) in Inter.values else None
    return INTERS.get(found) or INTERS.get(found.removesuffix("s"))
