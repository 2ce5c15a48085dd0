"""Dates by the calendar: days, months and years with their names and numbers."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from timeline.dates import Span, between, day, lasting, month, season, year
from timeline.extract.times.context import Context, Meaning, Rule
from timeline.extract.times.language import (
    APOSTROPHE,
    DASH,
    MONTH,
    MONTH_WORDS,
    SPACE,
    compiled,
    month_number,
)
from timeline.extract.times.tense import Tense

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?!['’]?s\b)"
_TO_DAY = rf"(?:{SPACE}?(?P<to>{DASH}|to|and|or|through|until){SPACE}?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b)?"
_NO_MORE = r"(?!:?\d|[.,]\d|\s?%)"
_YEAR_NUMBER = r"(?:1[1-9]|20)\d\d"
_YEAR = rf"(?P<y>{_YEAR_NUMBER})\b{_NO_MORE}(?!-\d(?!\d{{3}}\b))"
_OPTIONAL_YEAR = rf"(?:{SPACE}?,?{SPACE}?(?:of{SPACE})?{_YEAR})?"
NINE_ELEVEN = date(2001, 9, 11)  # English calls these attacks by their day alone
ATTACKS = re.compile(r"\s(?:terror\s|terrorist\s)?attacks\b")
_FAR, _NEAR = 180, 60  # days


def checked_day(y: int, m: int, d: int) -> date | None:
    return date(y, m, d) if 1 <= d <= monthrange(y, m)[1] else None


def yearless_day(m: int, d: int, published: date, tense: Tense) -> date | None:
    """The day in the year that `by_tense` chooses; None for 30 February."""
    far = 8 if (m, d) == (2, 29) else 1  # years
    years = range(published.year - far, published.year + far + 1)
    every = [found for y in years if (found := checked_day(y, m, d))]
    return by_tense(every, published, tense) if every else None


def by_tense(every: Sequence[date], published: date, tense: Tense) -> date:
    """The latest day not after publication; the coming one where the clause looks ahead.

    A coming day most of a year away gives way to one that has just been ("the 18 July attack would
    …"), and one just ahead wins over one long past where no verb tells. `every` reaches to both
    sides of publication.
    """
    past = max(found for found in every if found <= published)
    coming = min(found for found in every if found >= published)
    since, until = (published - past).days, (coming - published).days
    if tense == "either":
        return coming if until <= since else past
    if tense == "future":
        return past if until > _FAR and since < _NEAR else coming
    return coming if tense == "" and until < _NEAR and since > _FAR else past


def yearless_month(m: int, published: date, tense: Tense) -> Span:
    """The latest such month that has begun; the coming one where the clause looks ahead."""
    this_year = month(published.year, m)
    if tense == "either":  # at most half a year ahead
        tense = "future" if (m - published.month) % 12 <= 6 else "past"
    if tense == "future":
        return this_year if m >= published.month else month(published.year + 1, m)
    return this_year if m <= published.month else month(published.year - 1, m)


def _month_day(match: re.Match[str], context: Context) -> Span | Meaning | None:
    m = month_number(match["m"])
    if match["d2"]:
        return _days_of_month(match, m, context)
    found = _dated(match, m, int(match["d"]), context)
    if (m, match["d"], match["y"]) == (9, "11", None) and ATTACKS.match(context.text, match.end()):
        return day(NINE_ELEVEN)
    return day(found) if found else None


def _dated(match: re.Match[str], m: int, d: int, context: Context) -> date | None:
    if match["y"]:
        return checked_day(int(match["y"]), m, d)
    return yearless_day(m, d, context.published, context.tense(match))


def _days_of_month(match: re.Match[str], m: int, context: Context) -> Meaning | None:
    """ "July 18-20": one after the other; "18 or 19 July": one of them."""
    last = _dated(match, m, int(match["d2"]), context)
    first = last and checked_day(last.year, m, int(match["d"]))
    if not first or not last or first >= last:
        return None
    span = between(first, last) if match["to"] == "or" else lasting(first, last)
    if match.start("m") < match.start("d"):  # "July 18-20", and not "18-20 July"
        parts = (match.start(), match.end("d")), match.span("d2")
    else:
        parts = match.span("d"), (match.start("d2"), match.end())
    return Meaning(span, ends=((*parts[0], day(first)), (*parts[1], day(last))))


def _month_year(match: re.Match[str], _context: Context) -> Span:
    return month(int(match["y"]), month_number(match["m"]))


_NAME_GOES_ON = re.compile(r"\s(?:[A-Z]|de[l]?\b|al-)")
_NAMES_TOO = {"may", "march"}  # a verb, a name, a march through the streets
_MONTH_LEADS = re.compile(
    r"(?:\b(?:in|of|since|early|late|mid|by|until|till|from|between|and|to|through|during|last|next|this|for|as of"
    r"|before|after|earlier|later|beginning|end|a|an|the|its|their|our|his|her)\s|\bmid[-–])\s*$",
    re.IGNORECASE,
)


def _led_as_month(match: re.Match[str], context: Context) -> bool:
    """A word before it makes it a month, and no name goes on after it ("in Mar del Plata")."""
    before = context.text[max(0, match.start() - 12) : match.start()]
    return bool(_MONTH_LEADS.search(before)) and not _NAME_GOES_ON.match(context.text, match.end())


_LAST_OR_NEXT = re.compile(r"\b(?P<which>last|next)\s$", re.IGNORECASE)


def _bare_month(match: re.Match[str], context: Context) -> Span | None:
    said = match["m"].lower().rstrip(".")
    if (len(said) < 4 or said == "sept" or said in _NAMES_TOO) and not _led_as_month(
        match, context
    ):
        return None
    m, published = month_number(said), context.published
    if which := _LAST_OR_NEXT.search(context.text, max(0, match.start() - 6), match.start()):
        if which["which"].lower() == "last":
            return month(published.year - (m >= published.month), m)
        return month(published.year + (m <= published.month), m)
    ahead = context.text.startswith(" delivery", match.end())  # "oil for May delivery fell"
    return yearless_month(m, published, "future" if ahead else context.tense(match))


_COUNTING = re.compile(
    r"(?:[$£€#]|\d|\b(?:about|some|nearly|almost|around|least|than|over|roughly|approximately|up to|only"
    r"|No\.|number|section|room|flight|route|highway|resolution|article|km|kilometers|page))\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:people|troops|soldiers|civilians|dead|men|women|children|fighters|members|persons|meters"
    r"|metres|miles|km|kilometers|kilometres|feet|tons|tonnes|dollars|euros|percent|points|hours|GMT|UTC"
    r"|local time|homes|houses|prisoners|refugees|vehicles|rockets|missiles|drones|days|[ap]\.?m\b)\b",
    re.IGNORECASE,
)


_LIKELY = 1800  # an older number is a year only where a word says so
_YEAR_LEADS = re.compile(
    r"\b(?:in|since|of|by|until|from|before|after|circa|year)\s$", re.IGNORECASE
)


def _bare_year(match: re.Match[str], context: Context) -> Span | None:
    before = context.text[max(0, match.start() - 15) : match.start()]
    if _COUNTING.search(before) or _COUNTED.match(context.text, match.end()):
        return None
    if int(match["y"]) < _LIKELY and not _YEAR_LEADS.search(before):
        return None
    return year(int(match["y"]))


def _short_year(match: re.Match[str], context: Context) -> Span | None:
    """ "since '82": the latest such year."""
    before = context.text[max(0, match.start() - 8) : match.start() - 1]
    if not re.search(r"\b(?:since|in|of|by|from|until)\s$", before):
        return None
    century = context.published.year // 100 * 100
    y = century + int(match["y"])
    return year(y if y <= context.published.year else y - 100)


def _iso(match: re.Match[str], _context: Context) -> Span | None:
    y, m, d = map(int, match.groups())
    found = checked_day(y, m, d) if 1 <= m <= 12 else None
    return day(found) if found else None


def _numeric(match: re.Match[str], context: Context) -> Span | None:
    """Two readings (day first, month first): the one that cannot be in the future, if only one can."""
    a, b, y = int(match["a"]), int(match["b"]), int(match["y"])
    if y < 100:
        y += context.published.year // 100 * 100
    pairs = {(a, b), (b, a)}
    readings = {found for m, d in pairs if 1 <= m <= 12 and (found := checked_day(y, m, d))}
    if len(readings) > 1:
        readings = {found for found in readings if found <= context.published}
    return day(readings.pop()) if len(readings) == 1 else None


def _nine_eleven(_match: re.Match[str], _context: Context) -> Span:
    return day(NINE_ELEVEN)


def _season(match: re.Match[str], _context: Context) -> Span:
    return season(int(match["y"]), match["season"].lower())


RULES = (
    Rule(
        "month and day",
        MONTH_WORDS,
        compiled(
            rf"(?P<m>{MONTH}){SPACE}{_DAY}{_NO_MORE}{_TO_DAY}{_OPTIONAL_YEAR}", any_case=False
        ),
        _month_day,
    ),
    Rule(
        "day and month",
        ("#", "the"),
        compiled(
            rf"(?:[Tt]he{SPACE})?(?<![\d.,:$]){_DAY}{_TO_DAY}{SPACE}(?:of{SPACE})?(?P<m>{MONTH})(?![a-z]){_OPTIONAL_YEAR}",
            any_case=False,
        ),
        _month_day,
    ),
    Rule(
        "month and year",
        MONTH_WORDS,
        compiled(rf"(?P<m>{MONTH}){SPACE}?,?{SPACE}?(?:of{SPACE})?{_YEAR}", any_case=False),
        _month_year,
    ),
    Rule("month", MONTH_WORDS, compiled(rf"(?P<m>{MONTH})(?![\w])", any_case=False), _bare_month),
    Rule(
        "year",
        ("#",),
        compiled(rf"(?:(?<![\w.,:/$#-])|(?<=mid-)|(?<=\d{{4}}-)){_YEAR}(?!s\b|/\d|\w)"),
        _bare_year,
    ),
    Rule("short year", ("#",), compiled(rf"(?<={APOSTROPHE})(?P<y>\d\d)\b(?!s)"), _short_year),
    Rule("ISO day", ("#",), compiled(r"(\d{4})-(\d\d)-(\d\d)(?!\d)"), _iso),
    Rule(
        "numeric",
        ("#",),
        compiled(r"(?<![\d/.])(?P<a>\d{1,2})([/.])(?P<b>\d{1,2})\2(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)"),
        _numeric,
    ),
    Rule("11 September 2001", ("#",), compiled(r"9/11(?![\d/])"), _nine_eleven),
    Rule(
        "season of a year",
        ("the", "spring", "summer", "autumn", "fall", "winter"),
        compiled(
            rf"(?:the{SPACE})?(?P<season>spring|summer|autumn|fall|winter){SPACE}(?:of{SPACE})?{_YEAR}"
        ),
        _season,
        needs=("spring", "summer", "autumn", "fall", "winter"),
    ),
)
