"""A question in words: the page's heading, and one chip for each thing that narrows it."""

from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.dates import day
from timeline.models.terms import TERMS_BY_SLUG, Role
from timeline.search.answers import Tally
from timeline.search.locale import locale
from timeline.search.query import Query
from timeline.views import wording
from timeline.views.days import days_between, lately_words, months_between, span_short
from timeline.views.form import Offered
from timeline.views.languages import isolated, labelled, quoted
from timeline.views.terms import TERMS, TITLES

FACETED = ("type", "country", "location", "actor", "role", "against", "grading", "dataset")
OTHER_TITLES = {"role": gettext_lazy("Role"), "against": gettext_lazy("Against")}


@dataclass(frozen=True, slots=True)
class Chip:
    """`label` says what narrows the view, `kind` in which way; `wider` is what to change of the
    question to have it wider."""

    kind: str
    label: str
    wider: dict[str, Any]


def chips(query: Query, options: Offered) -> list[Chip]:
    found = [Chip(_("Words"), _quoted(query.q), {"q": ""})] if query.q else []
    if when := range_words(query):
        said = _("%(days)s, certainly") % {"days": when} if query.certain else when
        wider = {"first_day": None, "last_day": None, "last": None, "certain": False}
        found.append(Chip(_("Days"), said, wider))
    for name in FACETED:
        names = labels(query, options, name)
        found += [
            Chip(
                str(TITLES.get(name) or OTHER_TITLES[name]),
                label,
                {name: tuple(other for other in getattr(query, name) if other != value)},
            )
            for value, label in names.items()
        ]
    if query.reviewed is not None:
        words = _("Checked by an analyst") if query.reviewed else _("Not yet reviewed")
        found.append(Chip(_("Review"), words, {"reviewed": None}))
    if query.killed_min is not None:
        said = ngettext(
            "%(figure)s or more killed", "%(figure)s or more killed", query.killed_min
        ) % {"figure": wording.number(query.killed_min)}
        found.append(Chip(_("Killed"), said, {"killed_min": None}))
    return found + _map_chips(query)


def _map_chips(query: Query) -> list[Chip]:
    found = [Chip(_("Map"), _("Within the map’s frame"), {"bbox": None})] if query.bbox else []
    if query.pinned is not None:
        words = _("On the map") if query.pinned else _("Not on the map")
        found.append(Chip(_("Map"), words, {"pinned": None}))
    return found


def _quoted(words: str) -> str:
    """In quotes, unless they hold some of their own."""
    return words if set(words) & set('"“”„«»') else quoted(words)


def labels(query: Query, options: Offered, name: str) -> dict[str, str]:
    """Value -> what readers call it, for each value that the question has under `name`."""
    if name == "type":
        return {slug: str(TERMS[TERMS_BY_SLUG[slug]].many) for slug in query.type}
    if name == "role":
        return {value: str(Role(value).label) for value in query.role}
    held = options[name].options if name in options else []
    known = {option.value: option.label for option in held}
    return {value: known.get(value, value.capitalize()) for value in getattr(query, name)}


def range_words(query: Query) -> str:
    """ "in the last 30 days", "3 – 5 Aug 2024"; where the view is pinned its days alone, as today's
    reader would take the last ones for those before today."""
    first, last = query.first_day, query.last_day
    if query.last and not query.asof:
        return lately_words(query.last)
    if first and last:
        return days_between(first, last)
    if first:
        return _("from %s") % span_short(day(first))
    return _("until %s") % span_short(day(last)) if last else ""


def heading(query: Query, options: Offered) -> str:
    """ "Air and drone strikes involving Israel in Iraq or Jordan: “houthi”"."""
    asked = _about(query, options)
    return labelled(asked, isolated(_quoted(query.q))) if query.q else asked


def _about(query: Query, options: Offered) -> str:
    told = {
        "what": _either(labels(query, options, "type")) or _("Incidents"),
        "who": _who(query, options),
        "where": _either(labels(query, options, "location"))
        or _either(labels(query, options, "country")),
    }
    if told["who"] and told["where"]:
        return _("%(what)s involving %(who)s in %(where)s") % told
    if told["who"]:
        return _("%(what)s involving %(who)s") % told
    return _("%(what)s in %(where)s") % told if told["where"] else told["what"]


def _who(query: Query, options: Offered) -> str:
    """ "Israel", "Israel against Hamas", "against Hamas" of whoever stood so."""
    who, whom = (_either(labels(query, options, name)) for name in ("actor", "against"))
    if not whom:
        return who
    told = {"who": who or _("anyone"), "whom": whom}
    return _("%(who)s against %(whom)s") % told


def period(query: Query, tally: Tally) -> str:
    """The days asked for, else the months that were found; "" when nothing was."""
    if query.first_day or query.last_day:
        return range_words(query)
    if tally.first is None or tally.last is None:
        return ""
    return months_between(tally.first, tally.last)


def name_of(heading: str, period: str) -> str:
    """Both in one line, as for the title of a window."""
    return _("%(what)s, %(when)s") % {"what": heading, "when": period} if period else heading


def _either(names: dict[str, str]) -> str:
    listed = [isolated(name) for name in names.values()]
    return format_list(listed, style="or", locale=locale()) if listed else ""
