"""Who stands against whom: the perpetrator of a deed against its target, and of a fight whose sides
are told without either, each against the other."""

import numpy as np

from timeline.models.terms import Role
from timeline.search.query import Query
from timeline.search.sets import Mask, Members

OPPOSITE = {
    Role.PERPETRATOR: Role.TARGET,
    Role.TARGET: Role.PERPETRATOR,
    Role.OTHER: Role.OTHER,
}


def meant(parties: Members, query: Query) -> Mask:
    """Of the pairs of a set and an actor, those that a question means: in one of the roles asked,
    and on the other side of one of those whom it is asked `against`."""
    pairs = parties.pairs_in(query.role)
    if not query.against:
        return pairs
    facing = np.zeros(len(pairs), np.bool_)
    for slug in query.against:
        for role, opposite in OPPOSITE.items():
            there = parties.sets_with((slug,), (opposite,)).take(parties.pair_set)
            facing |= there & parties.pairs_in((role,)) & ~parties.pairs_of((slug,))
    return pairs & facing
