"""Facts in words: how well a day is known, how many were killed, how long nothing happened."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from timeline.dates import Precision, Span, day
from timeline.models.terms import WherePrecision
from timeline.search.locale import locale
from timeline.views.days import span_words
from timeline.views.languages import by_language, listed

Figures = Mapping[str, int | None]


class HarmWords(NamedTuple):
    """Whole phrases, as languages put the figure and the verb in orders of their own."""

    none: Promise
    exactly: Any  # this and the next three take `count`, the last figure in them, for their plural
    at_least: Any
    up_to: Any
    between: Any
    disordered: Promise


HARMS = {
    "killed": HarmWords(
        gettext_lazy("no one killed"),
        ngettext_lazy("%(figure)s killed", "%(figure)s killed", "count"),
        ngettext_lazy("at least %(figure)s killed", "at least %(figure)s killed", "count"),
        ngettext_lazy("up to %(figure)s killed", "up to %(figure)s killed", "count"),
        ngettext_lazy("%(low)s–%(high)s killed", "%(low)s–%(high)s killed", "count"),
        gettext_lazy("killed, figures out of order as reported: %(figures)s"),
    ),
    "injured": HarmWords(
        gettext_lazy("no one injured"),
        ngettext_lazy("%(figure)s injured", "%(figure)s injured", "count"),
        ngettext_lazy("at least %(figure)s injured", "at least %(figure)s injured", "count"),
        ngettext_lazy("up to %(figure)s injured", "up to %(figure)s injured", "count"),
        ngettext_lazy("%(low)s–%(high)s injured", "%(low)s–%(high)s injured", "count"),
        gettext_lazy("injured, figures out of order as reported: %(figures)s"),
    ),
}


def how_well_known(span: Span) -> str:
    """How closely the day is known, in a few words for the line under the date."""
    if span.lasting:
        return _days(span.days) if span.precision == Precision.DAY else _("approximate days")
    if span.days == 1:
        return _("exact day") if span.precision == Precision.DAY else _("about this day")
    if _is_whole_month(span):
        return _("day not given")
    if span.days in (365, 366):
        begins_a_year = span.start.day == span.start.month == 1
        return _("month not given") if begins_a_year else _("no first day known")
    return _("one day of this week") if span.days == 7 else _one_of(span.days)


def _days(figure: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", figure) % {"number": number(figure)}


def _one_of(figure: int) -> str:
    words = ngettext("one of this %(number)s day", "one of these %(number)s days", figure)
    return words % {"number": number(figure)}


def _is_whole_month(span: Span) -> bool:
    last = monthrange(span.start.year, span.start.month)[1]
    return span.start.day == 1 and span.end == span.start.replace(day=last)


def harm(figures: Figures, kind: str) -> str:
    """`kind` is "killed" or "injured". Nothing stated gives "", a stated none "no one killed".

    >>> harm({"low": 25, "best": 30, "high": 34}, "injured")
    '25–34 injured, best estimate 30'
    """
    low, best, high = (figures.get(bound) for bound in ("low", "best", "high"))
    stated = [figure for figure in (low, best, high) if figure is not None]
    words = HARMS[kind]
    if not stated:
        return ""
    if not any(stated):
        return str(words.none) if high is not None or best is not None else ""
    if stated != sorted(stated):
        return str(words.disordered) % {"figures": _bounds(low, best, high)}
    said = _in_order(low, best, high, words)
    if best is None or best in (low, high) or (low is None and high is None):
        return said
    return _("%(figures)s, best estimate %(best)s") % {"figures": said, "best": number(best)}


def _in_order(low: int | None, best: int | None, high: int | None, words: HarmWords) -> str:
    if low == high:
        return _filled(words.exactly, (best if low is None else low) or 0)
    if high is None:
        return _filled(words.at_least, low or 0)
    return _filled(words.between, high, low) if low else _filled(words.up_to, high)


def _filled(phrase: Any, last: int, first: int = 0) -> str:
    told = {"count": last, "figure": number(last), "low": number(first), "high": number(last)}
    return str(phrase % told)


def _bounds(low: int | None, best: int | None, high: int | None) -> str:
    named = ((_("low %s"), low), (_("best %s"), best), (_("high %s"), high))
    return listed(name % number(figure) for name, figure in named if figure is not None)


def number(figure: int) -> str:
    """With the language’s own sign between thousands. Digits are 0–9 in Arabic too, as in the CLDR’s
    `ar` and in the press that is read here; the address and the form have no others."""
    return str(figure) if figure < 1_000 else numbers([figure])[0]


def numbers(figures: Iterable[int]) -> list[str]:
    """`number` of many, with which language is spoken asked for once."""
    sign = _thousands_sign()
    return [f"{figure:,}".replace(",", sign) for figure in figures]


@by_language(maxsize=10)
def _thousands_sign() -> str:
    return str(locale().number_symbols["latn"]["group"])


def entries(figure: int) -> str:
    """Incidents and summaries of many together: "1 entry", "12 entries"."""
    words = ngettext("%(number)s entry", "%(number)s entries", figure)
    return words % {"number": number(figure)}


def reported_in_all(count: Figures) -> str:
    """Of a summary: "150+", "12–15", "up to 20"; "" when no number is given."""
    low, high = count.get("low"), count.get("high")
    if low is None:
        return "" if high is None else _("up to %s") % number(high)
    if high is None:
        return _("%s+") % number(low)
    if low == high:
        return number(low)
    return _("%(low)s–%(high)s") % {"low": number(low), "high": number(high)}


def where_known(precision: int) -> str:
    """How closely the place is known; "" where it is exact."""
    return "" if precision == WherePrecision.EXACT else str(WherePrecision(precision).label)


def source_name(source: Mapping[str, Any]) -> str:
    """What to call a source of a record: its outlet, else its headline, else its day."""
    named = source["outlet"] or source["title"]
    if named:
        return str(named)
    published = iso_day(source["published"])
    return _("A report of %(day)s") % {"day": published} if published else _("A report")


def web(address: str) -> str:
    """The address where it is one of the web, else "": no link of ours runs a script."""
    return address if address.startswith(("https://", "http://")) else ""


def iso_day(value: str) -> str:
    """A record's ISO day in words; what is no such day as it stands."""
    try:
        return span_words(day(datetime.fromisoformat(value).date()))
    except ValueError:
        return value


def silence(length: int) -> str:
    """A gap of so many days in words; "" for one too short to be worth a line."""
    if length < 28:
        return ""
    if length < 61:
        number = length // 7
        words = ngettext(
            "%(number)s week without an incident in this view",
            "%(number)s weeks without an incident in this view",
            number,
        )
    elif length < 731:
        number = round(length / 30.44)
        words = ngettext(
            "%(number)s month without an incident in this view",
            "%(number)s months without an incident in this view",
            number,
        )
    else:
        number = length // 365
        words = ngettext(
            "%(number)s year without an incident in this view",
            "%(number)s years without an incident in this view",
            number,
        )
    return words % {"number": number}
