"""Days of the week, against the publication day."""

import re
from datetime import date, timedelta

from timeline.dates import Span, between, day
from timeline.extract.times.context import Context, Rule
from timeline.extract.times.language import (
    OWN,
    PARTS_OF_DAY,
    SPACE,
    WEEKDAY,
    WEEKDAY_WORDS,
    compiled,
    weekday_number,
)

_NAMED = re.compile(
    r"\b(?:Black|Bloody|Good|Easter|Palm|Ash|Holy|Cyber|Super|Shrove|Fat|Maundy|Whit|Giving|Blue)\s$"
)
_MEETING = re.compile(
    r"\s(?:\w+\s){0,2}(?:meeting|summit|talks|elections?|vote|referendum|hearing|deadline|game|match|final|race"
    r"|ceremony|funeral|trial|conference|session|visit|speech|launch|debate)\b"
)
_EARLY = rf"(?:(?:late|early|earlier|later|mid){SPACE}(?:on{SPACE})?)?"
_WHICH = rf"(?:(?P<which>(?:this{SPACE})?last|this{SPACE}past|(?<=the\s)past|this(?:{SPACE}coming)?|next|the{SPACE}(?:previous|following|next)|that){SPACE})?"
_PART = rf"(?:{SPACE}(?:{PARTS_OF_DAY}|overnight)\b)?"


def last_on(weekday: int, published: date) -> date:
    """The last such day at or before publication."""
    return published - timedelta((published.weekday() - weekday) % 7)


def next_on(weekday: int, published: date) -> date:
    """The first such day at or after publication."""
    return published + timedelta((weekday - published.weekday()) % 7)


def _weekday(match: re.Match[str], context: Context) -> Span | None:
    before = context.text[max(0, match.start() - 10) : match.start()]
    if _NAMED.search(before) or _in_a_title(match, context.text):
        return None
    weekday = weekday_number(match["weekday"])
    if match["which"]:
        return day(_chosen(" ".join(match["which"].lower().split()), weekday, match, context))
    return day(_unchosen(weekday, match, context))


def _in_a_title(match: re.Match[str], text: str) -> bool:
    """A day alone within quotation marks is a name: the film “Friday”."""
    around = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return around[0] in tuple('“"‘') and around[1] in tuple('”"’')


def _chosen(which: str, weekday: int, match: re.Match[str], context: Context) -> date:
    published = context.published
    if which in ("next", "this coming"):
        return next_on(weekday, published + timedelta(1))
    if which == "this":
        return published + timedelta(weekday - published.weekday())
    reference = context.last_day(match.start()) or published
    if which in ("the following", "the next"):
        return next_on(weekday, reference + timedelta(1))
    if which == "the previous":
        return last_on(weekday, reference - timedelta(1))
    return last_on(weekday, published - timedelta(which != "that"))


def _unchosen(weekday: int, match: re.Match[str], context: Context) -> date:
    past, coming = last_on(weekday, context.published), next_on(weekday, context.published)
    if match["own"] and not _MEETING.match(context.text, match.end()):
        return past  # "Sunday's raid will have consequences"
    tense = context.tense(match)
    if tense == "either" and not context.ahead(match.start()):
        nearer = coming - context.published <= context.published - past
        return coming if nearer else past
    return coming if tense in ("future", "either") else past


def _overnight(match: re.Match[str], context: Context) -> Span:
    """ "Overnight into Friday" is Thursday and Friday; "overnight Thursday" too, once Friday is here."""
    named = last_on(weekday_number(match["weekday"]), context.published)
    into = match["into"] or named == context.published
    first = named - timedelta(1) if into else named
    return between(first, first + timedelta(1))


RULES = (
    Rule(
        "weekday",
        (
            "late",
            "early",
            "earlier",
            "later",
            "mid",
            "this",
            "last",
            "past",
            "next",
            "the",
            "that",
            *WEEKDAY_WORDS,
        ),
        compiled(rf"{_EARLY}{_WHICH}(?P<weekday>(?-i:{WEEKDAY}))\b{_PART}(?P<own>{OWN})?"),
        _weekday,
    ),
    Rule(
        "overnight of a weekday",
        ("overnight",),
        compiled(
            rf"overnight{SPACE}(?:(?P<into>into|to){SPACE}|on{SPACE})?(?:early{SPACE})?(?P<weekday>(?-i:{WEEKDAY}))\b{_PART}{OWN}?"
        ),
        _overnight,
    ),
)
