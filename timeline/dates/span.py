"""A span of days with its precision, and how it is said in words and in EDTF (ISO 8601-2).

Two ideas are kept apart. A span either *lasted* from its start to its end (a campaign, a summary of
many attacks), or it bounds the day of one event that took place *somewhere within* it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from timeline.dates.date_words import ENGLISH, SHORT_ENGLISH, DateWords

YEARS = range(1000, 3000)  # a year outside is a slip of the keyboard, not a date of this field
ONE_DAY = timedelta(1)


class BadDate(ValueError):
    """A date that cannot be; its message is a sentence for the person who wrote it."""


class Precision(IntEnum):
    """UCDP GED's date_prec: how closely the day of an event, or the two ends of a span, are known."""

    DAY = 1
    DAYS = 2  # within two to six days
    WEEK = 3
    MONTH = 4  # the month, or 8 to 30 days
    YEAR = 5  # more than a month, up to a year


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last possible day, both included.

    Raises BadDate where the days are out of order or out of range, or where an event of one
    exactly known day is given several.
    """

    start: date
    end: date
    precision: Precision
    lasting: bool = False

    def __post_init__(self) -> None:
        for bound in (self.start, self.end):
            if bound.year not in YEARS:
                raise BadDate(f"The year {bound.year} is not between {YEARS[0]} and {YEARS[-1]}.")
        if self.start > self.end:
            raise BadDate(f"{_day(self.start)} is after {_day(self.end)}.")
        if self.start == self.end:  # one day neither lasts nor does not: keep one form of it
            object.__setattr__(self, "lasting", False)
        elif self.precision == Precision.DAY and not self.lasting:
            raise BadDate(
                f"An event on one exact day cannot be between {_day(self.start)} and {_day(self.end)}."
            )

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def words(self, in_: DateWords = ENGLISH) -> str:
        """In full, as a reader sees it: "5 August 2024", "17 October 2023 – 29 January 2024".

        `from_words` gives back an equal span, whatever its shape, from English.
        """
        return _say(self, in_)

    def short(self, in_: DateWords = SHORT_ENGLISH) -> str:
        """For narrow columns: "5 Aug 2024". Only the days; how well they are known is said beside."""
        return _shape(self, in_)[0]

    def edtf(self) -> str:
        """`2024-08-05`, `2024-01`, `2023-10-17/2024-01-29` (lasting), `[a..b]` (one day of these).

        EDTF knows one degree of "about" (`~`, read back as DAYS) and none for `[a..b]` (read back
        by its width): a precision that differs from these is not carried.
        """
        return _lasting_edtf(self) if self.lasting else _uncertain_edtf(self)


# Making one ----------------------------------------------------------------------------------


def precision_of(days: int) -> Precision:
    """The narrowest GED code for an event somewhere within so many days (above a year: YEAR)."""
    limits = ((1, Precision.DAY), (6, Precision.DAYS), (7, Precision.WEEK), (31, Precision.MONTH))
    return next((code for limit, code in limits if days <= limit), Precision.YEAR)


def between(first: date, last: date) -> Span:
    """One event on an unknown day from `first` to `last`, both included."""
    return Span(first, last, precision_of((last - first).days + 1))


def lasting(first: date, last: date, precision: Precision = Precision.DAY) -> Span:
    """Went on from `first` to `last`; `precision` is that of its vaguer end."""
    return Span(first, last, precision, lasting=True)


def day(d: date) -> Span:
    return Span(d, d, Precision.DAY)


def week(d: date) -> Span:
    """The ISO week (Monday to Sunday) that holds `d`."""
    monday = d - timedelta(d.weekday())
    return between(monday, monday + timedelta(6))


def month(y: int, m: int) -> Span:
    return months(y, m, m)


def months(y: int, first: int, last: int) -> Span:
    """An event from the first day of one month to the last day of another of the same year."""
    return between(date(y, first, 1), date(y, last, monthrange(y, last)[1]))


def year(y: int) -> Span:
    return months(y, 1, 12)


def season(y: int, name: str) -> Span:
    """Spring (March to May), summer, autumn or fall; winter begins in December of `y`."""
    if name == "winter":
        return between(date(y, 12, 1), date(y + 1, 3, 1) - ONE_DAY)
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}[name]
    return months(y, first, first + 2)


def early_mid_late(y: int, m: int | None = None) -> dict[str, Span]:
    """Thirds of a month (1-10, 11-20, 21-end), or of a year when no month is given."""
    if m is None:
        thirds = [months(y, first, first + 3) for first in (1, 5, 9)]
    else:
        end = monthrange(y, m)[1]
        ends = ((1, 10), (11, 20), (21, end))
        thirds = [between(date(y, m, first), date(y, m, last)) for first, last in ends]
    return dict(zip(("early", "mid", "late"), thirds, strict=True))


def before(d: date) -> Span:
    """Some day before `d`, no first day being known.

    GED's widest code holds it: one year back, precision YEAR. A span of just this shape is said
    "before …" again, unless it is a calendar year.
    """
    return between(_year_back(d), d - ONE_DAY)


def _year_back(d: date) -> date:
    y = d.year - 1
    return date(y, d.month, min(d.day, monthrange(y, d.month)[1]))


# In words ------------------------------------------------------------------------------------


def _day(d: date, in_: DateWords = ENGLISH) -> str:
    return in_.day % {"day": _number(d, in_), "month": in_.months[d.month - 1], "year": d.year}


def _day_and_month(d: date, in_: DateWords) -> str:
    return in_.day_and_month % {"day": _number(d, in_), "month": in_.months[d.month - 1]}


def _number(d: date, in_: DateWords) -> str:
    return in_.first_of_month if d.day == 1 else str(d.day)


def _month(d: date, in_: DateWords) -> str:
    return in_.month % {"month": in_.months[d.month - 1], "year": d.year}


def _say(span: Span, in_: DateWords) -> str:
    """The words for the shape; a precision they do not carry by themselves is added."""
    shape, carried = _shape(span, in_)
    return shape if span.precision == carried else in_.within[span.precision - 1] % {"days": shape}


def _shape(span: Span, in_: DateWords) -> tuple[str, Precision]:
    """The words for the days, and the precision that those words carry by themselves."""
    return (_lasting_words if span.lasting else _uncertain_words)(span, in_)


def _uncertain_words(span: Span, in_: DateWords) -> tuple[str, Precision]:
    if span.start == span.end:
        return _day(span.start, in_), Precision.DAY
    for name, period in _periods(span.start, in_):
        if (period.start, period.end) == (span.start, span.end):
            return name, period.precision
    if _is_before(span):
        return in_.before % {"day": _day(span.end + ONE_DAY, in_)}, Precision.YEAR
    pattern = in_.either if span.days == 2 else in_.between
    return pattern % _ends(span, in_), precision_of(span.days)


def _lasting_words(span: Span, in_: DateWords) -> tuple[str, Precision]:
    for name, period in _periods(span.start, in_):
        if (period.start, period.end, period.precision) == (span.start, span.end, span.precision):
            is_week = period.precision == Precision.WEEK  # no other period that has a name is
            pattern = in_.throughout_week if is_week else in_.throughout
            return pattern % {"week" if is_week else "period": name}, span.precision
    if _whole_years(span):
        return in_.from_to % {"first": span.start.year, "last": span.end.year}, Precision.YEAR
    if _whole_months(span):
        return in_.from_to % _end_months(span, in_), Precision.MONTH
    in_one_month = (span.start.year, span.start.month) == (span.end.year, span.end.month)
    pattern = in_.from_to_in_month if in_one_month else in_.from_to
    return pattern % _ends(span, in_), Precision.DAY


def _periods(start: date, in_: DateWords) -> list[tuple[str, Span]]:
    """Periods that have a name of their own and may begin on `start`."""
    y, m = start.year, start.month
    periods = [(_month(start, in_), month(y, m)), (str(y), year(y))]
    for (whole, _), thirds in zip(
        periods[:2], (early_mid_late(y, m), early_mid_late(y)), strict=True
    ):
        periods += [
            (part % {"period": whole}, third)
            for part, third in zip(in_.thirds, thirds.values(), strict=True)
        ]
    if start.weekday() == 0 and start.year in YEARS[:-1]:
        periods.append((in_.week % {"day": _day(start, in_)}, week(start)))
    return periods


def _ends(span: Span, in_: DateWords) -> dict[str, str]:
    """Both days in words, the first without the month and year that it shares with the last."""
    first, start, end = _day(span.start, in_), span.start, span.end
    if start.year == end.year:
        same_month = start.month == end.month
        first = _number(start, in_) if same_month else _day_and_month(start, in_)
    return {"first": first, "last": _day(end, in_)}


def _end_months(span: Span, in_: DateWords) -> dict[str, str]:
    """Both months in words, the first without the year that it shares with the last."""
    start, end = span.start, span.end
    first = in_.months[start.month - 1] if start.year == end.year else _month(start, in_)
    return {"first": first, "last": _month(end, in_)}


def _is_before(span: Span) -> bool:
    return span.end.year < YEARS[-1] and span.start == _year_back(span.end + ONE_DAY)


def _whole_months(span: Span) -> bool:
    """Ends known to the month: said as months, "October 2023 – January 2024"."""
    last_day = monthrange(span.end.year, span.end.month)[1]
    return span.precision == Precision.MONTH and (span.start.day, span.end.day) == (1, last_day)


def _whole_years(span: Span) -> bool:
    whole = (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31)
    return span.precision == Precision.YEAR and whole


# In EDTF -------------------------------------------------------------------------------------


def _uncertain_edtf(span: Span) -> str:
    start, end = span.start.isoformat(), span.end.isoformat()
    if start == end:
        return start if span.precision == Precision.DAY else f"{start}~"
    if span.start.day == 1 and span == month(span.start.year, span.start.month):
        return start[:7]
    if span.start.day == 1 and span == year(span.start.year):
        return start[:4]
    return f"[..{end}]" if _is_before(span) else f"[{start}..{end}]"


def _lasting_edtf(span: Span) -> str:
    start, end = span.start.isoformat(), span.end.isoformat()
    if span.precision == Precision.DAY:
        return f"{start}/{end}"
    if _whole_years(span):
        return f"{start[:4]}/{end[:4]}"
    if _whole_months(span):
        return f"{start[:7]}/{end[:7]}"
    return f"{start}~/{end}~"
