"""The times of a text: every rule tried where its first word stands, the longest match kept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from timeline.dates import Span
from timeline.extract.drafts import Quote, TimeExpression
from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import lowered, one_of
from timeline.extract.times import (
    anchors,
    calendar_days,
    clock,
    dated_events,
    feasts,
    reference,
    relative,
    weekdays,
)
from timeline.extract.times.context import Context, Found, Meaning, Rule
from timeline.extract.times.joining import joined
from timeline.extract.times.language import COUNTED, SPACE

_AFTER_ARTICLE = one_of(
    word_set(
        "last past this that next coming current previous preceding following same very first second "
        "third fourth fifth sixth seventh eighth ninth tenth final minute hour day week month year "
        "couple few short entire whole anniversary spring summer autumn fall winter new morning afternoon "
        "evening night mid noon dawn dusk lunchtime"
    )
)
"""How the word begins that follows "the" or "a" where the two begin a time."""

_RULES: defaultdict[str, list[Rule]] = defaultdict(list)
for _family in (calendar_days, feasts, weekdays, relative, reference, dated_events, anchors, clock):
    for _rule in _family.RULES:
        for _word in _rule.begins:
            _RULES[_word].append(_rule)
_WITHOUT_COUNT = {
    word: [rule for rule in rules if word == "the" or not rule.counts]
    for word, rules in _RULES.items()
}
_SELDOM = [rule for rule in dict.fromkeys(chain(*_RULES.values())) if rule.needs]
_BEGINNING = re.compile(
    rf"\b(?=[a-z\d])(?!(?:the|an?){SPACE}(?!\d|{_AFTER_ARTICLE}))"
    rf"(?:(?P<word>{one_of(_RULES.keys() - {'#'})})(?![a-z])|\d+)"
)


def find_times(text: str, published: date) -> list[TimeExpression]:
    """Words of the text that name a time, in their order, none overlapping another.

    Days are resolved against the publication day. `span` is None where another event has to be
    known first: `anchored` then gives the days. `hour` and `zone` are as said: `local_span` gives
    the day at the place.
    """
    return outermost(find_all_times(text, published))


def find_all_times(text: str, published: date) -> list[TimeExpression]:
    """The same, with the times that others are put together from ("July" in "since July")."""
    every = [part for found in _found(text, published) for part in _with_parts(found)]
    every.sort(key=lambda found: (found.start, -found.end))
    return [_expression(found, text) for found in every]


def outermost(times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Of `find_all_times`, those that are no part of another."""
    result: list[TimeExpression] = []
    for time in times:
        if not result or time.quote.start >= result[-1].quote.end:
            result.append(time)
    return result


def _with_parts(found: Found) -> Iterator[Found]:
    waiting = [found]
    while waiting:  # no recursion: a list of a thousand days is one time in another in another …
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.parts))


def _found(text: str, published: date) -> list[Found]:
    context, low, end = Context(text, published), lowered(text), 0
    idle = {rule for rule in _SELDOM if not any(letters in low for letters in rule.needs)}
    for word in _BEGINNING.finditer(low):
        start = word.start()
        if start >= end and (found := _at(start, _rules_at(low, word), idle, context)):
            _keep(found, context.found)
            end = found.end - len(found.meaning.anchor)
    return joined(context)


def _rules_at(low: str, word: re.Match[str]) -> list[Rule]:
    """Those that may match where `word` stands; many want a count of days, and few have one."""
    first = word["word"] or "#"
    rules, others = _RULES[first], _WITHOUT_COUNT[first]
    return rules if len(rules) == len(others) or COUNTED.match(low, word.start()) else others


def _keep(found: Found, every: list[Found]) -> None:
    """Adds it; a day within the words for an event ("a day after the July 1 raid") is their part."""
    if not every or found.start >= every[-1].end:
        every.append(found)
    elif found.meaning.span:
        last = every[-1]
        every[-1] = replace(last, end=max(last.end, found.end), parts=(*last.parts, found))


def _at(start: int, rules: list[Rule], idle: set[Rule], context: Context) -> Found | None:
    """The longest time there by one of the `rules`, the `idle` ones left out."""
    tried = [
        (match, rule)
        for rule in rules
        if rule not in idle and (match := rule.pattern.match(context.text, start))
    ]
    tried.sort(key=lambda pair: -pair[0].end())
    for match, rule in tried:
        meaning = _meaning(rule, match, context)
        if meaning:
            parts = tuple(Found(a, z, rule.name, Meaning(day)) for a, z, day in meaning.ends)
            return Found(*match.span(), rule.name, meaning, parts, said_year=_says_year(match))
    return None


def _says_year(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("y"))


def _meaning(rule: Rule, match: re.Match[str], context: Context) -> Meaning | None:
    try:
        said = rule.resolve(match, context)
    except (ValueError, OverflowError):  # outside the calendar: "in 999 years"
        return None
    return Meaning(said) if isinstance(said, Span) else said


def _expression(found: Found, text: str) -> TimeExpression:
    meaning = found.meaning
    return TimeExpression(
        quote=Quote(text[found.start : found.end], found.start, found.end),
        span=meaning.span,
        rule=clock.ABOUT if meaning.about else found.rule,
        relation=meaning.relation,
        anchor=meaning.anchor,
        offset_days=meaning.offset_days,
        hour=meaning.hour,
        zone=meaning.zone,
    )
