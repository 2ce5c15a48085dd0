"""Days in the words of the language that is spoken. The record itself says them in English."""

import re
from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from timeline.dates import ENGLISH, SHORT_ENGLISH, DateWords, Span, between, day
from timeline.search.lately import Lately
from timeline.search.locale import locale, speaks_english
from timeline.search.values import LAST_MOMENT
from timeline.views.languages import by_language, listed

DECADES = 50  # years; the first and last month of so many are of no use to a reader


@by_language(maxsize=10_000)
def span_words(span: Span) -> str:
    """In full: "5 August 2024", "week of 5 August 2024", "before 5 August 2024"."""
    return span.words(_date_words())


def span_short(span: Span) -> str:
    """For narrow columns: "5 Aug 2024"."""
    return span.short(_short_date_words())


@by_language(maxsize=10)
def _date_words() -> DateWords:
    """Arabic months are those of the CLDR's `ar` (يناير), which readers from Rabat to Baghdad know;
    the Levant's own (كانون الثاني) would be strange to half of them."""
    if speaks_english():
        return ENGLISH
    return DateWords(
        months=_months("wide"),
        first_of_month=pgettext("the first day of a month", "1"),
        day=_("%(day)s %(month)s %(year)s"),
        day_and_month=_("%(day)s %(month)s"),
        month=_("%(month)s %(year)s"),
        thirds=(_("early %(period)s"), _("mid-%(period)s"), _("late %(period)s")),
        week=_("week of %(day)s"),
        before=_("before %(day)s"),
        between=pgettext("days", "between %(first)s and %(last)s"),
        either=pgettext("days", "%(first)s or %(last)s"),
        throughout=_("throughout %(period)s"),
        throughout_week=_("throughout the %(week)s"),
        from_to=_("%(first)s – %(last)s"),
        from_to_in_month=_("%(first)s–%(last)s"),
        within=(
            _("%(days)s, to within a day"),
            _("%(days)s, to within a few days"),
            _("%(days)s, to within a week"),
            _("%(days)s, to within a month"),
            _("%(days)s, to within a year"),
        ),
    )


@by_language(maxsize=10)
def _short_date_words() -> DateWords:
    told = _date_words()
    return SHORT_ENGLISH if told == ENGLISH else replace(told, months=_months("abbreviated"))


def _months(width: str) -> tuple[str, ...]:
    names = locale().months["format"][width]
    return tuple(str(names[number]) for number in range(1, 13))


def moment(value: datetime) -> str:
    """ "5 August 2024", or with the time where it is not the end of the day; UTC."""
    words = span_words(day(value.date()))
    return words if value.timetz() == LAST_MOMENT else listed([words, f"{value:%H:%M} UTC"])


def month_name(of: date, *, narrow: bool = False) -> str:
    """ "August 2024", where there is little room "Aug 2024"."""
    return _date_words().month % {"month": month_alone(of, narrow=narrow), "year": of.year}


def month_alone(of: date, *, narrow: bool = False) -> str:
    return (_short_date_words() if narrow else _date_words()).months[of.month - 1]


def day_and_month(of: date) -> str:
    """ "5 Aug"."""
    told = _short_date_words()
    return told.day_and_month % {"day": of.day, "month": month_alone(of, narrow=True)}


def weekday_and_day(of: date) -> str:
    """ "Monday 5 August 2024"."""
    weekday = str(locale().days["format"]["wide"][of.weekday()])
    return _("%(weekday)s %(day)s") % {"weekday": weekday, "day": span_words(day(of))}


def months_between(first: date, last: date) -> str:
    """ "October 2023 – August 2024", "March – May 2024", "May 2024"; of whole years, and where
    months say nothing between the ends, "1021 – 2024"."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year == last.year:
        return str(first.year)
    if whole or last.year - first.year >= DECADES:
        return from_to(str(first.year), str(last.year))
    if (first.year, first.month) == (last.year, last.month):
        return month_name(first)
    start = month_alone(first) if first.year == last.year else month_name(first)
    return from_to(start, month_name(last))


def from_to(first: str, last: str) -> str:
    return unbroken(_date_words().from_to % {"first": first, "last": last})


def days_between(first: date, last: date) -> str:
    """ "3 – 5 Aug 2024", "Aug 2024", "2024", with what both days share said once."""
    return _days_of_many(first, last, _short_date_words().from_to)


def days_within(first: date, last: date) -> str:
    """ "between 3 and 5 Aug 2024", "Aug 2024", "2024"."""
    return _days_of_many(first, last, _short_date_words().between)


def _days_of_many(first: date, last: date, pattern: str) -> str:
    """What is of two days is not of one or the other, and a year up to some day not “before” the next."""
    ends = {"first": span_short(day(first)), "last": span_short(day(last))}
    told = replace(_short_date_words(), between=pattern, either=pattern, before=pattern % ends)
    return between(first, last).short(told)


def lately_words(last: Lately) -> str:
    """ "in the last 30 days", "in the last year"."""
    told = {
        "d": ngettext("in the last day", "in the last %(number)s days", last.number),
        "w": ngettext("in the last week", "in the last %(number)s weeks", last.number),
        "m": ngettext("in the last month", "in the last %(number)s months", last.number),
        "y": ngettext("in the last year", "in the last %(number)s years", last.number),
    }
    return told[last.unit] % {"number": last.number}


INSIDE_A_DATE = re.compile(
    r"(?<=\d) (?=\w)(?!and |et |or |ou |أو |و)|(?<=[^\W\d_]|[.׳]) (?=\d{4})| (?=–)"
)


def unbroken(said: str) -> str:
    """Dates in words that no line ends within: "5 Aug 2024" stays together."""
    return INSIDE_A_DATE.sub("\N{NO-BREAK SPACE}", said)
