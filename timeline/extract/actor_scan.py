"""Going through a report's words once and taking each actor's name with what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extract.headlines import headlines, in_headline
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import Words, word_set
from timeline.extract.lexicon.names import ActorName
from timeline.extract.lexicon.starts import starts_in
from timeline.extract.place_words import DIRECTIONS, WITHIN

# Between an actor's name and the noun that says what of it is meant: "Russian airborne troops".
QUALIFIERS = word_set(
    "military armed naval special senior top elite ground air airborne local national high ranking "
    "level former deputy state federal central regional government combat border political media "
    "army security defense defence veteran young key chief civil several two three four five six "
    "seven eight nine ten acting current"
)
BACKED = word_set(
    "backed aligned supported sponsored affiliated affiliate linked allied funded trained armed"
)
LIKE_ITSELF = word_set("linked affiliated affiliate allied aligned")  # "al-Qaida-linked fighters"
HELD = word_set("controlled held occupied run ruled")
MADE = word_set(
    "style made flagged registered owned operated born built bound brokered era led speaking "
    "based supplied administered imposed designed manufactured"
)
FIRED = word_set("fired launched planted")  # "X-fired missiles"
GROUPS = word_set(
    "militia militias militant militants group groups fighters fighter faction factions proxies "
    "proxy forces militiamen rebels insurgents organizations organisations"
)
BACKED_BY_IRAN = frozenset(("Iran", "Islamic Revolutionary Guard Corps", "Quds Force"))
HYPHENS = frozenset(("-", "‑", "–"))
TIES = frozenset((" ", "’s ", "'s ", ") ", "-", "’ ", "' ", "\n"))
OWNERS_TIES = TIES - {"-", ") "}
HOLDERS = {"state": "state", "forces": "state", "group": "group", "coalition": "group"}
"""Which nouns a name takes, by the kind of its actor."""

MOST_QUALIFIERS = 4


@dataclass(slots=True)
class Found:
    """Words `first` to `last` (not included) that speak of an actor in a form."""

    first: int
    last: int
    known: ActorName
    form: str


class Scan:
    """One pass over the words of a report."""

    def __init__(self, text: str, words: Words, lexicon: Lexicon) -> None:
        self.text, self.words, self.keys, self.lexicon = text, words, words.keys, lexicon
        self.headlines = headlines(text)

    def __iter__(self) -> Iterator[Found]:
        after = 0
        for start in starts_in(self.text, self.lexicon):
            if start.first < after:
                continue
            if not start.actors or start.place_length > start.actor_length:
                after = (
                    start.first + start.place_length
                )  # "Indian Ocean", "Lake Chad" are no actors
                continue
            last, known = start.first + start.actor_length, start.actors[0]
            found, after = self._read(Found(start.first, last, known, known.form))
            if found:
                yield found

    def _read(self, found: Found) -> tuple[Found | None, int]:
        """What the name turns out to be with the words after it, and the word to go on from."""
        after = self._key(found.last)
        hyphened = self._gap(found.last) in HYPHENS
        if after in BACKED and (hyphened or self._is_band(found.last + 1)):
            return self._sponsor(found)
        if after in HELD and found.known.kind != "civilians":
            found.form = "control"
            return found, found.last + 1
        if hyphened and after in FIRED:
            found.last, found.form = found.last + 1, "adjective"
            return found, found.last
        if hyphened and after in MADE:
            if after == "led" and found.known.kind == "group" and self._is_band(found.last + 1):
                return self._band_of(found)
            return None, found.last + 1
        self._extend(found)
        if self._only_owns(found):
            return None, found.last
        if found.form == "name" and found.known.kind == "state" and self._led_in(found.first):
            found.form = "place"
        return (None if self._is_person(found) else found), found.last

    def _sponsor(self, found: Found) -> tuple[Found | None, int]:
        """Who is meant by "Iran-backed …" and "al-Qaida-linked …"."""
        tie, index = self._key(found.last), found.last + 1
        length, names = self.lexicon.actor_names.longest_at(self.words, index)
        if names and names[0].kind not in ("militants", "state", "voice", "generic"):
            return None, index
        last = max(index + length if names and names[0].kind == "militants" else index, index)
        while self._key(last) in GROUPS:
            last += 1
        if found.known.actor.name in BACKED_BY_IRAN:
            form = "name" if last > index else "adjective"
            return Found(found.first, last, self._iran_backed(), form), last
        if found.known.kind == "group" and tie in LIKE_ITSELF and last > index:
            return Found(found.first, last, found.known, "forces"), last
        if last > index:
            return Found(found.first, last, self.lexicon.actors["militants"], "name"), last
        return None, index

    def _band_of(self, found: Found) -> tuple[Found, int]:
        """ "X-led fighters" are X's."""
        length, _ = self.lexicon.actor_names.longest_at(self.words, found.last + 1)
        last = found.last + 1 + max(length, 1)
        return Found(found.first, last, found.known, "forces"), last

    def _iran_backed(self) -> ActorName:
        return self.lexicon.actors["Iran-backed militias"]

    def _is_band(self, index: int) -> bool:
        """Whether armed men are named at `index`, as after "Iranian affiliated"."""
        _, names = (
            self.lexicon.actor_names.longest_at(self.words, index) if self._key(index) else (0, ())
        )
        return self._key(index) in GROUPS or bool(names and names[0].kind in ("militants", "group"))

    def _extend(self, found: Found) -> None:
        """Takes in the noun after the name: "Israeli" + "Defense Minister"."""
        holds = HOLDERS.get(found.known.kind)
        index = found.last
        farthest = min(len(self.keys), index + MOST_QUALIFIERS + 1)
        while holds and index < farthest and self._gap(index) in TIES:
            last, form = self._noun(index, holds)
            if form == "site" and found.form == "name" and not self._is_adjective(found):
                return  # "Iraq base" is a base in Iraq, "Iraqi base" one of Iraq's
            if form:
                self._take(found, last, form)
                return
            if self.keys[index] not in QUALIFIERS:
                return
            index += 1

    def _take(self, found: Found, last: int, form: str) -> None:
        found.last, found.form = last, {"site": "forces", "militants": "name"}.get(form, form)
        if form == "militants":  # "Syrian rebels" are not Syria
            found.known = self.lexicon.actors["militants"]

    def _is_adjective(self, found: Found) -> bool:
        """Whether the name also serves as an adjective, as "US" does."""
        key = " ".join(self.keys[found.first : found.last])
        return found.known.kind != "state" or any(
            name.form == "adjective" for name in self.lexicon.actor_names.get(key)
        )

    def _noun(self, index: int, holds: str) -> tuple[int, str]:
        """Where the longest noun from `index` on ends, and the form that it gives; ("" if none)."""
        longest = self.lexicon.noun_starts.get(self._key(index), 0)
        for last in range(min(index + longest, len(self.keys)), index, -1):
            noun = " ".join(self.keys[index:last])
            form = self.lexicon.nouns.get(noun, {}).get(holds, "")
            if form and not set(self._inside(index, last)) & set(",.;:()"):
                return last, form
        return index, ""

    def _only_owns(self, found: Found) -> bool:
        """ "Lebanon's Hezbollah", "Yemeni Houthis": the state only says where the group is."""
        if found.known.kind != "state" or found.form not in ("name", "adjective"):
            return False
        if self._gap(found.last) not in OWNERS_TIES:
            return False
        _, names = self.lexicon.actor_names.longest_at(self.words, found.last)
        return bool(names) and names[0].kind in ("group", "forces")

    def _led_in(self, first: int) -> bool:
        """Whether "in", "over" and the like put something there: the state is a place then."""
        before = first - 1
        while before >= 0 and (self.keys[before] in DIRECTIONS or self.keys[before] == "the"):
            before -= 1
        return before >= 0 and self.keys[before] in WITHIN - {"on"}

    def _is_person(self, found: Found) -> bool:
        """A country that is a first name or surname here: "Israel Katz", "Michael Jordan"."""
        first = found.first
        if found.last - first > 1 or self.keys[first] not in self.lexicon.ambiguous:
            return False
        if in_headline(self.headlines, self.words.starts[first]):
            return False
        return self._capital(found.last, found.last) or (
            found.form == "name" and self._capital(first - 1, first) and not self._opens(first - 1)
        )

    def _capital(self, index: int, gap: int) -> bool:
        """Whether the word `index` has a capital and only a space parts it from its neighbour."""
        if not 0 <= index < len(self.keys) or self._gap(gap) != " ":
            return False
        return self.words.texts[index][0].isupper()

    def _opens(self, index: int) -> bool:
        """Whether the word opens a sentence, where any word has a capital."""
        before = self.text[: self.words.starts[index]].rstrip(" “\"‘'(")
        return not before or before[-1] in ".!?\n:;–—"

    def _key(self, index: int) -> str:
        return self.keys[index] if index < len(self.keys) else ""

    def _gap(self, index: int) -> str:
        """The text between word `index` and the one before it."""
        if not 0 < index < len(self.keys):
            return ""
        return self.text[self.words.ends[index - 1] : self.words.starts[index]]

    def _inside(self, first: int, last: int) -> str:
        """What stands between the words `first` to `last` (not included), the words left out."""
        ends, starts = self.words.ends[first : last - 1], self.words.starts[first + 1 : last]
        return "".join(self.text[end:start] for end, start in zip(ends, starts, strict=True))
