"""Days that have a name: Christmas Eve, Good Friday, Labor Day."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from timeline.dates import Span, day
from timeline.extract.times.calendar_days import by_tense
from timeline.extract.times.context import Context, Rule
from timeline.extract.times.language import SPACE, compiled

DayOf = Callable[[int], date]
"""The day on which a feast falls in a year."""


def easter(y: int) -> date:
    """Easter Sunday of the western churches, by the "anonymous Gregorian" rule (Nature, 1876)."""
    golden, (century, of_century) = y % 19, divmod(y, 100)
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    m, d = divmod(moon + sunday - 7 * late + 114, 31)
    return date(y, m, d + 1)


def _fixed(m: int, d: int, y: int) -> date:
    return date(y, m, d)


def _from_easter(days: int, y: int) -> date:
    return easter(y) + timedelta(days)


def _nth(m: int, number: int, weekday: int, y: int) -> date:
    """The first, second … such weekday (0 Monday) of the month."""
    first = date(y, m, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))


def _last_monday_of_may(y: int) -> date:
    return date(y, 5, 31) - timedelta(date(y, 5, 31).weekday())


_FEASTS: dict[str, DayOf] = {
    "Christmas Eve": partial(_fixed, 12, 24),
    **dict.fromkeys(("Christmas Day", "Christmas"), partial(_fixed, 12, 25)),
    "Boxing Day": partial(_fixed, 12, 26),
    "New Year's Eve": partial(_fixed, 12, 31),
    **dict.fromkeys(("New Year's Day", "New Year's", "the New Year"), partial(_fixed, 1, 1)),
    "Valentine's Day": partial(_fixed, 2, 14),
    "St. Patrick's Day": partial(_fixed, 3, 17),
    "May Day": partial(_fixed, 5, 1),
    **dict.fromkeys(("Fourth of July", "July Fourth"), partial(_fixed, 7, 4)),
    "Bastille Day": partial(_fixed, 7, 14),
    "Halloween": partial(_fixed, 10, 31),
    "Veterans Day": partial(_fixed, 11, 11),
    "Ash Wednesday": partial(_from_easter, -46),
    "Palm Sunday": partial(_from_easter, -7),
    "Good Friday": partial(_from_easter, -2),
    **dict.fromkeys(("Easter Sunday", "Easter"), partial(_from_easter, 0)),
    "Easter Monday": partial(_from_easter, 1),
    **dict.fromkeys(
        ("Martin Luther King Day", "Martin Luther King Jr. Day"), partial(_nth, 1, 3, 0)
    ),
    **dict.fromkeys(("Presidents Day", "Presidents' Day"), partial(_nth, 2, 3, 0)),
    "Memorial Day": _last_monday_of_may,
    "Labor Day": partial(_nth, 9, 1, 0),
    "Columbus Day": partial(_nth, 10, 2, 0),
    **dict.fromkeys(("Thanksgiving Day", "Thanksgiving"), partial(_nth, 11, 4, 3)),
}
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", SPACE).replace("'", "['’]")
    for name in sorted(_FEASTS, key=len, reverse=True)
)
_NO_DAY = r"(?:Island|Rising|Offensive|Seals?|[Ee]ggs?|weekend|week|holidays?|break|season)\b"


def _feast(match: re.Match[str], context: Context) -> Span:
    day_of = _FEASTS[" ".join(match["name"].split()).replace("’", "'")]
    if match["y"]:
        return day(day_of(int(match["y"])))
    this_year = context.published.year
    every = [day_of(y) for y in range(this_year - 1, this_year + 2)]
    return day(by_tense(every, context.published, context.tense(match)))


RULES = (
    Rule(
        "feast",
        tuple({name.lower().replace("'", " ").replace(".", " ").split()[0] for name in _FEASTS}),
        compiled(
            rf"(?P<name>{_NAMES})(?![\w'’]|{SPACE}{_NO_DAY})(?:{SPACE}?,?{SPACE}?(?P<y>(?:19|20)\d\d)\b)?",
            any_case=False,
        ),
        _feast,
    ),
)
