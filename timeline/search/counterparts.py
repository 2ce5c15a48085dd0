"""In which roles an actor stands in the incidents that answer, and against whom: told from the counts
of the sets of actors, without another look at the incidents."""

from typing import NamedTuple

import numpy as np

from timeline.models.terms import Role
from timeline.search.answers import Options
from timeline.search.matching import Matching
from timeline.search.named import Counted
from timeline.search.query import Query
from timeline.search.sides import OPPOSITE, meant


class Side(NamedTuple):
    """So many incidents have the actor in the role; `against` are those on the other side of it."""

    role: Role
    number: int
    against: Options


def sides(matching: Matching, slug: str, *, most: int) -> list[Side]:
    """The roles in which it stands in any, each with the `most` frequent on the other side."""
    moment, counts = matching.moment, matching.rows().counts("parties")
    found = []
    for role, opposite in OPPOSITE.items():
        number = int(counts[moment.parties.sets_with((slug,), (role,))].sum())
        if number:
            facing = meant(moment.parties, Query(against=(slug,), role=(opposite,)))
            numbers = moment.parties.by_member(counts, facing)
            counted = Counted(moment.parties, numbers, moment.names("parties"), {})
            against = counted.options(np.flatnonzero(numbers), first=most, start=0)
            found.append(Side(role, number, against))
    return found
