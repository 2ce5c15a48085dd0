"""The filter form as a page shows it: what is filled in, what can be chosen, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from timeline.models.terms import TERMS_BY_SLUG
from timeline.search.facets import Facets, Option
from timeline.search.query import Query
from timeline.views.terms import SHAPES, TERMS, TITLES

FIRST_SHOWN = 7  # options of a facet before the fold
MOST_SHOWN = 60  # behind the fold; the rest is found by words


@dataclass(frozen=True, slots=True)
class Choice:
    """One checkbox. `shape` marks an event type."""

    value: str
    label: str
    count: int
    chosen: bool
    shape: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The checkboxes of one parameter: those in sight, and those behind "more"."""

    name: str
    title: str
    shown: Sequence[Choice]
    folded: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Form:
    """`values` are as the reader sent them, so that a refused one can be put right."""

    values: dict[str, str]
    groups: Sequence[Group]
    reviewed: Sequence[Option]
    errors: dict[str, str] = field(default_factory=dict)
    kept: Sequence[tuple[str, str]] = ()  # parameters that have no control but go along


def form(query: Query, facets: Facets, given: QueryDict) -> Form:
    return Form(
        values={name: given.get(name, "").strip() for name in ("q", "from", "to", "killed_min")}
        | dict(query.pairs()),
        groups=[group for name in TITLES if (group := _group(name, facets)).shown],
        reviewed=facets["reviewed"],
        kept=[
            (name, value)
            for name, value in query.pairs()
            if name in ("order", "group", "asof", "role")
        ],
    )


def _group(name: str, facets: Facets) -> Group:
    choices = [_choice(name, option) for option in facets[name]]
    folds = [choice for choice in choices[FIRST_SHOWN:] if not choice.chosen]
    if name == "type" or len(folds) < 3:  # a fold that hides two is dearer than the two
        folds = []
    shown = [choice for choice in choices if choice not in folds]
    return Group(name, TITLES[name], shown, folds[:MOST_SHOWN])


def _choice(name: str, option: Option) -> Choice:
    label, shape = option.label, ""
    if name == "type":
        term = TERMS_BY_SLUG[option.value]
        label, shape = TERMS[term].many, SHAPES.get(term, "")
    return Choice(
        option.value, label, option.count, option.chosen, shape, nested=bool(option.parent)
    )
