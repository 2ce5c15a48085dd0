"""A headline of our own for a draft, from its fields and the report's own nouns."""

import csv
import re
from functools import cache
from pathlib import Path

from timeline.extract.drafts import Draft, DraftActor, Figures
from timeline.extract.events import Candidate
from timeline.extract.records import Record

COUNTRIES = Path(__file__).parent / "lexicon" / "countries.csv"

NOUNS = {
    "Air/drone strike": "Airstrike",
    "Shelling/artillery/missile attack": "Shelling",
    "Remote explosive/landmine/IED": "Bombing",
    "Suicide bomb": "Suicide bombing",
    "Grenade": "Grenade attack",
    "Chemical weapon": "Chemical attack",
    "Armed clash": "Attack",
    "Attack": "Attack",
    "Government regains territory": "Recapture of territory",
    "Non-state actor overtakes territory": "Seizure of territory",
    "Abduction/forced disappearance": "Abduction",
    "Arrests": "Arrests",
    "Disrupted weapons use": "Interception",
    "Looting/property destruction": "Seizure",
}
WEAPON_NOUNS = (
    (
        re.compile(r"drone|UA[SV]|aerial (?:system|vehicle)|quadcopter|Shahed", re.IGNORECASE),
        "Drone attack",
    ),
    (re.compile(r"rocket", re.IGNORECASE), "Rocket attack"),
    (re.compile(r"missile|ASBM|ASCM", re.IGNORECASE), "Missile attack"),
    (re.compile(r"mortar|shell|artillery", re.IGNORECASE), "Shelling"),
)
SHORT = {"United States": "US", "United Kingdom": "UK", "Islamic State": "Islamic State"}
NUMBERS = ("no one", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
VAGUE = {
    2: "a couple",
    3: "several",
    10: "many",
    12: "dozens",
    20: "scores",
    100: "hundreds",
    1000: "thousands",
}
LIMIT = 120
"""Characters; a longer headline loses its last part."""


def headline(draft: Draft, record: Record) -> str:
    """At most LIMIT characters, beginning with a capital: "Drone attack on … in … kills three"."""
    for compose in (_summary, _killing, _told_by_verb, _plain):
        title = compose(draft, record)
        if title:
            break
    return _tidy(title)


def _summary(draft: Draft, record: Record) -> str:
    part = next((p for p in record.parts if p.count), None)
    if draft.count_low is None or part is None or part.count is None:
        return ""
    text, main = part.scene.text, part.head
    number = _count_words(part)
    deeds = main.word.lower() if main.part == "noun" else "attacks"
    return f"{number} {deeds}{_on(draft)}{_in(draft)}" if text else ""


def _count_words(part: Candidate) -> str:
    """The number as the report qualifies it: "More than 150", "Dozens of", "Three"."""
    low, best, high = part.count.figures if part.count else (None, None, None)
    if best is None and low in VAGUE:
        return f"{VAGUE[low].capitalize()} of"
    before = part.scene.text[max(part.scene.start, part.head.start - 60) : part.head.start]
    said = QUALIFIED.search(before) or TIMES_OVER.search(part.clause.words)
    number = low if low is not None else high
    plain = NUMBERS[number] if number is not None and number < len(NUMBERS) else str(number)
    return f"{said.group(1)} {plain}".capitalize() if said else plain.capitalize()


TIMES_OVER = re.compile(
    r"\b(more than|at least|over|up to|as many as|nearly|almost|about)\s+[\w,-]+\s+times\b",
    re.IGNORECASE,
)
QUALIFIED = re.compile(
    r"\b(more than|at least|over|up to|as many as|nearly|almost|about)\s+[\w,-]+\s+(?:[\w-]+\s+){0,3}\Z",
    re.IGNORECASE,
)


def _killing(draft: Draft, record: Record) -> str:
    """ "Assassination of …" with the report's own words for the victim."""
    for part in record.parts:
        main = part.head
        if main.part != "noun" or main.kind != "kill":
            continue
        own = OF_WHOM.match(part.scene.text[main.end : part.clause.end])
        if own:
            return f"{main.word.capitalize()}{_whose(own.group(), draft)}{_in(draft)}"
    return ""


OF_WHOM = re.compile(
    r"\s+of\s+[^,.;()]{3,70}?(?=\s+(?:in|at|near|on|by|last|less|after|before|this|earlier|during)\b|[,.;]|$)"
)


def _whose(words: str, draft: Draft) -> str:
    """ "of one of its commanders" with the owner's name in place of the pronoun."""
    owner = next((actor.name for actor in draft.actors if actor.role == "target"), "")
    named = (
        re.sub(r"\bone of (?:its|their) (\w+ )?(\w+?)s\b", rf"{owner} \1\2", words)
        if owner
        else words
    )
    return re.sub(
        r"\s+", " ", re.sub(r"\b(?:its|their)\b", f"{owner}’s", named) if owner else named
    )


def _told_by_verb(draft: Draft, record: Record) -> str:
    """ "X invades Y", "US response hits 85 targets": where the verb has more to say than the noun."""
    part, main = record.first, record.first.head
    doer = _doer(draft)
    if main.word.lower().startswith("invade") and doer:
        return f"{doer} invades {_first(draft, 'target') or draft.location or ''}"
    if main.kind != "hit" or not doer:
        return ""
    objects = re.match(
        r"\s+(\d+ \w+(?: at \w+(?: \w+)? (?:locations|sites|places))?)",
        part.scene.text[main.end : part.clause.end],
    )
    if objects:
        response = " response" if record.answers else ""
        return f"{doer}{response} hits {re.sub(r' different', '', objects.group(1))}{_in(draft)}"
    return ""


def _plain(draft: Draft, record: Record) -> str:
    weapon = next((part.weapon for part in record.parts if part.weapon), "")
    if draft.sub_event_type == "Disrupted weapons use":
        return _interception(draft, weapon)
    if draft.sub_event_type in {
        "Arrests",
        "Abduction/forced disappearance",
        "Looting/property destruction",
    }:
        target = _first(draft, "target")
        return f"{_by(draft)}{NOUNS[draft.sub_event_type].lower()}{' of ' + target if target else ''}{_in(draft)}"
    noun = _blast(draft, record, weapon) or _noun(draft, weapon)
    return f"{_by(draft)}{noun}{_on(draft)}{_in(draft)}{_toll(draft)}"


def _blast(draft: Draft, record: Record, weapon: str) -> str:
    """ "blast", "explosions" where that is all that the report says: it may have been no shell."""
    told = record.first.head
    untold = not weapon and draft.sub_event_type == "Shelling/artillery/missile attack"
    return told.word.lower() if untold and (told.kind, told.part) == ("blast", "noun") else ""


def _interception(draft: Draft, weapon: str) -> str:
    doer, things = _doer(draft), weapon if weapon.endswith("s") or not weapon else f"{weapon}s"
    where = f" over {_place(draft)}" if draft.location else ""
    if not doer:
        return f"{things or 'weapons'} shot down{where}"
    return f"{_adjective(draft)} forces shoot down {things or 'weapons'}{where}"


def _noun(draft: Draft, weapon: str) -> str:
    fitting = draft.sub_event_type in {"Air/drone strike", "Shelling/artillery/missile attack"}
    named = next((noun for pattern, noun in WEAPON_NOUNS if fitting and pattern.search(weapon)), "")
    return (named or NOUNS.get(draft.sub_event_type, "Attack")).lower()


def _by(draft: Draft) -> str:
    doer = _adjective(draft) or _doer(draft)
    return f"{doer} " if doer else ""


def _adjective(draft: Draft) -> str:
    """ "Israeli" for Israel; "" for a group."""
    name = next((actor.name for actor in draft.actors if actor.role == "perpetrator"), "")
    return SHORT.get(name) or _adjectives().get(name) or MEMBERS.sub(r"\1", name)


MEMBERS = re.compile(r"((?:Houthi|militia|militant|settler|rebel|fighter|smuggler|bandit))s\Z")


@cache
def _adjectives() -> dict[str, str]:
    with COUNTRIES.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["adjectives"].split(";")[0] for row in csv.DictReader(lines)}


def _doer(draft: Draft) -> str:
    return _first(draft, "perpetrator")


def _first(draft: Draft, role: str) -> str:
    return next((_short(actor) for actor in draft.actors if actor.role == role), "")


def _short(actor: DraftActor) -> str:
    if actor.name == "Civilians":
        return "civilians"
    return SHORT.get(actor.name, actor.name)


def _on(draft: Draft) -> str:
    target = _first(draft, "target")
    forces = target == "US" and draft.country != "US"
    harmed = any(draft.killed) or any(draft.injured)
    if (
        not target
        or target in (draft.location or "").removeprefix(target)
        or (target == "civilians" and harmed)
    ):
        return ""
    return f" on {target} personnel" if forces else f" on {target}"


def _in(draft: Draft) -> str:
    """ "in Tyre", "near Tyre", "at a camp", "in the Red Sea"; nothing where the target says it."""
    named = {actor.name for actor in draft.actors if actor.role == "target"}
    if not draft.location or draft.location in named:
        return ""
    base = draft.place is not None and draft.place.kind in {"base", "camp"}
    at_base = draft.where_prec == 1 and (base or BASE.search(draft.location))
    beside = draft.where_prec == NEAR and draft.place is not None
    return f" {'at' if at_base else 'near' if beside else 'in'} {_place(draft)}"


NEAR = 2  # where_prec of a place that is only beside the one named


BASE = re.compile(
    r"\b(?:air ?base|base|camp|outpost|airport|port|hospital|refinery|depot|field|crossing|plant|terminal|station|prison|dam)\b",
    re.IGNORECASE,
)


def _place(draft: Draft) -> str:
    place = draft.location or ""
    article = "the " if draft.where_prec == 7 else "a " if " area of " in place else ""
    return article + place


def _toll(draft: Draft) -> str:
    killed, injured = _people(draft.killed), _people(draft.injured)
    parts = [f"kills {killed}" if killed else "", f"injures {injured}" if injured else ""]
    said = " and ".join(part for part in parts if part)
    return f" {said}" if said else ""


def _people(figures: Figures) -> str:
    low, best, high = figures
    if not any(figures):
        return ""
    if best is None and high is None and low in VAGUE:
        return VAGUE[low]
    if low is not None and high is not None and low != high:
        return f"{low} to {high}"
    limit = "at least " if high is None else "up to " if low is None else ""
    number = low if low is not None else high
    return f"{limit}{NUMBERS[number] if number is not None and number < len(NUMBERS) else number}"


def _tidy(title: str) -> str:
    title = " ".join(title.split())
    while len(title) > LIMIT and " " in title:
        title = title[: title.rindex(" ")]
    return title[:1].upper() + title[1:]
