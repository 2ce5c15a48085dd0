"""iCalendar (RFC 5545, with the properties of a calendar of RFC 7986): all-day events.

Only what is known to the week or better is one, as a calendar has no words for "in that month". An
event of which only a week is known fills its days, and says in its title that it was one of them.
Written by lines, since calendars of libraries are made whole in memory, and a view may be large.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

import numpy as np
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.formats.about import About, Said
from timeline.formats.writing.telling import clean, lasting_id, lines, point, sources
from timeline.models.terms import DatePrecision, EventClarity, WherePrecision
from timeline.search.records import PublicRecord
from timeline.search.unfit import Unfit

VAGUEST = DatePrecision.WEEK
VAGUEST_PLACE = WherePrecision.NEAR  # GEO has no room for how far around its point it was
LONGEST = 75  # octets of a line, without its end (RFC 5545, 3.1)
AT_ONCE = 50  # events a piece


TOO_VAGUE = Unfit(
    record=lambda record: record["date_prec"] > VAGUEST,
    surely=lambda columns: columns.precision > VAGUEST,
    perhaps=lambda columns: np.zeros(len(columns), np.bool_),
    rule=Q(date_prec__gt=VAGUEST),
)
NOTE = "Incidents known to no closer than a month or a year are left out, as a calendar has no words for them."
# What a calendar without an event holds, since it has to hold something (RFC 5545, 3.6).
NOTHING = (
    *(("BEGIN", "VTIMEZONE"), ("TZID", "UTC"), ("BEGIN", "STANDARD")),
    *(("DTSTART", "19700101T000000"), ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000")),
    *(("END", "STANDARD"), ("END", "VTIMEZONE")),
)

Property = tuple[str, str]  # its name, with parameters, and its value as it is written


def unfit(about: About) -> Unfit:
    return TOO_VAGUE


def note(about: About) -> str:
    return NOTE


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    yield _lines(_opening(about))
    coming = (public for public in records if not TOO_VAGUE.record(public.record))
    piece = list(islice(coming, AT_ONCE))
    if not piece:
        yield _lines(NOTHING)
    while piece:
        yield "".join(_lines(_event(public, about)) for public in piece)
        piece = list(islice(coming, AT_ONCE))
    yield _lines([("END", "VCALENDAR")])


def _opening(about: About) -> Iterator[Property]:
    told = _text(about.name)
    yield from (("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Dateline//Timeline//EN"))
    yield from (("CALSCALE", "GREGORIAN"), ("UID", _uid(about.address.removeprefix(about.root))))
    yield from (("NAME", told), ("X-WR-CALNAME", told))
    if about.left_out:
        said = _text(_left_out(about.left_out))
        yield from (("DESCRIPTION", said), ("X-WR-CALDESC", said))
    yield "SOURCE;VALUE=URI", about.address
    yield from (("REFRESH-INTERVAL;VALUE=DURATION", "P1D"), ("X-PUBLISHED-TTL", "P1D"))


def _left_out(number: int) -> str:
    return ngettext(
        "%(number)s entry is left out, as its day is known less closely than to the week.",
        "%(number)s entries are left out, as their days are known less closely than to the week.",
        number,
    ) % {"number": number}


def _event(public: PublicRecord, about: About) -> Iterator[Property]:
    """The three times are kept apart: DTSTART says when it happened, CREATED when it was first
    published, LAST-MODIFIED and DTSTAMP when it was last changed."""
    record, said = public.record, about.said(public.record)
    yield from (("BEGIN", "VEVENT"), ("UID", _uid(public.code)))
    yield from (("DTSTAMP", _utc(public.public_from)), ("CREATED", _utc(public.first_public)))
    yield from (("LAST-MODIFIED", _utc(public.public_from)), ("SEQUENCE", str(public.number - 1)))
    yield "DTSTART;VALUE=DATE", _day(date.fromisoformat(record["date_start"]))
    yield "DTEND;VALUE=DATE", _day(date.fromisoformat(record["date_end"]) + timedelta(1))
    yield "SUMMARY", _text(_title(public, said))
    yield "DESCRIPTION", _text("\n".join([*lines(public, about), *_sources(public)]))
    if said.where:
        yield "LOCATION", _text(said.where)
    if (at := point(public)) and record["location"]["where_prec"] <= VAGUEST_PLACE:
        yield "GEO", f"{at[0]};{at[1]}"
    yield "CATEGORIES", _text(said.kind)
    yield "URL", about.incident(public.code)
    yield from (("TRANSP", "TRANSPARENT"), ("CLASS", "PUBLIC"), ("END", "VEVENT"))


def _title(public: PublicRecord, said: Said) -> str:
    """With the days in words wherever several do not say that it lasted for these: "(week of …)"."""
    record = public.record
    one_day = record["date_start"] == record["date_end"]
    lasted = one_day or record["event_clarity"] == EventClarity.SUMMARY
    if lasted and record["date_prec"] == DatePrecision.DAY:
        return str(record["title"])
    return f"{record['title']} ({said.when})"


def _sources(public: PublicRecord) -> list[str]:
    told = [
        " ".join(filter(None, (source.name, source.address or source.archived)))
        for source in sources(public)
    ]
    return [_("Sources"), *told] if told else []


def _uid(name: str) -> str:
    return lasting_id(name).removeprefix("urn:uuid:")


def _utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _day(told: date) -> str:
    return f"{told:%Y%m%d}"


def _text(words: str) -> str:
    """A value of type TEXT (3.3.11)."""
    words = clean(words).replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return words.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lines(properties: Iterable[Property]) -> str:
    return "".join(folded(f"{name}:{value}") for name, value in properties)


def folded(line: str) -> str:
    """The line with its end, on several where it is too long, none of which splits a character."""
    octets = line.encode()
    if len(octets) <= LONGEST:
        return f"{line}\r\n"
    parts, room = [], LONGEST
    while octets:
        cut = room
        while cut < len(octets) and octets[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(octets[:cut].decode())
        octets, room = octets[cut:], LONGEST - 1  # each further one begins with a space
    return "\r\n ".join(parts) + "\r\n"
