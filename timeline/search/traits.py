"""Type, grading, review and dataset as one number, so that one count tells all four facets."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.models.terms import SUB_EVENT_TYPES, TERMS_BY_SLUG, Grading
from timeline.search.query import Query

KINDS = [(kind.value, sub) for kind, subs in SUB_EVENT_TYPES.items() for sub in ("", *subs)]
GRADINGS = ["", *Grading.values]
REVIEWED = [False, True]
OF_ONE_DATASET = (len(REVIEWED), len(GRADINGS), len(KINDS))
SIZE = len(REVIEWED) * len(GRADINGS) * len(KINDS)  # so many traits has each dataset
AXES = ("dataset", "reviewed", "grading", "type")  # of a table of traits, each named for its facet

KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
GRADING_NUMBERS = {grading: number for number, grading in enumerate(GRADINGS)}

Counts = NDArray[np.int64]


def numbered(kind: Any, grading: Any, reviewed: Any, dataset: Any) -> Any:
    """The trait's number, from the numbers of its four parts (or arrays of them)."""
    return ((dataset * len(REVIEWED) + reviewed) * len(GRADINGS) + grading) * len(KINDS) + kind


def is_asked(query: Query) -> bool:
    return bool(query.type or query.grading or query.dataset or query.reviewed is not None)


def accepted(query: Query, datasets: Sequence[str]) -> NDArray[np.bool_]:
    """For each trait whether `query` lets it through."""
    let = np.zeros((len(datasets), *OF_ONE_DATASET), np.bool_)
    let[np.ix_(*_numbers_let_through(query, datasets))] = True
    return let.ravel()


def along(axis: str, counts: Counts, query: Query, datasets: Sequence[str]) -> Counts:
    """Counts by trait as counts along one axis, of what `query` lets through along the others."""
    let = _numbers_let_through(query, datasets)
    here = AXES.index(axis)
    let[here] = list(range((len(datasets), *OF_ONE_DATASET)[here]))
    table = counts.reshape(-1, *OF_ONE_DATASET)[np.ix_(*let)]
    summed: Counts = table.sum(axis=tuple(other for other in range(len(AXES)) if other != here))
    return summed


def _numbers_let_through(query: Query, datasets: Sequence[str]) -> list[list[int]]:
    """For each axis the numbers of what `query` lets through."""
    terms = {TERMS_BY_SLUG[slug] for slug in query.type}
    return [
        _among(datasets, query.dataset),
        _among(REVIEWED, () if query.reviewed is None else (query.reviewed,)),
        _among(GRADINGS, query.grading),
        [n for n, kind in enumerate(KINDS) if not terms or terms.intersection(kind)],
    ]


def _among(values: Sequence[Any], asked: Collection[Any]) -> list[int]:
    return [number for number, value in enumerate(values) if not asked or value in asked]
