"""Times told from the publication day: today, last week, three weeks ago, the past 24 hours."""

import re
from datetime import date, timedelta

from timeline.dates import Precision, Span, between, day, month, season, week, year
from timeline.extract.times.context import Context, Rule
from timeline.extract.times.language import (
    COUNT,
    COUNT_WORDS,
    MONTH,
    OWN,
    PARTS_OF_DAY,
    SPACE,
    UNIT,
    add_months,
    compiled,
    count,
    month_number,
)

_FROM_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _near_day(match: re.Match[str], context: Context) -> Span:
    shift = _FROM_TODAY[match["day"].lower()]
    if match["before"]:
        shift += 1 if match["day"].lower() == "tomorrow" else -1
    return day(context.published + timedelta(shift))


def _this_morning(match: re.Match[str], context: Context) -> Span | None:
    return None if _is_a_title(match, context.text) else day(context.published)


def _last_night(_match: re.Match[str], context: Context) -> Span:
    return day(context.published - timedelta(1))


def _overnight(_match: re.Match[str], context: Context) -> Span:
    """The day before and the day."""
    return between(context.published - timedelta(1), context.published)


def period_at(unit: str, d: date, steps: int) -> Span:
    """The day, ISO week, calendar month or year that lies so many from the one that holds `d`."""
    if unit == "week":
        return week(d + timedelta(7 * steps))
    if unit == "month":
        return month(*add_months(d, steps))
    return year(d.year + steps) if unit == "year" else day(d + timedelta(steps))


def _is_a_title(match: re.Match[str], text: str) -> bool:
    """ "This Week" within quotation marks, or somebody's This Week, is the name of a programme."""
    words = match[0].split()
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    return all(word.istitle() for word in words) and before.endswith(("“", '"', "'s", "’s", "‘"))


def _period(match: re.Match[str], context: Context) -> Span | None:
    if _is_a_title(match, context.text):
        return None
    unit, step = match["unit"].lower(), match["step"].lower()
    if match["the"] and step in ("last", "past") and _within(match, context):
        return rolling(unit, 1, context.published)
    return period_at(unit, context.published, _STEPS[step])


def _before_last(match: re.Match[str], context: Context) -> Span:
    return period_at(match["unit"].lower(), context.published, -2)


def _within(match: re.Match[str], context: Context) -> bool:
    """ "In the last week" is the days until now; "last week" is the week on the calendar."""
    before = context.text[max(0, match.start() - 8) : match.start()].rstrip().lower()
    return match["step"].lower() == "past" or before.endswith(("in", "over", "during", "within"))


def rolling(unit: str, number: int, published: date) -> Span:
    """The last so many hours, days … until the publication day, that day included."""
    if unit in ("month", "year"):
        y, m = add_months(published, -number * (12 if unit == "year" else 1))
        start = date(y, m, min(published.day, month(y, m).end.day))
    else:
        hours = {"minute": 0, "hour": 1, "day": 24, "week": 24 * 7}[unit] * number
        start = published - timedelta(-(-hours // 24))
    by_unit = {"week": Precision.WEEK, "month": Precision.MONTH}
    if number == 1 and unit in by_unit:  # one week or month, if shifted by a day
        return Span(start, published, by_unit[unit])
    return between(start, published)


def _rolling(match: re.Match[str], context: Context) -> Span:
    return rolling(match["unit"].lower(), count(match["count"]), context.published)


def _ago(match: re.Match[str], context: Context) -> Span:
    """Days are counted; weeks, months and years ago are the calendar's, not a day of it."""
    unit, number = match["unit"].lower(), count(match["count"] or "1")
    if unit in ("hour", "minute"):
        return day(context.published - timedelta(round(number / 24) if unit == "hour" else 0))
    return period_at(unit, context.published, -number)


def _from_now(match: re.Match[str], context: Context) -> Span:
    return period_at(match["unit"].lower(), context.published, count(match["count"]))


def _year_ago(_match: re.Match[str], context: Context) -> Span:
    return year(context.published.year - 1)


def _some_ago(match: re.Match[str], context: Context) -> Span:
    """ "Several days ago" is two to six of them; hours and minutes ago are today."""
    if match["unit"].lower() != "days":
        return day(context.published)
    return between(context.published - timedelta(6), context.published - timedelta(2))


def weekend(d: date) -> Span:
    """Saturday and Sunday of the ISO week that holds `d`."""
    saturday = d + timedelta(5 - d.weekday())
    return between(saturday, saturday + timedelta(1))


def _weekend(match: re.Match[str], context: Context) -> Span:
    """The weekend that has begun last, except "next" and "this" one to come."""
    published, which = context.published, (match["which"] or "").lower().split()
    if "next" in which or (which[:1] in (["this"], ["the"]) and context.tense(match) == "future"):
        return weekend(published + timedelta(7 * ("next" in which)))
    begun = published.weekday() >= 5
    last = weekend(published if begun and "last" not in which else published - timedelta(7))
    return between(last.start, min(last.end, published))


def _week_of_month(match: re.Match[str], context: Context) -> Span:
    """A week belongs to the month of its Thursday (as ISO 8601 gives a week its year)."""
    y, m = _year_of_month(match, context), month_number(match["m"])
    thursdays = [d for n in range(1, 32) if (d := _thursday(y, m, n))]
    which = ("first", "second", "third", "fourth", "last", "final").index(match["which"].lower())
    return week(thursdays[min(which, 4) if which < 4 else -1])


def _thursday(y: int, m: int, d: int) -> date | None:
    found = date(y, m, d) if d <= month(y, m).end.day else None
    return found if found and found.weekday() == 3 else None


def _year_of_month(match: re.Match[str], context: Context) -> int:
    if match["y"]:
        return int(match["y"])
    return context.published.year - (month_number(match["m"]) > context.published.month)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def _quarter(match: re.Match[str], context: Context) -> Span:
    number = _QUARTERS[match["which"].lower()]
    published = context.published
    if match["y"]:
        y = int(match["y"])
    elif match["step"]:
        y = published.year + _STEPS[match["step"].lower()]
    else:  # the latest that has begun
        y = published.year - (number > (published.month + 2) // 3)
    return between(date(y, number * 3 - 2, 1), month(y, number * 3).end)


def _season(match: re.Match[str], context: Context) -> Span:
    """ "Last summer": the latest that is over; "this summer": that of the publication year."""
    name, published = match["season"].lower(), context.published
    if match["step"].lower() == "this":
        return season(published.year, name)
    this = season(published.year, name)
    return this if this.end < published else season(published.year - 1, name)


RULES = (
    Rule(
        "near day",
        ("today", "tonight", "yesterday", "tomorrow", "the", "earlier", "later", "late", "early"),
        compiled(
            rf"(?:(?:earlier|later|late|early){SPACE}|(?P<before>the{SPACE}day{SPACE}(?:before|after){SPACE}))?(?P<day>today|tonight|yesterday|tomorrow)\b(?:{SPACE}{PARTS_OF_DAY}\b)?{OWN}?"
        ),
        _near_day,
    ),
    Rule(
        "this morning",
        ("this", "earlier"),
        compiled(rf"(?:earlier{SPACE})?this{SPACE}(?:morning|afternoon|evening)\b"),
        _this_morning,
    ),
    Rule(
        "last night",
        ("last", "late"),
        compiled(rf"(?:late{SPACE})?last{SPACE}(?:night|evening)\b{OWN}?"),
        _last_night,
    ),
    Rule("overnight", ("overnight",), compiled(r"overnight\b"), _overnight),
    Rule(
        "calendar period",
        ("the", *_STEPS),
        compiled(
            rf"(?P<the>the{SPACE})?(?P<step>last|past|this|next|coming|current){SPACE}(?P<unit>week|month|year)\b(?!-|{SPACE}of{SPACE}(?:the|his|her|its|their|this|that|a)\b){OWN}?"
        ),
        _period,
    ),
    Rule(
        "period before last",
        ("the",),
        compiled(rf"the{SPACE}(?P<unit>week|month|year){SPACE}before{SPACE}last\b"),
        _before_last,
    ),
    Rule(
        "rolling period",
        ("the", "last", "past", "previous"),
        compiled(
            rf"(?:the{SPACE})?(?:last|past|previous){SPACE}(?P<count>{COUNT})(?:{SPACE}|-)(?P<unit>{UNIT})s?\b"
        ),
        _rolling,
    ),
    Rule(
        "ago",
        (
            "about",
            "almost",
            "nearly",
            "over",
            "more",
            "less",
            "some",
            "around",
            "just",
            *COUNT_WORDS,
        ),
        compiled(
            rf"(?:(?:about|almost|nearly|over|some|around|just|(?:more|less){SPACE}than){SPACE})?(?P<count>{COUNT}){SPACE}(?P<unit>{UNIT})s?{SPACE}ago\b"
        ),
        _ago,
        needs=("ago",),
        counts=True,
    ),
    Rule(
        "from now",
        COUNT_WORDS,
        compiled(
            rf"(?P<count>{COUNT}){SPACE}(?P<unit>day|week|month|year)s?{SPACE}from{SPACE}(?:now|today)\b"
        ),
        _from_now,
        counts=True,
    ),
    Rule("year-ago", ("year",), compiled(r"year-(?:ago|earlier)\b"), _year_ago),
    Rule(
        "some time ago",
        ("several", "a", "some", "just", "days", "hours", "minutes", "moments"),
        compiled(
            rf"(?:(?:several|a{SPACE}few|some|just){SPACE})?(?P<unit>days|hours|minutes|moments){SPACE}ago\b"
        ),
        _some_ago,
        needs=("ago",),
    ),
    Rule(
        "weekend",
        ("weekend", "the", "last", "this", "next", "past"),
        compiled(
            rf"(?:(?P<which>last|this(?:{SPACE}past)?|next|past|the(?:{SPACE}(?:past|last))?){SPACE})?weekend\b{OWN}?"
        ),
        _weekend,
        needs=("weekend",),
    ),
    Rule(
        "week of a month",
        ("the",),
        compiled(
            rf"the{SPACE}(?P<which>first|second|third|fourth|last|final){SPACE}week{SPACE}(?:of|in){SPACE}(?P<m>(?-i:{MONTH}))(?:{SPACE}?,?{SPACE}?(?P<y>(?:19|20)\d\d))?\b"
        ),
        _week_of_month,
        needs=("week",),
    ),
    Rule(
        "quarter",
        ("the", *_QUARTERS),
        compiled(
            rf"(?:the{SPACE})?(?P<which>first|second|third|fourth|final)(?:{SPACE}|-)quarter\b(?:{SPACE}(?:of{SPACE})?(?:(?P<y>(?:19|20)\d\d)|(?P<step>this|last|next){SPACE}year)\b)?"
        ),
        _quarter,
        needs=("quarter",),
    ),
    Rule(
        "season",
        ("last", "this"),
        compiled(rf"(?P<step>last|this){SPACE}(?P<season>spring|summer|autumn|fall|winter)\b"),
        _season,
    ),
)
