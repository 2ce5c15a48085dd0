"""How each kind of query value is read: words in, a value out, or BadValue with a sentence."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from timeline.dates import YEARS
from timeline.search.locale import language_meant

# An address that is typed, or put together by hand, has the zone's plus unescaped, which means a blank.
BLANK_FOR_PLUS = re.compile(r"([T ][0-9:.]+) ([0-9]{2}(?::?[0-9]{2})?)$")
LAST_MOMENT = time(23, 59, 59, 999999, tzinfo=UTC)


class BadValue(ValueError):
    """Its message is for the reader, names the value, and goes on after "parameter: "."""


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """A place in timeline order, between two incidents: `date_start~date_end~code` of one of them."""

    start: date
    end: date
    code: str

    def __str__(self) -> str:
        return f"{self.start}~{self.end}~{self.code}"


def day(value: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise BadValue(_("“%s” is not a date; write it as 2024-08-05") % value)
    try:
        read = date.fromisoformat(value)
    except ValueError:
        raise BadValue(_("“%s” is not a day of the calendar") % value) from None
    if read.year not in YEARS:
        told = {"day": value, "first": YEARS[0], "last": YEARS[-1]}
        raise BadValue(_("the year of “%(day)s” is not between %(first)s and %(last)s") % told)
    return read


def moment(value: str) -> datetime:
    """A day stands for its last moment, UTC; a time without a zone is UTC."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return datetime.combine(day(value), LAST_MOMENT)
    try:
        read = datetime.fromisoformat(BLANK_FOR_PLUS.sub(r"\1+\2", value))
        day(read.date().isoformat())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except BadValue:
        raise
    except (ValueError, OverflowError):
        message = _("“%s” is not a date or time; write 2024-08-05 or 2024-08-05T12:00Z")
        raise BadValue(message % value) from None


def whole_number(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise BadValue(_("“%s” is not a whole number from 0 to 999,999,999") % value)
    return int(value)


def yes_or_no(value: str) -> bool:
    if value not in ("0", "1"):
        raise BadValue(_("“%s” is neither 1 (yes) nor 0 (no)") % value)
    return value == "1"


def slug(value: str) -> str:
    if not re.fullmatch(r"[-a-zA-Z0-9_]{1,120}", value):
        raise BadValue(_("“%s” is not a short name of letters, digits and hyphens") % value)
    return value


def one_of(
    allowed: Callable[[], Collection[str]],
    refusal: str | Promise,
    meant: Callable[[str], str] = lambda _: "",
) -> Callable[[str], str]:
    """A reader that takes just the `allowed` values, asked for when needed; of another value
    `meant` may know which allowed one is meant ("" when it does not). The `refusal` is a sentence
    with a place for the value."""

    def read(value: str) -> str:
        if value not in allowed():
            said = str(refusal) % value
            if instead := meant(value):
                said = _("%(refusal)s; say %(instead)s") % {"refusal": said, "instead": instead}
            raise BadValue(said)
        return value

    return read


def language(value: str) -> str:
    """By its code, of which we speak no regional variants."""
    if code := language_meant(value):
        return code
    raise BadValue(_("“%s” is not spoken here; say one of en, ar, he, fr") % value)


def cursor(value: str) -> Cursor:
    start, end, code = [*value.split("~", 2), "", ""][:3]
    if not re.fullmatch(r"[0-9a-z]{1,12}", code):
        raise BadValue(_("“%s” is not a place in the timeline") % value)
    return Cursor(day(start), day(end), code)


def say_moment(value: datetime) -> str:
    """The shortest words that `moment` reads as the same moment."""
    if value.timetz() == LAST_MOMENT:
        return value.date().isoformat()
    return value.isoformat().replace("+00:00", "Z")
