"""Words that tell of violence, and the weapons beside them, in ACLED's terms.

The words are reviewed data (`lexicon/triggers.csv`, `lexicon/weapons.csv`): one row is one kind of
trigger with its inflected forms, or one class of weapon with the sub-event type it stands for.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from timeline.extract.meanings import HELD, TAKEN, USED_OTHERWISE, is_meant_so
from timeline.extract.patterns import WORDS, lowered, one_of

LEXICON = Path(__file__).parent / "lexicon"

SUB_TYPES = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Air/drone strike": "Explosions/Remote violence",
    "Chemical weapon": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Abduction/forced disappearance": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Arrests": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Mob violence": "Riots",
}
"""ACLED sub-event type -> event type (codebook, table of types)."""

KINDS = frozenset(
    [
        *("attack", "strike", "hit", "destroy", "shelling", "launch", "blast", "bombing"),
        *("intercept", "kill", "injure", "clash", "assault", "territory", "raid", "arrest"),
        *("seize", "abduct", "loot", "drop", "repel"),
    ]
)


class Trigger(NamedTuple):
    """One word (or phrase) of violence at `start:end` of the text."""

    start: int
    end: int
    word: str
    part: str  # noun or verb
    kind: str  # one of KINDS
    sub_type: str  # ACLED's, "" where the weapon or the victim decides


class Weapon(NamedTuple):
    start: int
    end: int
    word: str
    sub_type: str
    in_flight: bool  # something that can be shot down


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    sub_type: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The two data files, compiled: one pattern each and the rows by word (and part)."""

    trigger: re.Pattern[str]
    triggers: dict[str, dict[str, _Entry]]  # by word, then by noun and verb
    trigger_starts: frozenset[str]  # what triggers begin with: a sentence without has none
    weapon: re.Pattern[str]
    weapons: dict[str, tuple[str, bool]]
    weapon_starts: frozenset[str]


class BadLexiconError(ValueError):
    """A row of a data file that cannot be used; the message names file, line and reason."""


@cache
def vocabulary() -> Vocabulary:
    """The words of `lexicon/`; raises BadLexiconError naming the file and the line."""
    triggers: dict[str, dict[str, _Entry]] = {}
    for row in _rows("triggers.csv"):
        for word in row["words"].split("|"):
            entry = _Entry(row["kind"], row["sub_event_type"])
            triggers.setdefault(word, {})[row["part"]] = entry
    weapons = {
        word.lower(): (row["sub_event_type"], row["in_flight"] == "1")
        for row in _rows("weapons.csv")
        for word in row["words"].split("|")
    }
    return Vocabulary(
        trigger=_pattern(triggers),
        triggers=triggers,
        trigger_starts=_starts(triggers),
        weapon=_pattern(weapons),
        weapons=weapons,
        weapon_starts=_starts(weapons),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            _check(f"{name}, line {number}", row)
            yield row


def _check(where: str, row: dict[str, str]) -> None:
    if not row["words"] or any(
        word != word.strip() or not word for word in row["words"].split("|")
    ):
        raise BadLexiconError(f"{where}: empty or padded word in {row['words']!r}")
    if row["sub_event_type"] and row["sub_event_type"] not in SUB_TYPES:
        raise BadLexiconError(f"{where}: unknown sub-event type {row['sub_event_type']!r}")
    if "kind" in row and (row["kind"] not in KINDS or row["part"] not in {"noun", "verb"}):
        raise BadLexiconError(f"{where}: unknown kind {row['kind']!r} or part {row['part']!r}")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """All of them begin with a letter."""
    return re.compile(rf"\b(?<!-){one_of(word.lower() for word in words)}(?![\w-])")


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(WORDS.findall(word.lower())[0] for word in words)


NOT_VIOLENCE = tuple(
    f"{word}{tie}"
    for word in (
        *("heart", "panic", "asthma", "verbal", "cyber", "hunger", "labor", "labour", "general"),
        *("rail", "transit", "walkout", "counter", "personal"),
    )
    for tie in "- "
)
"""Words before a trigger that make it no violence: "heart attack", "hunger strike"."""

ON = re.compile(r"\bon \Z")
""""to go on strike"."""

COMPOUND = re.compile(
    r"[- ](?:groups?\b|fighters?\b|helicopters?|submarines?|dogs?|drones?|ua[sv]s?|unmanned|uncrewed|munitions?|jets?|aircraft|plans?\b|capabilit|sirens?|alerts?"
    r"|a (?:deal|balance|blow|chord|note|tone|snag|milestone|record|ball)|cruise\b|cells?\b|planners?\b|planning\b|networks?\b|action\b|ballot|teams?\b|craft\b|force\b|operatives?\b)"
)
"""Words after a noun that make it part of a name for a thing: "strike group", "attack helicopter"."""

NOUN_AFTER = re.compile(
    r"\s+(?:on|against|in|at|by|from|near|over|across|and|or|that|which|have|has|had|is|are|was|were|will|would"
    r"|could|since|between|during|after|killed|targeting|to|of)\b|\s*[,.;:)]"
)
"""What follows a noun rather than a verb, after a name: "Country attacks on" but "Country attacks a"."""


def find_triggers(text: str, start: int, end: int, subjects: Collection[int] = ()) -> list[Trigger]:
    """Triggers in `text[start:end]`; `subjects` are the offsets where names of actors end.

    A word that can be noun or verb ("strikes") is a verb right after such a name, else a noun.
    """
    words, low = vocabulary(), lowered(text)
    found = [
        _trigger(text, match, words, subjects)
        for match in words.trigger.finditer(low, start, end)
        if _is_violence(low, match)
    ]
    if low.find(" hostage", start, end) < 0 and low.find(" captive", start, end) < 0:
        return found
    return sorted({trigger.start: trigger for trigger in found}.values())


def find_weapons(text: str, start: int, end: int) -> list[Weapon]:
    """Weapons named in `text[start:end]`, longest names first where they overlap."""
    words, low = vocabulary(), lowered(text)
    return [
        Weapon(*match.span(), text[match.start() : match.end()], *words.weapons[match[0]])
        for match in words.weapon.finditer(low, start, end)
        if not (match[0] in MINES and DUG.search(low, max(0, match.start() - 20), match.start()))
    ]


MINES = frozenset(["mine", "mines"])
DUG = re.compile(
    r"\b(?:coal|gold|salt|iron|copper|tin|zinc|silver|diamond|jade|ruby|emerald|cobalt|coltan|uranium|lithium|chromite|ore|open-pit|artisanal)[ -]\Z"
)
""""a coal mine": a place of work."""


def _trigger(
    text: str, match: re.Match[str], words: Vocabulary, subjects: Collection[int]
) -> Trigger:
    entries = words.triggers[match[0]]
    part = _part(match, subjects) if len(entries) > 1 else next(iter(entries))
    entry = entries[part]
    start, end = match.span()
    if match[0] in HELD and (taken := TAKEN.search(match.string, max(0, start - 80), start)):
        start, end = taken.span("verb")
    return Trigger(start, end, text[start:end], part, entry.kind, entry.sub_type)


def _is_violence(low: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = low[max(0, start - 20) : start]
    if before.endswith(NOT_VIOLENCE) or COMPOUND.match(low, end):
        return False
    if before.endswith("on ") and ON.search(before):
        return False
    return not match[0].startswith(USED_OTHERWISE) or is_meant_so(low, match)


def _part(match: re.Match[str], subjects: Collection[int]) -> str:
    """Noun or verb, for a word that can be both."""
    word, low = match[0], match.string
    if word.endswith("ing"):
        before = low[max(0, match.start() - 20) : match.start()]
        is_noun = GERUND_AS_NOUN.search(before) or low.startswith(" of ", match.end())
        return "noun" if is_noun else "verb"
    is_verb = match.start() - 1 in subjects and not NOUN_AFTER.match(low, match.end())
    return "verb" if is_verb else "noun"


GERUND_AS_NOUN = re.compile(
    r"(?:\b(?:the|an?|this|that|of|after|over|in|another|\w+al|\w+day|\d\d?)|['’]s|s['’]) \Z"
)
