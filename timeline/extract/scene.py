"""A sentence with all that was found in it: triggers, weapons, figures, places, actors, times."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.assertion import happened
from timeline.extract.casualties import find_tolls
from timeline.extract.drafts import Quote, TimeExpression
from timeline.extract.no_casualties import Toll
from timeline.extract.patterns import words_in
from timeline.extract.place_mentions import PlaceMention
from timeline.extract.sentences import Sentence, sentences
from timeline.extract.speech_times import dates_speech
from timeline.extract.triggers import Trigger, Weapon, find_triggers, find_weapons, vocabulary

ORIGIN = re.compile(r"[-\s](?:flagged|owned|operated|registered|made|built|style)\b")
"""After an adjective that only says where a thing comes from: "a Palauan flagged carrier"."""


@dataclass(slots=True, eq=False)  # read far oftener than made
class Scene:
    text: str  # the whole report
    number: int
    sentence: Sentence
    start: int
    end: int
    words: frozenset[str]  # those of the sentence, see `words_in`
    triggers: tuple[Trigger, ...]
    told: frozenset[Trigger]  # those of them that are said to have happened
    weapons: tuple[Weapon, ...]
    tolls: tuple[Toll, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeExpression, ...]
    said_at: frozenset[int]  # where those of its times begin that tell when something was said
    passive: dict[int, bool] = field(default_factory=dict)  # its verbs that were asked about

    @property
    def all_told(self) -> bool:
        return len(self.told) == len(self.triggers)

    def says(self, words: frozenset[str]) -> bool:
        """Whether it has one of the words."""
        return not self.words.isdisjoint(words)

    def quote(self) -> Quote:
        return Quote(self.text[self.start : self.end], self.start, self.end)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in the whole report, each list in the order of the text."""

    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    times: Sequence[TimeExpression]


Spot = TypeVar("Spot")


def scenes(text: str, found: Found) -> list[Scene]:
    """One scene a sentence, in order."""
    actors = [
        actor
        for actor in found.actors
        if actor.kind != "voice" and not ORIGIN.match(text, actor.end)
    ]
    places_at = [place.start for place in found.places]
    actors_at = [actor.start for actor in actors]
    times_at = [time.quote.start for time in found.times]
    return [
        _scene(
            text,
            number,
            sentence,
            places=within(found.places, places_at, sentence),
            actors=within(actors, actors_at, sentence),
            times=within(found.times, times_at, sentence),
        )
        for number, sentence in enumerate(sentences(text))
    ]


def _scene(
    text: str,
    number: int,
    sentence: Sentence,
    places: tuple[PlaceMention, ...],
    actors: tuple[ActorMention, ...],
    times: tuple[TimeExpression, ...],
) -> Scene:
    start, end = sentence.start, sentence.end
    words = words_in(text, start, end)
    triggers = _triggers(text, start, end, words, actors)
    told = frozenset([t for t in triggers if happened(text, start, words, t)])
    armed = not words.isdisjoint(vocabulary().weapon_starts)
    return Scene(
        text=text,
        number=number,
        sentence=sentence,
        start=start,
        end=end,
        words=words,
        triggers=triggers,
        told=told,
        weapons=tuple(find_weapons(text, start, end)) if armed else (),
        tolls=tuple(
            [toll for toll in find_tolls(text, start, end, words) if _holds(toll, triggers, told)]
        ),
        places=places,
        actors=actors,
        times=times,
        said_at=frozenset([t.quote.start for t in times if dates_speech(text, start, t)]),
    )


def _holds(toll: Toll, triggers: Sequence[Trigger], told: frozenset[Trigger]) -> bool:
    """Whether its deed happened: the dead of a bombing that is only remembered are none of now."""
    own = [t for t in triggers if toll.start <= t.start < toll.end and t.word.lower() != "dead"]
    return not own or not any(toll.figures) or not told.isdisjoint(own)


def _triggers(
    text: str, start: int, end: int, words: frozenset[str], actors: Iterable[ActorMention]
) -> tuple[Trigger, ...]:
    if words.isdisjoint(vocabulary().trigger_starts):
        return ()
    names = {actor.end for actor in actors if actor.form in {"name", "forces"}}
    return tuple(find_triggers(text, start, end, names))


def within(spots: Sequence[Spot], starts: Sequence[int], sentence: Sentence) -> tuple[Spot, ...]:
    """Those of `spots` that begin in the sentence; `starts` is where each begins, in text order."""
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return tuple(spots[first:last])
