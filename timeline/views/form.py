"""The filter form as a page shows it: what is filled in, what can be chosen, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from timeline.models.terms import TERMS_BY_SLUG
from timeline.search.answers import Option, Options
from timeline.search.found import Found
from timeline.search.lately import Lately
from timeline.search.query import Query
from timeline.views.addresses import facet_address
from timeline.views.days import lately_words
from timeline.views.languages import by_language
from timeline.views.terms import CHOICES, TERMS, TITLES, Called

FIRST_SHOWN = 7  # options of a facet before the fold
WRITTEN = ("q", "from", "to", "killed_min")  # fields that a reader writes in
LATELY = (Lately(7, "d"), Lately(30, "d"), Lately(1, "y"))
MOST_SHOWN = 60  # behind the fold; the rest has a page of its own

Offered = Mapping[str, Options]  # parameter -> the first of its options


@dataclass(frozen=True, slots=True)
class Group:
    """The checkboxes of one parameter: those in sight, and those behind "more". There are `more`
    besides those in sight."""

    name: str
    title: str
    shown: Sequence[Option]
    folded: Sequence[Option]
    more: int = 0
    address: str = ""  # of the page of all, where not all are here

    @property
    def called(self) -> Called:
        return CHOICES[self.name]

    @property
    def all(self) -> bool:
        return not self.address


@dataclass(frozen=True, slots=True)
class Form:
    """`values` are as the reader sent them, so that a refused one can be put right."""

    values: dict[str, str]
    groups: Sequence[Group]
    reviewed: Sequence[Option]
    lately: Sequence[tuple[Lately, str]]  # lengths of time up to today, in words
    errors: dict[str, str] = field(default_factory=lambda: dict.fromkeys(WRITTEN, ""))
    kept: Sequence[tuple[str, str]] = ()  # parameters that have no control but go along
    said: Sequence[tuple[str, str]] = ()  # the whole question, to find choices in


def offered(found: Found) -> Offered:
    """The options that a page has room for; of kinds of event all, as they are nested. Whom it is
    asked `against` is no choice of the form, but has a name."""
    most = FIRST_SHOWN + MOST_SHOWN
    options = {
        name: found.options(name, first=None if name == "type" else most)
        for name in (*TITLES, "reviewed")
    }
    against = [
        Option(slug, found.label("actor", slug), 0, chosen=True) for slug in found.query.against
    ]
    return options | {"against": Options(against, len(against))}


def form(query: Query, options: Offered, given: QueryDict) -> Form:
    return Form(
        values={name: given.get(name, "").strip() for name in WRITTEN} | dict(query.pairs()),
        groups=[group for name in TITLES if (group := _group(name, options[name], query)).shown],
        reviewed=options["reviewed"].options,
        lately=[
            (last, lately_words(last))
            for last in dict.fromkeys([*LATELY, *([query.last] if query.last else [])])
        ],
        kept=[
            (name, value)
            for name, value in query.pairs()
            if name in ("order", "group", "asof", "lang", "role", "against", "bbox", "pinned")
        ],
        said=query.but().pairs(),
    )


def _group(name: str, options: Options, query: Query) -> Group:
    choices = choices_of(name, options.options)
    folded = [choice for choice in choices[FIRST_SHOWN:] if not choice.chosen]
    if name == "type" or len(folded) < 3:  # a fold that hides two is dearer than the two
        return Group(name, str(TITLES[name]), choices, [])
    shown = choices[:FIRST_SHOWN] + [choice for choice in choices[FIRST_SHOWN:] if choice.chosen]
    more = max(options.total - len(shown), len(folded))
    address = facet_address(query, name) if more > len(folded) else ""
    return Group(name, str(TITLES[name]), shown, folded, more, address)


def choices_of(name: str, options: list[Option]) -> list[Option]:
    """The options of the filter `name` as a reader calls them."""
    if name != "type":
        return options
    called = _kinds_called()
    return [
        Option(kind.value, called[kind.value], kind.count, kind.chosen, kind.parent)
        for kind in options
    ]


@by_language(maxsize=10)
def _kinds_called() -> dict[str, str]:
    return {slug: str(TERMS[term].many) for slug, term in TERMS_BY_SLUG.items()}
