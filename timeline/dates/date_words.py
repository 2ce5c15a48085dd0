"""What a language needs to say spans of days: the names of its months, and patterns to fill.

English stands here, since dates are read and recorded in it; other languages are handed in.
"""

from dataclasses import dataclass, replace

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """`%(day)s` in a pattern is a number, or in `week` and `before` a day in words; `%(period)s` is
    what `month` says, or a year; `%(week)s` what `week` says. `either` is for two days that follow
    each other. `within` goes by precision, from the day to the year."""

    months: tuple[str, ...] = MONTHS
    first_of_month: str = "1"
    day: str = "%(day)s %(month)s %(year)s"
    day_and_month: str = "%(day)s %(month)s"
    month: str = "%(month)s %(year)s"
    thirds: tuple[str, ...] = ("early %(period)s", "mid-%(period)s", "late %(period)s")
    week: str = "week of %(day)s"
    before: str = "before %(day)s"
    between: str = "between %(first)s and %(last)s"
    either: str = "%(first)s or %(last)s"
    throughout: str = "throughout %(period)s"
    throughout_week: str = "throughout the %(week)s"
    from_to: str = "%(first)s – %(last)s"
    from_to_in_month: str = "%(first)s–%(last)s"
    within: tuple[str, ...] = (
        "%(days)s, to within a day",
        "%(days)s, to within a few days",
        "%(days)s, to within a week",
        "%(days)s, to within a month",
        "%(days)s, to within a year",
    )


ENGLISH = DateWords()
SHORT_ENGLISH = replace(ENGLISH, months=tuple(name[:3] for name in MONTHS))
