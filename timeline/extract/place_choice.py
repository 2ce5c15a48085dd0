"""Which place a name means, if it means one at all: settled by the rest of the report."""

import re
from itertools import pairwise
from math import log10

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import contains, where_prec_of
from timeline.extract.headlines import headlines, in_headline
from timeline.extract.lexicon.names import PlaceName
from timeline.extract.place_candidates import COORDINATION, WELL_KNOWN, Candidate, Report
from timeline.extract.place_words import (
    CALENDAR,
    DIRECTIONS,
    DIVISIONS,
    DONE_TO,
    FACILITY_STARTS,
    HELD,
    LEADS_TO_PLACES,
    LOCATIVE,
    UNLISTED,
)

# "Aden, Yemen", "Harir in Iraq", "Mokha, a town in Yemen": the second says where the first lies.
SITUATING = re.compile(
    r"(?:\s(?:city|town|village|camp|airport|port|base|area|neighbou?rhood|district|county|province|"
    r"governorate|region|state))?(?:,?\s+(?:an?\s[\w\s-]{3,40}\s)?(?:in|of)\s+(?:the\s+)?|,\s+|\s*\()",
    re.IGNORECASE,
)
LONGEST_TIE = 100  # characters; more than any such words have
LEADS = LOCATIVE | DONE_TO
NO_FIRST_NAMES = CALENDAR | LOCATIVE | DIRECTIONS
LONGEST_LIST = 8  # words to go back in a list for its preposition
MIDDLING = 100_000
AFTER_A_NAME = CALENDAR | DIVISIONS.keys() | UNLISTED.keys() | FACILITY_STARTS
"""What may stand behind a place's name with a capital, and is no more of it."""


class Choice:
    """Settles the candidates of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.before = {id(other): one for one, other in pairwise(report.candidates)}
        self.headlines = headlines(report.text)
        self.taken = {i for found in report.candidates for i in range(found.first, found.last)}
        self.surnames = {found.key for found in report.candidates if self._is_named(found)}
        self.outer = {
            id(one): other
            for one, other in pairwise(report.candidates)
            if len(gap := report.between(one.last, other.first)) < LONGEST_TIE
            and SITUATING.fullmatch(gap)
        }
        """By its id, the next name where the words between the two say that a name lies in it."""

    def place_of(self, candidate: Candidate) -> Place | None:
        """The place meant by `candidate`, or None when the report gives no reason to see one."""
        if candidate.key in CALENDAR or self._is_cut_short(candidate):  # there is a town of March
            return None
        fitting = [name for name in candidate.names if self._accepts(candidate, name)]
        if not fitting:
            return None
        if len(candidate.names) == 1:
            return fitting[0].place
        # Once it is a place's name, the small town of that name in a country spoken of counts too.
        fitting += [name for name in candidate.names if self._spoken_of(name.place)]
        if len(fitting) == 1:
            return fitting[0].place
        return max(fitting, key=lambda name: self._score(candidate, name)).place

    def _score(self, candidate: Candidate, name: PlaceName) -> float:
        place = name.place
        score = min(self.report.countries[place.country or ""], 3) + log10(name.people + 1) / 4
        score += 10 * self._situated(candidate, place)
        score -= 5 * self._held_by_own(candidate, place)
        score += 2 * name.reviewed + (name.written == place.name) / 2
        score += 3 * (place.kind == "country")
        if place.kind in ("admin1", "admin2") and candidate.division == where_prec_of(place):
            return score + 20
        return score - 4 * _has_a_seat(place, candidate)

    def _held_by_own(self, candidate: Candidate, place: Place) -> bool:
        """ "X-held Town" is no town of X's own country: nobody occupies those."""
        keys, held = self.report.words.keys, candidate.first - 1
        if held < 1 or keys[held] not in HELD:
            return False
        holders = self.report.lexicon.actor_names.get(keys[held - 1])
        return any(holder.actor.country == place.country for holder in holders)

    def _accepts(self, candidate: Candidate, name: PlaceName) -> bool:
        if self._situated(candidate, name.place):
            return True
        if candidate.key in self.report.lexicon.ambiguous:
            return self._accepts_ambiguous(candidate, name)
        if name.reviewed:
            return name.place.kind != "town" or not self._is_somebodys(candidate)
        return self._accepts_town(candidate, name)

    def _accepts_ambiguous(self, candidate: Candidate, name: PlaceName) -> bool:
        """A surname or an everyday word has to stand where only a place can."""
        if name.place.kind == "admin1":
            led_in = self._led_in(candidate) and self._spoken_of(name.place)
            return candidate.division > 0 or led_in or self._situates(candidate, name.place)
        if self._led_in(candidate):
            return name.reviewed or self._spoken_of(name.place)
        return name.reviewed and not self._is_somebodys(candidate)

    def _is_somebodys(self, candidate: Candidate) -> bool:
        """Whether it looks like part of a person's name and no preposition leads to it."""
        looks_like_a_name = candidate.key in self.surnames or self._goes_on(candidate)
        return looks_like_a_name and not self._led_in(candidate)

    def _accepts_town(self, candidate: Candidate, name: PlaceName) -> bool:
        led_in = self._led_in(candidate)
        if candidate.key in self.surnames and not led_in:
            return False
        if name.people < MIDDLING and self._lies_elsewhere(candidate, name.place):
            return False
        if self._spoken_of(name.place):
            return led_in or candidate.division > 0 or name.people >= MIDDLING
        if led_in and len(candidate.names) == 1 and not self._goes_on(candidate):
            return True  # no other place of this name is listed
        if name.written != name.place.name:
            return False  # a rare spelling needs its country to be spoken of
        return name.people >= (MIDDLING if led_in else WELL_KNOWN)

    def _spoken_of(self, place: Place) -> bool:
        return self.report.countries[place.country or ""] > 0

    def _situates(self, candidate: Candidate, place: Place) -> bool:
        """Whether the name before lies in this place: "Tampa, Fla."."""
        inner = self.before.get(id(candidate))
        return inner is not None and any(self._situated(inner, name.place) for name in inner.names)

    def _situated(self, candidate: Candidate, place: Place) -> bool:
        """Whether the next name says that this place lies in it."""
        outer = self.outer.get(id(candidate))
        return outer is not None and self._holds(outer, place)

    def _lies_elsewhere(self, candidate: Candidate, place: Place) -> bool:
        """Whether the report puts the name into a division that does not hold this place."""
        outer = self.outer.get(id(candidate))
        return outer is not None and outer.division > 0 and not self._holds(outer, place)

    def _holds(self, outer: Candidate, place: Place) -> bool:
        return any(contains(self.report.lexicon, name.place, place) for name in outer.names)

    def _led_in(self, candidate: Candidate) -> bool:
        """Whether a preposition leads to the name, also through a list: "in Kherson and Sumy"."""
        words, first = self.report.words, candidate.first - 1
        for _ in range(LONGEST_LIST):
            while first >= 0 and (words.keys[first] in DIRECTIONS or words.keys[first] == "the"):
                first -= 1
            if first < 0 or words.keys[first] in LEADS:
                return first >= 0
            if not self._is_listed(first):
                return False
            first -= 1
        return False

    def _is_listed(self, index: int) -> bool:
        """Whether the word ends an item of a list, or is the "and" before the last one."""
        key, text = self.report.words.keys[index], self.report.words.texts[index]
        listed = COORDINATION.fullmatch(self.report.between(index + 1, index + 1))
        follows_and = self.report.words.keys[index + 1] in ("and", "or")
        return key in ("and", "or") or (text[0].isupper() and bool(listed or follows_and))

    def _is_named(self, candidate: Candidate) -> bool:
        """Whether another capitalised word ties itself to the name from before: "Lloyd Austin"."""
        first = candidate.first
        if first == 0 or first - 1 in self.taken:
            return False
        words = self.report.words
        capital = words.texts[first - 1][0].isupper()
        tied = capital and self.report.between(first, first) in (" ", ". ")
        return (
            tied
            and words.keys[first - 1] not in NO_FIRST_NAMES
            and not self._state(first)
            and not self._in_headline(first)
        )

    def _state(self, first: int) -> bool:
        """Whether the word before is an adjective of a state: "Israeli Haifa"."""
        before = self.report.words.keys[first - 1]
        return any(name.kind == "state" for name in self.report.lexicon.actor_names.get(before))

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether a capitalised word follows, as in a person's full name."""
        last = candidate.last
        if last >= len(self.report.words.keys) or last in self.taken:
            return False
        capital = self.report.words.texts[last][0].isupper()
        return capital and self.report.between(last, last) == " " and not self._in_headline(last)

    def _is_cut_short(self, candidate: Candidate) -> bool:
        """Whether a longer name that nobody lists begins with this one: "near Aden Nour"."""
        words, last = self.report.words, candidate.last
        if candidate.first == 0 or not self._is_called(candidate.first - 1):
            return False
        if not self._goes_on(candidate) or words.texts[last].isupper():
            return False
        actor, _ = self.report.lexicon.actor_names.longest_at(words, last)
        return not actor and words.keys[last] not in AFTER_A_NAME

    def _is_called(self, before: int) -> bool:
        """Whether the word leads to a place's name: "near …", "the village of …"."""
        keys = self.report.words.keys
        return keys[before] in LEADS_TO_PLACES or (
            before > 0 and keys[before] == "of" and keys[before - 1] in UNLISTED
        )

    def _in_headline(self, index: int) -> bool:
        start = self.report.words.starts[index]
        return in_headline(self.headlines, start)


def _has_a_seat(place: Place, candidate: Candidate) -> bool:
    """Whether a division shares its name with a city: without a noun "Odesa" is the city."""
    return place.kind == "admin1" and any(
        other.place.kind == "city"
        and other.place.country == place.country
        and (other.place.parent == place.name or other.people >= MIDDLING or other.reviewed)
        for other in candidate.names
    )
