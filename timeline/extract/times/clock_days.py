"""A clock time and the day it belongs to."""

import re
from dataclasses import replace

from timeline.extract.times.clock import CLOCK, ZONE_AFTER, zone_name
from timeline.extract.times.context import Found

_SENTENCE_END = re.compile(
    r"[.!?]['\"”’)]*\s+(?!(?:Eastern|Central|Mountain|Pacific)\b)[\"“‘'(]?[A-Z]|\n"
)
_BESIDE = re.compile(r"\s*,?\s*(?:on\s|of\s|at\s)?(?:the\s)?\(?\s*")


def days_with_clocks(found: list[Found], text: str) -> list[Found]:
    """A clock time takes the day beside it, else one in its sentence, else the last one named."""
    result: list[Found] = []
    for position, time in enumerate(found):
        if (
            result
            and _is_day(time)
            and result[-1].rule == CLOCK
            and _beside(result[-1], time, text)
        ):
            result[-1] = _of_day(result[-1], time, text)
        elif (
            time.rule == CLOCK
            and result
            and _is_day(result[-1])
            and _beside(result[-1], time, text)
        ):
            result[-1] = _of_day(time, result[-1], text)
        elif time.rule == CLOCK:
            result.append(_day_in_sentence(time, found[position + 1 :][:3], result[-1:], text))
        else:
            result.append(time)
    return result


def _is_day(time: Found) -> bool:
    span = time.meaning.span
    return time.rule != CLOCK and span is not None and span.days == 1


def _beside(first: Found, second: Found, text: str) -> bool:
    return bool(_BESIDE.fullmatch(text, first.end, second.start))


def _of_day(clock: Found, its_day: Found, text: str) -> Found:
    start, end = min(clock.start, its_day.start), max(clock.end, its_day.end)
    zone = clock.meaning.zone
    if not zone and (after := ZONE_AFTER.match(text, end)):  # "noon on 3 June (Aden time)"
        zone, end = zone_name(after), after.end()
    meaning = replace(clock.meaning, span=its_day.meaning.span, zone=zone)
    return Found(start, end, CLOCK, meaning, (its_day,))


def _day_in_sentence(clock: Found, after: list[Found], before: list[Found], text: str) -> Found:
    if any(
        _is_day(time) and not _SENTENCE_END.search(text, time.end, clock.start) for time in before
    ):
        return clock
    for time in after:  # the full stop of "a.m." may end the sentence
        if _is_day(time) and not _SENTENCE_END.search(text, clock.end - 1, time.start):
            return replace(clock, meaning=replace(clock.meaning, span=time.meaning.span))
    return clock
