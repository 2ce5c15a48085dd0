"""Every name in a report that may be a place's, before it is settled which place, if any."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import Words
from timeline.extract.lexicon.names import ActorName, PlaceName
from timeline.extract.lexicon.starts import Start, starts_in
from timeline.extract.place_words import BEFORE_DIVISION, DIVISIONS, ORIGINS

COORDINATION = re.compile(r"\s*(?:,|/|,?\s*(?:and|or|&))\s+(?:the\s+)?")

WELL_KNOWN = 300_000  # people; a city that reports name without saying where it is


@dataclass(slots=True)
class Candidate:
    """Words `first` to `last` (not included) and the places that are written so."""

    first: int
    last: int
    key: str  # the words as they are compared
    names: tuple[PlaceName, ...]
    division: int = 0  # 3 or 4 where "district" or "region" is said of it, else 0
    said: str = ""  # that noun, as it is written

    @property
    def plural(self) -> bool:
        return self.said.endswith("s")

    @property
    def noun(self) -> str:
        """The division noun in the singular."""
        return self.said[:-3] + "y" if self.said.endswith("ies") else self.said.removesuffix("s")

    @property
    def countries(self) -> set[str | None]:
        return {name.place.country for name in self.names}


@dataclass(slots=True)
class Report:
    """What is known of a report before any of its names is settled."""

    text: str
    words: Words
    lexicon: Lexicon
    candidates: list[Candidate] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)  # how often each is spoken of

    def between(self, last: int, first: int) -> str:
        """The text between the word before `last` and the word `first`."""
        return self.text[self.words.ends[last - 1] : self.words.starts[first]]


def report_of(text: str, words: Words, lexicon: Lexicon) -> Report:
    """The report's candidates, and the countries that its unambiguous names speak of."""
    report = Report(text, words, lexicon)
    for candidate in _scan(report):
        if not _is_origin(report, candidate):
            report.candidates.append(candidate)
            countries = candidate.countries
            if len(countries) == 1 and _is_clear(report, candidate):
                _speak_of(report, countries)
    _spread_divisions(report)
    return report


def _speak_of(report: Report, countries: Iterable[str | None]) -> None:
    for country in countries:
        if country:
            report.countries[country] += 1


def _is_clear(report: Report, candidate: Candidate) -> bool:
    """Whether a name in one country says by itself that it is meant: no surname, no small town."""
    if candidate.key in report.lexicon.ambiguous:
        return False
    return any(name.reviewed or name.people >= WELL_KNOWN for name in candidate.names)


def _scan(report: Report) -> Iterator[Candidate]:
    """Longest names first; a place inside an actor's name ("Islamic Resistance in Iraq") is none."""
    after = 0
    for start in starts_in(report.text, report.lexicon):
        if start.first < after:
            continue
        if start.places and start.place_length + _may_be_place(start.actors) > start.actor_length:
            yield _candidate(report, start)
        else:
            _speak_of(report, [name.actor.country for name in start.actors])
        after = start.first + max(start.place_length, start.actor_length)


def _candidate(report: Report, start: Start) -> Candidate:
    last = start.first + start.place_length
    key = " ".join(report.words.keys[start.first : last])
    return Candidate(start.first, last, key, start.places)


def _may_be_place(actors: Sequence[ActorName]) -> bool:
    """Whether the actors' name is a state's own, as a place's is too; the White House is no town."""
    return not actors or all(name.form in ("name", "adjective") for name in actors)


def _is_origin(report: Report, candidate: Candidate) -> bool:
    """ "Iran-backed", "Hong Kong-flagged": where something comes from, not where it happened."""
    if candidate.last >= len(report.words.keys):
        return False
    joined = report.between(candidate.last, candidate.last) in ("-", "‑", "–")
    return joined and report.words.keys[candidate.last] in ORIGINS


def _spread_divisions(report: Report) -> None:
    """Gives each candidate the division noun said of it; a plural one is said of a whole list."""
    for candidate in report.candidates:
        own = report.words.keys[candidate.last - 1]  # "Kabul Province" is an entry by that name
        _take(candidate, own if own in DIVISIONS else _noun_after(report, candidate.last))
    pairs = list(pairwise(report.candidates))
    for candidate, following in reversed(pairs):  # "Kursk and Ryazan regions"
        if following.said and following.plural and _coordinated(report, candidate, following):
            _take(candidate, following.said)
    ends = {candidate.last for candidate in report.candidates}
    for candidate in report.candidates:
        if not candidate.division and candidate.first - 2 not in ends:
            _take(candidate, _noun_before(report, candidate.first))
    for before, candidate in pairs:  # "the provinces of Homs and Idlib"
        if before.said and before.plural and _coordinated(report, before, candidate):
            _take(candidate, before.said)


def _take(candidate: Candidate, noun: str) -> None:
    if noun and not candidate.division:
        candidate.said, candidate.division = noun, DIVISIONS[noun]


def _noun_after(report: Report, index: int) -> str:
    words = report.words
    while index < len(words.keys) and words.keys[index] in BEFORE_DIVISION:
        index += 1
    if index == len(words.keys) or words.keys[index] not in DIVISIONS:
        return ""
    tied = report.between(index, index).strip() in ("", "'s", "’s")
    return words.keys[index] if tied else ""


def _noun_before(report: Report, first: int) -> str:
    words = report.words
    if first >= 2 and words.keys[first - 1] == "of" and words.keys[first - 2] in DIVISIONS:
        return words.keys[first - 2]
    return ""


def _coordinated(report: Report, one: Candidate, other: Candidate) -> bool:
    return COORDINATION.fullmatch(report.between(one.last, other.first)) is not None
