"""Who stands against whom, as the datasets of the field ask, and whether a state takes part."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.models.terms import Inter, Role

Actor = Mapping[str, Any]
Side = list[Actor]

BY_ROLE = {Role.PERPETRATOR.value: "a", Role.TARGET.value: "b"}


def sides(actors: Sequence[Actor]) -> tuple[Side, Side]:
    """Sides A and B: as the record has them, else perpetrators against targets. Where nobody is known
    to be either, the first stands against the others; else who only took part is on no side."""
    found: dict[str, Side] = {"a": [], "b": []}
    apart: Side = []
    for actor in actors:
        side = actor.get("side") or BY_ROLE.get(actor["role"])
        (found[side] if side else apart).append(actor)
    if not found["a"] and not found["b"]:
        return apart[:1], apart[1:]
    return found["a"], found["b"]


def listed(names: Iterable[str]) -> str:
    """Between semicolons, as in the other lists of the field; no name has one of its own then."""
    return "; ".join([name.replace(";", ",") for name in names])


def is_state(actor: Actor) -> bool:
    """A government or its forces. Abroad they are among ACLED's external forces, of which only a
    state's have a country."""
    abroad = actor["inter"] == Inter.EXTERNAL and bool(actor["country"])
    return abroad or actor["inter"] == Inter.STATE or actor["name"].startswith("Government of ")


def are_civilians(side: Side) -> bool:
    """All of them, and at least one."""
    return bool(side) and all(actor["inter"] == Inter.CIVILIANS for actor in side)
