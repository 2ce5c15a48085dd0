"""A stretch of days that ends with the day looked from: "the last 30 days"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from timeline.search.values import BadValue

DAYS = {"d": 1, "w": 7}
MONTHS = {"m": 1, "y": 12}
WRITTEN = re.compile(r"([1-9][0-9]{0,2})([dwm])|([1-9][0-9]?)(y)")


@dataclass(frozen=True, slots=True)
class Lately:
    """So many days ("d"), weeks ("w"), months ("m") or years ("y")."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{self.unit}"

    def until(self, last: date) -> tuple[date, date]:
        """Its first and last day. The first is the day after the one that lies so far back: a month up
        to 5 August begins on 6 July, one up to 31 March on 1 March."""
        return self._back_from(last) + timedelta(1), last

    def _back_from(self, last: date) -> date:
        if self.unit in DAYS:
            return last - timedelta(self.number * DAYS[self.unit])
        month = last.year * 12 + last.month - 1 - self.number * MONTHS[self.unit]
        year, month = month // 12, month % 12 + 1
        return date(year, month, min(last.day, monthrange(year, month)[1]))


def lately(value: str) -> Lately:
    """Raises BadValue for more than 999 days, weeks or months, or 99 years."""
    if not (read := WRITTEN.fullmatch(value)):
        message = _("“%s” is not a length of time; write 30d, 12w, 6m or 1y, of at most 99 years")
        raise BadValue(message % value)
    return Lately(int(read[1] or read[3]), read[2] or read[4])
