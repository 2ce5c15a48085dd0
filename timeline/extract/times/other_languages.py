"""Dates in a report that is not in English, as far as dateparser reads them: days, months and years.

Nothing relative is tried: no grammar of ours stands behind these languages, and a guess is worse
than nothing. A candidate is a number beside words, so that a word alone is never taken for a date.
"""

import re
from datetime import date, datetime, time
from itertools import islice

from timeline.dates import Span, day, month
from timeline.extract.drafts import Quote, TimeExpression

_WORD = r"[^\W\d_]{2,15}\.?"
_OF = r"(?:\s(?:de|del|di|da|d'))?"
_CANDIDATE = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<d>\d{{1,2}})(?:\.|er|º|ª|-е)?{_OF}\s{_WORD}(?:{_OF}[\s,]\s?(?P<y>\d{{4}}))?"
    rf"|{_WORD}{_OF}\s(?P<my>\d{{4}})|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d)(?![\w:]|[.,]\d)"
)
_MOST = 500  # candidates tried in one report: dateparser takes about a millisecond for each


def find_foreign_times(text: str, published: date, language: str) -> list[TimeExpression]:
    """Dates of the calendar in a text of `language` (ISO 639-1); none where dateparser lacks it.

    A day without a year is the latest one not after publication, as in English.
    """
    from dateparser.data.languages_info import language_order  # slow to import, seldom needed
    from dateparser.date import DateDataParser

    if language not in language_order:
        return []
    settings = {
        "RELATIVE_BASE": datetime.combine(published, time()),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["month"],
        "PARSERS": ["absolute-time"],
    }
    parser = DateDataParser(languages=[language], settings=settings)
    found = []
    for match in islice(_CANDIDATE.finditer(text), _MOST):
        read = parser.get_date_data(match[0])
        if read.date_obj:
            quote = Quote(match[0], match.start(), match.end())
            span = _span(read.date_obj.date(), read.period)
            found.append(TimeExpression(quote, span, rule=f"dateparser, {language}"))
    return found


def _span(d: date, period: str | None) -> Span:
    return month(d.year, d.month) if period == "month" else day(d)
