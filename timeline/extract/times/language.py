"""English words that the time rules share, as pieces of patterns."""

import re
from datetime import date

from timeline.dates import MONTHS

SPACE = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"  # a line may be broken, a paragraph not
DASH = r"[-\u2010-\u2015\u2212]"
APOSTROPHE = r"['’‘`]"
OWN = rf"(?:{SPACE}?['’]s\b)"
PARTS_OF_DAY = r"(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|lunchtime)"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_FORMS = [*WEEKDAYS, *(name.upper() for name in WEEKDAYS)]
WEEKDAY = f"(?:{'|'.join(_WEEKDAY_FORMS)})"
WEEKDAY_WORDS = tuple(name.lower() for name in WEEKDAYS)

_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_MONTH_FORMS = [*MONTHS, *(name.upper() for name in MONTHS)]
FULL_MONTH = f"(?:{'|'.join(_MONTH_FORMS)})"
MONTH = rf"(?:{FULL_MONTH}|(?:{'|'.join((*_SHORT, *(name.upper() for name in _SHORT)))})\b\.?)"
MONTH_WORDS = tuple(name.lower() for name in (*MONTHS, *_SHORT))

UNIT = r"(?:minute|hour|day|week|month|year)"
_COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
COUNTS = {word: number for number, word in enumerate(_COUNTED)}
COUNTS |= {"a": 1, "an": 1, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
COUNTS |= {"seventy": 70, "eighty": 80, "ninety": 90}
_COUNT_FORMS = sorted(COUNTS, key=len, reverse=True)
COUNT = rf"(?:\d{{1,3}}(?![\d,.]\d)|(?:{'|'.join(form.replace(' ', SPACE) for form in _COUNT_FORMS)})\b)"
COUNTED = re.compile(
    rf"(?:(?:[a-z]{{4,9}}|(?:less|more){SPACE}than){SPACE})?{COUNT}{SPACE}(?:{UNIT}|morning|night)"
)
"""In lower case: so many days, "about" or another such word before them perhaps."""

COUNT_WORDS = ("#", *{form.partition(" ")[0] for form in _COUNT_FORMS})


def month_number(said: str) -> int:
    """1-12 for a name or abbreviation of any case."""
    return MONTH_NUMBERS[said[:3].lower()]


MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


def weekday_number(said: str) -> int:
    """0 Monday - 6 Sunday."""
    return WEEKDAY_WORDS.index(said.lower())


def count(said: str) -> int:
    words = " ".join(said.lower().split())
    return int(words) if words.isdigit() else COUNTS[words]


def compiled(pattern: str, *, any_case: bool = True) -> re.Pattern[str]:
    """Names of days and months are written with capitals, so their patterns keep the case."""
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


def add_months(d: date, number: int) -> tuple[int, int]:
    """The year and month that lie so many months from `d`."""
    months = d.year * 12 + d.month - 1 + number
    return months // 12, months % 12 + 1
