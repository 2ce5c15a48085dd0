"""The parameters that can be asked with, as OpenAPI describes them: from the vocabulary itself."""

from typing import Any

from django.conf import settings

from timeline.models.terms import TERMS_BY_SLUG, Grading, Role
from timeline.search.countries import countries
from timeline.search.query import GROUPS, ORDERS, REPEATED, SINGLE

Parameter = dict[str, Any]
YES_OR_NO = {"type": "string", "enum": ["0", "1"]}
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,120}$"}
DAY = {"type": "string", "format": "date"}


def _one_of(values: Any) -> dict[str, Any]:
    return {"type": "string", "enum": sorted(values)}


def described() -> dict[str, tuple[dict[str, Any], str]]:
    """Parameter -> the shape of one value, and what it asks for."""
    return {
        "q": ({"type": "string"}, "Words of the title, the summary, names and quotes; “in quotes” a phrase, -word without it."),
        "from": (DAY, "What may have happened on this day or later."),
        "to": (DAY, "What may have happened on this day or earlier."),
        "last": ({"type": "string", "pattern": "^([1-9][0-9]{0,2}[dwm]|[1-9][0-9]?y)$"}, "The last days, weeks, months or years, such as 30d, back from today or from the day of asof; not together with from and to."),
        "certain": (YES_OR_NO, "1: only what certainly happened within these days."),
        "type": (_one_of(TERMS_BY_SLUG), "A type or sub-type of event, ACLED’s terms as slugs."),
        "actor": (SLUG, "Who took part."),
        "role": (_one_of(Role.values), "The role of that actor, or of anybody."),
        "against": (SLUG, "Who stood on the other side of the actor."),
        "country": (_one_of(countries()), "Where, by ISO 3166-1 alpha-2."),
        "location": (SLUG, "A place, and all within it."),
        "grading": (_one_of(Grading.values), "Of the evidence."),
        "reviewed": (YES_OR_NO, "1: only what an analyst has checked; 0: only what nobody has."),
        "dataset": (SLUG, "What was taken from this dataset."),
        "killed_min": ({"type": "integer", "minimum": 0, "maximum": 999_999_999}, "At least so many killed."),
        "bbox": ({"type": "string"}, "A frame of the map: west,south,east,north in degrees."),
        "pinned": (YES_OR_NO, "1: only what a map can show at its place; 0: only what none can."),
        "order": (_one_of(ORDERS), "Oldest first (asc, the default) or newest first."),
        "group": (_one_of(GROUPS), "The headings of the page; of no effect in files."),
        "after": ({"type": "string"}, "A cursor; follow “next” and you need not know it."),
        "before": ({"type": "string"}, "A cursor, backwards."),
        "asof": ({"type": "string"}, "What was public then: a day (its last moment, UTC) or a time."),
        "lang": (_one_of(code for code, _name in settings.LANGUAGES), "The language of words of ours."),
    }  # fmt: skip


OF_ONE = ("asof", "lang")  # what can be asked of one incident
PAGING = ("after", "before")


def of_views(*, paged: bool) -> list[Parameter]:
    """All of them; those for paging only where there are pages."""
    names = [name for name in (*SINGLE, *REPEATED) if paged or name not in PAGING]
    return [parameter(name) for name in names]


def parameter(name: str) -> Parameter:
    """One that may be repeated is a list: its values are alternatives."""
    schema, description = described()[name]
    told: Parameter = {"name": name, "in": "query", "description": description}
    if name in REPEATED:
        return {**told, "schema": {"type": "array", "items": schema}, "explode": True}
    return {**told, "schema": schema}


LIMIT: Parameter = {
    "name": "limit",
    "in": "query",
    "description": "How many incidents a page has.",
    "schema": {"type": "integer", "minimum": 1, "maximum": 1_000, "default": 50},
}
CODE: Parameter = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "An incident’s code.",
    "schema": {"type": "string", "pattern": "^[0-9a-z]{1,12}$"},
}
