"""Clock times with their zones, and the calendar day they fall on at the place of the event."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.dates import Span, between, day
from timeline.extract.drafts import TimeExpression
from timeline.extract.times.context import Context, Meaning, Rule
from timeline.extract.times.language import DASH, SPACE, compiled

ABOUT = "about a clock time"
CLOCK = "clock time"

_ABBREVIATIONS = {
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("GMT", "UTC", "Z", "Zulu"), "UTC"),
    **dict.fromkeys(("BST",), "Europe/London"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Kyiv"),
    **dict.fromkeys(("MSK",), "Europe/Moscow"),
}
"""In English-language news; EST is what Washington's clock shows, in summer too."""

_PLACES = {
    **dict.fromkeys(
        ("Eastern", "Eastern Standard", "Eastern Daylight", "Washington", "New York"),
        "America/New_York",
    ),
    **dict.fromkeys(("Sanaa", "Sana'a", "Sana’a", "Yemen", "Aden"), "Asia/Aden"),
    **dict.fromkeys(("Baghdad", "Iraq", "Iraqi", "Erbil"), "Asia/Baghdad"),
    **dict.fromkeys(("Damascus", "Syria", "Syrian"), "Asia/Damascus"),
    **dict.fromkeys(("Beirut", "Lebanon", "Lebanese"), "Asia/Beirut"),
    **dict.fromkeys(("Amman", "Jordan"), "Asia/Amman"),
    **dict.fromkeys(("Jerusalem", "Tel Aviv", "Israel", "Israeli"), "Asia/Jerusalem"),
    **dict.fromkeys(("Gaza", "Palestinian"), "Asia/Gaza"),
    **dict.fromkeys(("Tehran", "Iran", "Iranian"), "Asia/Tehran"),
    **dict.fromkeys(("Kabul", "Afghan", "Afghanistan"), "Asia/Kabul"),
    **dict.fromkeys(("Islamabad", "Pakistan", "Karachi"), "Asia/Karachi"),
    **dict.fromkeys(("Riyadh", "Saudi"), "Asia/Riyadh"),
    **dict.fromkeys(("Kyiv", "Kiev", "Ukraine", "Ukrainian"), "Europe/Kyiv"),
    **dict.fromkeys(("Moscow", "Russian"), "Europe/Moscow"),
    **dict.fromkeys(("Khartoum", "Sudan"), "Africa/Khartoum"),
    **dict.fromkeys(("Cairo", "Egypt"), "Africa/Cairo"),
    **dict.fromkeys(("Tripoli", "Libya"), "Africa/Tripoli"),
    **dict.fromkeys(("Mogadishu", "Somalia", "East Africa"), "Africa/Mogadishu"),
    **dict.fromkeys(("Istanbul", "Ankara", "Turkey"), "Europe/Istanbul"),
    **dict.fromkeys(("London", "British"), "Europe/London"),
    **dict.fromkeys(("Paris", "Brussels", "Central European"), "Europe/Paris"),
    **dict.fromkeys(("Yangon", "Myanmar"), "Asia/Yangon"),
    **dict.fromkeys(("Delhi", "Indian", "India"), "Asia/Kolkata"),
    **dict.fromkeys(("Bamako", "Mali"), "Africa/Bamako"),
}
_ZONES = "|".join(re.escape(name) for name in sorted(_ABBREVIATIONS, key=len, reverse=True))
_TIMES = "|".join(re.escape(name) for name in sorted(_PLACES, key=len, reverse=True))
ZONE = rf"(?:\(?(?:(?P<zone>{_ZONES})\b|(?P<place>{_TIMES}){SPACE}[Tt]ime\b|(?P<local>[Ll]ocal{SPACE}time)\b)\)?)"
_HALF = r"[AaPp]\.?{gap}?[Mm]\b\.?".replace("{gap}", r"\s")
_CLOCK = rf"(?:(?P<h>\d{{1,2}})(?:[:.](?P<min>[0-5]\d))?(?P<sec>:\d\d)?{SPACE}?(?P<half>{_HALF})?|(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight|NOON)\b)"
_TIME_24 = (
    r"(?P<h24>[01]\d|2[0-3])(?P<m24>[0-5]\d)(?=\s?(?:\(?(?:GMT|UTC|hours|local)))(?:\s?hours)?"
)
_UNTIL = rf"(?P<until>{SPACE}(?:and|to|until){SPACE}|{SPACE}?{DASH}{SPACE}?)(?:about{SPACE}|around{SPACE})?(?P<h2>\d{{1,2}})(?:[:.](?P<min2>[0-5]\d))?{SPACE}?(?P<half2>{_HALF})?"
_NEAR = rf"(?:at{SPACE}|by{SPACE}|from{SPACE}|between{SPACE})?(?P<about>(?:about|around|approximately|roughly|nearly|(?:shortly|just|soon){SPACE}(?:after|before)){SPACE})?(?:at{SPACE})?"
ZONE_AFTER = re.compile(rf"{SPACE}?,?{SPACE}?{ZONE}")


def zone_name(match: re.Match[str]) -> str:
    """IANA name for a zone as it is said; "" for local time."""
    if match["zone"]:
        return _ABBREVIATIONS[match["zone"]]
    return _PLACES[" ".join(match["place"].split())] if match["place"] else ""


def _clock(match: re.Match[str], context: Context) -> Meaning | None:
    hour = _hour(match)
    named = any(match[group] for group in ("zone", "place", "local", "half", "word", "half2"))
    if hour is None or not (named or _said_as_time(match, context.text)):
        return None
    return Meaning(
        _last_day(match, context), hour=hour, zone=zone_name(match), about=bool(match["about"])
    )


def _said_as_time(match: re.Match[str], text: str) -> bool:
    """Without a.m., p.m. or a zone, "at 16:30" is a time and "won 3:2" is not."""
    return bool(match["min"] and re.match(r"(?:at|around|about|by)\s", match[0], re.IGNORECASE))


def _hour(match: re.Match[str]) -> float | None:
    if match["word"]:
        return 0.0 if match["word"].lower() == "midnight" else 12.0
    hours, minutes = int(match["h"]), int(match["min"] or 0)
    half = (match["half"] or match["half2"] or "").lower()
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    return hours + minutes / 60 if hours < 24 else None


def _clock_24(match: re.Match[str], context: Context) -> Meaning:
    hour = int(match["h24"]) + int(match["m24"]) / 60
    return Meaning(
        _last_day(match, context), hour=hour, zone=zone_name(match), about=bool(match["about"])
    )


def _last_day(match: re.Match[str], context: Context) -> Span:
    """The day named last; but what is told as past was on no day to come."""
    last = context.last_day(match.start()) or context.published
    if last > context.published and context.tense(match) == "past":
        return day(context.published)
    return day(last)


def local_span(expression: TimeExpression, place_zone: str) -> Span:
    """The calendar day at the place (`place_zone`: IANA name) on which the clock time falls.

     A time that is only "around" an hour that is midnight at the place leaves both days open
    . Without an hour, or without a zone of its own, the days stay
     as they are. Raises ValueError where the expression has no days yet.
    """
    span = expression.span
    if span is None:
        raise ValueError(
            f"“{expression.quote.text}” has no day yet: its event has to be known first."
        )
    if expression.hour is None or not expression.zone or not place_zone or span.days > 1:
        return span
    there = _moment(span.start, expression.hour, expression.zone).astimezone(ZoneInfo(place_zone))
    if expression.rule == ABOUT and _near_midnight(there.time()):
        first = (there - timedelta(hours=1)).date()
        return between(first, first + timedelta(1))
    return day(there.date())


def _moment(d: date, hour: float, zone: str) -> datetime:
    local = datetime.combine(d, time(), ZoneInfo(zone) if zone != "UTC" else UTC)
    return local.replace(hour=int(hour), minute=round(hour % 1 * 60) % 60)


def _near_midnight(clock: time) -> bool:
    """Within half an hour, as "around" may be."""
    minutes = clock.hour * 60 + clock.minute
    return minutes <= 30 or minutes >= 24 * 60 - 30


_BEGINS = (
    "at",
    "by",
    "from",
    "between",
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "shortly",
    "just",
    "soon",
    "noon",
    "midday",
    "midnight",
    "#",
)

RULES = (
    Rule(
        CLOCK,
        _BEGINS,
        compiled(
            rf"(?i:{_NEAR})(?<![\d.:$/-]){_CLOCK}(?![\d:%])(?:{_UNTIL})?(?:{SPACE}?,?{SPACE}?{ZONE})?(?!\d)",
            any_case=False,
        ),
        _clock,
    ),
    Rule(
        CLOCK,
        _BEGINS,
        compiled(rf"(?i:{_NEAR})(?<![\d.:$/-]){_TIME_24}(?:{SPACE}?{ZONE})?", any_case=False),
        _clock_24,
    ),
)
