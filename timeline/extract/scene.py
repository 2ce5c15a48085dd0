"""A sentence with all that was found in it: triggers, weapons, figures, places, actors, times."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, TypeVar

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.assertion import happened
from timeline.extract.casualties import find_tolls
from timeline.extract.drafts import Quote, TimeExpression
from timeline.extract.no_casualties import Toll
from timeline.extract.place_mentions import PlaceMention
from timeline.extract.sentences import Sentence, sentences
from timeline.extract.speech_times import dates_speech
from timeline.extract.triggers import Trigger, Weapon, find_triggers, find_weapons

ORIGIN = re.compile(r"[-\s](?:flagged|owned|operated|registered|made|built|style)\b")
"""After an adjective that only says where a thing comes from: "a Palauan flagged carrier"."""


@dataclass(frozen=True, slots=True)
class Scene:
    text: str  # the whole report
    number: int
    sentence: Sentence
    triggers: tuple[Trigger, ...]
    told: frozenset[Trigger]  # those of them that are said to have happened
    weapons: tuple[Weapon, ...]
    tolls: tuple[Toll, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeExpression, ...]
    said_at: frozenset[int]  # where those of its times begin that tell when something was said

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end

    def quote(self) -> Quote:
        start, end = self.sentence.start, self.sentence.end
        return Quote(self.text[start:end], start, end)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in the whole report, each list in the order of the text."""

    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    times: Sequence[TimeExpression]


class _Spot(Protocol):
    @property
    def start(self) -> int: ...


Spot = TypeVar("Spot", bound=_Spot)


def scenes(text: str, found: Found) -> list[Scene]:
    """One scene a sentence, in order."""
    actors = [
        actor
        for actor in found.actors
        if actor.kind != "voice" and not ORIGIN.match(text, actor.end)
    ]
    time_starts = [time.quote.start for time in found.times]
    rows = []
    for number, sentence in enumerate(sentences(text)):
        start, end = sentence.start, sentence.end
        here = within(actors, start, end)
        names = {actor.end for actor in here if actor.form in {"name", "forces"}}
        times = found.times[bisect_left(time_starts, start) : bisect_left(time_starts, end)]
        triggers = tuple(find_triggers(text, start, end, names))
        rows.append(
            Scene(
                text=text,
                number=number,
                sentence=sentence,
                triggers=triggers,
                told=frozenset(t for t in triggers if happened(text, start, t)),
                weapons=tuple(find_weapons(text, start, end)),
                tolls=tuple(find_tolls(text, start, end)),
                places=tuple(within(found.places, start, end)),
                actors=tuple(here),
                times=tuple(times),
                said_at=frozenset(t.quote.start for t in times if dates_speech(text, start, t)),
            )
        )
    return rows


START = attrgetter("start")


def within(spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
    """Those of `spots` (in text order) that begin in `start:end`."""
    first = bisect_left(spots, start, key=START)
    last = bisect_left(spots, end, first, key=START)
    return list(spots[first:last])
