"""A question in words: the page's heading, and one chip for each thing that narrows it."""

from dataclasses import dataclass
from typing import Any

from timeline.dates import between, day
from timeline.models.terms import TERMS_BY_SLUG
from timeline.search.answers import Tally
from timeline.search.query import Query
from timeline.views import wording
from timeline.views.form import Offered
from timeline.views.terms import TERMS, TITLES

FACETED = ("type", "country", "location", "actor", "role", "grading", "dataset")


@dataclass(frozen=True, slots=True)
class Chip:
    """`label` says what narrows the view, `kind` in which way; `wider` is what to change of the
    question to have it wider."""

    kind: str
    label: str
    wider: dict[str, Any]


def chips(query: Query, options: Offered) -> list[Chip]:
    found = [Chip("Words", _quoted(query.q), {"q": ""})] if query.q else []
    if when := range_words(query):
        sure = ", certainly" if query.certain else ""
        wider = {"first_day": None, "last_day": None, "certain": False}
        found.append(Chip("Days", when + sure, wider))
    for name in FACETED:
        names = labels(query, options, name)
        found += [
            Chip(
                TITLES.get(name, name.capitalize()),
                label,
                {name: tuple(other for other in getattr(query, name) if other != value)},
            )
            for value, label in names.items()
        ]
    if query.reviewed is not None:
        words = "Checked by an analyst" if query.reviewed else "Not yet reviewed"
        found.append(Chip("Review", words, {"reviewed": None}))
    if query.killed_min is not None:
        words = f"{wording.number(query.killed_min)} or more killed"
        found.append(Chip("Killed", words, {"killed_min": None}))
    return found


def _quoted(words: str) -> str:
    """In quotes, unless they hold some of their own."""
    return words if set(words) & set('"“”„«»') else f"“{words}”"


def labels(query: Query, options: Offered, name: str) -> dict[str, str]:
    """Value -> what readers call it, for each value that the question has under `name`."""
    if name == "type":
        return {slug: TERMS[TERMS_BY_SLUG[slug]].many for slug in query.type}
    held = options[name].options if name in options else []
    known = {option.value: option.label for option in held}
    return {value: known.get(value, value.capitalize()) for value in getattr(query, name)}


def range_words(query: Query) -> str:
    first, last = query.first_day, query.last_day
    if first and last:
        span = between(first, last)
        return span.short().removeprefix("between ").replace(" and ", " – ")
    if first:
        return f"from {day(first).short()}"
    return f"until {day(last).short()}" if last else ""


def heading(query: Query, options: Offered) -> str:
    """ "Air and drone strikes involving Israel in Iraq or Jordan"."""
    what = _either(labels(query, options, "type")) or "Incidents"
    who = _either(labels(query, options, "actor"))
    where = _either(labels(query, options, "location")) or _either(
        labels(query, options, "country")
    )
    words = [what, f"involving {who}" if who else "", f"in {where}" if where else ""]
    return " ".join(word for word in words if word)


def period(query: Query, tally: Tally) -> str:
    """The days asked for, else the months that were found; "" when nothing was."""
    if query.first_day or query.last_day:
        return range_words(query)
    if tally.first is None or tally.last is None:
        return ""
    return wording.months_between(tally.first, tally.last)


def _either(names: dict[str, str]) -> str:
    *first, last = names.values() or [""]
    if first:
        return f"{', '.join(first)} or {last}"
    return last
