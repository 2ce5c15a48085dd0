"""The days of a record, from its own words, from what governs it, or from the event it hangs on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.dates import Span, between
from timeline.extract.drafts import Quote, TimeExpression
from timeline.extract.records import Record
from timeline.extract.times import anchored
from timeline.extract.told_anchors import in_anchor
from timeline.extract.whenabouts import When, before_statement, no_day, runs_to

DEPTH = 4  # events hanging on events that are followed at most


def span_of(
    record: Record, records: Sequence[Record], published: date, depth: int = DEPTH
) -> tuple[Span, Quote | None]:
    """First and last possible day of the record and the words they rest on (None: no words)."""
    own = _own(record)
    if own:
        return _shape(record, own.span), own.quote
    hanging = [part.hangs for part in record.parts if part.hangs]
    if hanging and depth:
        event = _anchor(hanging[0], record, records)
        if event:
            span, _ = span_of(event, records, published, depth - 1)
            days = anchored(_seen_from(record, hanging[0]), span)
            return _not_after(days, published), hanging[0].quote
    return _borrowed(record, records, published, depth)


def _not_after(span: Span, published: date) -> Span:
    """What a report tells of has happened: hours after today's strike is today."""
    if span.start <= published < span.end:
        return between(span.start, published)
    return span


def _own(record: Record) -> When | None:
    """The tightest time that one of its sentences gives; "today" in quoted speech only at need."""
    own = [part.when for part in record.parts if part.when]
    strong = [time for time in own if time.own]
    return min(strong or own, key=lambda time: time.span.days, default=None)


def _borrowed(
    record: Record, records: Sequence[Record], published: date, depth: int
) -> tuple[Span, Quote | None]:
    said = next((part.said for part in record.parts if part.said and part.said.span), None)
    if record.answers and depth:
        cause, _ = span_of(record.answers, records, published, depth - 1)
        return runs_to(cause, published), None
    if said and said.span and said.span.days == 1:
        return before_statement(said.span), said.quote
    if record.carried:
        return _shape(record, record.carried.span), record.carried.quote
    if said and said.span:
        return before_statement(said.span), said.quote
    if record.context and record.context is not record and depth:
        return span_of(record.context, records, published, depth - 1)
    return no_day(published), None


def _shape(record: Record, span: Span) -> Span:
    """A summary lasted from day to day; one event took place somewhere within."""
    if record.is_summary or not span.lasting or _is_series(record):
        return span
    return between(span.start, span.end)


def _is_series(record: Record) -> bool:
    """ "multiple strikes": several that nobody counts, which went on from day to day."""
    head, scene = record.first.head, record.first.scene
    plural = head.part == "noun" and head.word.endswith("s")
    return plural and bool(SEVERAL.search(scene.text, scene.start, head.start))


SEVERAL = re.compile(
    r"\b(?:multiple|several|numerous|repeated|many|various|a (?:series|number|string|wave) of) (?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)


def _anchor(time: TimeExpression, record: Record, records: Sequence[Record]) -> Record | None:
    """The record of the event that the words of a time name ("the minister's killing")."""
    if any(in_anchor(part.scene, time) for part in record.parts):
        return next(iter(reversed(records[: records.index(record)])), None)
    if not time.anchor:  # "hours later": than what was told before
        return next(iter(reversed(records[: records.index(record)])), None)
    wanted, here = _words(time.anchor), records.index(record)
    scored = [
        (_weight(wanted & _words(_text(other))), _nearness(number - here), number)
        for number, other in enumerate(records)
        if other is not record
    ]
    best = max(scored, default=(0, 0, 0))
    return records[best[2]] if best[0] else None


def _nearness(distance: int) -> int:
    """What was told just before is meant rather than what was told long ago, or is told later."""
    return distance if distance < 0 else -1000 - distance


def _seen_from(record: Record, time: TimeExpression) -> TimeExpression:
    """ "The launch came a day after planes bombed X", of the bombing: a day before the launch."""
    if not any(in_anchor(part.scene, time) for part in record.parts):
        return time
    low, high = time.offset_days
    turned = "before" if time.relation == "after" else "after"
    return replace(time, relation=turned, offset_days=(-high, -low))


def _weight(shared: set[str]) -> int:
    """A name says more than a word such as "killing"."""
    return sum(3 if word[0].isupper() else 1 for word in shared)


def _text(record: Record) -> str:
    return " ".join(part.clause.words for part in record.parts)


def _words(text: str) -> set[str]:
    """Beginnings of the words that carry meaning: "bombing" and "bombed" are one."""
    return {word[:4] for word in re.findall(r"[A-Z][\w-]{3,}|\b[a-z]{4,}", text)}
