"""Days that no calendar has: a report that names one has a slip in it that a person must mend."""

import re
from calendar import monthrange
from collections.abc import Iterator

from timeline.extract.drafts import Quote
from timeline.extract.times.language import FULL_MONTH, MONTH, SPACE, month_number

LEAP_YEAR = 2024  # without a year, 29 February is a day
_LAST_DAYS = r"(?P<d>29|30|31|3[2-9])(?:st|nd|rd|th)?\b"  # a smaller number is a day of any month
_YEAR = rf"(?:{SPACE}?,?{SPACE}?(?P<y>(?:19|20)\d\d)\b)?"
_FORMS = (
    re.compile(rf"(?<![\d.,:]){_LAST_DAYS}{SPACE}(?:of{SPACE})?(?P<m>{FULL_MONTH})\b{_YEAR}"),
    # "In June 31 people died" counts people; "on June 31" and "June 31, 2023" name a day.
    re.compile(
        rf"\b(?:on|by|until|dated){SPACE}(?P<m>{MONTH}){SPACE}{_LAST_DAYS}(?![.:]?\d|,?\s?\d)(?P<y>)"
    ),
    re.compile(rf"\b(?P<m>{MONTH}){SPACE}{_LAST_DAYS},{SPACE}(?P<y>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-{_LAST_DAYS}"),
)


def impossible_days(text: str) -> Iterator[Quote]:
    """Each day of `text` that does not exist: "31 February", "June 31", "2023-02-29"."""
    for form in _FORMS:
        for match in form.finditer(text):
            if _is_impossible(match):
                yield Quote(match[0], match.start(), match.end())


def _is_impossible(match: re.Match[str]) -> bool:
    month = int(match["m"]) if match["m"].isdigit() else month_number(match["m"])
    if not 1 <= month <= 12:
        return False  # not a date at all, perhaps a part number
    year = int(match["y"]) if match["y"] else LEAP_YEAR
    return int(match["d"]) > monthrange(year, month)[1]
