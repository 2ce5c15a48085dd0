"""When a clause says that its event took place; times of statements are kept apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates import Span, between, day
from timeline.extract.clauses import Clause
from timeline.extract.drafts import Quote, TimeExpression
from timeline.extract.scene import Scene
from timeline.extract.times import local_span
from timeline.extract.told_anchors import in_anchor

THE_DAY = re.compile(r",? (?:the day|when)\b")


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and the words for them; `own` is false for a time that was only carried over."""

    span: Span
    quote: Quote | None
    own: bool
    expression: TimeExpression | None = None


def when(clause: Clause, told: Sequence[TimeExpression], zone: str) -> When | None:
    """The time that the clause itself gives for its event; `zone` is the IANA zone of its place.

    `told` are its `event_times`.
    """
    times = [time for time in told if time.span is not None]
    if not times:
        return None
    anchor = clause.triggers[0].start
    best = min(
        times,
        key=lambda t: (
            not clause.start <= t.quote.start < clause.end,
            clause.scene.text.find(", and ", t.quote.end, min(anchor, t.quote.end + FAR)) >= 0,
            abs(t.quote.start - anchor),
        ),
    )
    span = _said_span(clause, best, zone)
    if best.quote.text.lower() == "overnight":
        span = _night_of(clause, span)
    return When(span, best.quote, own=not _is_quoted(clause, best), expression=best)


def _night_of(clause: Clause, span: Span) -> Span:
    """ "overnight" in what was said on a day before the report: the night to that day."""
    said = speech_time(clause)
    told = said.span if said else None
    if told is None or told.days > 1 or told.end >= span.end:
        return span
    return between(told.end - timedelta(1), told.end)


FAR = 200  # characters: a time farther off is not the nearest one anyhow


def _said_span(clause: Clause, time: TimeExpression, zone: str) -> Span:
    """Its days at the place; "since 7 May, the day X happened" gives X that first day."""
    span = local_span(time, zone)
    if span.lasting and THE_DAY.match(clause.scene.text, time.quote.end):
        return day(span.start)
    return span


def _is_quoted(clause: Clause, time: TimeExpression) -> bool:
    """A speaker's "today" is the day he spoke, which may not be the day of the report."""
    before = clause.scene.text[max(0, time.quote.start - 400) : time.quote.start]
    opened = before.count("“") > before.count("”")
    return opened and bool(
        re.match(
            r"(?:earlier |late )?(?:today|tonight|yesterday|this)", time.quote.text, re.IGNORECASE
        )
    )


def hanging_time(told: Iterable[TimeExpression]) -> TimeExpression | None:
    """Of `event_times`, one told from another event ("two days after the raid"): days not known yet."""
    for time in told:
        if time.span is None:
            return time
    return None


def event_times(clause: Clause) -> list[TimeExpression]:
    """Times of the clause that date its event; a frame at the head of the sentence serves its first clause."""
    return [
        time
        for time in clause.scene.times
        if (
            clause.start <= time.quote.start < clause.end
            or _frames(clause, time)
            or _is_told_in(clause, time)
        )
        and time.quote.start not in clause.scene.said_at
        and not _is_comparison(clause, time)
    ]


def _is_told_in(clause: Clause, time: TimeExpression) -> bool:
    """Whether the words for a time tell of the clause's event: "the raid came a day after X"."""
    start, end = time.quote.start, time.quote.end
    within = any(start <= trigger.start < end for trigger in clause.triggers)
    return within and in_anchor(clause.scene, time)


def _is_comparison(clause: Clause, time: TimeExpression) -> bool:
    """ "the deadliest attack since 2016": the year is another one's."""
    since = time.quote.text[:5].lower() == "since"
    return since and bool(SUPERLATIVE.search(clause.words))


SUPERLATIVE = re.compile(
    r"\b(?:first|deadliest|worst|biggest|largest|bloodiest|most \w+|heaviest)\b", re.IGNORECASE
)


def _frames(clause: Clause, time: TimeExpression) -> bool:
    return clause.first and clause.scene.start <= time.quote.start < clause.start


def first_time(scene: Scene) -> When | None:
    """The day that a sentence without an event opens with; it governs those after it."""
    for time in scene.times:
        if time.span and not time.span.lasting and time.quote.start - scene.start < 40:
            return (
                None
                if time.quote.start in scene.said_at
                else When(time.span, time.quote, own=True, expression=time)
            )
    return None


def speech_time(clause: Clause) -> TimeExpression | None:
    """When the statement was made that tells of the event."""
    said_at = clause.scene.said_at
    if not said_at:
        return None
    return next((t for t in clause.scene.times if t.span and t.quote.start in said_at), None)


def before_statement(said: Span) -> Span:
    """An undated event told of on a day: the day before to that day (house guide, settled questions)."""
    if said.days > 1:
        return between(said.start, said.end)
    return between(said.end - timedelta(1), said.end)


def no_day(published: date) -> Span:
    """No expression at all: the report's day, from one day before."""
    return between(published - timedelta(1), published)


def runs_to(span: Span, last: date) -> Span:
    """After an event with no end given: from the event's first day to `last`."""
    return between(span.start, max(span.start, last))
