"""What stands beside an incident: others at its place, and others of its actors."""

from collections.abc import Iterable

import numpy as np

from timeline.models import Revision
from timeline.search.answers import Hit
from timeline.search.columns import Mask
from timeline.search.moment import Moment
from timeline.search.pages import hits
from timeline.search.sets import NONE

FEW = 4


def beside(moment: Moment, revision: Revision) -> tuple[list[Hit], list[Hit]]:
    """The latest few at the very same place, and the latest few with all its actors in their roles, the
    latest first."""
    roles = {(actor["slug"], actor["role"]) for actor in revision.record["actors"]}
    return (
        _latest(moment, _at(moment, revision.location), "places", revision.code),
        _latest(moment, _of_all(moment, roles), "parties", revision.code),
    )


def newest(moment: Moment, kind: str, slugs: Iterable[str]) -> dict[str, int]:
    """Slug -> the key of the revision published last of all that name the actor ("parties") or
    place ("places"); none where nothing does."""
    members, keys = moment.members(kind), moment.newest(kind)
    numbers = {slug: members.number(slug) for slug in slugs}
    told = {slug: int(keys[number]) for slug, number in numbers.items() if number != NONE}
    return {slug: key for slug, key in told.items() if key != NONE}


def _at(moment: Moment, location: str) -> Mask:
    """The sets of places that are about this one."""
    number = moment.places.number(location) if location else NONE
    return np.asarray((moment.places.about == number) & (number != NONE))


def _of_all(moment: Moment, roles: Iterable[tuple[str, str]]) -> Mask:
    """The sets of actors that hold all of these in these roles; none where there are none."""
    held = [moment.parties.sets_with((slug,), (role,)) for slug, role in roles]
    return np.logical_and.reduce(held) if held else np.zeros(moment.parties.sets, np.bool_)


def _latest(moment: Moment, sets: Mask, name: str, code: str) -> list[Hit]:
    """Of the rows with one of the `sets` in column `name`, less the one of this code."""
    columns = moment.columns
    found = np.flatnonzero(sets.take(getattr(columns, name)))[: -FEW - 2 : -1]
    return [hit for hit in hits(columns, found.tolist()) if hit.code != code][:FEW]
